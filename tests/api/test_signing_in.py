"""Tokens and sessions: who is let in, and how soon they are not."""

import datetime as dt

import pytest

from backend.accounts.services import close_account
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.councils.memberships import end_membership
from backend.councils.tokens import API_TOKEN_LIFE, revoke_api_token
from tests.api.callers import Caller
from tests.factories.councils import UserFactory
from tests.web.sign_in import signed_in


LIST = "opportunities/"


def test_a_token_lets_its_membership_in(adviser):
    assert adviser.get(LIST).status_code == 200


def test_a_session_lets_in_as_a_token_does(council):
    client, _ = signed_in(council)
    assert client.get("/api/v1/opportunities/").status_code == 200


def test_a_token_that_nobody_issued_is_refused_with_a_sentence(db, client):
    response = client.get("/api/v1/opportunities/", headers={"Authorization": "Bearer guessed"})
    assert response.status_code == 401
    assert response.json() == {"detail": "This token is not known, has expired or was revoked."}
    assert response["WWW-Authenticate"] == "Bearer"


def test_a_wrong_token_is_refused_even_beside_a_good_session(council):
    client, _ = signed_in(council)
    assert client.get("/api/v1/opportunities/", headers={"Authorization": "Bearer guessed"}).status_code == 401


def test_a_token_opens_the_api_and_no_page(adviser):
    response = adviser.client.get("/people/")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def revoke(caller):
    revoke_api_token(token=caller.token_row, by=UserFactory())


def end(caller):
    with council_context(caller.membership.council_id):
        end_membership(membership=caller.membership, by=UserFactory())


def close(caller):
    close_account(user=caller.membership.user, by=UserFactory())


@pytest.mark.parametrize("stop", [revoke, end, close])
def test_what_ends_a_token_ends_it_at_the_next_request(adviser, stop):
    assert adviser.get(LIST).status_code == 200
    stop(adviser)
    assert adviser.get(LIST).status_code == 401


@pytest.mark.parametrize(
    ("age", "status"), [(API_TOKEN_LIFE - dt.timedelta(minutes=1), 200), (API_TOKEN_LIFE, 401)], ids=["young", "old"]
)
def test_a_token_lasts_ninety_days(adviser, age, status):
    with clock.moved_to(clock.now() + age):
        assert adviser.get(LIST).status_code == status


def test_the_secret_is_not_in_the_database(adviser):
    row = adviser.token_row
    assert adviser.token not in {str(value) for value in vars(row).values()}


def test_an_answer_is_kept_in_no_cache(adviser):
    assert "no-store" in adviser.get(LIST)["Cache-Control"]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ENGAGEMENT_OFFICER, Role.EMPLOYER])
def test_a_role_without_the_resource_is_told_so(council, role):
    response = Caller.of(council, role).get("placements/")
    assert (response.status_code, response.json()) == (
        403,
        {"detail": "You do not have permission to perform this action."},
    )


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_only_reads_cannot_be_written(adviser, method):
    response = getattr(adviser.client, method)("/api/v1/shortlists/")
    assert response.status_code == 405
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_a_session_reads_and_does_not_write(council):
    client, _ = signed_in(council, Role.EMPLOYER)
    assert client.get("/api/v1/opportunities/").status_code == 200
    assert client.post("/api/v1/opportunities/", {}, content_type="application/json").status_code == 403
