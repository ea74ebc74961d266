"""PostgreSQL is away, or takes calls and says nothing: a page says so within moments, and life goes on after it."""

import socket
import time
from contextlib import contextmanager

import pytest
from django.db import connection

from backend.core import clock
from backend.councils.choices import Role
from backend.web.staff.today import today_pages
from tests import strictness
from tests.backend.opportunities.posts import TODAY
from tests.factories.councils import CouncilFactory
from tests.web.sign_in import signed_in
from tests.web.young_person.worlds import own_world


pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def database_at(port):
    before = connection.settings_dict["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = port
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["PORT"] = before


@contextmanager
def a_port(*, answers: bool):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        if answers:
            listener.listen(50)  # calls are taken by the system, and nobody reads them
        yield listener.getsockname()[1]


@pytest.fixture
def adviser(monkeypatch):
    monkeypatch.setattr(strictness, "_audience", str)  # what the test world asks beside a page would wait too
    client, _ = signed_in(CouncilFactory(), Role.EET_ADVISER)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("hangs", [False, True], ids=["refuses", "hangs"])
def test_each_page_says_so_and_works_again_by_itself(adviser, hangs):
    assert adviser.get("/today/").status_code == 200
    with a_port(answers=hangs) as port, database_at(port):
        for ask in (lambda: adviser.get("/today/"), lambda: adviser.post("/people/add/", {"given_name": "Ada"})):
            began = time.monotonic()
            answer = ask()
            assert answer.status_code == 503
            assert int(answer["Retry-After"]) > 0
            assert answer["Cache-Control"] == "no-store"
            assert "not\nsaved" in answer.text
            assert time.monotonic() - began < 3.5  # one call of two seconds, the least PostgreSQL's library takes
    assert adviser.get("/today/").status_code == 200


@pytest.mark.parametrize("hangs", [False, True], ids=["refuses", "hangs"])
def test_a_young_person_leaves_their_page_and_gets_their_words_back(hangs, monkeypatch, settings):
    monkeypatch.setattr(strictness, "_audience", str)
    with clock.moved_to(TODAY):
        mine = own_world()
        client = mine.come_in()
        client.raise_request_exception = False
        with a_port(answers=hangs) as port, database_at(port):
            told = mine.send("tell/talk/", {"words": "only I know"})
            began = time.monotonic()
            left = client.post("/next/exit/")
            assert time.monotonic() - began < 3.5
    assert (told.status_code, "only I know</textarea>" in told.text, "Exit this page" in told.text) == (503, True, True)
    assert (left.status_code, left["Location"]) == (303, settings.EXIT_ADDRESS)
    assert left.cookies["next"].value == ""


def test_a_caller_of_the_api_is_told_in_json(adviser):
    with a_port(answers=False) as port, database_at(port):
        answer = adviser.get("/api/v1/opportunities/")
        token = adviser.get("/api/v1/opportunities/", headers={"Authorization": "Bearer x"})
    for each in (answer, token):
        assert each.status_code == 503
        assert each["Content-Type"] == "application/json"
        assert "Retry-After" in each.json()["detail"]
        assert each["Retry-After"]


def test_it_lives_without_the_database_and_is_not_ready(adviser):
    with a_port(answers=False) as port, database_at(port):
        assert adviser.get("/health/live").status_code == 200
        assert adviser.get("/health/ready").status_code == 503
    assert adviser.get("/health/ready").status_code == 200


def test_another_fault_of_the_database_is_no_such_excuse(adviser, monkeypatch):
    def wrong(*_, **__):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    monkeypatch.setattr(today_pages, "Desk", wrong)
    assert adviser.get("/today/").status_code == 500
