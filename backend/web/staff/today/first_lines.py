"""What Today would say first of each young person in a list: the words, the order and what was put off are its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from backend.care_leavers.models import CareLeaver
from backend.councils.viewer import Viewer
from backend.reference.working_days import last_working_day_before
from backend.web.staff.today.deferrals import deferrals_told
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.finding import lines_of
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Computed, Kind
from backend.web.staff.today.page import Entry, ShownLines


EVERY = 10_000  # lines of one source; a list shows a thousand people at most


@dataclass(frozen=True)
class FirstLines:
    """By the id of a person the first thing that waits, and how many matches wait for a decision."""

    entries: dict[int, Entry] = field(default_factory=dict)
    to_decide: dict[int, int] = field(default_factory=dict)


def with_what_may_wait(people: QuerySet[CareLeaver], viewer: Viewer) -> QuerySet[CareLeaver]:
    """Read people with this for `first_lines`."""
    asked = {source.beside: source.about for source in _computed(viewer) if source.about}
    boolean = partial(ExpressionWrapper, output_field=BooleanField())
    return people.annotate(**{name: boolean(about(viewer)) for name, about in asked.items()})


def first_lines(viewer: Viewer, people: Sequence[CareLeaver]) -> FirstLines:
    """Of the people of one page, in one query and few more: none for what cannot be about any of them."""
    if not people:
        return FirstLines()
    desk = Desk(viewer, everybody=True, only=[person.id for person in people])
    desk.is_list, desk.read = True, {person.id: person for person in people}
    found = lines_of(desk, _kinds(viewer), shown=EVERY)
    deferrals = deferrals_told(viewer, desk.deferrals)
    since = last_working_day_before(desk.today)
    entries = [entry for each in found for entry in ShownLines(desk, deferrals, each, since, limit=None).entries]
    return FirstLines(_first_of_each(entries), desk.to_decide)


def _first_of_each(entries: Sequence[Entry]) -> dict[int, Entry]:
    first: dict[int, Entry] = {}
    for entry in sorted(entries, key=Entry.in_order):
        if entry.line.person:
            first.setdefault(entry.line.person.id, entry)
    return first


def _kinds(viewer: Viewer) -> list[Kind]:
    return [kind for kind in KINDS if kind.seen_by(viewer)]


def _computed(viewer: Viewer) -> list[Computed]:
    return [source for kind in _kinds(viewer) for source in kind.sources if isinstance(source, Computed)]
