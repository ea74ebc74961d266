"""Each rule is tried with the examples its own definition gives, on a lawful post of each type it is for."""

import pytest

from backend.opportunities.choices import OpportunityType
from backend.opportunities.posting_rules import RULES, check
from tests.backend.opportunities.posts import lawful


CASES = [
    pytest.param(rule, type, id=f"{rule.code}-{type}")
    for rule in RULES
    for type in OpportunityType
    if type in rule.types
]


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_facts")]


def post(type, **facts):
    return {**lawful(type), "sites": 1, **facts}


@pytest.mark.parametrize(("rule", "type"), CASES)
def test_the_failing_example_is_found_and_the_passing_one_is_not(rule, type):
    failing = [finding for finding in check(post(type, **rule.fails)) if finding.code == rule.code]
    assert [(found.hard, found.field) for found in failing] == [(rule.hard, rule.field)]
    assert failing[0].message.endswith(".")
    assert rule.code not in {finding.code for finding in check(post(type, **rule.passes))}


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in RULES])
def test_a_rule_is_silent_about_types_it_is_not_for(rule):
    for type in frozenset(OpportunityType) - rule.types:
        assert rule.code not in {finding.code for finding in check(post(type, **rule.fails))}


@pytest.mark.parametrize("type", OpportunityType)
def test_a_lawful_post_breaks_no_rule(type):
    assert check(post(type)) == []


def test_no_two_rules_share_a_code():
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_hard_findings_come_first():
    found = check({"type": OpportunityType.APPRENTICESHIP})
    assert {finding.hard for finding in found} == {True, False}
    assert found == sorted(found, key=lambda finding: not finding.hard)
