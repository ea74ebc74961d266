"""The rows of a table's body. A page may have a thousand cells: written here, they take a fifth of the time that a
template takes over them, for whatever a cell begins with is the same all the way down its column."""

from typing import Any

from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import template_localtime

from backend.web.kit.content import Cell, Column, Table, Tick, escaped
from backend.web.kit.formats import recorded


TICK = (
    '<td{} class="govuk-table__cell onward-ticked"><input type="checkbox" class="onward-tick" form="{}" name="{}"'
    ' value="{}" aria-label="{}"></td>'
)


def body_rows(table: Table, cards: bool) -> SafeString:
    """`cards`: on a phone each row is a card, which without roles would be no row of a table any more."""
    opening = format_html('<tr class="govuk-table__row"{}>', _role("row", cards))
    begun = [_begun(column, cards) for column in table.columns]
    if table.row_headers and begun:
        begun[0] = _begun_header(cards)
    frames = [("".join([each]), "</th>" if each.startswith("<th") else "</td>") for each in begun]
    written = []
    for tick, row in zip(table.ticks or [None] * len(table.rows), table.rows, strict=True):
        written += [opening, _tick(tick, cards)]
        for (start, end), cell in zip(frames, row, strict=True):
            written += [start, *_filled(cell), end]
        written.append("</tr>\n")
    return mark_safe("".join(written))


def _begun(column: Column, cards: bool) -> SafeString:
    classes = ["govuk-table__cell"]
    if column.numeric:
        classes.append("govuk-table__cell--numeric")
    if cards and column.card:
        classes.append(f"onward-card-{column.card}")
    label = format_html(' data-label="{}"', column.heading) if cards else ""
    return format_html('<td{}{} class="{}"', _role("cell", cards), label, " ".join(classes))


def _begun_header(cards: bool) -> SafeString:
    return format_html(
        '<th scope="row"{} class="govuk-table__header govuk-!-font-weight-regular"', _role("rowheader", cards)
    )


def _role(name: str, cards: bool) -> SafeString | str:
    return format_html(' role="{}"', name) if cards else ""


def _tick(tick: Tick | None, cards: bool) -> SafeString | str:
    if tick is None:
        return ""
    return format_html(TICK, _role("cell", cards), tick.form, tick.name, tick.value, tick.label)


def _filled(cell: Any) -> tuple[str, ...]:
    if not isinstance(cell, Cell):
        return ">", _written(cell)
    sorts = "" if cell.sort_value is None else format_html(' data-sort-value="{}"', str(cell.sort_value))
    return sorts, ">", _written(cell.content)


def _written(content: Any) -> str:
    """As a template writes a value: in our time and our numbers, and escaped."""
    return escaped(localize(template_localtime(recorded(content))))
