"""The facts the gate judges by, read anew: both rows, what they agreed to, the referral between them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

import matching
from backend.care_leavers.agreements import agreed_for
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.digest import json_digest
from backend.core.written_queries import any_of, written_once
from backend.employers.models import Employer
from backend.employers.organisations.pauses import PerhapsPaused, may_be_paused
from backend.employers.verification import with_lapsed_checks
from backend.opportunities.models import Opportunity, Site, shared_with_council
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.opportunities.places import closed_by_hand
from backend.ranking.engine_rules import engine_settings
from backend.ranking.gate_people import read_people
from backend.ranking.gate_questions import ON_THE_FIRST_DAY, STARTS, Question
from backend.ranking.records import (
    EetHistory,
    opportunity_records,
    person_record,
    places_of_record,
    record_of_place,
)
from backend.referrals.choices import HOLDS_A_PLACE
from backend.referrals.models import Referral


TENTH = Decimal("0.1")  # of an hour, as hours are kept
# What a criterion about safety is judged by, as beginnings of names in the engine's records: its sentence says nothing,
# and so cannot stand for the facts.
SAFETY_FACTS = ("avoid", "may_avoid", "site", "unplaced", "nationwide", "remote", "employer_id")


def is_paused(employer: Employer) -> bool:
    """The one place where the gate reads a pause, which holds for the organisation."""
    return employer.is_paused


def lapsed_checks(on: dt.date, employer: str = "employer_id") -> Exists:
    """Whether the employer was verified once, and something of the checklist has run out since."""
    return Exists(with_lapsed_checks(Employer.objects.filter(pk=OuterRef(employer)), on))


def council_pauses_somebody(council: str = "council_id") -> Exists:
    """Where it does not, nobody's name needs to be compared with one that is paused."""
    return Exists(Employer.objects.filter(council=OuterRef(council)).paused())


def for_gate(
    opportunities: QuerySet[Opportunity], on: dt.date, *, care_leaver: CareLeaver | None = None
) -> QuerySet[Opportunity]:
    """With all that is asked of an opportunity, in two queries; for one young person also whether they are referred."""
    found = opportunities.annotate(checks_have_lapsed=lapsed_checks(on), anybody_paused=council_pauses_somebody())
    if care_leaver is not None:
        theirs = Referral.objects.open().filter(care_leaver=care_leaver, opportunity=OuterRef("pk"))
        found = found.annotate(**{name: Subquery(theirs.values(field)[:1]) for name, field in OPEN_REFERRAL.items()})
    return found.select_related("employer", "council").prefetch_related("sites")


OPEN_REFERRAL = {"open_referral_id": "id", "open_referral_state": "state"}


def _open_referral_read(question: Question) -> Referral | None:
    """As much of it as a duplicate is told by, from a row that was read for one young person."""
    read = {field: getattr(question.offer, name, None) for name, field in OPEN_REFERRAL.items()}
    if read["id"] is None:
        return None
    return Referral(care_leaver_id=question.care_leaver_id, opportunity_id=question.opportunity_id, **read)


