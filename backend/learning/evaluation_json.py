"""The evaluation of a version, its back-test and its audits by group, as values that JSON can hold."""

import math
from dataclasses import asdict

from matching.evaluation.backtest import BackTest
from matching.evaluation.calibration import Calibration
from matching.evaluation.estimates import Estimate
from matching.fairness.audit import Audit, GroupFigure


MIN_BIN_COUNT = 10  # referrals; the engine's cards show no fewer


def back_test_as_json(found: BackTest | None) -> dict | None:
    if found is None:
        return None
    return {
        "split": found.split.isoformat(),
        "as_of": found.as_of.isoformat(),
        "earlier": found.earlier,
        "later": found.later,
        "better": _estimate_as_json(found.better),
        "match": found.match.sentence,
        "drift": found.drift.sentence,
        "start": _calibration_as_json(found.start),
        "lasting": None if found.lasting is None else _calibration_as_json(found.lasting),
    }


def _calibration_as_json(found: Calibration) -> dict:
    bins = [asdict(each) for each in found.bins]
    return {
        "count": found.count,
        "slope": _estimate_as_json(found.slope),
        "bias": _estimate_as_json(found.bias),
        "error": _estimate_as_json(found.error),
        "floor_high": _finite_or_none(found.floor_high),
        "fault_shown": bool(found.fault_shown),
        "bins": [each for each in bins if each["count"] >= MIN_BIN_COUNT],
    }


def _estimate_as_json(found: Estimate | None) -> list[float | None] | None:
    if found is None:
        return None
    return [_finite_or_none(number) for number in (found.value, found.low, found.high)]


def _finite_or_none(number: float) -> float | None:
    return float(number) if math.isfinite(number) else None


def audit_as_json(dimension: str, audit: Audit) -> dict:
    return {
        "dimension": dimension,
        "measure": audit.measure,
        "method": audit.method,
        "comparisons": audit.comparisons,
        "groups": [_group_as_json(figure) for figure in audit.groups],
    }


def _group_as_json(figure: GroupFigure) -> dict:
    return {
        "group": figure.group,
        "people": figure.people,
        "figure": _estimate_as_json(figure.figure),
        "difference": _estimate_as_json(figure.difference),
        "difference_shown": bool(figure.difference_shown),
        "sentence": figure.sentence,
    }
