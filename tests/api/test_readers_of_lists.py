"""Who reads which rows of a list, and what that costs."""

import uuid

import pytest

from backend.audit.models import Read
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.api.callers import Caller
from tests.architecture.rows import Rows
from tests.factories.councils import CouncilFactory


ROW = {"opportunities": "opportunity", "shortlists": "match", "placements": "placement"}
RESOURCES = tuple(ROW)


@pytest.fixture
def rows(council):
    return Rows(council)


@pytest.mark.parametrize("resource", RESOURCES)
def test_another_councils_rows_are_in_no_list_and_look_like_none(adviser, resource):
    theirs = Rows(CouncilFactory())
    with council_context(theirs.council.id):
        row = getattr(theirs, ROW[resource])
    assert adviser.rows(f"{resource}/") == []
    answers = [adviser.get(f"{resource}/{each}/") for each in (row.public_id, uuid.uuid4(), "7", "%00", "a b")]
    assert {(each.status_code, each.content, each["Content-Type"]) for each in answers} == {
        (404, b'{"detail":"Nothing of yours has this id."}', "application/json")
    }


@pytest.mark.parametrize("resource", ["shortlists", "placements"])
def test_a_personal_adviser_sees_only_their_own_young_people(council, resource):
    caller = Caller.of(council, Role.PERSONAL_ADVISER)
    own, other = Rows(council, personal_adviser=caller.membership.user), Rows(council)
    with council_context(council.id):
        assert getattr(own, ROW[resource])
        assert getattr(other, ROW[resource])
        identifiers = {own.person.identifier, own.placement.care_leaver.identifier}
    found = {row["identifier"] for row in caller.rows(f"{resource}/")}
    assert found
    assert found <= identifiers


@pytest.mark.parametrize("resource", ["shortlists", "placements"])
def test_who_read_about_whom_is_in_the_read_log(rows, adviser, resource):
    with council_context(rows.council.id):
        row = getattr(rows, ROW[resource])
    adviser.get(f"{resource}/{row.public_id}/")
    read = Read.objects.latest_first().first()
    assert (read.reader_id, read.subject, read.page) == (
        adviser.membership.user_id,
        row.care_leaver.public_id,
        f"api-{resource}-detail",
    )
    adviser.get(f"{resource}/")
    assert Read.objects.latest_first().first().page == f"api-{resource}-list"


QUERIES = {  # of its own: token, membership and council are counted apart
    "opportunities": 3,
    "shortlists": 3,
    "placements": 7,
}


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_list_costs_as_many_queries_for_twenty_rows_as_for_one(council, adviser, resource):
    counted = []
    for more in (1, 19):
        with council_context(council.id):
            for _ in range(more):
                assert getattr(Rows(council), ROW[resource])
        counted.append(adviser.count(f"{resource}/", page_size=200))
    assert counted == [QUERIES[resource]] * 2
    assert adviser.get(f"{resource}/").json()["count"] >= 20
