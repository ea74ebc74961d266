"""The evaluation of a version, its back-test and its audits by group, as values that JSON can hold."""

import math
from dataclasses import asdict

from matching.evaluation.backtest import BackTest
from matching.evaluation.calibration import Calibration
from matching.evaluation.estimates import Estimate
from matching.fairness.audit import Audit, GroupFigure


MIN_BIN_COUNT = 10  # referrals; the engine's cards show no fewer


def back_test_as_json(back_test: BackTest | None) -> dict | None:
    if back_test is None:
        return None
    return {
        "split": back_test.split.isoformat(),
        "as_of": back_test.as_of.isoformat(),
        "earlier": back_test.earlier,
        "later": back_test.later,
        "better": _estimate_as_json(back_test.better),
        "match": back_test.match.sentence,
        "drift": back_test.drift.sentence,
        "start": _calibration_as_json(back_test.start),
        "lasting": None if back_test.lasting is None else _calibration_as_json(back_test.lasting),
    }


def _calibration_as_json(calibration: Calibration) -> dict:
    bins = [asdict(each) for each in calibration.bins]
    return {
        "count": calibration.count,
        "slope": _estimate_as_json(calibration.slope),
        "bias": _estimate_as_json(calibration.bias),
        "error": _estimate_as_json(calibration.error),
        "floor_high": _finite_or_none(calibration.floor_high),
        "fault_shown": bool(calibration.fault_shown),
        "bins": [each for each in bins if each["count"] >= MIN_BIN_COUNT],
    }


def _estimate_as_json(estimate: Estimate | None) -> list[float | None] | None:
    if estimate is None:
        return None
    return [_finite_or_none(number) for number in (estimate.value, estimate.low, estimate.high)]


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
