"""Cases of one mechanism: a few of them before each landing, and all in make test-full."""

from collections.abc import Iterable
from typing import Any

import pytest


def one_in(number: int, cases: Iterable[Any]) -> list[Any]:
    """Every case of that number as it stands, from the first on; the others marked full."""
    return [_case(case, is_full=place % number != 0) for place, case in enumerate(cases)]


def _case(case: Any, *, is_full: bool) -> Any:
    values = case if type(case) is tuple else (case,)
    return pytest.param(*values, marks=[pytest.mark.full] if is_full else [])
