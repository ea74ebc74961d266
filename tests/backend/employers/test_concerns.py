"""A concern: what it stops at once, who may end that, and what is kept of it."""

import pytest
from django.db import IntegrityError, connection, transaction

from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.models import Job
from backend.core.protection import EMPLOYER, council_context
from backend.councils.choices import Role
from backend.councils.safeguarding import name_safeguarding_lead
from backend.councils.viewer import Viewer
from backend.employers.choices import ConcernOutcome, RaisedFrom
from backend.employers.concerns import decide_concern, raise_concern
from backend.employers.models import Check, Concern, ConcernEvent
from backend.employers.services import pause
from backend.notifications.models import Message
from backend.opportunities import services as opportunities
from backend.opportunities.models import Opportunity
from backend.referrals.permissions import can_answer
from backend.referrals.transitions import REFERRAL_LIFE
from tests.backend.opportunities.posts import TODAY, a_live, a_submitted
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.referrals import referral_world


WORDS = "They were asked to stay the night."


@pytest.fixture(autouse=True)
def _today(in_council):
    with clock.moved_to(TODAY):
        yield


@pytest.fixture
def adviser(in_council):
    return MembershipFactory(council=in_council, role=Role.EET_ADVISER).user


@pytest.fixture
def head(in_council):
    return MembershipFactory(council=in_council, role=Role.HEAD, user__email="head@council.example").user


@pytest.fixture
def employer(in_council):
    return EmployerFactory(council=in_council, verified=True, name="Blue Door Bakery")


def raised(employer, by, words=WORDS, **facts):
    return raise_concern(employer=employer, words=words, by=by, **facts)


def decided(concern, by, outcome=ConcernOutcome.PUT_RIGHT, reason="They have changed the rota."):
    return decide_concern(concern=concern, outcome=outcome, reason=reason, by=by)


def test_everything_of_the_employer_is_out_at_once_and_back_when_it_is_lifted(in_council, employer, adviser, head):
    theirs, other = a_live(in_council, employer=employer), a_live(in_council)
    Job.objects.all().delete()
    concern = raised(employer, adviser, raised_from=RaisedFrom.OPPORTUNITY, about=theirs.public_id)
    assert list(Opportunity.objects.open_on(clock.today())) == [other]
    assert Job.objects.filter(name=RANK_COUNCIL, arguments=[in_council.id]).exists()
    assert WORDS not in employer.pause_reason
    decided(concern, head)
    assert set(Opportunity.objects.open_on(clock.today())) == {theirs, other}
    assert (concern.outcome, concern.decided_by, concern.reason) == (
        ConcernOutcome.PUT_RIGHT,
        head,
        "They have changed the rota.",
    )


def test_nothing_of_a_paused_employer_is_approved(in_council, employer, adviser, head):
    waiting = a_submitted(in_council, employer=employer)
    concern = raised(employer, adviser)
    with pytest.raises(Refused, match="is paused, and nothing of a paused employer goes live"):
        opportunities.approve(opportunity=waiting, by=head)
    decided(concern, head)
    opportunities.approve(opportunity=waiting, by=head)


def test_an_employer_can_answer_no_introduction_while_a_concern_is_open(in_council, adviser, head):
    world = referral_world(in_council)
    referral = world.refer()
    viewer = Viewer.of(world.employer_user.memberships.get())
    assert can_answer(viewer, referral)
    concern = raised(world.opportunity.employer, adviser)
    referral.employer.refresh_from_db()
    assert (can_answer(viewer, referral), REFERRAL_LIFE.steps_open_to(viewer, referral)) == (False, [])
    decided(concern, head)
    referral.employer.refresh_from_db()
    assert can_answer(viewer, referral)
    assert REFERRAL_LIFE.steps_open_to(viewer, referral)


def test_who_raised_it_cannot_end_it(employer, head):
    concern = raised(employer, head)
    with pytest.raises(Refused, match="somebody else has to say"):
        decided(concern, head)
    with pytest.raises(IntegrityError, match="a_concern_is_decided_by_a_second_person"), transaction.atomic():
        Concern.objects.update(outcome="put_right", reason="x", decided_at=clock.now(), decided_by=head)
    assert concern.is_open


