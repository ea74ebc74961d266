"""One table of rules for what may be posted: the form, the importers and the API all read it."""

from backend.opportunities.posting_rules.checking import (
    RULES,
    BrokenRules,
    check,
    findings_of,
    refuse_broken_rules,
    refuse_nonsense,
)
from backend.opportunities.posting_rules.facts import PostingFacts
from backend.opportunities.posting_rules.rule import Finding, Rule


__all__ = [
    "RULES",
    "BrokenRules",
    "Finding",
    "PostingFacts",
    "Rule",
    "check",
    "findings_of",
    "refuse_broken_rules",
    "refuse_nonsense",
]