@dataclass(frozen=True)
class Facts:
    """Of one question everything that is asked about. `opportunity` is None where no row can be read."""

    question: Question
    care_leaver: CareLeaver
    opportunity: Opportunity | None
    open_referral: Referral | None
    closed_by_hand: bool
    is_shared: bool
    perhaps_paused: PerhapsPaused
    ranker: matching.Ranker
    history: EetHistory

    @property
    def checks_have_lapsed(self) -> bool:
        return bool(self._read("checks_have_lapsed"))

    @property
    def employer_may_be_paused(self) -> bool:
        """Its name is like a paused one's, and nobody has said whether they are one."""
        assert self.opportunity is not None
        if hasattr(self.opportunity, "anybody_paused"):
            return self.opportunity.anybody_paused and self.opportunity.employer_id in self.perhaps_paused.ids
        return bool(self._read("anybody_paused")) and may_be_paused(self.opportunity.employer)

    def _read(self, name: str) -> Any:
        """What `for_gate` reads beside the row; asked for by itself where nobody has."""
        if not hasattr(self.opportunity, name):
            same = Opportunity.with_found.filter(id=self.question.opportunity_id)
            return for_gate(same, self.question.on).values_list(name, flat=True).get()
        return getattr(self.opportunity, name)

    @cached_property
    def agreed(self) -> frozenset[str]:
        """For the employer of the opportunity, today: what they may say tomorrow nobody knows."""
        assert self.opportunity is not None
        return agreed_for(self.care_leaver, self.opportunity.employer, clock.today())

    @property
    def referral(self) -> Referral | None:
        return self.question.referral or self.open_referral

    @property
    def other_open_referral(self) -> Referral | None:
        """Another than the one the step is about."""
        mine = self.question.referral
        other = self.open_referral
        return None if other is None or (mine is not None and mine.id == other.id) else other

    @property
    def holds_place(self) -> bool:
        referral = self.referral
        return referral is not None and referral.state in HOLDS_A_PLACE

    @cached_property
    def person_record(self) -> dict[str, Any]:
        return person_record(self.care_leaver, on=self.question.on, history=self.history)

    @property
    def day_given(self) -> dt.date | None:
        """The first day that somebody gives for a start, or for its correction."""
        return self.question.on if self.question.step in STARTS and not self.question.is_planned else None

    @cached_property
    def as_worked(self) -> Opportunity:
        """The opportunity with the hours that the question gives, where they are others than its own."""
        assert self.opportunity is not None
        given = self.question.weekly_hours
        if given is None or given == self.opportunity.weekly_hours:
            return self.opportunity
        worked = copy(self.opportunity)
        worked.weekly_hours = Decimal(given).quantize(TENTH)
        return worked

    @cached_property
    def opportunity_record(self) -> dict[str, Any]:
        """As on the day of the question: a start lies on the day it is recorded for, and no start lies in the past.

        Whether people may still apply is a condition of its own, with its own sentence.
        """
        assert self.opportunity is not None
        (record,) = opportunity_records([self.as_worked], council_id=self.care_leaver.council_id)
        on, start, last = self.question.on, record["start_date"], record["planned_end"]
        if self.question.step in ON_THE_FIRST_DAY:
            record["start_date"] = on
        elif start is not None:
            record["start_date"] = max(start, on)
        if last is not None and last < on:
            record["planned_end"] = None  # over, which is a condition of its own: when it will end nobody knows
        return record | {"closing_date": None} | self._place_of_referral

    @property
    def _place_of_referral(self) -> dict[str, Any]:
        """A referral that names one of several places is judged by that place alone."""
        assert self.opportunity is not None
        return record_of_place(self.opportunity, self.place)

    @property
    def sites(self) -> list[Site]:
        assert self.opportunity is not None
        return list(self.opportunity.sites.all())

    @property
    def place(self) -> NamedPlace:
        named = self.question.place
        if named == ANYWHERE and self.referral:
            named = NamedPlace.of(self.referral)
        return named.as_of(self.sites)

    @property
    def may_be_sent_anywhere(self) -> bool:
        """Nobody knows to which of several places, of which one is now not to be gone to, or unknown.

        None is named, or others are written now as the named one was told. Where the named one was taken off, nobody
        knows where it lies, whatever is written like it.
        """
        assert self.opportunity is not None
        if self.referral is None or not self.care_leaver.places_to_avoid or self.opportunity.remote:
            return False
        if self.place.is_lost:
            return True
        meant = self.place.among(self.sites) or self.sites
        return len(meant) > 1 and self._may_lie_beside_mark(meant)

    def _may_lie_beside_mark(self, sites: Iterable[Site]) -> bool:
        records = (self.opportunity_record | places_of_record([site]) for site in sites)
        judged = (self.ranker.eligibility(self.person_record, each, on=self.question.on) for each in records)
        return any(_status(each, "avoided_area") != matching.Status.MET for each in judged)

    @cached_property
    def criteria(self) -> Sequence[matching.Criterion]:
        return self.ranker.eligibility(self.person_record, self.opportunity_record, on=self.question.on)

    def safety_digest(self) -> str:
        """Of all that criteria about safety are judged by. A mark that is set again is another mark."""
        both = {**_about_safety(self.person_record), **_about_safety(self.opportunity_record)}
        marks = [(place.id, place.radius_metres) for place in self.care_leaver.places_to_avoid]
        marks += [("employer", each.id) for each in self.care_leaver.employers_to_avoid]
        return json_digest([both, marks], plain=str)


