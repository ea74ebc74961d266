"""Nobody makes an answer of the gate but the gate, and nothing that opens or advances a referral runs without one."""

import ast
import inspect

import pytest

from backend.placements import employer_change_corrections, first_days
from backend.placements import services as placements
from backend.ranking.gate import gate_step_of
from backend.referrals import details
from backend.referrals import services as referrals
from backend.referrals.choices import ENDED, Step
from backend.referrals.gate_answers import GateAnswer, GateStep
from backend.referrals.models import Referral
from backend.referrals.transitions import ADVANCES, REFERRAL_LIFE
from tests.architecture.layers import PROJECT


THE_GATE = "backend/ranking/gate.py"
SERVICES = (
    "backend.referrals.services",
    "backend.placements.services",
    "backend.placements.first_days",
    "backend.placements.employer_changes",
    "backend.placements.employer_change_corrections",
    "backend.referrals.details",
)
VERBS = {
    "refer",
    "step",
    "record_start",
    "start_from",
    "disclose_more",
    "correct_start",
    "correct_first_day",
    "change_employer",
    "correct_change",
}
ASK_FIRST = {
    "backend/ranking/gated_steps.py",
    "backend/placements/services.py",
    "backend/placements/employer_changes.py",
    "backend/placements/employer_change_corrections.py",
    "backend/placements/first_days.py",
    "backend/referrals/services.py",
}
# They end a referral and nothing else: with no answer of the gate the service refuses whatever would advance one.
END_ALONE = {
    "backend/ranking/places_again.py",
    "backend/referrals/accepted_elsewhere.py",
    "backend/referrals/places_gone.py",
}
# Steps that record what has happened or what ends: written by hand, so that a new one has to be thought about.
NEED_NO_ANSWER = {
    "interview_missed",
    "interview_held",
    "interview_called_off",
    "did_not_start",
    "declined_by_young_person",
    "declined_by_employer",
    "withdrawn",
    "no_response",
    "start_taken_back",
}
# Back to where it stood before a mistake: what speaks against the pair is often why, and holds it from then on.
OPENS_WITHOUT_ANSWER = {"start_taken_back"}
ASKS_WHERE_IT_OPENS = {"reopened", "answer_taken_back"}  # what had ended; back to another open state asks for none


def parsed(*words: str):
    """Files in which one of the words stands, whose trees alone can hold what is looked for."""
    for folder in ("backend", "worker"):
        for path in sorted((PROJECT / folder).rglob("*.py")):
            text = path.read_text()
            if "migrations" not in path.parts and any(word in text for word in words):
                yield path.relative_to(PROJECT).as_posix(), ast.parse(text)


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def files_that_call(*names: str) -> set[str]:
    return {
        file
        for file, tree in parsed(*names)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and name_of(call) in names
    }


def test_only_the_gate_makes_an_answer():
    assert files_that_call("GateAnswer") == {THE_GATE}
    changes_one = {
        file
        for file, tree in parsed("replace")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and name_of(call) == "replace" and "gate" in ast.dump(call).lower()
    }
    assert changes_one == set()
    assert GateAnswer.__dataclass_params__.frozen


def imported_verbs() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for file, tree in parsed(*SERVICES, "backend.referrals"):
        for node in ast.walk(tree):
            if not isinstance(node, ast.ImportFrom):
                continue
            names = {each.name for each in node.names}
            if node.module in SERVICES and names & VERBS:
                found[file] = names & VERBS
            if node.module == "backend.referrals" and "services" in names:
                found[file] = VERBS
    return found


def test_pages_jobs_and_the_demo_take_steps_through_the_verbs_that_ask():
    assert set(imported_verbs()) <= ASK_FIRST | END_ALONE
    for file, tree in parsed("step"):
        calls = [each for each in ast.walk(tree) if isinstance(each, ast.Call) and name_of(each) == "step"]
        if file in END_ALONE:
            answers = [word.value for call in calls for word in call.keywords if word.arg == "gate"]
            assert answers
            assert all(isinstance(each, ast.Constant) and each.value is None for each in answers), file


@pytest.mark.parametrize(
    "service",
    [
        referrals.refer,
        referrals.step,
        referrals.record_start,
        placements.start_from,
        details.disclose_more,
        referrals.correct_start,
        first_days.correct_first_day,
        employer_change_corrections.correct_change,
    ],
)
def test_each_service_takes_an_answer_and_has_no_default_for_it(service):
    assert inspect.signature(service).parameters["gate"].default is inspect.Parameter.empty


MAKES = ("Referral.objects.create", "REFERRAL_LIFE.take")


def test_referrals_are_made_and_moved_in_their_services_alone():
    makes = {
        file
        for file, tree in parsed("create", "take")
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and name_of(call) in ("create", "take") and ast.unparse(call.func) in MAKES
    }
    assert makes == {"backend/referrals/services.py"}


def test_every_step_asks_or_is_known_to_need_no_answer():
    assert {str(step) for step in ADVANCES} | NEED_NO_ANSWER | ASKS_WHERE_IT_OPENS == set(Step.values)
    assert set(REFERRAL_LIFE.transitions) == set(Step)


@pytest.mark.parametrize("step", Step.values)
def test_what_leads_into_an_open_state_from_an_ended_one_asks(step):
    transition = REFERRAL_LIFE.transitions[Step(step)]
    opens = transition.to_state not in ENDED and transition.from_states & ENDED
    assert step in ASKS_WHERE_IT_OPENS | OPENS_WITHOUT_ANSWER or not opens
    assert (step in NEED_NO_ANSWER) == (step not in ASKS_WHERE_IT_OPENS and gate_step_of(Referral(), step) is None)


def test_the_gate_has_a_name_for_each_step_that_asks():
    assert {str(each) for each in ADVANCES.values()} <= set(GateStep.values)
