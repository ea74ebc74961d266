"""What was promised to one young person, and what they are at now, in one query: their own page has few to spare."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver, Contact
from backend.core import clock
from backend.placements.models import Placement, Promise
from backend.referrals.models import Referral


LATELY = 20  # of the last contacts in which they were reached
DAYS = ("due_on", "first_day", "called_on", "ended_on")
FIELDS = ("kind", "words", "employer_id", "days_after_first", "kept_at", "dropped_because", *DAYS)


@dataclass(frozen=True)
class PromisedTo:
    """`at` is the type of what they do now; empty where they have started nothing, or it is over."""

    at: str
    promises: list[Promise]


def promised_to_person(care_leaver: CareLeaver) -> PromisedTo:
    now = Placement.objects.current().filter(care_leaver=OuterRef("pk"), starts_on__lte=clock.today()).latest_first()
    rows = Promise.objects.filter(care_leaver=OuterRef("pk")).with_standing().soonest_first()
    names = {name: F(name) for name in FIELDS} | {"owner": F("owner__name"), "state": F("referral__state")}
    found = CareLeaver.objects.filter(pk=care_leaver.pk).values_list(
        Subquery(now.values("opportunity__type")[:1]),
        ArraySubquery(rows.values_list(JSONObject(**names))),
    )
    at, told = found.get()
    return PromisedTo(at or "", [_promise(**each) for each in told])


def _promise(*, owner: str, state: str | None, kept_at: str | None, called_on, ended_on, **said: Any) -> Promise:
    """As the row itself would say how it stands; it is not to be saved."""
    days = {name: _day(said.pop(name)) for name in ("due_on", "first_day")}
    kept = dt.datetime.fromisoformat(kept_at) if kept_at else None
    promise = Promise(owner=User(name=owner), kept_at=kept, **days, **said)
    promise.referral = Referral(state=state) if state else None
    promise.called_on, promise.ended_on = _day(called_on), _day(ended_on)
    return promise


def _day(written: str | None) -> dt.date | None:
    return dt.date.fromisoformat(written) if written else None


def reached_and_promised(care_leaver: CareLeaver) -> tuple[list[str], list[Promise]]:
    """How they were reached lately, and what was promised and waits: in one query, as a page may have few to spare.
    The promises are not to be saved."""
    reached = Contact.objects.filter(care_leaver=OuterRef("pk"), reached=True).values("method")[:LATELY]
    waiting = Promise.objects.filter(care_leaver=OuterRef("pk")).waiting().soonest_first()
    told = JSONObject(**{name: F(name) for name in ("kind", "words", "days_after_first", "due_on", "first_day")})
    both = CareLeaver.objects.filter(pk=care_leaver.pk).values_list(
        ArraySubquery(reached), ArraySubquery(waiting.values_list(told))
    )
    methods, rows = both.get()
    return methods, [Promise(**each | {name: _day(each[name]) for name in ("due_on", "first_day")}) for each in rows]
