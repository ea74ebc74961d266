"""What a young person agrees to for one employer on a day: asked here by whatever shows, sends or refuses.

An agreement counts until it is taken back or its last day has passed; no job has to run. One that names an employer is
for that employer alone. Once there is one it alone decides there: what it ended, no yes to anybody brings back, and a
no stands until a yes to that very one. One that names none is for whomever else they are put forward to.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

from django.db.models import Prefetch, prefetch_related_objects

from backend.care_leavers.choices import NAMES_ITS_EMPLOYER
from backend.care_leavers.models import CareLeaver, Consent
from backend.core import clock
from backend.employers.models import Employer


class Agreement(Protocol):
    """A row of `Consent`, or what the gate reads of one."""

    kind: str
    employer_id: int | None
    until_on: dt.date | None
    withdrawn_on: dt.date | None
    renewed_on: dt.date | None

    def is_in_force_on(self, day: dt.date) -> bool: ...

    def has_run_out_on(self, day: dt.date) -> bool: ...


def agreed_for(care_leaver: CareLeaver, employer: Employer | None, on: dt.date) -> frozenset[str]:
    """The kinds they agree to on that day. Without an employer: how we reach them, and what names none."""
    return kinds_for(care_leaver.consents.all(), employer.pk if employer else None, on)


def agreed_for_one_alone(care_leaver: CareLeaver, on: dt.date) -> frozenset[str]:
    """The kinds they agree to on that day for one employer, or some, and not for whomever they are put forward to."""
    rows = list(care_leaver.consents.all())
    named = {each.employer_id for each in rows if each.employer_id is not None}
    for_some = frozenset(kind for employer in named for kind in kinds_for(rows, employer, on))
    return for_some - kinds_for(rows, None, on)


def kinds_for(rows: Iterable[Agreement], employer_id: int | None, on: dt.date) -> frozenset[str]:
    """The same, of all agreements of one person."""
    return frozenset(last_days_for(rows, employer_id, on))


def last_days_for(rows: Iterable[Agreement], employer_id: int | None, on: dt.date) -> dict[str, dt.date | None]:
    """Each kind with its last day, by what is in force on that day; None where it has no end."""
    days: dict[str, dt.date | None] = {}
    for each in _decisive_agreements(rows, employer_id, on):
        if each.is_in_force_on(on):
            days[each.kind] = _later(days.get(each.kind, each.until_on), each.until_on)
    return days


def _decisive_agreements(rows: Iterable[Agreement], employer_id: int | None, on: dt.date) -> list[Agreement]:
    """Where one names the employer, of its kind those alone that do, whether or not they are in force."""
    every = [each for each in rows if not _was_asked_anew(each, on)]
    named = {each.kind for each in every if _names(each, employer_id)}
    return [
        each for each in every if _names(each, employer_id) or (each.employer_id is None and each.kind not in named)
    ]


def _names(row: Agreement, employer_id: int | None) -> bool:
    return employer_id is not None and row.employer_id == employer_id


def _was_asked_anew(row: Agreement, on: dt.date) -> bool:
    """The row of that day says what counts since."""
    return row.renewed_on is not None and row.renewed_on <= on


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return None if one is None or other is None else max(one, other)


def has_run_out(care_leaver: CareLeaver, kind: str, employer: Employer, on: dt.date) -> bool:
    """Whether it was agreed to for this employer until a day that has passed, and not taken back."""
    return kind in run_out_for(care_leaver.consents.all(), employer.pk, on)


def run_out_for(rows: Iterable[Agreement], employer_id: int | None, on: dt.date) -> frozenset[str]:
    """The kinds of which that is so, of all agreements of one person."""
    said = [each for each in _decisive_agreements(rows, employer_id, on) if not each.withdrawn_on]
    return frozenset(each.kind for each in said if each.has_run_out_on(on))


def is_told_by_older_row(care_leaver: CareLeaver, kind: str, employer: Employer, on: dt.date) -> bool:
    """Whether what they agree to for this employer rests on a row that should name its employer, and names none."""
    rows = [each for each in _decisive_agreements(care_leaver.consents.all(), employer.pk, on) if each.kind == kind]
    return kind in NAMES_ITS_EMPLOYER and any(each.employer_id is None and each.is_in_force_on(on) for each in rows)


def stopped_among(rows: Iterable[Consent]) -> list[Consent]:
    """Of all rows of one person, as `stopped_by_themselves` of the query set."""
    last = {(each.kind, each.employer_id): each for each in sorted(rows, key=lambda each: each.pk)}
    return [each for each in last.values() if each.withdrawn_by_themselves]


def may_be_reached_by(care_leaver: CareLeaver, kind: str) -> bool:
    """Whether they agree today to be written to this way."""
    return kind in agreed_for(care_leaver, None, clock.today())


def read_agreements_once(care_leaver: CareLeaver) -> None:
    """Of a page that asks for them in several places: with whom each is for, in one query."""
    prefetch_related_objects([care_leaver], Prefetch("consents", Consent.objects.select_related("employer")))
