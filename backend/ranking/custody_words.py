"""What is to be asked of the prison or of probation about somebody who is, or was, in custody."""

import datetime as dt
from collections.abc import Iterable

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.placements.run_ups import run_up_of
from backend.ranking.nearest_misses import Miss


EARLY = "Early release and release on temporary licence can be asked of probation."
ASKED = "Probation was asked about days from {day} on."


def custody_words(person: CareLeaver, given: dt.date | None) -> str:
    release = _release_of(person)
    day = f"on {given:%-d %B %Y}, the first day given" if given else "on the days it asks for"
    ask = f"Check with the prison or the probation officer that they can be there {day}."
    if not person.in_custody:
        return f"They are recorded as having been in custody until {release}. {ask}"
    if given and given < clock.today():
        return f"They are recorded as in custody now (release: {release}). Check that they could be there {day}."
    return f"They are recorded as in custody (release: {release}). {ask} {EARLY}"


def _release_of(person: CareLeaver) -> str:
    if person.release_date is None:
        return "not recorded yet"
    passed = ", which has passed" if person.in_custody and person.release_is_unknown else ""
    return f"{person.release_date:%-d %B %Y}{passed}"


def before_release(person: CareLeaver, misses: Iterable[Miss], *, alone: bool = False) -> int:
    """How many of the misses start before a release that is later than what they said; `alone`, of these alone."""
    release = person.expected_release
    if release is None or (person.available_from and person.available_from >= release):
        return 0
    found = (each for each in misses if "dates" in each.missing and (len(each.missing) == 1 or not alone))
    return sum(each.opportunity.start_date is not None and each.opportunity.start_date < release for each in found)


def start_before_release(person: CareLeaver, number: int) -> str:
    """For an adviser. Of no day before a release is anything said to the young person, who cannot move it."""
    starts = "1 starts" if number == 1 else f"{number} start"
    asked = run_up_of(person)
    early = ASKED.format(day=f"{asked.earliest_on:%-d %B %Y}") if asked and asked.earliest_on else EARLY
    return f"In custody, release expected on {person.expected_release:%-d %B %Y}: {starts} before that. {early}"
