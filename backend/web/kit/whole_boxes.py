"""Boxes of one answer brought together: a day has three."""

PARTS = ("_day", "_month", "_year")


def whole_boxes(typed: dict[str, list[str]]) -> dict[str, list[str]]:
    whole: dict[str, list[str]] = {}
    for name, values in typed.items():
        stem = next((name.removesuffix(part) for part in PARTS if name.endswith(part)), name)
        is_date = all(f"{stem}{part}" in typed for part in PARTS)
        whole.setdefault(stem if is_date else name, []).extend(values)
    return whole
