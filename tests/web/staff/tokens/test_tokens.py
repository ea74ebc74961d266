"""Keys for other systems on their page: made, shown once, replaced, revoked, by those who may."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.models import ApiToken
from tests.api.callers import Caller
from tests.backend.opportunities.posts import employer_with_contact
from tests.factories.councils import CouncilFactory
from tests.web.pages import errors_in, filled, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


LIST, ADD = reverse("tokens"), reverse("token-add")


@pytest.fixture
def firm(council):
    return employer_with_contact(council, employer__name="Wandle Bakery")


@pytest.fixture
def employer(firm):
    return sign_in(Client(), firm[1].memberships.get())


def makes(client, **answers) -> str:
    response = client.post(ADD, filled(client.get(ADD)) | {"label": "Our system"} | answers)
    return text_of(page_of(response).select_one("#secret"))


def first_choice(client) -> str:
    return page_of(client.get(ADD)).select_one("select[name=acts_for] option")["value"]


def calls(secret: str) -> int:
    return Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/opportunities/").status_code


def test_an_employer_makes_a_key_that_works_and_is_shown_once(employer):
    secret = makes(employer, acts_for=first_choice(employer))
    assert calls(secret) == 200
    listed = employer.get(LIST)
    assert names_in_table(listed) == ["Our system"]
    assert secret not in listed.content.decode()
    assert "Wandle Bakery" in text_of(page_of(listed).select_one("tbody"))


def test_the_list_costs_no_query_a_key(employer, firm):
    makes(employer, acts_for=first_choice(employer))
    few = get_within(employer, LIST)
    for _ in range(5):
        Caller.for_employer(*firm)
    assert few.status_code == get_within(employer, LIST).status_code == 200


def test_a_key_needs_to_know_what_it_may_do(employer):
    response = employer.post(ADD, {"acts_for": first_choice(employer), "label": "x"})
    assert errors_in(response) == ["Select what it may do"]
    assert ApiToken.objects.count() == 0


def test_an_administrator_makes_one_in_the_name_of_somebody_there(council, firm):
    client, _ = signed_in(council, Role.ADMINISTRATOR)
    secret = makes(client, acts_for=first_choice(client))
    token = ApiToken.objects.get(digest=ApiToken.digest_of(secret))
    assert token.membership.user == firm[1]
    with council_context(council.id):
        assert token.of_employer.employer == firm[0]


def test_an_administrators_own_key_fetches_what_is_shared_and_nothing_else(council):
    client, _ = signed_in(council, Role.ADMINISTRATOR)
    assert calls(makes(client, acts_for="feed")) == 403


def test_the_old_key_works_beside_the_new_one_until_its_day(employer, firm):
    old = Caller.for_employer(*firm)
    page = reverse("token-replace", args=[old.token_row.public_id])
    new = text_of(page_of(employer.post(page, {"days": "7"})).select_one("#secret"))
    assert (calls(old.token), calls(new)) == (200, 200)
    with clock.moved_to(clock.now() + dt.timedelta(days=8)):
        assert (calls(old.token), calls(new)) == (401, 200)


def test_a_revoked_key_stops_at_once(employer, firm):
    caller = Caller.for_employer(*firm)
    response = employer.post(reverse("token-revoke", args=[caller.token_row.public_id]))
    assert (response.status_code, response["Location"]) == (302, LIST)
    assert calls(caller.token) == 401
    assert caller.token_row.revoked_by == firm[1]
    assert "Revoked" in text_of(page_of(employer.get(LIST)).select_one("tbody"))


def test_nobody_revokes_the_key_of_another_employer(employer, council):
    for place in (council, CouncilFactory()):
        other = Caller.for_employer(*employer_with_contact(place))
        assert employer.post(reverse("token-revoke", args=[other.token_row.public_id])).status_code == 404
        assert calls(other.token) == 200


def test_the_form_of_the_administrator_costs_no_query_an_employer(council):
    client, _ = signed_in(council, Role.ADMINISTRATOR)
    for _ in range(4):
        employer_with_contact(council)
    page = page_of(get_within(client, ADD, most=3))
    assert len(page.select("select[name=acts_for] option")) == 5
