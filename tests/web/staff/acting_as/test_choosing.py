"""Somebody with several memberships chooses one, works in it alone, and changes it at the top of the page."""

from itertools import combinations
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from backend.core.protection import council_context
from backend.councils.acting import MEMBERSHIP, OPENED_IN, acting_as
from backend.councils.choices import Role
from backend.councils.memberships import end_membership
from backend.councils.models import Membership
from backend.councils.permissions import roles_in
from backend.councils.viewer import Viewer
from backend.drafts.models import FormDraft
from backend.employers.models import Employer
from backend.web.kit.navigation import AFTER_SIGN_IN, PLACES
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory, UserFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.sampling import one_in
from tests.web.pages import banner_in, filled, headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import second_factor, sign_in


CHOICE = reverse("acting-as")
PASSWORD = "three quiet words together"
HOMES = {role: reverse(AFTER_SIGN_IN.get(role, places[0])[1]) for role, places in PLACES.items()}


@pytest.fixture
def user(db):
    return UserFactory(name="Robin Yewdale")


def member(user, role, council=None) -> Membership:
    council = council or CouncilFactory()
    if role == Role.EMPLOYER:
        employer = EmployerFactory(council=council, name=f"Bakery of {council.code}")
        EmployerContactFactory(employer=employer, user=user)
        return Membership.objects.get(user=user, council=council, role=role)
    return MembershipFactory(user=user, council=council, role=role)


def signed_in_without_choice(user) -> Client:
    second_factor(user)
    client = Client()
    client.force_login(user)
    return client


def choose(client, membership, **more):
    return client.post(CHOICE, {"membership": membership.public_id, **more})


def posts(client, address, answers, **more):
    """As a browser does."""
    body = urlencode(answers, doseq=True)
    return client.post(address, body, content_type="application/x-www-form-urlencoded", **more)


def header_of(response) -> str:
    return text_of(page_of(response).select_one(".onward-top__account"))


PAIRS = one_in(3, [(one, other, "one council") for one, other in combinations(Role, 2)])
PAIRS += one_in(2, [(role, role, "two councils") for role in Role])
PAIRS += [pytest.param(one, other, "two councils", marks=pytest.mark.full) for one, other in combinations(Role, 2)]


@pytest.mark.parametrize(("one", "other", "where"), PAIRS)
def test_every_pair_is_chosen_after_signing_in_and_changed_from_the_header(user, council, one, other, where):
    first = member(user, one, council)
    second = member(user, other, council if where == "one council" else None)
    client = signed_in_without_choice(user)
    assert client.get("/")["Location"] == f"{CHOICE}?next=%2F"
    page = client.get(CHOICE)
    buttons = [text_of(button) for button in page_of(page).select("main button[name=membership]")]
    assert buttons == [first.known_as, second.known_as]
    for membership in (second, first):
        assert choose(client, membership)["Location"] == "/"
        landed = client.get("/", follow=True)
        assert (landed.status_code, landed.redirect_chain[-1][0]) == (200, HOMES[membership.role])
        assert landed.wsgi_request.viewer == Viewer.of(membership)
        assert header_of(landed).startswith(f"{membership.known_as} : (change) Robin Yewdale")


@pytest.mark.parametrize("role", Role)
def test_whoever_has_one_membership_is_asked_nothing(user, role):
    membership = member(user, role)
    landed = signed_in_without_choice(user).get("/", follow=True)
    assert [place for place, _ in landed.redirect_chain] == [HOMES[role]]
    assert membership.known_as not in header_of(landed)
    assert "change" not in header_of(landed)


def test_the_page_asked_for_is_kept_over_the_choice_and_no_other_site_is(user):
    adviser, _ = member(user, Role.EET_ADVISER), member(user, Role.AUDITOR)
    client = signed_in_without_choice(user)
    asked = client.get("/people/?q=a")["Location"]
    page = filled(client.get(asked), "main form")
    assert page["next"] == "/people/?q=a"
    assert choose(client, adviser, next=page["next"])["Location"] == "/people/?q=a"
    for elsewhere in ("https://evil.example/", "//evil.example", "javascript:x", "/acting-as/", "\\\\evil.example"):
        assert choose(client, adviser, next=elsewhere)["Location"] == "/"


