"""The links to a young person's page, in a table: how they went out, until when they work, and when they were used."""

from dataclasses import dataclass

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_page import own_links_of
from backend.core import clock
from backend.links.choices import KEPT_FOR, LinkState
from backend.web.kit.content import Table, Tag, columns
from backend.web.kit.formats import moment, short_day


COLOURS = {LinkState.WORKS: "green", LinkState.LOCKED: "red"}
EARLIER_SHOWN = 10


@dataclass(frozen=True)
class Links:
    """Those not switched off, and the last of those that were; `is_locked` where one waits for a new one."""

    standing: Table
    earlier: Table | None
    is_locked: bool
    is_any_on: bool


def links_table(person: CareLeaver) -> Links:
    every = list(own_links_of(person))
    standing = [link for link in every if not link.ended_at]
    earlier = [link for link in every if link.ended_at][:EARLIER_SHOWN]
    headings = columns("How", "Made", "Works until", "Last opened", "Stands")
    return Links(
        Table("Links", headings, [_row(link) for link in standing], empty="No link is on."),
        Table("Links before", headings, [_row(link) for link in earlier]) if earlier else None,
        any(link.state == LinkState.LOCKED for link in standing),
        any(link.state in (LinkState.WORKS, LinkState.LOCKED) for link in standing),
    )


def _row(link) -> list:
    how = f"{link.get_channel_display()}, to {link.address}" if link.address else link.get_channel_display()
    made = f"{short_day(link.created_at)}, {link.by}" if link.by else short_day(link.created_at)
    opened = moment(link.opened_at) if link.opened_at else _not_opened(link)
    return [how, made, short_day(link.expires_at), opened, Tag(link.state.label, COLOURS.get(link.state, "grey"))]


def _not_opened(link) -> str:
    """When somebody came in is kept for a while: of an older link nobody can say that it never was opened."""
    return "not yet" if link.created_at > clock.now() - KEPT_FOR else "not lately"
