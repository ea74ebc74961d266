"""Which rules of law and money a person has to read again, and by when."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q, QuerySet

from backend.reference import (
    base_rates,
    entitlement_turns,
    funding_rules,
    household_rates,
    legal_grounds,
    limits,
    manager_brief,
    money_rules,
    nccis,
    safeguarding_clocks,
    sustained_measures,
    training_costs,
    vetting_rules,
)
from backend.reference.choices import Confidence, OpportunityType, StatutoryLimit
from backend.reference.models import EntitlementDefinition, StatutoryCode, SustainmentRule, WageFloor
from backend.reference.provenance import Provenance, is_due


@dataclass(frozen=True, kw_only=True)
class WatchedRule(Provenance):
    """Rows of one kind that one reading of one source settles."""

    file: str
    subject: str
    rows: int = 1

    @property
    def where(self) -> str:
        """What to open, and where in it."""
        return ", ".join(part for part in (self.source, self.paragraph, self.edition) if part)


@dataclass(frozen=True)
class _Kind:
    file: str
    rows: Callable[[], Iterable[Any]]
    subject: Callable[[Any], str]


def _types(row: funding_rules.FundingRule) -> str:
    return ", ".join(OpportunityType(name).label.lower() for name in row.types)


KINDS = (
    _Kind("wage_floors.csv", WageFloor.objects.all, lambda row: f"Minimum wage from {row.valid_from:%-d %B %Y}"),
    _Kind(limits.FILE, limits.all_limits, lambda row: StatutoryLimit(row.limit).label),
    _Kind(funding_rules.AGES, funding_rules.age_rules, lambda row: f"Ages funded: {_types(row)}"),
    _Kind(funding_rules.RESIDENCE, funding_rules.residence_rules, lambda row: f"Residence for funding: {_types(row)}"),
    _Kind(funding_rules.PLANS, funding_rules.plan_rules, lambda row: f"Plan needed: {_types(row)}"),
    _Kind(funding_rules.STUDY, funding_rules.study_rules, lambda row: f"English and maths: {_types(row)}"),
    _Kind(
        funding_rules.LEARNING_DUTY,
        funding_rules.learning_duty_rules,
        lambda row: f"Learning beside work: {_types(row)}",
    ),
    _Kind(legal_grounds.FILE, legal_grounds.legal_grounds, lambda row: row.name.label),
    _Kind(
        training_costs.FILE,
        training_costs.training_costs,
        lambda row: f"Cost of training where {'a' if row.levy_payer else 'no'} levy is paid: {_types(row)}",
    ),
    _Kind(
        safeguarding_clocks.FILE,
        safeguarding_clocks.safeguarding_clocks,
        lambda row: "How soon the designated officer is told",
    ),
    _Kind(
        entitlement_turns.FILE,
        entitlement_turns.entitlement_turns,
        lambda row: f"What turning {row.age} changes: {row.category.replace('_', ' ')}",
    ),
    _Kind(manager_brief.FILE, manager_brief.brief_pieces, lambda row: f"Managers’ brief: {row.part.label.lower()}"),
    _Kind(money_rules.RULES, money_rules.money_rules, lambda row: f"Money: {row.name.label}"),
    _Kind(money_rules.PARTS, money_rules.money_parts, lambda row: f"Money: amounts and days: {row.name.label}"),
    _Kind(household_rates.FILE, household_rates.household_rates, lambda row: f"Household sums: {row.subject}"),
    _Kind(base_rates.FILE, base_rates.base_rates, lambda row: f"Base rates: {row.outcome.label.lower()}"),
    _Kind(vetting_rules.FILE, vetting_rules.vetting_rules, lambda row: row.subject),
    _Kind(nccis.FILE, nccis.nccis_rules, lambda row: "NCCIS codes of activities"),
    _Kind("entitlements.csv", EntitlementDefinition.objects.all, lambda row: "Entitlement categories"),
    _Kind(sustained_measures.FILE, sustained_measures.sustained_measures, lambda row: f"DfE measures: {row.measure}"),
    _Kind("sustainment_rules.csv", SustainmentRule.objects.all, lambda row: f"Marks: {row.rule.replace('_', ' ')}"),
    _Kind("statutory codes", StatutoryCode.objects.all, lambda row: f"Codes: {row.get_scheme_display()}"),
)


def watched_rules(on: dt.date) -> list[WatchedRule]:
    """Every rule in force on a day or to come, the soonest to be read again first."""
    merged: dict[WatchedRule, int] = {}
    for rule in _every_row():
        if rule.valid_until is None or rule.valid_until >= on:
            merged[rule] = merged.get(rule, 0) + 1
    found = [replace(rule, rows=rows) for rule, rows in merged.items()]
    return sorted(found, key=lambda rule: (rule.check_by, rule.subject))


def rules_due(on: dt.date, within: dt.timedelta = dt.timedelta()) -> list[WatchedRule]:
    """Those past their day, and those whose day comes within a time."""
    return [rule for rule in watched_rules(on) if is_due(rule, on) or rule.check_by <= on + within]


def first_due(on: dt.date) -> dt.date | None:
    """The earliest day by which a rule was to be read again and was not; one query."""
    kinds = [kind.rows() for kind in KINDS]
    tables = [rows.filter(_holds(on), check_by__lt=on).order_by() for rows in kinds if isinstance(rows, QuerySet)]
    due = [day for (day,) in QuerySet.union(*(each.values_list("check_by") for each in tables))]
    due += [row.check_by for rows in kinds if not isinstance(rows, QuerySet) for row in rows if is_due(row, on)]
    return min(due, default=None)


def _holds(on: dt.date) -> Q:
    return Q(valid_until__isnull=True) | Q(valid_until__gte=on)


def _every_row() -> Iterator[WatchedRule]:
    for kind in KINDS:
        for row in kind.rows():
            yield WatchedRule(
                file=kind.file,
                subject=kind.subject(row),
                owner=row.owner,
                source=row.source,
                paragraph=row.paragraph,
                edition=row.edition,
                rules_year=row.rules_year,
                confidence=Confidence(row.confidence),
                check_by=row.check_by,
                valid_until=row.valid_until,
            )
