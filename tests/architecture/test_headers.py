"""Headers of answers to who has not signed in, and of what is not there; those of every page: test_access."""

import logging

import pytest
from django.test import Client

from backend.core import clock
from tests.architecture.headers import BY_LINK, BY_LINK_TO_AN_EMPLOYER, EXACT, faults_of_headers, is_kept_by_no_cache
from tests.architecture.routes import routes
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import MembershipFactory
from tests.web.sign_in import sign_in


@pytest.fixture(autouse=True)
def _quietly_on_the_day():
    logging.disable(logging.ERROR)
    with clock.moved_to(TODAY):
        yield
    logging.disable(logging.NOTSET)


@pytest.mark.django_db
def test_somebody_who_has_not_signed_in_gets_every_answer_with_its_headers(client):
    wrong = {route.name: faults_of_headers(client.get(route.address()), exact_of(route)) for route in routes()}
    assert {name: found for name, found in wrong.items() if found} == {}


def exact_of(route) -> dict[str, str]:
    if route.text.startswith(("introduction/", "deletion/", "learners/")):
        return BY_LINK_TO_AN_EMPLOYER
    return BY_LINK if route.text.startswith("next/") else EXACT


@pytest.mark.parametrize("path", ["/nothing/here/", "/people/%00/", "/api/v1/nothing/"])
def test_what_is_not_there_has_its_headers_too(council, path):
    client = sign_in(Client(), MembershipFactory(council=council))
    response = client.get(path)
    assert (response.status_code, faults_of_headers(response)) == (404, [])
    assert is_kept_by_no_cache(response)
