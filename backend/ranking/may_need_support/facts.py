"""The facts of placements that go on, read in one query: what was heard and by when, breaks, changes, support given."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast, JSONObject, TruncDate
from django.utils.dateparse import parse_date

from backend.care_leavers.choices import Feeling, InTouch, OwnMessageKind
from backend.care_leavers.models import Contact, OwnMessage
from backend.model_versions.models import ModelVersion
from backend.placements.choices import CheckInFrom, HowItIsGoing, PromiseKind
from backend.placements.models import (
    Break,
    CheckIn,
    EmployerChange,
    PlacementQuerySet,
    PlacementTerm,
    Promise,
    SupportGiven,
)
from backend.placements.pay_checks import ENOUGH, SAYS_UNDER
from backend.placements.term_choices import TermKind
from backend.ranking.may_need_support.pay_facts import advert_hourly, floors_of, may_be_under


LATELY = dt.timedelta(days=28)
CHECK_IN_FIELDS = (
    *("id", "week", "due_on", "done_on", "heard_from", "going", "attendance", "worries"),
    *("support_wanted", "support_needed"),
)
TERM_FIELDS = ("kind", "since", "amount", "period", "at")  # of a manager that there is another, and never who
TOLD_TERMS = (TermKind.PAY, TermKind.MANAGER, TermKind.ARRIVAL)
DATES = frozenset({"since", "due_on", "done_on", "starts_on", "ends_on", "on", "asks_on", "helped_on"})
Row = dict[str, Any]


@dataclass(frozen=True)
class Heard:
    """What one side said last: on which day, at which week's check-in."""

    on: dt.date
    week: int
    heard_from: CheckInFrom
    going: int | None
    attendance: str
    worries: tuple[str, ...]
    support_wanted: tuple[str, ...]
    support_needed: str
    is_answered: bool  # what was done stands with the check-in itself, as it was said before support had rows


@dataclass(frozen=True)
class PlacementFacts:
    """One placement with what `with_facts` adds, as plain values."""

    placement: Any

    @cached_property
    def check_ins(self) -> list[Row]:
        return list(_rows(self.placement.fact_check_ins))

    @cached_property
    def breaks(self) -> list[Row]:
        return list(_rows(self.placement.fact_breaks))

    @cached_property
    def support(self) -> list[Row]:
        """What was done, the first first."""
        return list(_rows(self.placement.fact_support))

    @property
    def changed_on(self) -> dt.date | None:
        changed: dt.date | None = self.placement.fact_changed_on
        return changed

    @cached_property
    def terms(self) -> list[Row]:
        """What is agreed of pay, managers and the way there, the first first."""
        return list(_rows(self.placement.fact_terms))

    @property
    def with_employer_since(self) -> dt.date:
        began: dt.date = self.placement.starts_on
        return max(began, self.changed_on or began)

    def terms_here(self, kind: TermKind) -> list[Row]:
        """Of one kind, with the employer of now."""
        return [row for row in self.terms if row["kind"] == kind and row["since"] >= self.with_employer_since]

    @cached_property
    def own_words(self) -> list[Row]:
        """What they said lately on their own page of how it goes, the last first; never the words."""
        return list(_rows(self.placement.fact_own_words))

    @property
    def heard(self) -> list[Heard]:
        """Of the young person, and of whoever else, what was heard last."""
        by_side: dict[bool, Heard] = {}
        for each in sorted(self._all_heard(), key=lambda heard: (heard.on, heard.week)):
            by_side[each.heard_from == CheckInFrom.YOUNG_PERSON] = each
        return list(by_side.values())

    def _all_heard(self) -> Iterator[Heard]:
        for each in self.check_ins:
            if each["done_on"]:
                yield Heard(
                    each["done_on"],
                    each["week"],
                    CheckInFrom(each["heard_from"]),
                    each["going"],
                    each["attendance"],
                    tuple(each["worries"]),
                    tuple(each["support_wanted"]),
                    each["support_needed"],
                    each["is_answered"],
                )

    @property
    def is_away(self) -> bool:
        return any(each["ends_on"] is None for each in self.breaks)


