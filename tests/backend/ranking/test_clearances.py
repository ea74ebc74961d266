"""What a named person checked, or a head went past: how it lets a pair go on, and for how long."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer, avoid_place, stop_avoiding
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.digest import json_digest
from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.employers.services import pause
from backend.notifications.models import Message
from backend.opportunities.models import Opportunity
from backend.ranking.gate import answer_for, may_go_on
from backend.ranking.gated_steps import say_checked
from backend.ranking.holds import held_among
from backend.referrals.clearances import go_past, record_checked, take_back
from backend.referrals.gate_answers import GateAnswer, GateStep, Outcome
from backend.referrals.models import Clearance
from tests.backend.ranking.gate_world import DAY, NEVER, TODAY
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.gated import step
from tests.today import today_is


_today = today_is(TODAY)
WORDS = "Rang the offender manager, who says it is fine."


@pytest.fixture
def head(world):
    return MembershipFactory(council=world.council, role="head").user


def preview(world, gate_step=GateStep.PREVIEW, on=TODAY, **more) -> GateAnswer:
    return may_go_on(world.person, world.opportunity, gate_step, on, **more)


def names(answer: GateAnswer) -> set[str]:
    return {each.name for each in answer.obstacles}


# What a named person says


def in_custody(world, **more):
    return update_profile(care_leaver=world.person, in_custody=True, release_date=TODAY + DAY, by=None, **more)


def test_what_was_checked_lets_it_go_on_and_is_written_down(world):
    in_custody(world)
    with pytest.raises(Refused, match="Say what you checked") as refusal:
        world.ask_to_refer()
    assert refusal.value.field == "checked"
    referral = world.ask_to_refer(checked=WORDS)
    (said,) = Clearance.objects.all()
    assert (said.kind, said.criterion, said.words, said.by) == ("checked", "custody", WORDS, world.adviser)
    assert said.created_at == clock.now()
    assert not held_among([referral])
    step(referral=referral, step="offered", on=TODAY, by=world.adviser)


@pytest.mark.parametrize(
    ("change", "asked_again"),
    [
        ({"release_date": TODAY + 2 * DAY}, True),
        ({"licence_conditions": "Not in the market."}, True),
        ({"phone": "07700900456"}, False),
        ({"max_weekly_hours": 40}, False),
    ],
)
def test_it_counts_for_the_facts_it_was_said_of(world, change, asked_again):
    in_custody(world)
    referral = world.ask_to_refer(checked=WORDS)
    update_profile(care_leaver=world.person, by=None, **change)
    assert bool(held_among([referral])) == asked_again


def test_another_mark_asks_again_and_the_same_facts_as_before_do_not(world):
    far = {"easting": 400_000, "northing": 100_000, "radius_metres": 500, "note": "x", "by": None}
    avoid_place(care_leaver=world.person, **far)
    referral = world.ask_to_refer(checked=WORDS)
    assert not held_among([referral])
    second = avoid_place(care_leaver=world.person, **far | {"easting": 300_000})
    assert held_among([referral])[referral.id].outcome == Outcome.HOLD
    stop_avoiding(avoided=second, reason="It was recorded twice.", by=world.adviser)
    assert not held_among([referral])


@pytest.mark.parametrize("words", ["", "   ", "ok", " fine    "])
def test_words_that_say_nothing_are_refused(world, words):
    in_custody(world)
    with pytest.raises(Refused, match="what you checked"):
        world.ask_to_refer(checked=words)


@pytest.mark.parametrize("role", ["personal_adviser", "auditor", "engagement_officer", "administrator", "employer"])
def test_who_may_not_say_so(world, role):
    in_custody(world)
    somebody = MembershipFactory(council=world.council, role=role).user
    with pytest.raises(Refused, match="may say what was checked"):
        record_checked(answer=preview(world), words=WORDS, by=somebody)


def test_what_was_said_can_be_taken_back_and_stays(world):
    in_custody(world)
    referral = world.ask_to_refer(checked=WORDS)
    (said,) = Clearance.objects.all()
    with pytest.raises(Refused, match="Say why"):
        take_back(clearance=said, reason=" ", by=world.adviser)
    take_back(clearance=said, reason="It was somebody else.", by=world.adviser)
    assert held_among([referral])
    with pytest.raises(Refused, match="taken back already"):
        take_back(clearance=said, reason="Again", by=world.adviser)
    said.refresh_from_db()
    assert (said.words, said.taken_back_reason) == (WORDS, "It was somebody else.")


def test_no_words_go_past_what_is_refused(world):
    in_custody(world, right_to_work=False)
    with pytest.raises(Refused, match="permission to work"):
        world.ask_to_refer(checked=WORDS)
    assert not Clearance.objects.exists()


# The head


def too_low(world):
    update_profile(care_leaver=world.person, english_level=1, by=None)
    Opportunity.objects.filter(id=world.opportunity.id).update(english_required=2)
    world.opportunity.refresh_from_db()


def test_a_head_goes_past_what_is_not_law_and_the_advisers_are_told(world, head):
    CareLeaver.objects.filter(id=world.person.id).update(eet_adviser=world.adviser)
    too_low(world)
    with pytest.raises(Refused, match="head may go past this with a reason"):
        world.ask_to_refer()
    go_past(answer=preview(world), names=["english"], reason="She sits the exam in July.", by=head)
    message = Message.objects.get()
    assert message.to == world.adviser.email
    for word in (world.person.given_name, world.person.family_name, "English", "exam", world.opportunity.title):
        assert word not in message.subject + message.body
    referral = world.ask_to_refer()
    (said,) = Clearance.objects.all()
    assert (said.kind, said.criterion, said.by) == ("passed", "english", head)
    assert not held_among([referral])
    update_profile(care_leaver=world.person, english_level=0, by=None)
    assert held_among([referral]), "it was said of level 1"


def test_of_two_rules_both_have_to_be_gone_past(world, head):
    too_low(world)
    update_profile(care_leaver=world.person, max_weekly_hours=16, by=None)
    go_past(answer=preview(world), names=["english"], reason="She sits the exam in July.", by=head)
    assert names(preview(world)) == {"hours"}
    go_past(answer=preview(world), names=["hours"], reason="She wants to do more hours.", by=head)
    assert preview(world).outcome == Outcome.GO_ON


@pytest.mark.parametrize("fact", sorted(NEVER))
def test_nobody_goes_past_the_law_safety_or_what_is_not_there(gate, fact):
    head = MembershipFactory(council=gate.person.council, role="head").user
    NEVER[fact](gate)
    answer = may_go_on(gate.person, gate.shortlisted, GateStep.PREVIEW, TODAY)
    assert answer.outcome == Outcome.NO
    with pytest.raises(Refused, match="Choose what you go past"):
        go_past(answer=answer, names=names(answer), reason="He would do it well.", by=head)
    assert gate.try_step("refer") != "on"


def test_only_a_head_with_a_reason(world, head):
    too_low(world)
    for by, words in ((world.adviser, "Only a virtual school head"), (head, "Give the reason")):
        with pytest.raises(Refused, match=words):
            go_past(answer=preview(world), names=["english"], reason="ok", by=by)


def test_what_ended_and_is_recorded_anew_is_checked_anew(world):
    """Custody and a licence as they were before, a mark set again, and a pause after a pause: each is another one."""
    other = EmployerFactory(council=world.council, name="Kilnwood Foods Bakery", verified=True)
    Employer.objects.filter(id=world.opportunity.employer_id).update(name="Kilnwood Foods")
    person, by, made = world.person, world.adviser, []

    def record(**facts):
        update_profile(care_leaver=person, by=by, **facts)

    def avoid():
        made.append(avoid_employer(care_leaver=person, employer=other, note="x", by=by))

    def avoid_no_more():
        stop_avoiding(avoided=made[-1], reason="Somebody else.", by=by)

    def pause_other():
        pause(employer=Employer.objects.get(id=other.id), reason="x", by=by)

    def lift():
        Employer.objects.filter(id=other.id).update(paused_at=None, paused_by=None)

    facts = {
        "custody": (lambda: record(in_custody=True), lambda: record(in_custody=False)),
        "licence": (lambda: record(licence_conditions="No nights."), lambda: record(licence_conditions="")),
        "avoided_employer": (avoid, avoid_no_more),
        "paused_perhaps": (pause_other, lift),
    }
    referral = world.ask_to_refer()
    for hour, (name, (begins, ends)) in enumerate(facts.items()):
        with clock.moved_to(clock.now() + dt.timedelta(hours=2 * hour)):
            begins()
            assert names(answer_for(referral, "interview", TODAY)) == {name}
            say_checked(referral=referral, answer=answer_for(referral, "interview", TODAY), checked=WORDS, by=by)
            assert not names(answer_for(referral, "interview", TODAY)), name
        with clock.moved_to(clock.now() + dt.timedelta(hours=2 * hour + 1)):
            ends()
            assert not names(answer_for(referral, "interview", TODAY)), name
            begins()
            assert names(answer_for(referral, "interview", TODAY)) == {name}
            ends()


@pytest.mark.parametrize("criterion", ["english", "dates"])
def test_a_rule_gone_past_for_one_employer_is_asked_again_of_the_next(world, head, criterion):
    if criterion == "english":
        update_profile(care_leaver=world.person, english_level=0, by=None)
        Opportunity.objects.filter(id=world.opportunity.id).update(english_required=2)
    else:
        update_profile(care_leaver=world.person, available_from=TODAY + 300 * DAY, by=None)
        Opportunity.objects.filter(id=world.opportunity.id).update(start_date=TODAY + 30 * DAY)
    assert criterion in names(preview(world))
    go_past(answer=preview(world), names=[criterion], reason=WORDS, by=head)
    assert criterion not in names(preview(world))
    first = world.opportunity.employer
    other = EmployerFactory(council=world.council, verified=True)
    Opportunity.objects.filter(id=world.opportunity.id).update(employer=other)
    assert criterion in names(preview(world)), "what was said was said of the employer before"
    Opportunity.objects.filter(id=world.opportunity.id).update(employer=first)
    assert criterion not in names(preview(world))


@pytest.mark.parametrize("criterion", ["english", "dates"])
def test_what_was_gone_past_before_it_was_said_of_an_employer_still_counts(world, head, criterion):
    """The digest of then, written out: of the sentence, or of both days, and of no employer."""
    update_profile(care_leaver=world.person, english_level=0, available_from=TODAY + 300 * DAY, by=None)
    Opportunity.objects.filter(id=world.opportunity.id).update(english_required=2, start_date=TODAY + 30 * DAY)
    answer = preview(world)
    assert {"english", "dates"} <= names(answer)
    (said,) = go_past(answer=answer, names=[criterion], reason=WORDS, by=head)
    of = said.sentence if criterion == "english" else [str(TODAY + 300 * DAY), str(TODAY + 30 * DAY)]
    Clearance.objects.update(facts_digest=json_digest([criterion, "not_met", of], plain=str))
    assert criterion not in names(preview(world))
    update_profile(care_leaver=world.person, english_level=1, available_from=TODAY + 301 * DAY, by=None)
    assert criterion in names(preview(world))
