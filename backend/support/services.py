"""What is recorded of money: answers to what a rule asks, claims and what came of them."""

import datetime as dt
from decimal import Decimal

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record
from backend.core import clock
from backend.core.errors import Refused
from backend.placements.models import Placement
from backend.reference.choices import MoneyRuleName, Payee
from backend.support.answers import Answer, PartDue
from backend.support.choices import OF_A_START, ClaimState, ClaimStep, Question
from backend.support.models import Claim, MoneyAnswer
from backend.support.read_facts import entitlements_of_one
from backend.support.transitions import CLAIM_LIFE


@transaction.atomic
def record_answer(
    *,
    care_leaver: CareLeaver,
    question: Question,
    said: bool,
    said_by: str,
    said_on: dt.date,
    placement: Placement | None = None,
    by: User,
) -> MoneyAnswer:
    """What was said to a question of the rules. What is said later counts from then on; nothing is overwritten."""
    if (placement is not None) != (question in OF_A_START):
        raise Refused("This question is asked on another page. Open their money again.", field="said")
    if said_on > clock.today():
        raise Refused("Nobody can have said this in the future. Check the date.", field="said_on")
    if not said_by.strip():
        raise Refused("Enter who said so, or what shows it.", field="said_by")
    facts = {"question": question, "said": said, "said_by": said_by.strip(), "said_on": said_on}
    return record(MoneyAnswer, care_leaver, by=by, placement=placement, **facts)


def answer_for(
    care_leaver: CareLeaver, rule: MoneyRuleName, part: int, placement: Placement | None
) -> tuple[Answer, PartDue] | None:
    """What the rules say now of one payment; None where they know of none such."""
    key = placement.pk if placement else None
    for answer in entitlements_of_one(care_leaver):
        if (answer.rule.name, answer.start_id) == (rule, key):
            found = next((each for each in answer.parts if each.part == part), None)
            return (answer, found) if found else None
    return None


@transaction.atomic
def record_claim(
    *,
    care_leaver: CareLeaver,
    rule: MoneyRuleName,
    part: int,
    placement: Placement | None = None,
    claimed_on: dt.date,
    evidence: str,
    amount: Decimal | None = None,
    by: User,
) -> Claim:
    """A payment that was claimed, of what the rules say can be claimed today, and never twice."""
    CareLeaver.objects.lock(care_leaver.pk)
    _refuse_second(care_leaver, rule, part, placement)
    found = answer_for(care_leaver, rule, part, placement)
    if found is None or found[1] not in found[0].due_parts:
        raise Refused(_why_not_yet(found))
    answer, due = found
    _refuse_day(claimed_on, due.on)
    if not evidence.strip():
        raise Refused("Enter what shows the claim, and how it was made.", field="evidence")
    claim = Claim(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        placement=placement,
        rule=rule,
        part=part,
        paid_to=answer.rule.paid_to,
        employer_id=due.employer_id if answer.rule.paid_to == Payee.EMPLOYER else None,
        amount=_amount(amount, due),
        due_on=due.on,
        claimed_on=claimed_on,
        evidence=evidence.strip(),
        recorded_by=by,
    )
    CLAIM_LIFE.begin(ClaimStep.CLAIMED, claim, by=by)
    return claim


def _refuse_second(care_leaver: CareLeaver, rule: str, part: int, placement: Placement | None) -> None:
    same = Claim.objects.standing().filter(care_leaver=care_leaver, rule=rule, part=part, placement=placement)
    if before := same.first():
        by = by_whom_on(before.recorded_by_id, before.created_at)
        raise Refused(
            f"This payment is recorded already: “{before.get_state_display().lower()}”, {by}. Open that claim."
        )


def _why_not_yet(found: tuple[Answer, PartDue] | None) -> str:
    if found is None:
        return "The rules know of no such payment for them now. Open their money again."
    answer, due = found
    if due.is_untold:
        return "No agreement is recorded that the employer of that day is told. Without one it is not claimed."
    day = f" Its day is {due.on:%-d %B %Y}." if due.on else ""
    return f"It cannot be claimed yet: {answer.reason}{day}"


def _refuse_day(claimed_on: dt.date, due_on: dt.date | None) -> None:
    if claimed_on > clock.today():
        raise Refused("A claim cannot be recorded for the future. Check the date.", field="claimed_on")
    if due_on and claimed_on < due_on:
        raise Refused(f"It falls due on {due_on:%-d %B %Y}. Give that day or a later one.", field="claimed_on")


def _amount(amount: Decimal | None, due: PartDue) -> Decimal:
    """What the rule names where it names the amount; else what was claimed, within what the rule says."""
    if due.says == "exactly":
        return due.amount
    if amount is None:
        raise Refused("Enter the amount that was claimed.", field="amount")
    if amount <= 0 or (due.says == "up_to" and amount > due.amount):
        raise Refused(f"Enter an amount above £0 and up to £{due.amount:,.0f}.", field="amount")
    return amount


@transaction.atomic
def record_paid(*, claim: Claim, paid_on: dt.date, amount: Decimal | None = None, by: User) -> Claim:
    CLAIM_LIFE.hold(claim)
    CLAIM_LIFE.require(ClaimStep.PAID, claim)
    if not claim.claimed_on <= paid_on <= clock.today():
        first = f"{claim.claimed_on:%-d %B %Y}"
        raise Refused(f"Give a day from {first}, when it was claimed, up to today.", field="paid_on")
    paid = amount or claim.amount
    if paid <= 0:
        raise Refused("Enter an amount above £0.", field="amount")
    claim.paid_on, claim.paid_amount = paid_on, paid
    CLAIM_LIFE.take(ClaimStep.PAID, claim, by=by)
    return claim


@transaction.atomic
def take_claim_step(*, claim: Claim, step: ClaimStep, reason: str, by: User) -> Claim:
    """Refused, claimed again, undone or taken back; each says why."""
    CLAIM_LIFE.hold(claim)
    CLAIM_LIFE.require(step, claim, reason=reason)
    if step == ClaimStep.UNDONE:
        claim.paid_on = claim.paid_amount = None
    if step in (ClaimStep.UNDONE, ClaimStep.CLAIMED_AGAIN):
        _refuse_paid_elsewhere(claim)
    CLAIM_LIFE.take(step, claim, by=by, reason=reason)
    return claim


def _refuse_paid_elsewhere(claim: Claim) -> None:
    """A refused part of the bursary does not come back once another start has had it."""
    if claim.rule != MoneyRuleName.CARE_BURSARY:
        return
    CareLeaver.objects.lock(claim.care_leaver_id)
    others = Claim.objects.filter(care_leaver=claim.care_leaver_id, rule=claim.rule, part=claim.part)
    if others.filter(state__in=(ClaimState.CLAIMED, ClaimState.PAID)).exclude(pk=claim.pk).exists():
        raise Refused("Another start has this payment by now. It is paid once in a lifetime.", field="reason")


def standing_claims_of(care_leaver: CareLeaver) -> list[Claim]:
    """What was claimed for them and not taken back, the oldest first."""
    theirs = Claim.objects.for_council(care_leaver.council_id).filter(care_leaver=care_leaver)
    return list(theirs.standing().order_by("claimed_on", "id"))
