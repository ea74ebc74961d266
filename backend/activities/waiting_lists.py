"""Beside a young person: the lists of providers that have not said of them yet, and where one says that they moved on.

A query may ask it of many people at once; whether somebody may stand on a list is asked as `enrolments.why_not_listed`
asks it of one, and a test holds them against each other.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_date

from backend.activities.choices import BOUND_TO_TELL, Ground, Whereabouts
from backend.activities.enrolments import ADULT
from backend.activities.models import Enrolment, ListAnswer, Provider
from backend.activities.models.providers import REMIND_AFTER, RING_AFTER
from backend.care_leavers.ages import born_by
from backend.care_leavers.models import AvoidedEmployer, CareLeaver
from backend.reference.choices import LegalGround
from backend.reference.legal_grounds import grounds_on
from backend.reference.working_days import add_working_days


SHOWN = ("name", "contact_name", "phone", "public_id")


@dataclass(frozen=True)
class WaitingList:
    """One asking of a provider that has not said of this person yet."""

    provider: str
    contact: str
    phone: str
    provider_id: UUID
    asked_on: dt.date
    reminded_on: dt.date | None
    rung_on: dt.date | None
    cannot_come_in: bool

    @property
    def reminder_on(self) -> dt.date:
        return add_working_days(self.asked_on, REMIND_AFTER)

    @property
    def ring_from(self) -> dt.date:
        """As `ProviderListQuerySet.to_ring_about`: five working days after it was asked, or rung."""
        if self.rung_on:
            return add_working_days(self.rung_on, RING_AFTER)
        return self.asked_on if self.cannot_come_in else add_working_days(self.asked_on, RING_AFTER)


@dataclass(frozen=True)
class MovedOn:
    """A provider says that they moved on, and nobody of ours has found out yet what they do there."""

    said_by: str
    where: str
    since: dt.date | None
    last_day: dt.date
    answer_id: UUID


def with_waiting_lists(people: QuerySet[CareLeaver], today: dt.date) -> QuerySet[CareLeaver]:
    """Each with what `waiting_lists` and `moved_on` read."""
    asked = (
        standing_on_open_lists(today)
        .filter(care_leaver=OuterRef("pk"))
        .order_by("provider__lists__asked_on", "id")
        .values(
            told=JSONObject(
                **{each: f"provider__{each}" for each in SHOWN},
                asked_on="provider__lists__asked_on",
                reminded_on="provider__lists__reminded_on",
                rung_on="provider__lists__rung_on",
                access_asked_at="provider__lists__access_asked_at",
            )
        )
    )
    moved = unsettled_moves().filter(care_leaver=OuterRef("pk")).order_by("answered_at", "id")
    told = JSONObject(said_by="said_by", where="where", since="there_since", last_day="last_day", public_id="public_id")
    return people.annotate(lists_waiting=ArraySubquery(asked), said_moved=ArraySubquery(moved.values(told=told)))


def standing_on_open_lists(today: dt.date) -> QuerySet[Enrolment]:
    """Who stands on a list that was asked and has not said of them, and may be shown on it today."""
    bound = grounds_on([LegalGround.TELLS_WHO_LEAVES], today)
    by_duty = Q(provider__kind__in=BOUND_TO_TELL, care_leaver__birth_date__gt=born_by(today, ADULT))
    may_stand = Q(ground=Ground.CONSENT) | (by_duty & Q(ground=Ground.DUTY)) if bound else Q(ground=Ground.CONSENT)
    avoided = AvoidedEmployer.objects.current().filter(
        care_leaver=OuterRef("care_leaver"), employer=OuterRef("provider__employer")
    )
    said = ListAnswer.objects.filter(enrolment=OuterRef("pk"), provider_list=OuterRef("provider__lists__pk"))
    open_lists = {"provider__lists__asked_on__isnull": False, "provider__lists__closed_on__isnull": True}
    standing = Enrolment.objects.current().filter(**open_lists).filter(may_stand)
    supported = CareLeaver.objects.supported().filter(pk=OuterRef("care_leaver"))
    return standing.filter(Exists(supported), ~Exists(avoided), ~Exists(said))


def unsettled_moves() -> QuerySet[ListAnswer]:
    return ListAnswer.objects.to_settle().filter(said=Whereabouts.MOVED)


def waiting_lists(person) -> list[WaitingList]:
    """Of somebody read by `with_waiting_lists`; the longest asked first."""
    return [
        WaitingList(
            each["name"],
            each["contact_name"],
            each["phone"],
            UUID(each["public_id"]),
            _day(each["asked_on"]),
            _day(each["reminded_on"]),
            _day(each["rung_on"]),
            each["access_asked_at"] is not None,
        )
        for each in person.lists_waiting
    ]


def moved_on(person) -> list[MovedOn]:
    return [
        MovedOn(
            each["said_by"],
            each["where"],
            _day(each["since"]),
            _day(each["last_day"]),
            UUID(each["public_id"]),
        )
        for each in person.said_moved
    ]


def provider_named(providers: Iterable[Provider], where: str) -> Provider | None:
    """The one of ours that a provider means by its words: by its whole name, or with more words around it."""
    said = f" {_plain(where)} "
    found = [each for each in providers if f" {_plain(each.name)} " in said]
    return max(found, key=lambda each: len(each.name), default=None)


def _plain(words: str) -> str:
    return " ".join("".join(each if each.isalnum() else " " for each in words.casefold()).split())


def _day(written: str | None) -> dt.date:
    return parse_date(written) if written else None  # type: ignore[return-value]
