"""Which heading of a table is which field: what was chosen before, exact names, then names nearly the same."""

import difflib
from collections.abc import Mapping, Sequence

from backend.core.errors import Refused
from backend.tabular.text import plain


ALIKE = 0.88


def guessed(
    headings: Sequence[str], known: Mapping[str, str], remembered: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Field to heading, each heading once. `known` gives the field of a heading in plain letters."""
    there = {plain(heading): heading for heading in reversed(headings)}
    fields = set(known.values())
    chosen = {
        name: there[plain(heading)]
        for name, heading in (remembered or {}).items()
        if name in fields and plain(heading) in there
    }
    for heading in headings:
        _take(chosen, known.get(bare(heading)), heading)
    for heading in headings:
        near = difflib.get_close_matches(bare(heading), known, 1, ALIKE)
        _take(chosen, known[near[0]] if near else None, heading)
    return chosen


def refuse_wrong_choice(columns: Mapping[str, str], headings: Sequence[str], labels: Mapping[str, str]) -> None:
    """Every chosen column is there, and none says two things; `labels` are all fields by name, as pages say them."""
    used: dict[str, str] = {}
    for name, heading in columns.items():
        if name not in labels or heading not in headings:
            raise Refused(f"There is no column “{heading[:40]}” in the file: choose one of its columns.", name)
        if heading in used:
            both = f"“{labels[used[heading]]}” and “{labels[name]}”"
            raise Refused(f"The column “{heading}” is chosen for {both}: choose it once.", name)
        used[heading] = name


def bare(heading: str) -> str:
    """Without what stands in brackets and without signs: “Salary (£)” is “salary”."""
    return plain("".join(sign if sign.isalnum() else " " for sign in heading.partition("(")[0]))


def _take(chosen: dict[str, str], field: str | None, heading: str) -> None:
    if field and field not in chosen and heading not in chosen.values():
        chosen[field] = heading