def test_nothing_that_a_session_held_of_one_role_is_there_in_the_other(user, council):
    adviser, officer = member(user, Role.EET_ADVISER, council), member(user, Role.ENGAGEMENT_OFFICER)
    client = sign_in(Client(), adviser)
    session = client.session
    session["filters"] = "of the adviser"
    session["_messages"] = '[["__json_message", 0, 25, "Amina Yusuf is saved."]]'
    session.save()
    before = session.session_key
    choose(client, officer)
    of_the_account = {"_auth_user_id", "_auth_user_backend", "_auth_user_hash", "signed_in_at"}
    assert set(client.session.keys()) <= {*of_the_account, MEMBERSHIP}
    assert client.session.session_key != before
    assert "Amina" not in client.get("/", follow=True).content.decode()


def test_somebody_of_two_boroughs_sees_each_boroughs_rows_alone(user):
    here, there = CouncilFactory(), CouncilFactory()
    for council, name in ((here, "Amina"), (there, "Bilal")):
        with council_context(council.id):
            CareLeaverFactory(council=council, given_name=name)
    client = sign_in(Client(), member(user, Role.EET_ADVISER, here))
    theirs = member(user, Role.EET_ADVISER, there)
    for names in ("Amina", "Bilal"), ("Bilal", "Amina"):
        shown = client.get("/people/?whose=all").content.decode()
        assert (names[0] in shown, names[1] in shown) == (True, False)
        choose(client, theirs)


def test_an_employer_of_two_boroughs_works_for_one_at_a_time_and_reads_neutral_words(user):
    first, second = member(user, Role.EMPLOYER), member(user, Role.EMPLOYER)
    client = signed_in_without_choice(user)
    page = text_of(page_of(client.get(CHOICE)).main)
    for membership in (first, second):
        assert f"{membership.council.employment_team_name} For Bakery of {membership.council.code}" in page
        choose(client, membership)
        own = client.get(reverse("employer-organisations"))
        assert headings_in(own)[1] == f"Bakery of {membership.council.code}"
        other = Employer.objects.exclude(council=membership.council).get()
        assert client.get(reverse("employer-edit", args=[other.public_id])).status_code == 404
    assert [word for word in ("care", "virtual school", "young") if word in page.lower()] == []


def test_a_page_opened_in_one_role_saves_nothing_in_another(user, council):
    adviser, head = member(user, Role.EET_ADVISER, council), member(user, Role.STAFF, council)
    client = sign_in(Client(), adviser)
    address = reverse("person-add")
    open_page = filled(client.get(address), "form:has([name=draft])")
    assert open_page[OPENED_IN] == str(adviser.public_id)
    choose(client, head)
    answers = open_page | {"given_name": "Amina", "keep_draft": "yes"}
    refused = posts(client, address, answers, headers={"Referer": f"http://testserver{address}"})
    assert refused.status_code == 409
    main = page_of_refusal(refused)
    assert "Nothing was saved." in text_of(main)
    assert f"opened when you worked as “{adviser.known_as}”" in text_of(main)
    assert f"Now you work as “{head.known_as}”" in text_of(main)
    with council_context(council.id, user_id=user.pk):
        assert not FormDraft.objects.exists()
    back = {box["name"]: box["value"] for box in main.select("input")}
    assert client.post(CHOICE, back)["Location"] == address
    assert client.get(address).wsgi_request.viewer == Viewer.of(adviser)


def page_of_refusal(response):
    response.status_code = 200
    return page_of(response).main


def test_a_page_of_the_role_worked_in_is_saved_after_going_there_and_back(user, council):
    adviser, staff = member(user, Role.EET_ADVISER, council), member(user, Role.STAFF, council)
    client = sign_in(Client(), adviser)
    open_page = filled(client.get(reverse("person-add")), "form:has([name=draft])")
    choose(client, staff)
    choose(client, adviser)
    kept = posts(client, reverse("person-add"), open_page | {"given_name": "Amina", "keep_draft": "yes"})
    assert kept.status_code == 302
    with council_context(council.id, user_id=user.pk):
        assert FormDraft.objects.get().role == Role.EET_ADVISER


