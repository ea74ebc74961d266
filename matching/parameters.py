"""A model as plain values, to be kept as JSON and read again bit for bit."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matching.doubt import Doubt
from matching.expert import LEAVING_SHARES
from matching.features.catalogue import FEATURES
from matching.model import Model, Terms


FORMAT = 1
KEYS = ("start", "stay", "wish")
FACTS: dict[str, type | tuple[type, ...]] = {
    "n_referrals": int,
    "n_starts": int,
    "n_left": int,
    "as_of": (str, type(None)),
    "strength": dict,
    "feature_table": list,
}
LARGEST = 30.0  # log-odds: beyond it a chance is 0 or 1 for all purposes, and sums could overflow
WIDEST = 1_000.0  # of standard deviations in log-odds


def written(model: Model) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "terms": {name: {key: getattr(terms, key).tolist() for key in KEYS} for name, terms in model.terms.items()},
        "start": model.start,
        "leaving": list(model.leaving),
        "doubt_start": _written_doubt(model.doubt_start),
        "doubt_stay": _written_doubt(model.doubt_stay),
        "personal_start": model.personal_start,
        "personal_stay": model.personal_stay,
        "calibrated": model.calibrated,
    }


def read(kept: Any) -> Model:
    """Raises `ValueError` that names the part which is missing or cannot be."""
    whole = _mapping(kept, "model")
    if type(whole.get("format")) is not int or whole["format"] != FORMAT:
        raise ValueError(f"parameters: format must be {FORMAT}")
    all_terms = _mapping(whole.get("terms"), "terms")
    terms = {feature.name: _terms(all_terms, feature.name, len(feature.doses)) for feature in FEATURES}
    if all_terms.keys() != terms.keys():
        raise ValueError("parameters: terms must hold the features of this engine and no other")
    if not isinstance(whole.get("calibrated"), bool):
        raise ValueError("parameters: calibrated must be True or False")
    return Model(
        terms,
        _number(whole, "start"),
        tuple(_numbers(whole.get("leaving"), "leaving", (len(LEAVING_SHARES),)).tolist()),
        _doubt(whole, "doubt_start"),
        _doubt(whole, "doubt_stay"),
        _number(whole, "personal_start"),
        _number(whole, "personal_stay"),
        whole["calibrated"],
    )


def read_history(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the model was learnt from, if it was learnt. Raises `ValueError` naming the part that is wrong."""
    if "history" not in kept:
        return {}
    history = _mapping(kept["history"], "history")
    facts: dict[Any, Any] = {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in history.items()}
    wrong = [name for name, kind in FACTS.items() if name not in facts or not isinstance(facts[name], kind)]
    if wrong or facts.keys() != FACTS.keys():
        raise ValueError(
            f"parameters: history must hold {', '.join(FACTS)}; wrong: {', '.join(wrong) or 'another key'}"
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


def _terms(kept: Mapping[str, Any], name: str, codes: int) -> Terms:
    terms = _mapping(kept.get(name), f"terms of {name}")
    values = [_numbers(terms.get(key), f"{key} of {name}", (codes,)) for key in KEYS]
    if any(value[0] for value in values):
        raise ValueError(f"parameters: what is unknown of {name} must have the term 0")
    return Terms(*values)


def _written_doubt(doubt: Doubt) -> dict[str, Any]:
    tables = {name: table.tolist() for name, table in doubt.tables.items()}
    return {"rest": doubt.rest, "base": doubt.base.tolist(), "tables": tables}


def _doubt(kept: Mapping[str, Any], name: str) -> Doubt:
    doubt = _mapping(kept.get(name), name)
    base = _numbers(doubt.get("base"), f"base of {name}", None, WIDEST)
    sizes = {feature.name: len(feature.doses) for feature in FEATURES}
    tables = _mapping(doubt.get("tables"), f"tables of {name}")
    if tables and tables.keys() != sizes.keys():
        raise ValueError(f"parameters: tables of {name} must hold the features of this engine and no other")
    read = {
        key: _numbers(tables[key], f"table of {key}", (size, len(base)), WIDEST)
        for key, size in sizes.items()
        if tables
    }
    rest = _number(doubt, "rest")
    if rest < 0:
        raise ValueError(f"parameters: rest of {name} must be 0 or more")
    return Doubt(rest, base, read)


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"parameters: {name} must be a dict")
    return value


def _number(kept: Mapping[str, Any], name: str) -> float:
    return float(_numbers(kept.get(name), name, ())[()])


def _numbers(value: Any, name: str, shape: tuple[int, ...] | None, largest: float = LARGEST) -> NDArray[np.float64]:
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
