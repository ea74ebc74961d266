"""Filters of lists, and filters that are none."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.opportunities.choices import OpportunityState, OpportunityType
from backend.placements.services import end
from backend.reference.choices import Route
from tests.architecture.rows import Rows
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import shortlist_of


@pytest.fixture
def rows(council):
    return Rows(council)


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
