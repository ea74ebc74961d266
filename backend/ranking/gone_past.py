"""Rules that a head went past for a pair, while that counts: no fact has changed, and nobody took it back."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backend.care_leavers.models import CareLeaver
from backend.opportunities.models import Opportunity
from backend.ranking.gate import answers_to
from backend.ranking.gate_questions import Question
from backend.referrals.choices import ClearanceKind
from backend.referrals.gate_answers import GateAnswer, GateStep, Outcome
from backend.referrals.models import Clearance, ClearanceQuerySet


Pair = tuple[int, int]


@dataclass(frozen=True)
class GonePast:
    """Of one pair what was gone past, and what the gate says of a referral now."""

    passed: tuple[Clearance, ...]
    answer: GateAnswer

    @property
    def may_go(self) -> bool:
        """Nothing else says no."""
        return self.answer.outcome != Outcome.NO


def passed_among(clearances: ClearanceQuerySet) -> ClearanceQuerySet:
    """What a head went past, with all that `gone_past_by_pair` reads of it."""
    passed = clearances.standing().filter(kind=ClearanceKind.PASSED)
    return passed.select_related("by", "care_leaver", "opportunity__employer").order_by("created_at", "id")


def gone_past_by_pair(
    passed: Iterable[Clearance], on: dt.date, *, person: CareLeaver | None = None, offers: Iterable[Opportunity] = ()
) -> dict[Pair, GonePast]:
    """By the ids of a young person and an opportunity, from the same few queries however many there are.

    `passed` are of `passed_among`. `person`, read `.with_profile()`, and `offers`, read `for_gate` of them, save some
    where all are about one person.
    What still has to be checked is no matter here.
    """
    by_pair: dict[Pair, list[Clearance]] = {}
    for row in passed:
        by_pair.setdefault((row.care_leaver_id, row.opportunity_id), []).append(row)
    read = {each.id: each for each in offers}
    questions = [Question(*pair, GateStep.PREVIEW, on, person=person, offer=read.get(pair[1])) for pair in by_pair]
    answers = answers_to(questions, looking=True, said=by_pair)
    found = {
        pair: GonePast(counting(said, answer), answer)
        for (pair, said), answer in zip(by_pair.items(), answers, strict=True)
    }
    return {pair: each for pair, each in found.items() if each.passed}


def counting(clearances: Sequence[Clearance], answer: GateAnswer) -> tuple[Clearance, ...]:
    """Those by which a rule does not stand in the way of this answer."""
    return tuple(each for each in clearances if each.id in answer.cleared and each.kind == ClearanceKind.PASSED)
