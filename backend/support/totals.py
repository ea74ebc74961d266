"""What was found, claimed and paid in a council, by rule; small numbers of people are hidden with their amounts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from backend.care_leavers.models import CareLeaver
from backend.core.small_numbers import suppressed
from backend.reference.choices import MoneyRuleName
from backend.support.choices import ClaimState
from backend.support.models import Claim
from backend.support.read_facts import entitlements_of


@dataclass(frozen=True)
class Total:
    """People and pounds of one rule; None where they are too few to be shown."""

    people: int | None
    amount: Decimal | None


Totals = Mapping[MoneyRuleName, Total]
PersonRuleAmount = tuple[int, MoneyRuleName, Decimal]


def totals_of_claims(claims: Iterable[Claim]) -> Mapping[str, Totals]:
    """By state, and by rule within it, of claims that stand."""
    rows: dict[str, list[PersonRuleAmount]] = {state: [] for state in ClaimState if state != ClaimState.TAKEN_BACK}
    for claim in claims:
        if claim.state in rows:
            amount = claim.paid_amount or claim.amount
            rows[claim.state].append((claim.care_leaver_id, MoneyRuleName(claim.rule), amount))
    return {state: _totals(each) for state, each in rows.items()}


def totals_found(people: Collection[CareLeaver]) -> Totals:
    """By rule, what can be claimed today or was by its day: of whoever is entitled, each payment that has come."""
    rows = [
        (person, answer.rule.name, part.amount)
        for person, answers in entitlements_of(people).items()
        for answer in answers
        for part in answer.due_parts
    ]
    return _totals(rows)


def _totals(rows: Iterable[PersonRuleAmount]) -> Totals:
    people: dict[MoneyRuleName, set[int]] = defaultdict(set)
    amounts: dict[MoneyRuleName, Decimal] = defaultdict(Decimal)
    for person, rule, amount in rows:
        people[rule].add(person)
        amounts[rule] += amount
    shown = suppressed({rule.value: len(people[rule]) for rule in MoneyRuleName})
    return {
        rule: Total(shown[rule.value], None if shown[rule.value] is None else amounts[rule]) for rule in MoneyRuleName
    }
