"""What an employer was told of a referral that is out: taken back with an agreement, added to with a later one."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.agreements import kinds_for
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.organisations.conflicts import refuse_own
from backend.referrals import disclosure
from backend.referrals.choices import NOT_SHOWN, REFERS, Way
from backend.referrals.gate_answers import GateAnswer, GateStep, require_answer
from backend.referrals.last_days import note_last_days
from backend.referrals.messages import tell_of_more
from backend.referrals.models import Referral, RemovedDetails
from backend.referrals.own_words import (
    record_reading,
    sent_after_reading,
    unread_without_care_status,
)
from backend.referrals.permissions import user_may_refer
from backend.referrals.removed_details import DETAILS_ADDED, record_removed_details
from backend.referrals.transitions import REFERRAL_LIFE


DETAILS_TAKEN_BACK = "details_taken_back"


@transaction.atomic
def remove_details_no_longer_agreed(
    *, care_leaver: CareLeaver, by: User | None, at: dt.datetime | None = None
) -> list[RemovedDetails]:
    """Take from the employers' pages what the young person no longer agrees to, and say what went. What stays is noted
    with its last day. `at` is the moment of the no that it goes with."""
    rows, today, moment = list(care_leaver.consents.all()), clock.today(), at or clock.now()
    told = care_leaver.referrals.select_for_update(of=["self"]).exclude(disclosed={}).select_related("employer")
    gone = []
    for referral in told.prefetch_related("words_readings").order_by("id"):
        kept = _still_agreed(referral, kinds_for(rows, referral.employer_id, today))
        gone += _keep_only(referral, kept, by, moment)
        note_last_days(referral)
    return gone


def _still_agreed(referral: Referral, agreed: Collection[str]) -> set[str]:
    """Without the name nothing stays: an introduction of nobody is a reference."""
    kept = {name for name in referral.disclosed if disclosure.KINDS[name] in agreed}
    if ConsentKind.SHARE_CARE_STATUS not in agreed:
        kept -= set(unread_without_care_status(referral))
    return kept if "name" in kept else set()


@transaction.atomic
def take_back_details(*, referral: Referral, by: User | None) -> None:
    """Nothing of them is for the employer to read any longer: what they came for has ended. What went is kept, for it
    may still be known there when they take an agreement back."""
    REFERRAL_LIFE.hold(referral)
    _keep_only(referral, set(), by, clock.now())


def _keep_only(referral: Referral, names: set[str], by: User | None, at: dt.datetime) -> list[RemovedDetails]:
    kept = {name: value for name, value in referral.disclosed.items() if name in names}
    if kept == referral.disclosed:
        return []
    removed = record_removed_details(referral, kept, at)
    referral.disclosed = kept
    referral.disclosed_until = {name: day for name, day in referral.disclosed_until.items() if name in kept}
    referral.save(update_fields=["disclosed", "disclosed_until"])
    REFERRAL_LIFE.record(DETAILS_TAKEN_BACK, referral, from_state=referral.state, on=clock.today(), by=by)
    return [removed]


def may_be_added_to(referral: Referral) -> bool:
    return referral.way == Way.INTRODUCED and referral.state not in NOT_SHOWN


@transaction.atomic
def disclose_more(
    *, referral: Referral, previewed: dict[str, str], words: str = "", gate: GateAnswer | None, by: User | None
) -> Referral:
    """Add what they have agreed to since; exactly what was previewed, and the employer is told that there is more.

    `gate` is the answer of `ranking.gate.may_go_on` for today: nothing is added to a referral that is held.
    """
    if by and not user_may_refer(by, referral.council_id):
        raise Refused("Only an EET adviser of this council may add to what an employer reads.")
    if by:
        refuse_own(referral.employer, to="add to what it reads", by=by, who=REFERS)
    CareLeaver.objects.lock(referral.care_leaver_id)
    REFERRAL_LIFE.hold(referral)
    _refuse_not_out(referral)
    added = disclosure.to_be_added(referral)
    if not added:
        raise Refused("They have agreed to nothing that the employer does not read already.", field="previewed")
    if previewed != added:
        raise Refused("What would be added is not what was on the page. Look at it again.", field="previewed")
    sent = sent_after_reading(referral.care_leaver, referral.employer, added, words)
    if not sent:
        raise Refused("With that left out there is nothing to add.", field="words")
    referral.disclosed = disclosure.still_disclosed(referral) | sent
    referral.disclosed_until = {}
    _refuse_nameless(referral)
    _refuse_held(referral, gate)
    referral.save(update_fields=["disclosed", "disclosed_until"])
    _record_added(referral, sent, by)
    record_reading(referral, sent, by=by)
    note_last_days(referral)
    tell_of_more(referral)
    return referral


def _record_added(referral: Referral, sent: Collection[str], by: User | None) -> None:
    """With what was added, so that it can be said since when it could be read."""
    labels = ", ".join(label for name, label in disclosure.LABELS.items() if name in sent)
    today = clock.today()
    REFERRAL_LIFE.record(DETAILS_ADDED, referral, from_state=referral.state, on=today, reason=labels, by=by)


def _refuse_not_out(referral: Referral) -> None:
    if not may_be_added_to(referral):
        raise Refused(
            f"This referral is at “{referral.get_state_display()}”, so the employer reads a reference only."
            " Nothing can be added to it."
        )
    if referral.employer.is_paused:
        raise Refused("This employer is paused, so nothing is sent to them.")


def _refuse_held(referral: Referral, gate: GateAnswer | None) -> None:
    """Who has started works there; of an open one the gate is asked."""
    if referral.is_open:
        pair = referral.care_leaver_id, referral.opportunity_id
        require_answer(gate, pair=pair, step=GateStep.DISCLOSE, on=clock.today())


def _refuse_nameless(referral: Referral) -> None:
    if "name" not in referral.disclosed:
        raise Refused(
            "No agreement that the employer is told their name is recorded, so the employer reads a reference only."
            " Record that agreement first.",
            field="previewed",
        )
