from collections.abc import Container, Mapping
from typing import Any

from backend.core.errors import Refused
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import checks_of_people, pay, questions, time, what_and_where
from backend.opportunities.posting_rules.facts import PostingFacts
from backend.opportunities.posting_rules.rule import Finding, Rule


RULES: tuple[Rule, ...] = (
    *what_and_where.RULES,
    *time.RULES,
    *pay.RULES,
    *checks_of_people.RULES,
    *questions.RULES,
)


class BrokenRules(Refused):
    """Every hard rule that is broken; message and field are those of the first."""

    def __init__(self, findings: list[Finding]):
        super().__init__(findings[0].message, findings[0].field)
        self.findings = findings


def check(facts: PostingFacts | Mapping[str, Any], *, among: Container[str] | None = None) -> list[Finding]:
    """What the rules, or those with the codes in `among`, have to say, hard ones first.

    `facts` may be the plain values of a form or file.
    """
    known = facts if isinstance(facts, PostingFacts) else PostingFacts(**facts)
    rules = [rule for rule in RULES if among is None or rule.code in among]
    found = [finding for rule in rules if (finding := rule.finding(known))]
    return sorted(found, key=lambda finding: not finding.hard)


def findings_of(opportunity: Opportunity) -> list[Finding]:
    return check(PostingFacts.of(opportunity))


def refuse_broken_rules(opportunity: Opportunity) -> None:
    _refuse([finding for finding in findings_of(opportunity) if finding.hard])


def refuse_nonsense(opportunity: Opportunity) -> None:
    """What not even a draft may say, because the database would refuse it."""
    facts = PostingFacts.of(opportunity)
    _refuse([finding for rule in RULES if rule.even_in_a_draft and (finding := rule.finding(facts))])


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise BrokenRules(findings)