def test_an_outcome_needs_its_reason_and_is_recorded_once(employer, adviser, head):
    concern = raised(employer, adviser)
    with pytest.raises(Refused) as refusal:
        decided(concern, head, reason=" ")
    assert refusal.value.field == "reason"
    decided(concern, head, ConcernOutcome.NOTHING_FOUND)
    with pytest.raises(Refused, match=r"was decided by .*, on 1 June 2026"):
        decided(concern, head)


def test_words_are_needed(employer, adviser):
    with pytest.raises(Refused) as refusal:
        raised(employer, adviser, words="  ")
    assert refusal.value.field == "words"
    employer.refresh_from_db()
    assert employer.paused_at is None


def test_the_pause_ends_with_the_last_of_several_concerns(employer, adviser, head):
    first, second = raised(employer, adviser), raised(employer, adviser, words="No payslips")
    decided(first, head)
    employer.refresh_from_db()
    assert employer.paused_at
    decided(second, head)
    employer.refresh_from_db()
    assert employer.paused_at is None


def test_one_that_stands_keeps_the_pause_until_somebody_looks_again(employer, adviser, head):
    concern = raised(employer, adviser)
    decided(concern, head, ConcernOutcome.UPHELD, "No insurance")
    employer.refresh_from_db()
    assert employer.paused_at
    decided(concern, head, ConcernOutcome.PUT_RIGHT, "Insured now")
    employer.refresh_from_db()
    assert employer.paused_at is None
    told = [(event.step, event.outcome, event.words) for event in concern.events.order_by("id")]
    assert told == [
        ("raised", "", WORDS),
        ("decided", "upheld", "No insurance"),
        ("decided", "put_right", "Insured now"),
    ]


def test_a_pause_for_another_reason_is_not_lifted_with_the_concern(employer, adviser, head):
    pause(employer=employer, reason="They asked us to", by=head)
    decided(raised(employer, adviser), head)
    employer.refresh_from_db()
    assert employer.pause_reason == "They asked us to"


def test_head_and_officers_are_told_by_reference_and_nobody_else(in_council, employer, adviser, head):
    MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user__email="officer@council.example")
    MembershipFactory(council=CouncilFactory(), role=Role.HEAD)
    EmployerContactFactory(employer=employer, signs_in=True)
    concern = raised(employer, adviser)
    mails = Message.objects.order_by("to")
    assert [mail.to for mail in mails] == ["head@council.example", "officer@council.example"]
    for mail in mails:
        assert concern.reference in mail.subject
        assert WORDS not in mail.body
        assert employer.name not in mail.subject + mail.body


def test_the_named_lead_is_told_too_and_who_raised_it_of_the_outcome_while_they_work_here(
    in_council, employer, adviser, head
):
    lead = MembershipFactory(council=in_council, role=Role.STAFF, user__email="lead@council.example").user
    name_safeguarding_lead(council=in_council, lead=lead, by=head)
    first, second = raised(employer, adviser), raised(employer, adviser, words="No payslips")
    assert {mail.to for mail in Message.objects.all()} == {"head@council.example", "lead@council.example"}
    Message.objects.all().delete()
    decided(first, head)
    mail = Message.objects.get()
    assert (mail.to, first.reference in mail.subject) == (adviser.email, True)
    assert not [each for each in (WORDS, "rota", employer.name) if each in mail.subject + mail.body]
    adviser.memberships.update(ended_at=clock.now())
    decided(second, head)
    assert Message.objects.count() == 1


def test_neither_another_council_nor_an_employers_people_can_read_checks_or_concerns(in_council, employer, adviser):
    raised(employer, adviser)
    for model in (Check, Concern, ConcernEvent):
        assert model.objects.exists()
        with council_context(CouncilFactory().id):
            assert not model.objects.exists()
        with council_context(in_council.id, audience=EMPLOYER, user_id=UserFactory().id):
            assert not model.objects.exists()


def test_what_happened_cannot_be_rewritten(employer, adviser):
    raised(employer, adviser)
    with connection.cursor() as cursor:
        for privilege in ("UPDATE", "DELETE"):
            cursor.execute("SELECT has_table_privilege('employers_concernevent', %s)", [privilege])
            assert cursor.fetchone() == (False,)
