"""What a named person decides about a match, and how it is taken back."""

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.shortlists.models import Decision, Match
from backend.shortlists.services import answer_question, decide, undo_decision
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.shortlists import MatchFactory, reason


@pytest.fixture
def match(in_council):
    return MatchFactory(care_leaver=CareLeaverFactory(council=in_council), position=3)


@pytest.fixture
def by(in_council):
    return MembershipFactory(council=in_council).user


QUESTION = {"kind": "ask", "asked": "employer", "note": "Is there a bus?"}


def test_a_decision_keeps_who_which_model_and_every_fact_that_was_shown(match, by):
    decision = decide(match=match, kind="not_this_one", because="hours", note=" Nights. ", by=by)
    assert (decision.by, decision.model_version, decision.because, decision.note) == (
        by,
        "expert-test",
        "hours",
        "Nights.",
    )
    assert decision.facts == {
        "offer": {"title": match.opportunity.title, "employer": match.opportunity.employer.name},
        "position": 3,
        "shown": 20,
        "on": match.run.on.isoformat(),
        "calibrated": False,
        "score": 0.8,
        "reference": 0.2,
        "chance_start": [0.35, 0.55, 0.7],
        "chance_stay": [0.4, 0.64, 0.8],
        "likelier_to_stay": 0.5,
        "base_rates": {},
        "chance_26_weeks": [0.2, 0.35, 0.5],
        "minutes": 34.6,
        "reasons": match.reasons,
        "criteria": match.criteria,
    }


def test_the_facts_outlive_the_ranking(match, by):
    decision = decide(match=match, kind="shortlist", by=by)
    reasons = match.reasons
    Match.objects.all().delete()
    decision.refresh_from_db()
    assert decision.facts["reasons"] == reasons


@pytest.mark.parametrize(
    ("decision", "field"),
    [
        ({"kind": "not_this_one"}, "because"),
        ({"kind": "not_this_one", "because": "other", "note": "  "}, "note"),
        ({"kind": "ask", "asked": "employer"}, "note"),
        ({"kind": "ask", "note": "Is there a bus?"}, "asked"),
    ],
)
def test_a_decision_without_its_reason_is_refused(match, by, decision, field):
    with pytest.raises(Refused) as refusal:
        decide(match=match, by=by, **decision)
    assert refusal.value.field == field
    assert not Decision.objects.exists()


def test_one_decision_stands_at_a_time_and_questions_stand_beside_it(match, by):
    decide(match=match, by=by, **QUESTION)
    first = decide(match=match, kind="shortlist", by=by)
    decide(match=match, by=by, **QUESTION)
    with pytest.raises(Refused, match="already decided"):
        decide(match=match, kind="not_this_one", because="hours", by=by)
    undo_decision(decision=first, reason="Pressed by mistake", by=by)
    assert decide(match=match, kind="not_this_one", because="hours", by=by)


def test_the_database_refuses_a_second_standing_decision_too(match, by):
    decision = decide(match=match, kind="shortlist", by=by)
    decision.pk, decision.public_id = None, UserFactory().public_id
    with pytest.raises(IntegrityError, match="a_match_has_one_standing_decision"), transaction.atomic():
        decision.save(force_insert=True)


def test_a_decision_taken_back_stays_on_record_with_who_and_why(match, by):
    decision, other = decide(match=match, kind="shortlist", by=by), MembershipFactory(council=match.council).user
    with pytest.raises(Refused) as refusal:
        undo_decision(decision=decision, reason=" ", by=other)
    assert refusal.value.field == "reason"
    undo_decision(decision=decision, reason="He found another", by=other)
    decision.refresh_from_db()
    assert (decision.by, decision.undone_by, decision.undone_reason) == (by, other, "He found another")
    with pytest.raises(Refused, match="already been undone"):
        undo_decision(decision=decision, reason="Again", by=by)
    assert decision not in Decision.objects.standing()


def test_only_a_question_is_answered_and_once(match, by):
    question, decision = decide(match=match, by=by, **QUESTION), decide(match=match, kind="shortlist", by=by)
    with pytest.raises(Refused, match="Only a question"):
        answer_question(decision=decision, answer="Yes", by=by)
    with pytest.raises(Refused, match="Write the answer"):
        answer_question(decision=question, answer=" ", by=by)
    answer_question(decision=question, answer=" Yes, the 64. ", by=by)
    assert (question.answer, bool(question.answered_at)) == ("Yes, the 64.", True)
    with pytest.raises(Refused, match="already been answered"):
        answer_question(decision=question, answer="No", by=by)


def test_of_two_who_press_at_once_the_second_reads_what_the_first_did(match, by):
    undone, question = decide(match=match, kind="shortlist", by=by), decide(match=match, by=by, **QUESTION)
    opened = {each: Decision.objects.get(pk=each.pk) for each in (undone, question)}
    undo_decision(decision=undone, reason="He found another", by=by)
    answer_question(decision=question, answer="Yes, the 64.", by=by)
    with pytest.raises(Refused, match="already been undone"):
        undo_decision(decision=opened[undone], reason="Too far", by=by)
    with pytest.raises(Refused, match=r"already been answered.*“Yes, the 64.”"):
        answer_question(decision=opened[question], answer="No", by=by)


def test_a_match_is_undecided_until_somebody_decides(match, by):
    decide(match=match, by=by, **QUESTION)
    assert list(Match.objects.undecided()) == [match]
    decision = decide(match=match, kind="shortlist", by=by)
    assert not Match.objects.undecided().exists()
    undo_decision(decision=decision, reason="x", by=by)
    assert list(Match.objects.undecided()) == [match]


def test_the_commands_rank_and_print_with_reasons(db, capsys):
    council = CouncilFactory(code="wexmoor")
    with council_context(council.id):
        person = CareLeaverFactory(council=council, identifier="YP7", ready=True, living_in_croydon=True)
        for title in ("Chef", "Gardener"):
            SiteFactory(opportunity=OpportunityFactory(council=council, title=title))
    call_command("match", council="wexmoor")
    assert f"{council.name}: 2 matches in" in capsys.readouterr().out
    call_command("shortlist", "YP7")
    printed = capsys.readouterr().out
    assert printed.startswith("YP7: 2 matches\n\n1. ")
    assert "Chef" in printed
    assert "Gardener" in printed
    with council_context(council.id):
        Match.objects.filter(care_leaver=person, position=1).update(reasons=[reason("Near home.", 0.4)], criteria=[])
    call_command("shortlist", "YP7", council="wexmoor")
    assert "   + Near home.\n" in capsys.readouterr().out


def test_a_command_says_that_there_is_no_council(db):
    with pytest.raises(CommandError, match="There is no council yet: add one first"):
        call_command("match")


def test_the_commands_say_what_they_cannot_find(council):
    with pytest.raises(CommandError, match=f"no council “atlantis”: the codes are {council.code}"):
        call_command("match", council="atlantis")
    with pytest.raises(CommandError, match='No young person has the identifier "YP0"'):
        call_command("shortlist", "YP0")
