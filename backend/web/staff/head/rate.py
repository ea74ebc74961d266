"""The rate on the head's home: its finding and chart, whose birthday moved it, and whose still can.

A birthday counts once and changes no more, so what can still move the figure is whose birthday is to come.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from backend.activities.choices import EET, NEET, ActivityCode
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.councils.viewer import Viewer
from backend.outcomes.eet import AgeGroup, Birthday, EetOutlook
from backend.outcomes.shares import Share
from backend.web.kit.charts import Chart
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.formats import day, percent, plural, short_day
from backend.web.staff.outcomes.eet import MAIN_GROUP, eet_over_time, headline_of, shown
from backend.web.staff.outcomes.headline import Headline
from backend.web.staff.outcomes.movers import of_late


STANDINGS = (("in EET", EET), ("not in EET", NEET), ("not known", {ActivityCode.NOT_KNOWN.value}))
NAMED = 6  # of one standing; who else it was is in the fold under it


@dataclass(frozen=True)
class Tally:
    """How many stand in one way, and who they are: the first of them, and how many more."""

    number: int
    words: str
    people: list[Link]
    more: int = 0


@dataclass(frozen=True)
class Rate:
    headline: Headline
    chart: Chart
    moved: str
    movers: list[Tally]
    ahead: str
    if_nothing_changes: str
    still_can: Table | None


def rate_of(viewer: Viewer, outlook: EetOutlook) -> Rate:
    year = outlook.years[-1]
    so_far, to_come = outlook.group(MAIN_GROUP)
    moved = so_far.between(of_late(year), year.last)
    open_to_change = [each for each in to_come.birthdays if each.code not in EET]
    people = _people(viewer, [*moved.birthdays, *open_to_change])
    return Rate(
        headline_of(outlook.years),
        eet_over_time(outlook.years),
        _moved(moved, of_late(year)),
        list(_tallies(moved, people)),
        _ahead(to_come, len(open_to_change), dt.date(year.first.year + 1, 3, 31)),
        _if_nothing_changes(so_far, to_come),
        _still_can(open_to_change, people),
    )


def _people(viewer: Viewer, birthdays: Iterable[Birthday]) -> dict[int, CareLeaver]:
    found = care_leavers_of(viewer).filter(pk__in=[each.person_id for each in birthdays])
    return {person.id: person for person in found}


def _moved(moved: AgeGroup, since: dt.date) -> str:
    if not moved.cohort:
        return f"Nobody has moved it since {day(since)}: no birthday counted"
    birthdays = plural(moved.cohort, "birthday,birthdays")
    return f"Who moved it since {day(since)}: {birthdays}, {moved.eet.count:,} in EET"


def _tallies(moved: AgeGroup, people: dict[int, CareLeaver]) -> Iterable[Tally]:
    for words, codes in STANDINGS:
        these = [people[each.person_id] for each in _latest(moved.birthdays, codes) if each.person_id in people]
        if these:
            yield Tally(len(these), words, [_link(each) for each in these[:NAMED]], max(len(these) - NAMED, 0))


def _latest(birthdays: Sequence[Birthday], codes: Iterable[str]) -> list[Birthday]:
    return sorted((each for each in birthdays if each.code in codes), key=lambda each: each.day, reverse=True)


def _link(person: CareLeaver) -> Link:
    return Link(person.full_name, reverse("person", args=[person.public_id]))


def _ahead(to_come: AgeGroup, open_to_change: int, ends: dt.date) -> str:
    if not to_come.cohort:
        return f"No birthday that counts is to come by {day(ends)}"
    birthdays = plural(to_come.cohort, "birthday,birthdays")
    return f"{birthdays} still to come by {day(ends)}: {open_to_change:,} not in EET, or not known, today"


def _if_nothing_changes(so_far: AgeGroup, to_come: AgeGroup) -> str:
    """Of everybody whose birthday has come or will; nothing where that is too few to be a share."""
    whole = AgeGroup(so_far.name, (*so_far.birthdays, *to_come.birthdays), 0)
    share: Share | None = shown(whole, "eet")
    if share is None or not to_come.cohort:
        return ""
    return f"If nothing changes the year ends at {percent(share.value)} ({share.count:,} of {share.of:,})."


def _still_can(birthdays: Sequence[Birthday], people: dict[int, CareLeaver]) -> Table | None:
    soonest = sorted((each for each in birthdays if each.person_id in people), key=lambda each: each.day)
    if not soonest:
        return None
    return Table(
        "Whose birthday is to come, soonest first",
        columns("Young person", "Birthday", "Today"),
        [[_link(people[each.person_id]), short_day(each.day), ActivityCode(each.code).label] for each in soonest],
        caption_size="s",
    )
