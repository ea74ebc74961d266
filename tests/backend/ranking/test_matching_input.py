"""What is open to a council's people on a day is asked in one place, and handed to the engine in one shape."""

import ast

import pytest

from backend.core import clock
from backend.ranking.matching_input import MatchingInput
from tests.architecture.layers import PROJECT
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory


HOME = "backend/ranking/matching_input.py"
# From records kept with a ranking or a referral; from candidates that are not there yet; from one person's criteria.
OTHER_RECORDS = {
    "backend/learning/fitting.py",
    "backend/outcomes/demand_input.py",
    "backend/outcomes/improvements.py",
    "backend/ranking/base_rates.py",
    "backend/ranking/eligibility.py",
    "backend/ranking/reproduction.py",
}


def calls_of(name: str) -> set[str]:
    callers = set()
    for path in (PROJECT / "backend").rglob("*.py"):
        text = path.read_text()
        for node in ast.walk(ast.parse(text)) if name in text else ():
            if isinstance(node, ast.Call | ast.Attribute) and ast.unparse(node).endswith((f".{name}", f".{name}()")):
                callers.add(str(path.relative_to(PROJECT)))
    return callers


def test_records_become_collections_in_one_place():
    assert calls_of("from_records") == {HOME} | OTHER_RECORDS


def test_what_is_open_to_a_council_is_queried_in_one_place():
    """Other pages ask `within_reach_of` for a list to browse; what is ranked comes from here."""
    ranked = {path for path in calls_of("with_details") if "within_reach_of" in (PROJECT / path).read_text()}
    assert {
        path for path in ranked if path.startswith(("backend/ranking", "backend/learning", "backend/outcomes"))
    } == {HOME}


@pytest.mark.django_db
def test_rows_records_and_collections_stand_in_one_order(in_council):
    with clock.moved_to(TODAY):
        people = [CareLeaverFactory(council=in_council, ready=True) for _ in range(3)]
        opportunities = [OpportunityFactory(council=in_council) for _ in range(3)]
        OpportunityFactory(council=CouncilFactory())
        matching_input = MatchingInput.of_council(in_council.id, TODAY)
    assert matching_input.care_leavers == people
    assert list(matching_input.people.id) == matching_input.person_ids == [str(person.public_id) for person in people]
    assert matching_input.opportunities == opportunities
    assert list(matching_input.opportunity_collection.id) == [str(each.public_id) for each in opportunities]
    assert [record["id"] for record in matching_input.opportunity_records] == list(
        matching_input.opportunity_collection.id
    )
