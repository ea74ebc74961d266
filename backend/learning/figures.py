"""What was found out about a version as plain values that JSON can hold."""

import math
from dataclasses import asdict

from matching.evaluation.backtest import BackTest
from matching.evaluation.calibration import Calibration
from matching.evaluation.estimates import Estimate
from matching.fairness.audit import Audit, GroupFigure


LEAST_IN_A_BIN = 10  # referrals; the engine's cards tell no fewer


def tested_as_json(found: BackTest | None) -> dict | None:
    if found is None:
        return None
    return {
        "split": found.split.isoformat(),
        "as_of": found.as_of.isoformat(),
        "earlier": found.earlier,
        "later": found.later,
        "better": _estimate(found.better),
        "match": found.match.sentence,
        "drift": found.drift.sentence,
        "start": _calibration(found.start),
        "lasting": None if found.lasting is None else _calibration(found.lasting),
    }


def _calibration(found: Calibration) -> dict:
    bins = [asdict(each) for each in found.bins]
    return {
        "count": found.count,
        "slope": _estimate(found.slope),
        "bias": _estimate(found.bias),
        "error": _estimate(found.error),
        "floor_high": _finite(found.floor_high),
        "fault_shown": bool(found.fault_shown),
        "bins": [each for each in bins if each["count"] >= LEAST_IN_A_BIN],
    }


def _estimate(found: Estimate | None) -> list[float | None] | None:
    return None if found is None else [_finite(found.value), _finite(found.low), _finite(found.high)]


def _finite(number: float) -> float | None:
    return float(number) if math.isfinite(number) else None


def audit_as_json(dimension: str, audit: Audit) -> dict:
    return {
        "dimension": dimension,
        "measure": audit.measure,
        "method": audit.method,
        "comparisons": audit.comparisons,
        "groups": [_group(figure) for figure in audit.groups],
    }


def _group(figure: GroupFigure) -> dict:
    return {
        "group": figure.group,
        "people": figure.people,
        "figure": _estimate(figure.figure),
        "difference": _estimate(figure.difference),
        "difference_shown": bool(figure.difference_shown),
        "sentence": figure.sentence,
    }