def _status(criteria: Iterable[matching.Criterion], name: str) -> matching.Status:
    return next(each.status for each in criteria if each.name == name)


def _about_safety(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name.startswith(SAFETY_FACTS)}


def read_facts(questions: Sequence[Question]) -> list[Facts]:
    """Of every question its facts, with the same few queries however many there are."""
    people = {each.care_leaver_id: each.person for each in questions if each.person}
    people |= {each.id: each for each in read_people({each.care_leaver_id for each in questions} - people.keys())}
    opportunities = {each.opportunity_id: each.offer for each in questions if each.offer}
    missing = {each.opportunity_id for each in questions} - opportunities.keys()
    opportunities |= {each.id: each for each in _opportunities(missing, min(each.on for each in questions))}
    open_ones = _open_referrals(questions)
    closed = closed_by_hand(opportunities.values())
    shared = _shared(people.values(), opportunities.values())
    perhaps_paused = PerhapsPaused(each.employer for each in opportunities.values() if hasattr(each, "anybody_paused"))
    days = {each.on for each in questions}
    histories = {on: EetHistory.of_nobody(on) for on in days}
    ranker = matching.Ranker(engine_settings())
    return [
        Facts(
            question=each,
            care_leaver=people[each.care_leaver_id],
            opportunity=opportunities.get(each.opportunity_id),
            open_referral=open_ones.get(each.pair),
            closed_by_hand=each.opportunity_id in closed,
            is_shared=each.opportunity_id in shared,
            perhaps_paused=perhaps_paused,
            ranker=ranker,
            history=histories[each.on],
        )
        for each in questions
    ]


def _opportunities(ids: Iterable[int], on: dt.date) -> list[Opportunity]:
    """The checks are looked at as on the earliest day that is asked about: what has lapsed by then has lapsed after."""
    wanted = list(ids)
    return _offers(on, ids=wanted) if wanted else []


@written_once
def _offers(on: dt.date, *, ids: list[int]) -> QuerySet[Opportunity]:
    return for_gate(Opportunity.with_found.filter(id__in=any_of(ids)), on)


def _open_referrals(questions: Sequence[Question]) -> dict[tuple[int, int], Referral]:
    """Not asked for where every question brings an open referral of its own: of a pair there is one."""
    read = {each.pair: _open_referral_read(each) for each in questions if hasattr(each.offer, "open_referral_id")}
    missing = [each for each in questions if each.pair not in read and not (each.referral and each.referral.is_open)]
    if not missing:
        brought = {each.pair: each.referral for each in questions if each.referral}
        return brought | {pair: referral for pair, referral in read.items() if referral}
    rows = Referral.objects.open().filter(
        care_leaver__in={each.care_leaver_id for each in questions},
        opportunity__in={each.opportunity_id for each in questions},
    )
    return {(row.care_leaver_id, row.opportunity_id): row for row in rows}


def _shared(people: Iterable[CareLeaver], opportunities: Iterable[Opportunity]) -> frozenset[int]:
    """Of other councils' opportunities those that are shared with the council of these people."""
    council_ids = {person.council_id for person in people}
    foreign = [each for each in opportunities if each.council_id not in council_ids]
    known = {each.id for each in foreign if getattr(each, "is_shared_with_reader", False)}
    unknown = {each.id for each in foreign} - known
    if not unknown:
        return frozenset(known)
    (council_id,) = council_ids
    return frozenset(known.union(shared_with_council(council_id).filter(id__in=unknown).values_list("id", flat=True)))