def with_facts(placements: PlacementQuerySet, today: dt.date) -> PlacementQuerySet:
    """Of these the ones that go on and of which a sign may hold, each with what `PlacementFacts` reads."""
    of_this = {"placement": OuterRef("pk")}
    heard = CheckIn.objects.filter(**of_this).order_by("week")
    each = JSONObject(**{name: name for name in CHECK_IN_FIELDS}, is_answered=Q(support_given_at__isnull=False))
    given = SupportGiven.objects.filter(**of_this).order_by("on", "id")
    told = ("id", "kind", "words", "on", "reasons", "asks_on", "helped", "helped_on", "helped_words", "public_id")
    changes = EmployerChange.objects.filter(**of_this).order_by("-on").values("on")
    agreed = PlacementTerm.objects.filter(kind__in=TOLD_TERMS, **of_this).order_by("since", "id")
    found = (
        going_on(placements, today)
        .alias(advert_hourly=advert_hourly())
        .filter(_may_hold(today))
        .annotate(
            fact_check_ins=ArraySubquery(heard.values(said=each)),
            fact_breaks=ArraySubquery(_breaks().values(said=JSONObject(starts_on="starts_on", ends_on="ends_on"))),
            fact_support=ArraySubquery(
                given.values(said=JSONObject(**{name: name for name in told}, by=F("by__name")))
            ),
            fact_changed_on=Subquery(changes[:1]),
            fact_terms=ArraySubquery(agreed.values(said=JSONObject(**{name: name for name in TERM_FIELDS}))),
            fact_floors=floors_of(today),
            fact_own_words=ArraySubquery(
                _own_words(today)
                .order_by("-created_at")
                .values(
                    said=JSONObject(
                        on=TruncDate("created_at"), feeling="feeling", answered=Q(answered_at__isnull=False)
                    )
                )
            ),
            fact_last_reached=Subquery(_reached().order_by("-on").values("on")[:1]),
            fact_pay_on=_last_day_of(_underpaid()),
            fact_paid_enough_on=_last_day_of(_paid_enough()),
            fact_travel_planned=Exists(_promises(PromiseKind.TRAVEL).filter(kept_at__isnull=False)),
            fact_live_model=Subquery(_live_versions().values("pk")[:1]),
        )
    )
    read: PlacementQuerySet = found.select_related("care_leaver__eet_adviser", "opportunity__employer")
    return read


def going_on(placements: PlacementQuerySet, today: dt.date) -> PlacementQuerySet:
    """Those of somebody whom somebody still supports."""
    current = placements.current().filter(care_leaver__support_ended_on__isnull=True, starts_on__lte=today)
    found: PlacementQuerySet = current.exclude(care_leaver__in_touch=InTouch.DIED)
    return found


def _may_hold(today: dt.date) -> Q:
    """Quickly, and perhaps too often: what is read further is judged by its facts."""
    of_this = {"placement": OuterRef("pk")}
    check_ins = CheckIn.objects.filter(**of_this)
    said = Q(going__lte=HowItIsGoing.HARD) | ~Q(support_needed="") | ~Q(support_wanted=[])
    said |= ~Q(attendance="") | ~Q(worries=[])
    away = Break.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today - LATELY), **of_this)
    return (
        Q(Exists(check_ins.filter(said, done_on__isnull=False)))
        | Q(Exists(check_ins.filter(done_on__isnull=True, due_on__lt=today)))
        | Q(Exists(away))
        | Q(Exists(EmployerChange.objects.filter(on__gte=today - LATELY, **of_this)))
        | Q(Exists(SupportGiven.objects.filter(**of_this)))
        | Q(Exists(_own_words(today).filter(feeling=Feeling.HARD)))
        | Q(Exists(_underpaid()))
        | Q(Exists(PlacementTerm.objects.filter(_tells_of_change(today), **of_this)))
        | may_be_under(today)
        | ~Q(opportunity__working_pattern="")
    )


def _tells_of_change(today: dt.date) -> Q:
    return Q(kind=TermKind.MANAGER, since__gte=today - LATELY) | Q(kind=TermKind.ARRIVAL)


def _own_words(today: dt.date) -> QuerySet:
    theirs = OwnMessage.objects.filter(care_leaver=OuterRef("care_leaver"), kind=OwnMessageKind.GOING)
    return theirs.filter(created_at__date__gte=today - LATELY).exclude(feeling="")


def _reached() -> QuerySet:
    return Contact.objects.filter(care_leaver=OuterRef("care_leaver"), reached=True)


def _promises(kind: PromiseKind) -> QuerySet:
    return Promise.objects.filter(referral=OuterRef("referral"), kind=kind)


def _underpaid() -> QuerySet:
    """A first pay that was held against the minimum and lay below it, or may have."""
    below = Q()
    for words in SAYS_UNDER:
        below |= Q(how__startswith=words)
    return _promises(PromiseKind.PAY).filter(below, kept_at__isnull=False)


def _breaks() -> QuerySet:
    breaks: QuerySet = Break.objects.filter(placement=OuterRef("pk")).order_by("starts_on")
    return breaks


def _paid_enough() -> QuerySet:
    return _promises(PromiseKind.PAY).filter(how__startswith=ENOUGH, kept_at__isnull=False)


def _last_day_of(checks: QuerySet) -> Subquery:
    return Subquery(checks.order_by("-kept_at").values(day=Cast(TruncDate("kept_at"), DateField()))[:1])


def _live_versions() -> QuerySet:
    live: QuerySet = ModelVersion.objects.filter(council=OuterRef("council")).live()
    return live


def _rows(written: Iterable[Row]) -> Iterator[Row]:
    for row in written:
        yield {name: parse_date(value) if name in DATES and value else value for name, value in row.items()}
