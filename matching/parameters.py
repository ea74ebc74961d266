"""A model to JSON and from JSON, bit for bit.

The keys of the JSON are a format of their own and never change in it; one that came later may be missing.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.context import EmployerEffects, EmployersTold
from matching.covariance import PredictorCovariance
from matching.features.catalogue import FEATURES
from matching.model import Model, Terms
from matching.prior import HAZARD_SHARES


FORMAT = 2
TERM_KEYS = ("start", "stay", "wish")
HISTORY_FIELDS: dict[str, type | tuple[type, ...]] = {
    "n_referrals": int,
    "n_starts": int,
    "n_left": int,
    "as_of": (str, type(None)),
    "strength": dict,
    "feature_table": list,
}
LARGEST_LOG_ODDS = 30.0  # beyond it a chance is 0 or 1 for all purposes, and sums could overflow
LARGEST_SD = 1_000.0


class OtherFormat(ValueError):
    """Kept by an engine with other features: it cannot be read, and is fitted again."""


def to_json(model: Model) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "terms": {
            name: {key: getattr(terms, key).tolist() for key in TERM_KEYS} for name, terms in model.terms.items()
        },
        "start": model.start_intercept,
        "leaving": list(model.log_hazards),
        "doubt_start": _covariance_to_json(model.covariance_start),
        "doubt_stay": _covariance_to_json(model.covariance_stay),
        "personal_start": model.person_mean_start,
        "personal_stay": model.person_mean_stay,
        "calibrated": model.calibrated,
        "employers": {employer: list(effect) for employer, effect in model.employer_effects.items()},
    } | _employers_told_to_json(model.employers_told)


def from_json(values: Any) -> Model:
    """The model of what `to_json` gave. Raises `ValueError` naming the part that is missing or impossible."""
    whole = _mapping(values, "model")
    if type(whole.get("format")) is not int or whole["format"] != FORMAT:
        raise OtherFormat(
            f"parameters: format must be {FORMAT}; a model of another format has other features, and is fitted again"
        )
    all_terms = _mapping(whole.get("terms"), "terms")
    terms = {feature.name: _terms(all_terms, feature.name, len(feature.bin_values)) for feature in FEATURES}
    if all_terms.keys() != terms.keys():
        raise ValueError("parameters: terms must hold the features of this engine and no other")
    if not isinstance(whole.get("calibrated"), bool):
        raise ValueError("parameters: calibrated must be True or False")
    return Model(
        terms,
        _number(whole, "start"),
        tuple(_numbers(whole.get("leaving"), "leaving", (len(HAZARD_SHARES),)).tolist()),
        _covariance(whole, "doubt_start"),
        _covariance(whole, "doubt_stay"),
        _number(whole, "personal_start"),
        _number(whole, "personal_stay"),
        whole["calibrated"],
        _employer_effects(whole.get("employers")),
        _employers_told(whole.get("employers_told", [[], []])),
    )


def history_from_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Facts about the training data of a fitted model, else nothing. Raises `ValueError` naming the wrong part."""
    if "history" not in values:
        return {}
    history = _mapping(values["history"], "history")
    facts: dict[Any, Any] = {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in history.items()}
    wrong = [name for name, kind in HISTORY_FIELDS.items() if name not in facts or not isinstance(facts[name], kind)]
    if wrong or facts.keys() != HISTORY_FIELDS.keys():
        raise ValueError(
            f"parameters: history must hold {', '.join(HISTORY_FIELDS)}; wrong: {', '.join(wrong) or 'another key'}"
        )
    counts = [facts[name] for name in ("n_left", "n_starts", "n_referrals")]
    if any(isinstance(count, bool) for count in counts) or [0, *counts] != sorted([0, *counts]):
        raise ValueError("parameters: history must count n_left, n_starts and n_referrals from 0, none above the next")
    table = facts["feature_table"]
    if [isinstance(row, Mapping) and row.get("feature") for row in table] != [feature.name for feature in FEATURES]:
        raise ValueError("parameters: feature_table of history must have a row for every feature of this engine")
    return facts | {"as_of": _day(facts["as_of"]), "feature_table": tuple(facts["feature_table"])}


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise ValueError("parameters: as_of must be a day such as 2026-11-23") from None