def test_every_form_of_a_page_says_in_which_membership_it_was_opened(user):
    membership = member(user, Role.EET_ADVISER)
    client = sign_in(Client(), membership)
    forms = page_of(client.get(reverse("person-add"))).select("main form[method=post]")
    assert forms
    assert {form.select_one(f"[name={OPENED_IN}]")["value"] for form in forms} == {str(membership.public_id)}


def test_what_is_posted_before_a_role_is_chosen_is_not_saved(user, council):
    member(user, Role.EET_ADVISER, council), member(user, Role.AUDITOR)
    refused = signed_in_without_choice(user).post(reverse("person-add"), {"given_name": "Amina"})
    assert refused.status_code == 409
    assert page_of_refusal(refused).select_one(f'a[href="{CHOICE}"]')


def test_the_api_in_a_browser_waits_for_the_choice(user):
    member(user, Role.EET_ADVISER), member(user, Role.AUDITOR)
    client = signed_in_without_choice(user)
    assert client.get("/api/v1/opportunities/").status_code == 403


def test_somebody_elses_or_an_ended_membership_cannot_be_chosen(user, council):
    mine, ended = member(user, Role.EET_ADVISER, council), member(user, Role.AUDITOR)
    with council_context(ended.council_id):
        end_membership(membership=ended, by=UserFactory())
    client = sign_in(Client(), mine)
    for wrong in (ended.public_id, MembershipFactory(role=Role.HEAD).public_id, "nonsense", ""):
        answer = client.post(CHOICE, {"membership": wrong}, follow=True)
        assert "That role is not yours any longer" in banner_in(answer)
        assert client.get("/people/").wsgi_request.viewer == Viewer.of(mine)


def test_where_one_role_does_not_reach_the_page_points_to_the_others(user):
    member(user, Role.AUDITOR), member(user, Role.EET_ADVISER)
    client = sign_in(Client(), user.memberships.get(role=Role.AUDITOR))
    for address in ("/today/", "/people/00000000-0000-0000-0000-000000000007/"):
        response = client.get(address)
        assert response.status_code in (403, 404)
        link = page_of_refusal(response).select_one(f'a[href^="{CHOICE}"]')
        assert link["href"].startswith(f"{CHOICE}?next=%2F")
    alone = sign_in(Client(), MembershipFactory(role=Role.AUDITOR))
    assert not page_of_refusal(alone.get("/today/")).select(f'a[href^="{CHOICE}"]')


def test_services_know_only_the_role_that_is_acted_in(user, council):
    adviser, head = member(user, Role.EET_ADVISER, council), member(user, Role.HEAD, council)
    elsewhere = member(user, Role.HEAD)
    both = frozenset({Role.EET_ADVISER, Role.HEAD})
    assert roles_in(user, council.id) == both, "in a job, where nobody acts"
    with acting_as(Viewer.of(adviser)):
        assert roles_in(user, council.id) == {Role.EET_ADVISER}
        assert roles_in(user, elsewhere.council_id) == frozenset()
        assert roles_in(MembershipFactory(council=council, role=Role.HEAD).user, council.id) == {Role.HEAD}
    with acting_as(Viewer.of(head)):
        assert roles_in(user, council.id) == {Role.HEAD}
    assert roles_in(user, council.id) == both


def test_the_page_of_choices_costs_few_queries(user, council):
    first = member(user, Role.EMPLOYER, council)
    member(user, Role.EMPLOYER), member(user, Role.STAFF, council)
    get_within(sign_in(Client(), first), CHOICE, most=4)


def test_whoever_acts_for_an_employer_and_for_the_council_keeps_the_one_when_the_other_ends(user, council):
    employer, staff = member(user, Role.EMPLOYER, council), member(user, Role.STAFF, council)
    administrator = sign_in(Client(), MembershipFactory(council=council, role=Role.ADMINISTRATOR))
    working = {each: sign_in(Client(), each) for each in (employer, staff)}
    administrator.post(reverse("administration-member-end", args=[staff.public_id]))
    assert working[staff].get("/people/")["Location"].startswith("/accounts/login/")
    assert working[employer].get(reverse("employer-organisations")).status_code == 200
    assert Employer.objects.of_user(user).exists()
