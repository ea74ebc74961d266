"""Which rows a list holds: paging, filters, whose rows they are, and what is refused with a reason."""

import datetime as dt
import uuid

import pytest

from backend.audit.models import Read
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityState, OpportunityType
from backend.placements.services import end
from backend.reference.choices import Route
from tests.api.callers import Caller
from tests.architecture.rows import Rows
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import shortlist_of


ROW = {"opportunities": "opportunity", "shortlists": "match", "placements": "placement"}
RESOURCES = tuple(ROW)


@pytest.fixture
def rows(council):
    return Rows(council)


def test_a_list_comes_in_pages_that_say_where_the_next_one_is(council, adviser):
    made = {str(OpportunityFactory(council=council).public_id) for _ in range(5)}
    first = adviser.get("opportunities/", page_size=2).json()
    assert (first["count"], first["previous"], len(first["results"])) == (5, None, 2)
    found, page = [row["public_id"] for row in first["results"]], first
    while page["next"]:
        page = adviser.client.get(page["next"]).json()
        found += [row["public_id"] for row in page["results"]]
    assert len(found) == 5
    assert set(found) == made


BAD = [
    ("page", "0", "Give a whole number from 1 to 1000000."),
    ("page", "1000001", "Give a whole number from 1 to 1000000."),
    ("page", "-1", "Give a whole number from 1 to 1000000."),
    ("page", "last", "Give a whole number from 1 to 1000000."),
    ("page", "1\x00", "Give a whole number from 1 to 1000000."),
    ("page", "9" * 5000, "Give a whole number from 1 to 1000000."),
    ("page", "²", "Give a whole number from 1 to 1000000."),
    ("page_size", "201", "Give a whole number from 1 to 200."),
    ("page_size", "", "Give a whole number from 1 to 200."),
]


@pytest.mark.parametrize(("name", "value", "sentence"), BAD, ids=[f"{name}={value[:5]!r}" for name, value, _ in BAD])
def test_a_page_that_is_no_number_is_refused_by_name(adviser, name, value, sentence):
    response = adviser.get("opportunities/", **{name: value})
    assert (response.status_code, response.json()) == (400, {name: [sentence]})


@pytest.mark.parametrize("page", ["2", "1000000"])
def test_a_page_beyond_the_last_is_not_there(adviser, page):
    response = adviser.get("opportunities/", page=page)
    assert (response.status_code, response.json()) == (404, {"detail": "Invalid page."})


@pytest.mark.parametrize(
    ("resource", "name", "value"),
    [
        ("opportunities", "type", "car"),
        ("opportunities", "type", ""),
        ("shortlists", "young_person", " "),
        ("opportunities", "type", "job\x00"),
        ("opportunities", "state", "LIVE"),
        ("opportunities", "route", "Digital "),
        ("opportunities", "closing_from", "2026-13-01"),
        ("opportunities", "closing_from", "0000-00-00"),
        ("shortlists", "young_person", "7"),
        ("shortlists", "opportunity", "\x00"),
        ("shortlists", "within", "0"),
        ("shortlists", "within", "NaN"),
        ("shortlists", "within", "1e999"),
        ("placements", "young_person", "not-a-uuid"),
        ("placements", "started_from", "yesterday"),
        ("placements", "current", "perhaps"),
        ("placements", "current", "1"),
    ],
)
def test_a_filter_that_cannot_be_used_is_refused_by_name(adviser, resource, name, value):
    response = adviser.get(f"{resource}/", **{name: value})
    assert response.status_code == 400
    assert list(response.json()) == [name]


def ids(rows: list[dict]) -> set[str]:
    return {row["public_id"] for row in rows}


def test_filters_of_opportunities(council, adviser):
    today = clock.today()
    wanted = OpportunityFactory(
        council=council, job=True, route=Route.DIGITAL, state=OpportunityState.PAUSED, closing_date=today
    )
    OpportunityFactory(council=council, closing_date=today - dt.timedelta(days=1))
    for query in (
        {"type": OpportunityType.JOB},
        {"route": Route.DIGITAL},
        {"state": "paused"},
        {"closing_from": today},
    ):
        assert ids(adviser.rows("opportunities/", **query)) == {str(wanted.public_id)}, query


def test_filters_of_shortlists(council, adviser):
    with council_context(council.id):
        one, other = CareLeaverFactory(council=council), CareLeaverFactory(council=council)
        mine, _ = shortlist_of(one, 3), shortlist_of(other, 3)
    found = adviser.rows("shortlists/", young_person=one.public_id, within=2)
    assert [row["public_id"] for row in found] == [str(match.public_id) for match in mine[:2]]
    (found,) = adviser.rows("shortlists/", opportunity=mine[2].opportunity.public_id)
    assert found["young_person"] == str(one.public_id)


def test_filters_of_placements(rows, adviser):
    with council_context(rows.council.id):
        placement, today = rows.placement, clock.today()
    for query in (
        {"current": "true"},
        {"young_person": placement.care_leaver.public_id},
        {"started_from": placement.starts_on},
    ):
        assert ids(adviser.rows("placements/", **query)) == {str(placement.public_id)}, query
    assert adviser.rows("placements/", current="false") == []
    assert adviser.rows("placements/", started_from=placement.starts_on + dt.timedelta(days=1)) == []
    with council_context(rows.council.id):
        end(placement=placement, on=today, reason="completed", by=rows.adviser)
    assert adviser.rows("placements/", current="true") == []
    assert len(adviser.rows("placements/", current="false")) == 1


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
    "placements": 5,
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
