"""What an auditor reads of settings, invitations, approvals, committee pages, what employers ask and which looks."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.history import history_context
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.invitations import invite
from backend.councils.memberships import change_role
from backend.councils.settings import change_settings
from backend.opportunities import services
from backend.opportunities.models import Opportunity
from backend.outcomes.committee_pages import keep_committee_page
from backend.referrals.choices import Step
from backend.referrals.employers_words import ask, settle_question
from backend.referrals.reminders import EMPLOYER_REMINDED
from backend.referrals.transitions import REFERRAL_LIFE
from tests.backend.opportunities.posts import a_submitted, employer_with_contact
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.factories.unasked import step
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in
from tests.web.staff.audit.test_audit import FILE, PAGE, rows_of, told


LOOKED = "Looked at a list of young people"


@pytest.fixture
def auditor(in_council):
    return signed_in(in_council, Role.AUDITOR, name="Ash Audit")[0]


def did(response, who: str) -> list[list[str]]:
    return [row[1:] for row in told(response) if row[0] == who]


def test_settings_invitations_and_committee_pages_are_told(auditor, in_council):
    _, administrator = signed_in(in_council, Role.ADMINISTRATOR, name="Robin Yewdale")
    _, head = signed_in(in_council, Role.HEAD, name="Hilary Head")
    change_settings(council=in_council, by=administrator.user, answer_days=4, idle_minutes=20)
    with history_context(user=administrator.user_id):
        invite(council=in_council, email="new@example.org", name="Nia", role=Role.STAFF, by=administrator.user)
        change_role(membership=signed_in(in_council, name="Sam Swaps")[1], role=Role.STAFF, by=administrator.user)
    meets = clock.today() + dt.timedelta(days=7)
    keep_committee_page(council=in_council, figures={}, committee="Scrutiny", meets_on=meets, by=head.user)
    page = get_within(auditor, f"{PAGE}?kind=changed")
    by_robin = did(page, "Robin Yewdale")
    for expected in (
        ["Changed a setting: Days for an employer to answer", "–"],
        ["Changed a setting: Minutes until a page is locked", "–"],
        ["Invited somebody", "new@example.org"],
        ["Role: role changed", "Sam Swaps"],
    ):
        assert by_robin.count(expected) == 1, expected
    assert ["Changed a role", "Sam Swaps"] not in by_robin, "once, in the words of the step"
    assert did(page, "Hilary Head") == [["Kept a page for a committee", "Scrutiny"]]


def test_a_step_of_an_opportunity_is_told_once_and_in_its_own_words(auditor, in_council):
    _, officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER, name="Oli Officer")
    employer, contact = employer_with_contact(in_council)
    drafted = OpportunityFactory(
        council=in_council,
        employer=employer,
        title="Baker",
        draft=True,
        job=True,
        summary="Bake bread",
        remote=True,
        min_age=18,
    )
    submitted = services.submit(opportunity=drafted, by=contact)
    with history_context(user=officer.user_id):
        services.approve(opportunity=submitted, by=officer.user)
    page = auditor.get(PAGE, {"who": officer.user_id})
    assert told(page) == [["Oli Officer", "Opportunity: approved", "Baker"]]


def test_what_an_employer_asks_and_answers_and_whose_introduction_it_reads_is_told(auditor, in_council):
    world = referral_world(in_council)
    referral = world.refer()
    asked = ask(referral=referral, question="Is there a bus at six?", by=world.employer_user)
    settle_question(referral=referral, read=asked.public_id, by=world.adviser, words="There is one")
    step(referral=referral, step=Step.OFFERED, on=clock.today(), by=world.employer_user)
    membership = world.employer_user.memberships.get(council=in_council)
    client = sign_in(signed_in(in_council)[0], membership)
    get_within(client, reverse("employer-referral", args=[referral.public_id]))
    page = auditor.get(PAGE)
    about, name = f"{world.person.full_name} : {referral.opportunity.title}", world.person.full_name
    assert did(page, world.employer_user.name) == [
        ["Looked at a referral", name],
        ["Referral: the employer offers a place", about],
        ["Referral: the employer asked something", about],
    ]
    by_adviser = did(page, world.adviser.name)
    assert ["Referral: the employer’s question was answered", about] in by_adviser
    assert "bus at six" not in text_of(page_of(page))


def test_whether_an_employer_was_reminded_is_not_told_since_nobody_is_of_what_is_held(auditor, in_council):
    referral = referral_world(in_council).refer()
    before = told(auditor.get(PAGE))
    REFERRAL_LIFE.record(EMPLOYER_REMINDED, referral, from_state=referral.state, on=clock.today(), by=None)
    assert told(auditor.get(PAGE)) == before


def test_a_page_without_young_people_is_no_look_at_a_list_of_them(auditor, in_council):
    administrator, robin = signed_in(in_council, Role.ADMINISTRATOR, name="Robin Yewdale")
    adviser, jo = signed_in(in_council, name="Jo Larkspur")
    for client in (administrator, adviser):
        client.get(reverse("today"))
    assert told(auditor.get(PAGE, {"who": robin.user_id})) == []
    assert told(auditor.get(PAGE, {"who": jo.user_id})) == [["Jo Larkspur", LOOKED, "–"]]


def test_looks_at_the_list_itself_are_told_to_whoever_chooses_them_and_the_page_says_so(auditor):
    for _ in range(2):
        plain = get_within(auditor, PAGE)
    assert did(plain, "Ash Audit") == []
    assert "Looks at this page are left out" in text_of(page_of(plain).main)
    chosen = auditor.get(PAGE, {"with_audit": "on"})
    assert did(chosen, "Ash Audit") == [["Looked at who did what", "–"]] * 3
    assert "are left out" not in text_of(page_of(chosen).main)
    auditor.get(FILE)
    in_file = [row["What they did"] for row in rows_of(auditor.get(FILE)) if row["Who"] == "Ash Audit"]
    assert in_file == ["Took a file away"] * 2


@pytest.mark.django_db(transaction=True)
def test_what_somebody_changed_just_before_a_step_is_told_as_well():
    """Each in a request of its own; what the step itself changed is told by the step alone."""
    council = CouncilFactory()
    with council_context(council.id):
        officer = signed_in(council, Role.ENGAGEMENT_OFFICER, name="Sam Officer")[1].user
        browser = signed_in(council, Role.AUDITOR, name="Ash Audit")[0]
        post = a_submitted(council, closing_date=None, start_date=None)
    with council_context(council.id), history_context(user=officer.id):
        Opportunity.objects.filter(pk=post.pk).update(title="Another title")
    with council_context(council.id), history_context(user=officer.id):
        services.approve(opportunity=Opportunity.objects.get(pk=post.pk), by=officer)
    by_officer = did(browser.get(f"{PAGE}?kind=changed"), "Sam Officer")
    assert by_officer.count(["Opportunity: approved", "Another title"]) == 1
    assert by_officer.count(["Changed an opportunity", "Another title"]) == 1
