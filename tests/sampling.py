"""Cases of one mechanism: a few of them before each landing, and all in make test-full."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings


LANDING = "not full"  # what make test and make test-fast select tests by
_drawn = {"every": 1}


def is_before_a_landing() -> bool:
    return _drawn["every"] > 1


def examples(number: int) -> int:
    """How many of so many examples hypothesis draws: all, but a third, and four at the least, before a landing."""
    return max(min(number, 4), number // _drawn["every"])


def draw_as(selection: str) -> None:
    """Told before tests are collected by which marks they are selected."""
    _drawn["every"] = 3 if LANDING in selection else 1
    settings.register_profile("as many", settings.default, max_examples=examples(settings.default.max_examples))
    settings.load_profile("as many")


def one_in(number: int, cases: Iterable[Any]) -> list[Any]:
    """Every case of that number as it stands, from the first on; the others marked full."""
    return [_case(case, is_full=place % number != 0) for place, case in enumerate(cases)]


def _case(case: Any, *, is_full: bool) -> Any:
    values = case if type(case) is tuple else (case,)
    return pytest.param(*values, marks=[pytest.mark.full] if is_full else [])
