"""Each rule is tried with the examples its own definition gives, on a lawful post of each type it is for."""

import pytest

from backend.opportunities.choices import OpportunityType
from backend.opportunities.posting_rules import RULES, check
from tests.backend.opportunities.posts import lawful


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dated_facts")]


def post(type, **facts):
    return {**lawful(type), "sites": 1, **facts}


@pytest.mark.parametrize("type", OpportunityType)
def test_the_failing_example_of_each_rule_is_found_and_the_passing_one_is_not(type):
    wrong = [(rule.code, fault) for rule in RULES if type in rule.types for fault in faults_of(rule, type)]
    assert wrong == []


def faults_of(rule, type):
    failing = [finding for finding in check(post(type, **rule.fails)) if finding.code == rule.code]
    if [(found.hard, found.field) for found in failing] != [(rule.hard, rule.field)]:
        yield f"its failing example gives {failing}"
    elif not failing[0].message.endswith("."):
        yield f"it says no sentence: {failing[0].message}"
    if rule.code in {finding.code for finding in check(post(type, **rule.passes))}:
        yield "its passing example fails"


def test_a_rule_is_silent_about_types_it_is_not_for():
    loud = [
        (rule.code, type)
        for rule in RULES
        for type in frozenset(OpportunityType) - rule.types
        if rule.code in {finding.code for finding in check(post(type, **rule.fails))}
    ]
    assert loud == []


def test_there_are_examples_to_try():
    """So that the two tests above cannot pass by trying nothing."""
    assert len(RULES) >= 50
    assert sum(len(rule.types) for rule in RULES) >= 290


@pytest.mark.parametrize("type", OpportunityType)
def test_a_lawful_post_breaks_no_rule(type):
    assert check(post(type)) == []


def test_no_two_rules_share_a_code():
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_hard_findings_come_first():
    found = check({"type": OpportunityType.APPRENTICESHIP})
    assert {finding.hard for finding in found} == {True, False}
    assert found == sorted(found, key=lambda finding: not finding.hard)
