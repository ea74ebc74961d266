"""One question asked at every step: may this young person go on with this opportunity?

    answer = may_go_on(care_leaver, opportunity, GateStep.REFER, clock.today())
    refer(care_leaver=care_leaver, opportunity=opportunity, gate=answer, ...)

Nobody else makes an answer. It is made of the engine's criteria for one pair and of `gate_conditions`; what each means
at which step is data, in `gate_rules`. What a named person checked, or a head went past, counts for the facts it was
said of and no others.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from django.db import transaction

import matching
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.digest import json_digest
from backend.core.protection import council_context
from backend.opportunities.models import Opportunity
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.ranking.gate_conditions import ALL, Condition, conditions_of, unreadable
from backend.ranking.gate_facts import Facts, read_facts
from backend.ranking.gate_questions import Question
from backend.ranking.gate_rules import CONDITIONS, FOUND_FOR_THEM, INSIDE, UNKNOWN_SAFETY, Rule, rule_of
from backend.ranking.records import free_from
from backend.referrals.choices import REOPENS, ClearanceKind, Step
from backend.referrals.clearances import standing_for
from backend.referrals.gate_answers import GateAnswer, GateStep, GoesOn, Obstacle, Outcome, transaction_now
from backend.referrals.models import Clearance, Referral
from backend.referrals.transitions import asks_gate, state_before


LOOKING_ONLY = INSIDE | {GateStep.PREVIEW, GateStep.AWAITING_START}
Finding = Obstacle | GoesOn | None


def may_go_on(
    care_leaver: CareLeaver,
    opportunity: Opportunity,
    step: GateStep,
    on: dt.date,
    *,
    referral: Referral | None = None,
    is_read: bool = False,
    place: NamedPlace = ANYWHERE,
    weekly_hours: Decimal | None = None,
) -> GateAnswer:
    """Go on, hold until a named person says what they checked, or no; each with its sentences.

    Parameters
    ----------
    care_leaver, opportunity : the pair, read anew whatever these rows say
    step : what is to happen
    on : day it happens; for a start its first day
    referral : the one the step is about, where there is one
    place : the one of several places it is about, where no referral names it
    weekly_hours : those they work or are to work, where they are not the opportunity's
    is_read : whether both rows were read for the gate in this request, for a step that is only looked at

    Returns
    -------
    answer : for this question and this transaction alone. The person is locked, so that no mark or agreement comes
        between the answer and what follows from it.
    """
    if is_read and step in LOOKING_ONLY:
        question = Question(care_leaver.id, opportunity.id, step, on, referral, care_leaver, opportunity, place=place)
        return answers_to([question])[0]
    return _ask(Question(care_leaver.id, opportunity.id, step, on, referral, place=place, weekly_hours=weekly_hours))


def answer_for(
    referral: Referral,
    step: str,
    on: dt.date,
    *,
    neutral: bool = False,
    place: NamedPlace = ANYWHERE,
    weekly_hours: Decimal | None = None,
) -> GateAnswer | None:
    """The answer for a step of a referral; None for a step that asks for none, since it ends or corrects something.

    With `neutral` its refusal is what an employer may read. An employer's walls do not let the facts through, so they
    are read as the council's staff would, and nothing of them is handed back but that.
    """
    gate_step = gate_step_of(referral, step)
    if gate_step is None:
        return None
    with council_context(referral.council_id):
        pair = referral.care_leaver_id, referral.opportunity_id
        return _ask(Question(*pair, gate_step, on, referral, place=place, weekly_hours=weekly_hours), neutral)


def gate_step_of(referral: Referral, step: str) -> GateStep | None:
    to_state = state_before(referral) if step in REOPENS else ""
    return asks_gate(Step(step), from_state=referral.state, to_state=to_state) if step in Step else None


def _ask(question: Question, neutral: bool = False) -> GateAnswer:
    with transaction.atomic():
        if question.step not in LOOKING_ONLY:
            CareLeaver.objects.lock(question.care_leaver_id)
        (answer,) = answers_to([question], neutral=neutral)
        return answer


def lock_pair(care_leaver_id: int, opportunity_id: int) -> None:
    """Until the transaction ends no mark, agreement or fact of either comes between what is read now and what follows.

    The opportunity of another council, shared with this one, is not this council's to lock.
    """
    CareLeaver.objects.lock(care_leaver_id)
    Opportunity.with_found.select_for_update(no_key=True).filter(id=opportunity_id).values_list("id").first()


def lock_people(council_id: int, care_leaver_ids: Sequence[int]) -> None:
    """Several as one: in the order of their ids, as whoever takes a step about each of them does."""
    with council_context(council_id):
        list(CareLeaver.objects.select_for_update().only("id").filter(id__in=care_leaver_ids).order_by("id"))


def answers_to(
    questions: Sequence[Question],
    *,
    neutral: bool = False,
    looking: bool = False,
    said: Mapping[tuple[int, int], Sequence[Clearance]] | None = None,
) -> list[GateAnswer]:
    """The answers to many questions, in their order, from the same few queries.

    What is asked in order to look at it alone takes no lock, and no service takes a step on it. `said` are clearances
    by pair, where these alone are to count.
    """
    if not questions:
        return []
    looks = looking or all(each.step in LOOKING_ONLY for each in questions)
    named_by = "" if looks else transaction_now()
    found = [(facts, [each for each in _findings(facts) if each]) for facts in read_facts(questions)]
    stopped = {facts.question.pair for facts, findings in found if any(map(_may_be_cleared, findings))}
    clearances = standing_for(stopped) if stopped and said is None else said or {}
    return [
        _answer(facts, findings, clearances.get(facts.question.pair, []), named_by, neutral)
        for facts, findings in found
    ]


def _may_be_cleared(finding: Finding) -> bool:
    return isinstance(finding, Obstacle) and (finding.outcome == Outcome.HOLD or finding.may_be_passed)


def _answer(
    facts: Facts, found: Sequence[Finding], clearances: Sequence[Clearance], named_by: str, neutral: bool
) -> GateAnswer:
    obstacles = [each for each in found if isinstance(each, Obstacle)]
    by_obstacle = {each: _clearance_of(each, clearances) for each in obstacles}
    council = facts.opportunity.council if facts.opportunity else facts.care_leaver.council
    return GateAnswer(
        care_leaver_id=facts.question.care_leaver_id,
        opportunity_id=facts.question.opportunity_id,
        step=facts.question.step,
        on=facts.question.on,
        obstacles=tuple(each for each, clearance in by_obstacle.items() if clearance is None),
        goes_on=tuple(each for each in found if isinstance(each, GoesOn)),
        cleared=tuple(clearance.id for clearance in by_obstacle.values() if clearance),
        team=council.employment_team,
        asked_at=clock.now(),
        transaction=named_by,
        neutral=neutral,
    )


def _clearance_of(obstacle: Obstacle, clearances: Sequence[Clearance]) -> Clearance | None:
    """What was said of these very facts, by somebody who could: a check of what is unknown, a head's word on a rule."""
    kind = ClearanceKind.CHECKED if obstacle.outcome == Outcome.HOLD else ClearanceKind.PASSED
    if kind == ClearanceKind.PASSED and not obstacle.may_be_passed:
        return None
    said = [(obstacle.name, kind, digest) for digest in (obstacle.digest, obstacle.digest_before) if digest]
    return next((each for each in clearances if (each.criterion, each.kind, each.facts_digest) in said), None)


