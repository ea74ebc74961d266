"""What was verified and does not hold any longer counts outside the council too: for the public and for partners."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.tokens import issue_api_token
from backend.employers.choices import EmployerKind
from backend.employers.services import change_employer
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from backend.opportunities.sharing import publish, share_with
from backend.ranking.gate import may_go_on
from backend.ranking.services import rank_council
from backend.referrals.gate_answers import GateStep, Outcome
from tests.api.callers import Caller
from tests.backend.opportunities.posts import TODAY, officer_of
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.today import today_is
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in


_on_the_day = today_is(TODAY)
NOT_CURRENT = "checks not current"
PUBLIC_LIST = "public-sitemap"
TOLD_NOTHING = ("was verified", "run out", "renew", "insurance", "another kind")


@pytest.fixture
def owner(db):
    return CouncilFactory(name="Wandlemere", employment_team_name="Wandlemere jobs team")


def run_out(employer):
    with council_context(employer.council_id):
        day = TODAY - dt.timedelta(days=1)
        employer.checks.update(checked_on=TODAY - dt.timedelta(days=9), next_check_on=day)


def taken_away(employer, kind=EmployerKind.DEPARTMENT):
    with council_context(employer.council_id):
        change_employer(employer=employer, kind=kind, by=officer_of(employer.council))
        employer.refresh_from_db()
        assert employer.verified_at is None


def holds(employer):
    """Nothing is changed."""


LAPSES = pytest.mark.parametrize("lapse", [run_out, taken_away], ids=["run out", "taken away"])
EVERY = pytest.mark.parametrize(
    ("verified", "lapse", "is_told"),
    [(True, holds, False), (False, holds, False), (True, run_out, True), (True, taken_away, True)],
    ids=["current", "never verified", "run out", "taken away"],
)


def a_post(council, *, verified=True, **facts):
    employer = EmployerFactory(council=council, verified=verified, name="Larch Mill")
    return OpportunityFactory(council=council, employer=employer, title="Sawyer of Larch", **facts)


def made_public(post):
    with council_context(post.council_id):
        publish(opportunity=post, by=officer_of(post.council))
    return post


def lent(post, partner):
    with council_context(post.council_id):
        share_with(opportunity=post, partners=[partner], with_all=False, by=officer_of(post.council))
    return post


def reader_of(council, role=Role.EET_ADVISER) -> Client:
    client = Client()
    sign_in(client, MembershipFactory(council=council, role=role))
    return client


def is_public(post) -> bool:
    page = reverse("public-opportunity", args=[post.public_id])
    status = get_within(Client(), page).status_code
    listed = page in get_within(Client(), reverse(PUBLIC_LIST)).content.decode()
    assert listed == (status == 200) or post.state != OpportunityState.LIVE
    return status == 200


@EVERY
def test_the_public_page_goes_while_the_checks_do_not_hold(owner, verified, lapse, is_told):
    post = made_public(a_post(owner, verified=verified))
    sound = made_public(a_post_of_another(owner))
    assert is_public(post)
    lapse(post.employer)
    assert is_public(post) == (not is_told)
    assert is_public(sound)


def a_post_of_another(council):
    return OpportunityFactory(council=council, employer=EmployerFactory(council=council, verified=True))


def test_renewed_it_is_public_again(owner):
    post = made_public(a_post(owner))
    run_out(post.employer)
    assert not is_public(post)
    with council_context(owner.id):
        post.employer.checks.update(next_check_on=TODAY + dt.timedelta(days=30))
    assert is_public(post)


@pytest.mark.parametrize("state", [OpportunityState.FILLED, OpportunityState.CLOSED])
def test_what_has_ended_goes_too(owner, state):
    post = made_public(a_post(owner))
    with council_context(owner.id):
        Opportunity.objects.filter(pk=post.pk).update(state=state)
    post.refresh_from_db()
    assert is_public(post)
    run_out(post.employer)
    assert not is_public(post)


def test_an_advert_of_a_feed_stays(owner, council):
    advert = made_public(a_post(owner, application_url="https://adverts.example/7"))
    lent(advert, council)
    taken_away(advert.employer, EmployerKind.FEED)
    assert is_public(advert)
    assert NOT_CURRENT not in reader_of(council).get(reverse("shared-opportunities")).content.decode()


def test_every_councils_own_checks_count(owner):
    other = CouncilFactory()
    here, there = made_public(a_post(owner)), made_public(a_post(other))
    run_out(there.employer)
    assert is_public(here)
    assert not is_public(there)


@EVERY
def test_a_partner_reads_in_its_list_and_on_the_page_that_checks_are_not_current(
    owner, council, verified, lapse, is_told
):
    post = lent(a_post(owner, verified=verified), council)
    lent(a_post_of_another(owner), council)
    lapse(post.employer)
    client = reader_of(council)
    for address in (reverse("shared-opportunities"), reverse("shared-opportunity", args=[post.public_id])):
        words = text_of(page_of(get_within(client, address)).main)
        assert "Larch Mill" in words
        assert words.count(NOT_CURRENT) == is_told
        assert not [each for each in TOLD_NOTHING if each in words]


@EVERY
def test_a_partners_system_reads_so(owner, council, verified, lapse, is_told):
    post = lent(a_post(owner, verified=verified), council)
    lent(a_post_of_another(owner), council)
    lapse(post.employer)
    membership = MembershipFactory(council=council, role=Role.ADMINISTRATOR)
    partner = Caller(membership, issue_api_token(membership=membership, label="feed", scopes=["feed"], by=None))
    told = {row["public_id"]: row["opportunity"]["employer_checks_lapsed"] for row in partner.rows("shared/")}
    assert told.pop(str(post.public_id)) is is_told
    assert list(told.values()) == [False]


@EVERY
def test_the_gate_of_a_partner_refuses_every_step_and_names_whom_to_ask(owner, council, verified, lapse, is_told):
    post = lent(a_post(owner, verified=verified), council)
    lapse(post.employer)
    with council_context(council.id):
        person = CareLeaverFactory(council=council)
        shared = Opportunity.objects.get(pk=post.pk)
        for step in (GateStep.SHORTLIST, GateStep.REFER, GateStep.OFFERED):
            answer = may_go_on(person, shared, step, clock.today())
            assert answer.outcome == Outcome.NO
            assert "Contact Wandlemere jobs team" in answer.refusal
            assert not [word for word in TOLD_NOTHING if word in answer.refusal]


@LAPSES
def test_the_matches_of_a_partner_say_so(owner, council, lapse):
    post = lent(a_post(owner), council)
    with council_context(council.id):
        person = CareLeaverFactory(council=council, ready=True)
    rank_council(council=council, on=TODAY)
    address = reverse("person", args=[person.public_id])
    client = reader_of(council, Role.HEAD)
    words = text_of(page_of(client.get(address)).main)
    assert "Sawyer of Larch" in words
    assert NOT_CURRENT not in words
    lapse(post.employer)
    words = text_of(page_of(client.get(address)).main)
    assert f"Larch Mill ({NOT_CURRENT})" in words
