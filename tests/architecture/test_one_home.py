"""A rule has one home: a second one, or one that disagrees, fails here."""

import pytest

import matching
from backend.opportunities import choices
from backend.opportunities.posting_rules import pay
from backend.reference.choices import OpportunityType, Route
from matching import vocabulary
from tests.architecture.one_home import RULES, nodes_of, sources


EACH = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


@EACH
def test_a_rule_has_one_home(rule):
    assert rule.second_homes() == []


@EACH
def test_a_second_home_would_be_found(rule):
    assert rule.found_in(nodes_of(rule.planted))


@EACH
def test_the_home_and_the_exceptions_are_there_and_needed(rule):
    for place in (rule.home, *rule.exceptions):
        there = [nodes for path, nodes in sources().items() if path.startswith(place)]
        assert any(map(rule.found_in, there)), f"{place} has nothing of {rule.name}"


def test_the_engine_names_the_types_and_routes_of_the_reference():
    assert tuple(OpportunityType.values) == matching.TYPES
    assert tuple(Route.values) == matching.ROUTES


def test_the_engine_names_the_levels_of_dbs_checks_and_the_types_always_paid_as_the_service_does():
    assert tuple(choices.DbsLevel.values) == matching.DBS_LEVELS
    assert {str(each) for each in pay.ALWAYS_PAID} == set(vocabulary.ALWAYS_PAID)
    assert choices.OpportunityType is OpportunityType
