"""The law and the funding rules that the engine ranks by, made of the reference's dated rows and of nothing else."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from django.db.models import F

import matching
from backend.core import clock
from backend.reference import funding_rules
from backend.reference.choices import Confidence, LegalGround, StatutoryLimit, WageBand
from backend.reference.legal_grounds import legal_grounds
from backend.reference.limits import LimitInForce, limits_over_time
from backend.reference.models import WageFloor
from backend.reference.provenance import DatedRule, InForce, caution
from matching import rules as engine


DAY = dt.timedelta(days=1)
NUMBER_FIELDS = ("number", "valid_from", "valid_until", "source", "confidence")
FIELD_OF_BAND = {
    WageBand.APPRENTICE: "apprentice",
    WageBand.UNDER_18: "under_18",
    WageBand.AGE_18_TO_20: "aged_18_to_20",
    WageBand.AGE_21_AND_OVER: "aged_21_plus",
}
FIELD_OF_LIMIT = {
    StatutoryLimit.UNDER_18_MOST_WEEKLY_HOURS: "weekly_hours",
    StatutoryLimit.UNDER_18_MOST_DAILY_HOURS: "daily_hours",
    StatutoryLimit.YOUNG_WORKER_AGE: "younger_than",
}
WHOLE_NUMBERS = frozenset({"younger_than"})
OF_THE_ENGINE = (
    LegalGround.BARRED_WORK,
    LegalGround.PERMISSION_FOR_WORK,
    LegalGround.PERMISSION_TO_THE_END,
    LegalGround.SCHOOL_LEAVING,
    LegalGround.LEAVE_GOES_ON,
    LegalGround.IMMIGRATION_ADVICE,
)
NOT_OF_THE_ENGINE = ("says", "owner", "paragraph", "edition", "rules_year", "as_of", "check_by")
CONFIDENCE_ORDER = (Confidence.CONFIRMED, Confidence.REPORTED, Confidence.TO_CHECK)


@dataclass(frozen=True, kw_only=True)
class EngineNumber(InForce):
    """One number of a rule that has several, as one row of the reference has it, by its field in the engine."""

    number: Decimal
    source: str
    confidence: Confidence
    caution: str
    field: str


def engine_settings() -> matching.Settings:
    """What every ranker of the service is made with; one query."""
    return matching.Settings(rules=rules_in_force())


def rules_in_force() -> matching.Rules:
    """Every dated rule the reference holds. Made anew only when a row has changed; one query."""
    return _build_rules(
        tuple(_wage_rates()),
        tuple(_young_worker_limits()),
        funding_rules.age_rules(),
        funding_rules.residence_rules(),
        funding_rules.plan_rules(),
        funding_rules.study_rules(),
        funding_rules.learning_duty_rules(),
        legal_grounds(),
        clock.today(),
    )


def _wage_rates() -> Iterable[EngineNumber]:
    for row in WageFloor.objects.order_by("valid_from", "id").annotate(number=F("hourly")):
        yield _engine_number(row, FIELD_OF_BAND[WageBand(row.band)])


def _young_worker_limits() -> Iterable[EngineNumber]:
    for limit, field in FIELD_OF_LIMIT.items():
        for row in limits_over_time(limit):
            yield _engine_number(row, field)


def _engine_number(row: WageFloor | LimitInForce, field: str) -> EngineNumber:
    return EngineNumber(field=field, caution=caution([row]), **{name: getattr(row, name) for name in NUMBER_FIELDS})


@lru_cache(maxsize=4)
def _build_rules(wages, limits, ages, residence, plans, study, duty, grounds, today: dt.date) -> matching.Rules:
    """`today` decides which rows are due to be read again."""

    def engine_fields(rule: DatedRule) -> dict[str, Any]:
        return _engine_fields(rule, today)

    return matching.Rules(
        wage_floors=tuple(engine.WageFloor(**each) for each in _rows_by_period(wages, FIELD_OF_BAND.values())),
        young_workers=tuple(engine.YoungWorker(**each) for each in _rows_by_period(limits, FIELD_OF_LIMIT.values())),
        funding_ages=tuple(engine.FundingAge(**engine_fields(each)) for each in ages),
        residence=tuple(engine.Residence(**engine_fields(each)) for each in residence),
        ehcp=tuple(engine.PlanRequired(**engine_fields(each)) for each in plans),
        study=tuple(engine.StudyRequired(**engine_fields(each)) for each in study),
        learning_duty=tuple(engine.LearningDuty(**engine_fields(each)) for each in duty),
        grounds=tuple(engine.Ground(**engine_fields(each)) for each in grounds if each.name in OF_THE_ENGINE),
    )


def _engine_fields(rule: DatedRule, today: dt.date) -> dict[str, Any]:
    """The reference's row as the engine has it: of when to look again it knows the caution alone."""
    fields = {name: value for name, value in asdict(rule).items() if name not in NOT_OF_THE_ENGINE}
    own = {"valid_to": fields.pop("valid_until"), "confidence": str(rule.confidence), "caution": caution([rule], today)}
    return fields | own


def _rows_by_period(rows: Sequence[EngineNumber], fields: Iterable[str]) -> Iterable[dict[str, Any]]:
    """The numbers of a rule side by side, for each period in which none changes and none is missing."""
    first_days = sorted({row.valid_from for row in rows} | {row.valid_until + DAY for row in rows if row.valid_until})
    for first_day, next_first_day in zip_longest(first_days, first_days[1:]):
        numbers = {row.field: row for row in rows if row.is_in_force_on(first_day)}
        if all(field in numbers for field in fields):
            yield _row_of_period(list(numbers.values()), first_day, next_first_day and next_first_day - DAY)


def _row_of_period(numbers: list[EngineNumber], first_day: dt.date, last_day: dt.date | None) -> dict[str, Any]:
    return {
        **{row.field: int(row.number) if row.field in WHOLE_NUMBERS else float(row.number) for row in numbers},
        "valid_from": first_day,
        "valid_to": last_day,
        "source": "; ".join(dict.fromkeys(row.source for row in numbers)),
        "confidence": str(max((Confidence(row.confidence) for row in numbers), key=CONFIDENCE_ORDER.index)),
        "caution": " ".join(dict.fromkeys(row.caution for row in numbers if row.caution)),
    }


def rules_as_json(rules: matching.Rules) -> dict[str, list[dict]]:
    """As kept with a ranking, so that it can be made again after the law has moved on."""
    return {
        kind: [{name: _value_as_json(value) for name, value in asdict(row).items()} for row in getattr(rules, kind)]
        for kind in engine.ROWS_OF
    }


def rules_from_json(content: dict[str, list[dict]]) -> matching.Rules:
    rows: dict[str, Any] = {
        kind: tuple(
            row_type(**{name: _value_from_json(name, value) for name, value in row.items()}) for row in content[kind]
        )
        for kind, row_type in engine.ROWS_OF.items()
        if kind in content  # one kept before a kind had rows has none of it
    }
    duty = (engine.LearningDuty(**_engine_fields(each, clock.today())) for each in funding_rules.learning_duty_rules())
    return matching.Rules(**{"learning_duty": tuple(duty)} | rows)  # one that has no duty was made under the same duty


def _value_as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def _value_from_json(name: str, value: Any) -> Any:
    if name in ("valid_from", "valid_to"):
        return value and dt.date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