def _findings(facts: Facts) -> Iterator[Finding]:
    conditions = conditions_of(facts)
    yield from (_from_condition(each, facts) for each in conditions)
    if facts.opportunity is None or any(each.name == "another_council" for each in conditions):
        return
    try:
        criteria = facts.criteria
    except matching.RecordError as error:
        yield _from_condition(unreadable(error), facts)
        return
    yield from (_from_criterion(each, facts) for each in criteria)


def _from_condition(condition: Condition, facts: Facts) -> Finding:
    rule = CONDITIONS[condition.name]
    return _finding(
        rule, facts, condition.name, condition.sentence, condition.visible_to, lambda: condition.digest, condition.since
    )


def _from_criterion(criterion: matching.Criterion, facts: Facts) -> Finding:
    about_safety = criterion.visible_to != ALL
    sentence = _sentence(criterion, facts)

    def digest(of: object = None) -> str:
        spoken_of = of or _facts_spoken_of(criterion, facts)
        return json_digest([criterion.name, str(criterion.status), spoken_of], plain=str)

    if criterion.status == matching.Status.UNKNOWN and about_safety:
        return _finding(UNKNOWN_SAFETY, facts, criterion.name, sentence, criterion.visible_to, digest, None, True)
    if criterion.status != matching.Status.NOT_MET or not criterion.hard:
        return None
    rule = rule_of(criterion.name)
    if facts.opportunity and facts.opportunity.for_one_person and not (rule.is_law or rule.about_safety):
        rule = FOUND_FOR_THEM
    found = _finding(rule, facts, criterion.name, sentence, criterion.visible_to, digest, None, True)
    if isinstance(found, Obstacle) and found.may_be_passed and facts.opportunity:
        for_employer = digest([_facts_spoken_of(criterion, facts), facts.opportunity.employer_id])
        return replace(found, digest=for_employer, digest_before=found.digest)  # a head goes past it for this employer
    return found


def _facts_spoken_of(criterion: matching.Criterion, facts: Facts) -> object:
    """What a clearance of it stands for. A sentence names the facts of both sides; two do not."""
    if criterion.visible_to != ALL:
        return facts.safety_digest()
    if criterion.name == "dates" and facts.opportunity:
        return [free_from(facts.person_record), facts.opportunity.start_date]
    return criterion.sentence


def _sentence(criterion: matching.Criterion, facts: Facts) -> str:
    """Whether people may still apply is said elsewhere, so dates are about their own freedom alone."""
    free, start = free_from(facts.person_record), facts.opportunity_record["start_date"]
    if criterion.name != "dates" or not (free and start):
        return criterion.sentence
    return f"Dates: they are free from {free:%-d %B %Y}, and it starts on {start:%-d %B %Y}."


def _finding(
    rule: Rule,
    facts: Facts,
    name: str,
    sentence: str,
    visible_to: str,
    digest: Callable[[], str],
    since: dt.date | None,
    is_criterion: bool = False,
) -> Finding:
    step = facts.question.step
    outcome = rule.at(step)
    if outcome == Outcome.GO_ON:
        return GoesOn(name, sentence, rule.because(step), visible_to)
    about_safety = rule.about_safety or visible_to != ALL
    return Obstacle(name, sentence, outcome, rule.is_law, about_safety, visible_to, digest(), since, is_criterion)