def _terms(all_terms: Mapping[str, Any], name: str, codes: int) -> Terms:
    terms = _mapping(all_terms.get(name), f"terms of {name}")
    values = [_numbers(terms.get(key), f"{key} of {name}", (codes,)) for key in TERM_KEYS]
    if any(value[0] for value in values):
        raise ValueError(f"parameters: what is unknown of {name} must have the term 0")
    return Terms(*values)


def _employer_effects(value: Any) -> EmployerEffects:
    effects = _mapping(value, "employers")
    if not all(isinstance(employer, str) and employer for employer in effects):
        raise ValueError("parameters: employers must be named by their ids")
    found = {employer: _numbers(effect, f"effect of {employer}", (2,)) for employer, effect in effects.items()}
    return {employer: (float(effect[0]), float(effect[1])) for employer, effect in found.items()}


def _employers_told_to_json(told: EmployersTold) -> dict[str, Any]:
    """Nothing where none is told: the written score is kept as before."""
    return {"employers_told": [sorted(ids) for ids in told]} if any(told) else {}


def _employers_told(value: Any) -> EmployersTold:
    """Of a model that was kept before it said so, none."""
    if not isinstance(value, list | tuple) or len(value) != 2 or not all(map(_is_list_of_ids, value)):
        raise ValueError("parameters: employers_told must be two lists of ids")
    return frozenset(value[0]), frozenset(value[1])


def _is_list_of_ids(value: Any) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)


def _covariance_to_json(covariance: PredictorCovariance) -> dict[str, Any]:
    tables = {name: table.tolist() for name, table in covariance.tables.items()}
    return {"rest": covariance.residual_sd, "base": covariance.intercept.tolist(), "tables": tables}


def _covariance(whole: Mapping[str, Any], name: str) -> PredictorCovariance:
    factor = _mapping(whole.get(name), name)
    intercept = _numbers(factor.get("base"), f"base of {name}", None, LARGEST_SD)
    sizes = {feature.name: len(feature.bin_values) for feature in FEATURES}
    tables = _mapping(factor.get("tables"), f"tables of {name}")
    if tables and tables.keys() != sizes.keys():
        raise ValueError(f"parameters: tables of {name} must hold the features of this engine and no other")
    arrays = {
        key: _numbers(tables[key], f"table of {key}", (size, len(intercept)), LARGEST_SD)
        for key, size in sizes.items()
        if tables
    }
    residual_sd = _number(factor, "rest")
    if residual_sd < 0:
        raise ValueError(f"parameters: rest of {name} must be 0 or more")
    return PredictorCovariance(residual_sd, intercept, arrays)


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"parameters: {name} must be a dict")
    return value


def _number(whole: Mapping[str, Any], name: str) -> float:
    return float(_numbers(whole.get(name), name, ())[()])


def _numbers(
    value: Any, name: str, shape: tuple[int, ...] | None, largest: float = LARGEST_LOG_ODDS
) -> NDArray[np.float64]:
    try:
        numbers = np.array(value if _plain_numbers(value) else np.nan, dtype=np.float64)
    except OverflowError:
        numbers = np.array(np.nan)
    wanted = numbers.ndim == 1 if shape is None else numbers.shape == shape
    if not wanted or not (np.abs(numbers) <= largest).all():
        raise ValueError(
            f"parameters: {name} must hold finite numbers from -{largest:g} to {largest:g}, as many as the engine has"
        )
    return numbers


def _plain_numbers(value: Any) -> bool:
    """Numbers, or lists of as many of them: no text that reads like a number, no True or False."""
    try:
        entries = np.array(value, dtype=object).ravel()
    except ValueError:
        return False
    return all(issubclass(kind, int | float) and kind is not bool for kind in set(map(type, entries)))
