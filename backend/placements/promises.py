"""Promises to a young person: made, kept, changed, and no longer needed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import is_open_to
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.employers.models import Employer
from backend.placements.choices import PromiseKind
from backend.placements.models import Placement, Promise
from backend.placements.promise_days import due_day, words_for
from backend.reference.shown_to_them import refuse_care_words
from backend.reference.written_days import days_and_places_in
from backend.referrals.choices import HOLDS_A_PLACE, ReferralState, Step
from backend.referrals.models import Referral
from backend.referrals.starts import plan_first_day
from backend.referrals.transitions import REFERRAL_LIFE


LONGEST_WORDS = 200
LONGEST_HOW = 600
WITHIN_MONTHS = 12
KEEPS_PROMISES = (Role.EET_ADVISER, Role.STAFF, Role.PERSONAL_ADVISER)
NOT_NEEDED = "Not needed: left out when the first fortnight was planned."
NOT_A_COLLEAGUE = "Choose somebody of the team who may open this young person’s record."
OVER = "This offer is not at “{accepted}” any more, so nothing is planned for it. Look at the referral."
PLANNED = "The first fortnight was planned already, {who}. What is promised stands on its page: change it there."
WHEN_AND_WHERE = (
    "They read this on their page, where others may look on, and {told} may tell when or where they are. Leave it out:"
    " by when it is done has a box of its own, and the time and the place you tell them yourself."
)


@dataclass(frozen=True)
class Planned:
    """One line of the plan as the adviser leaves it. What is not `needed` stays on record as looked at.

    `days_after_first` where it goes by the first day, from which `due_on` follows where none is given; None of what has
    a day of its own.
    """

    kind: PromiseKind
    words: str
    owner: User | None
    due_on: dt.date | None = None
    days_after_first: int | None = None
    needed: bool = True
    place: str = ""  # names the line on its page, for what is refused of it


@transaction.atomic
def plan_fortnight(
    *, referral: Referral, first_day: dt.date | None, planned: Sequence[Planned], by: User
) -> list[Promise]:
    """All that is promised for an accepted offer, at once and once."""
    REFERRAL_LIFE.hold(referral)
    if referral.state not in HOLDS_A_PLACE:
        raise Refused(OVER.format(accepted=ReferralState.ACCEPTED.label))
    before = referral.promises.first()
    if before:
        raise Refused(PLANNED.format(who=by_whom_on(before.promised_by_id, before.created_at)))
    refuse_planned_first_day(referral, first_day)
    if first_day and referral.state == ReferralState.ACCEPTED:
        plan_first_day(referral=referral, first_day=first_day)
    known = PromiseKind.FIRST_DAY if first_day else None  # nobody has to find out what is known
    return [_plan(referral, first_day, each, by) for each in planned if each.kind != known]


def _plan(referral: Referral, first_day: dt.date | None, line: Planned, by: User) -> Promise:
    goes_by_it, due = line.days_after_first is not None, line.due_on
    if due is None and line.days_after_first is not None:
        due = due_day(first_day, line.days_after_first, today=clock.today())
    if line.needed and (line.due_on or not goes_by_it):
        refuse_day(due, field=f"due_{line.place}")
    dropped = {} if line.needed else {"dropped_at": clock.now(), "dropped_by": by, "dropped_because": NOT_NEEDED}
    words = words_for(line.kind, _words(line.words, f"words_{line.place}"), first_day, due)
    owner = line.owner or by
    if line.needed:
        _require_colleague(owner, referral.care_leaver, field=f"owner_{line.place}")
    return Promise.objects.create(
        council_id=referral.council_id,
        care_leaver=referral.care_leaver,
        referral=referral,
        kind=line.kind,
        words=words,
        owner=owner,
        promised_by=by,
        due_on=due,
        first_day=first_day if goes_by_it else None,
        days_after_first=line.days_after_first,
        **dropped,
    )


@transaction.atomic
def make_promise(
    *,
    care_leaver: CareLeaver,
    words: str,
    due_on: dt.date,
    owner: User,
    employer: Employer | None = None,
    by: User,
) -> Promise:
    """Something else that was said to a young person, at any time; by the employer they are with, where it said so."""
    refuse_day(due_on, field="due_on")
    _require_colleague(owner, care_leaver, field="owner")
    if employer is not None and employer not in employers_who_promise(care_leaver):
        raise Refused("Choose an employer that they are with, or have an offer from.", field="employer")
    facts = {"kind": PromiseKind.OTHER, "words": _words(words, "words"), "owner": owner, "promised_by": by}
    return Promise.objects.create(
        council_id=care_leaver.council_id, care_leaver=care_leaver, due_on=due_on, employer=employer, **facts
    )


def make_planned(line: Planned, *, care_leaver: CareLeaver, by: User, **about: Any) -> Promise:
    """One line of a plan that goes by no first day, promised by its own."""
    refuse_day(line.due_on, field=f"due_{line.place}")
    owner = line.owner or by
    _require_colleague(owner, care_leaver, field=f"owner_{line.place}")
    words = _words(line.words, f"words_{line.place}")
    facts = {"kind": line.kind, "words": words, "owner": owner, "promised_by": by, "due_on": line.due_on}
    return Promise.objects.create(council_id=care_leaver.council_id, care_leaver=care_leaver, **facts, **about)


@transaction.atomic
def keep_promise(*, promise: Promise, how: str, by: User) -> Promise:
    held = hold_open(promise)
    if not how.strip():
        raise Refused("Enter how it was done, in a few words.", field="how")
    if len(how.strip()) > LONGEST_HOW:
        raise Refused(f"Say it in at most {LONGEST_HOW} letters.", field="how")
    return write_kept(held, how, by)


@transaction.atomic
def change_promise(*, promise: Promise, words: str, due_on: dt.date | None, owner: User, by: User) -> Promise:
    """Another day, owner or words. What goes by the first day keeps its distance to it from the new day on."""
    held = hold_open(promise)
    if due_on is None and held.days_after_first is None:
        raise Refused("Give the day by which it is done.", field="due_on")
    if due_on is not None and due_on != held.due_on:
        refuse_day(due_on, field="due_on")
        held.days_after_first = (due_on - held.first_day).days if held.first_day else None
        held.due_on = due_on
    if owner != held.owner:
        _require_colleague(owner, held.care_leaver, field="owner")
    held.words, held.owner = _words(words, "words"), owner
    held.save(update_fields=["words", "owner", "due_on", "days_after_first"])
    return held


@transaction.atomic
def drop_promise(*, promise: Promise, because: str, by: User) -> Promise:
    """It is needed no longer. It stays on record with why."""
    held = hold_open(promise)
    if not because.strip():
        raise Refused("Enter why it is no longer needed.", field="because")
    held.dropped_at, held.dropped_by, held.dropped_because = clock.now(), by, because.strip()
    held.save(update_fields=["dropped_at", "dropped_by", "dropped_because"])
    return held


def hold_open(promise: Promise) -> Promise:
    """The row, locked and as it stands now; refused where somebody was quicker, or it is needed no longer."""
    held = Promise.objects.with_standing().select_related("care_leaver").select_for_update(of=("self",))
    row = held.get(pk=promise.pk)
    if row.kept_at:
        raise Refused(f"This was done already, {by_whom_on(row.kept_by_id, row.kept_at)}: “{row.how}”")
    if row.is_kept:
        raise Refused(f"Somebody spoke with them on {row.called_on:%-d %B %Y}, which keeps this.")
    if row.dropped_at:
        who = by_whom_on(row.dropped_by_id, row.dropped_at)
        raise Refused(f"This was said to be no longer needed, {who}: “{row.dropped_because}”")
    if row.off_because:
        raise Refused(f"This is no longer needed: {row.off_because.rstrip('.')}.")
    return row


def write_kept(promise: Promise, how: str, by: User) -> Promise:
    promise.kept_at, promise.kept_by, promise.how = clock.now(), by, how.strip()
    promise.save(update_fields=["kept_at", "kept_by", "how"])
    return promise


def _words(words: str, field: str) -> str:
    said = " ".join(words.split())
    if not said:
        raise Refused("Enter what is promised, as you would say it to them.", field=field)
    if len(said) > LONGEST_WORDS:
        raise Refused(f"Say it in at most {LONGEST_WORDS} letters.", field=field)
    refuse_care_words(said, field=field)
    if told := ", ".join(f"“{each}”" for each in days_and_places_in(said)):
        raise Refused(WHEN_AND_WHERE.format(told=told), field=field)
    return said


def refuse_day(day: dt.date | None, *, field: str) -> None:
    if day is None:
        raise Refused("Give the day by which it is done.", field=field)
    if day < clock.today():
        raise Refused("This day is past. Give today or a later day.", field=field)
    if day > clock.months_after(clock.today(), WITHIN_MONTHS):
        raise Refused("This is more than a year away. Check the year.", field=field)


def refuse_planned_first_day(referral: Referral, first_day: dt.date | None) -> None:
    if first_day is None:
        return
    accepted = referral.events.filter(step=Step.ACCEPTED).order_by("-id").values_list("on", flat=True).first()
    if accepted and first_day < accepted:
        raise Refused(f"They accepted on {accepted:%-d %B %Y}: give that day or a later one.", field="first_day")
    if first_day > clock.months_after(clock.today(), WITHIN_MONTHS):
        raise Refused("This first day is more than a year away. Check the year.", field="first_day")


def employers_who_promise(care_leaver: CareLeaver) -> list[Employer]:
    """Where they work or learn now, or have an offer that they accepted."""
    here = Placement.objects.current().filter(care_leaver=care_leaver).values("opportunity__employer")
    offered = Referral.objects.filter(care_leaver=care_leaver, state=ReferralState.ACCEPTED)
    found = Employer.objects.filter(Q(pk__in=here) | Q(pk__in=offered.values("opportunity__employer")))
    return list(found.order_by("name", "id"))


def colleagues_who_keep(care_leaver: CareLeaver) -> list[Membership]:
    """Who may be asked to keep a promise to them, each once, by name."""
    here = Membership.objects.current().for_council(care_leaver.council_id).with_role(*KEEPS_PROMISES)
    able = [each for each in here.select_related("user").order_by("user__name", "id") if _may_keep(each, care_leaver)]
    return list({each.user_id: each for each in able}.values())


def _may_keep(membership: Membership, care_leaver: CareLeaver) -> bool:
    return is_open_to(care_leaver, role=membership.role, user_id=membership.user_id)


def _require_colleague(owner: User, care_leaver: CareLeaver, *, field: str) -> None:
    here = Membership.objects.current().for_council(care_leaver.council_id).with_role(*KEEPS_PROMISES)
    if not any(_may_keep(each, care_leaver) for each in here.filter(user=owner)):
        raise Refused(NOT_A_COLLEAGUE, field=field)
