"""A change of employer that was recorded wrongly: taken back, or its day and reason put right; what it said is kept.

Marks, check-ins, breaks and what is learnt are of the placement, and follow from the changes that stand.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.activities.choices import ActivityCode, Source
from backend.activities.models import ActivitySpell
from backend.activities.starts import move_start, remove_start
from backend.audit.history import history_context
from backend.audit.models import Read
from backend.care_leavers.choices import CorrectionOf
from backend.care_leavers.corrections import correct, hold, remove
from backend.care_leavers.services import request_reranking
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.notifications.links import link_to
from backend.placements.choices import CheckInFrom, EmployerChangeReason
from backend.placements.employer_changes import GOES_ON_WITH
from backend.placements.models import EmployerChange, Placement
from backend.placements.term_choices import OF_THE_EMPLOYER
from backend.referrals.details import take_back_details
from backend.referrals.disclosure import LABELS
from backend.referrals.document_names import is_document
from backend.referrals.gate_answers import GateAnswer
from backend.referrals.models import Referral
from backend.referrals.services import correct_start, refuse_first_day, take_back_start
from backend.referrals.worker_messages import tell_taken_back


FIELDS = ("on", "reason", "note")


@transaction.atomic
def take_back_change(*, change: EmployerChange, reason: str, by: User) -> Placement:
    """It never was: the placement is with the employer before again, from its first day there on.

    The referral to the other one stands at the accepted offer, as before, and its employer reads nothing more of them.
    What it could read, and when it looked, is kept with what the change said. Nothing is shown to the employer before
    by this: what they agree to is added on the page of that referral, after it was read. Raises Refused where
    something rests on the change.
    """
    placement = _hold(change)
    in_the_way = what_rests_on(change)
    if in_the_way:
        raise Refused(" ".join(in_the_way))
    before, other, person = change.from_referral, change.to_referral, placement.care_leaver
    read = what_was_read(other)
    kept = {"employer": other.employer.name} | read
    part_of = placement.public_id
    with history_context(because=reason):
        remove(change, person, CorrectionOf.EMPLOYER_CHANGE, FIELDS, why=reason, by=by, part_of=part_of, beside=kept)
    take_back_start(referral=other, why=reason, by=by)
    take_back_details(referral=other, by=by)
    _go_on_as_before(placement, before, reason, by)
    request_reranking(person)
    link = link_to("placement", public_id=placement.public_id)
    tell_taken_back(person, "a change of employer", link=link, by=by)
    return placement


def what_rests_on(change: EmployerChange) -> list[str]:
    """Everything recorded since that says they were there, each with what to do first."""
    return list(_found(change))


def what_was_read(referral: Referral) -> dict[str, Any]:
    """Names of what its employer may read of them, and the days, if any, on which somebody of the employer looked."""
    looks = Read.objects.of_subject(referral._meta.label_lower, referral.public_id)
    looked = looks.filter(reader_role=Role.EMPLOYER, refused=False).values_list("created_at", flat=True)
    days = sorted({clock.day_of(each) for each in looked})
    details = ((name, label) for name, label in LABELS.items() if not is_document(name))  # which not everybody reads of
    could_read = [label for name, label in details if name in referral.disclosed]
    return {"could_read": could_read} | ({"looked_on": days} if days else {})


@transaction.atomic
def correct_change(
    *, change: EmployerChange, on: dt.date, reason: str, note: str = "", gate: GateAnswer | None, why: str, by: User
) -> EmployerChange:
    """Put the first day with the new employer, the reason or the note right.

    `gate` is what `ranking.gate.may_go_on` says of the corrected day there; a day that stays as it is needs none.
    """
    _hold(change)
    if reason not in EmployerChangeReason:
        raise Refused("Choose why the employer changes from the list.", field="reason")
    was, person = change.on, change.care_leaver
    if on != was:
        refuse_first_day(change.to_referral, on)
        _refuse_day(change, on)
        correct_start(referral=change.to_referral, on=on, gate=gate, by=by)
        for spell in _opened_by(change):
            move_start(spell=spell, was=was, on=on, code=ActivityCode(spell.code), why=why, by=by)
    changes = {"on": on, "reason": reason, "note": note}
    with history_context(because=why):
        correct(change, person, CorrectionOf.EMPLOYER_CHANGE, changes, why=why, by=by)
    request_reranking(person)
    return change


def _hold(change: EmployerChange) -> Placement:
    """Two people may take the same one back."""
    placement = hold(change.placement)
    if not placement.employer_changes.filter(pk=change.pk).exists():
        raise Refused("This change of employer was taken back already. Look at the placement as it is now.")
    hold(change)
    return placement


def _found(change: EmployerChange) -> Iterator[str]:
    placement, other = change.placement, change.to_referral
    if placement.ended_on:
        yield f"Its end is recorded, for {placement.ended_on:%-d %B %Y}. Take the end back first."
    for later in placement.employer_changes.filter(on__gt=change.on):
        yield f"The employer changed again on {later.on:%-d %B %Y}. Take that change back first."
    for term in placement.terms.filter(kind__in=OF_THE_EMPLOYER, since__gte=change.on):
        label = term.get_kind_display()
        yield f"{label}: recorded from {term.since:%-d %B %Y} with that employer. Correct that first: take it away."
    yield from _heard_there(change, change.on, None)
    again = Referral.objects.open().filter(care_leaver=placement.care_leaver, opportunity=other.opportunity)
    if again.exists():
        yield f"They were referred to “{other.opportunity.title}” again since. Withdraw that referral first."


def _heard_there(change: EmployerChange, first: dt.date, until: dt.date | None) -> Iterator[str]:
    heard = change.placement.check_ins.filter(heard_from=CheckInFrom.EMPLOYER, done_on__gte=first)
    for each in heard.filter(done_on__lt=until) if until else heard:
        yield (
            f"Their employer was heard at the check-in of week {each.week}, on {each.done_on:%-d %B %Y}, which would"
            " be another one then. Correct that check-in first."
        )


def _refuse_day(change: EmployerChange, on: dt.date) -> None:
    placement, others = change.placement, change.placement.employer_changes.exclude(pk=change.pk)
    before, later = others.filter(on__lt=change.on).last(), others.filter(on__gt=change.on).first()
    first, last = before.on if before else placement.starts_on, later.on if later else None
    if on <= first:
        raise Refused(f"They began with the employer before on {first:%-d %B %Y}. Give a later day.", field="on")
    if last and on >= last:
        raise Refused(f"The employer changed again on {last:%-d %B %Y}. Give an earlier day.", field="on")
    if placement.ended_on and on > placement.ended_on:
        raise Refused(f"This ended on {placement.ended_on:%-d %B %Y}. Give a day up to then.", field="on")
    heard = list(_heard_there(change, *sorted((change.on, on))))
    if heard:
        raise Refused(" ".join(heard), field="on")


def _opened_by(change: EmployerChange) -> list[ActivitySpell]:
    """The activity that other hours there made; none where it went on."""
    spells = change.care_leaver.activity_spells.filter(source=Source.PLACEMENT, starts_on=change.on)
    return list(spells.exclude(starts_on=change.placement.starts_on))


def _go_on_as_before(placement: Placement, before: Referral, why: str, by: User) -> None:
    """What the placement said last with that employer; its first day may have been corrected since."""
    versions = placement.history  # type: ignore[attr-defined]  # pghistory adds it when models are loaded
    said = versions.filter(referral=before).order_by("-pgh_id").first()
    spell = placement.activity_spell
    placement.referral, placement.opportunity = before, before.opportunity
    for name in ("workplace", "site_id", "weekly_hours", "planned_end", "activity_code"):
        setattr(placement, name, getattr(said, name))
    own = placement.care_leaver.activity_spells.filter(id=said.activity_spell_id).first()
    placement.activity_spell = own or spell
    placement.save(update_fields=GOES_ON_WITH)
    if spell and own and spell != own:
        remove_start(spell=spell, why=why, by=by)
