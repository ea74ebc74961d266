"""The filters of a list: what is chosen, and which are in force, each with the address that takes it away."""

from itertools import chain
from typing import Any

from django.forms import BaseForm, BoundField, Form
from django.http import QueryDict

from backend.web.kit.content import ChipGroup, Link, Table


COLUMNS = "columns"  # of a list, chosen by the keys of its columns
NOT_FILTERS = ("page", "sort", "rows", COLUMNS)


class FilterForm(Form):
    """Nothing is left out for a filter that could not be understood; the others hold all the same."""

    all_optional = True

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()  # it is read once, however often this is asked
        return getattr(self, "cleaned_data", {})


def chips_of(form: BaseForm, query: QueryDict) -> list[ChipGroup]:
    """`form` is bound to `query`; a filter with an error is not in force."""
    if not form.is_bound:
        return []
    form.is_valid()
    fields = [field for field in form.visible_fields() if field.name in form.cleaned_data]
    groups = [ChipGroup(str(field.label), _chips(field, query)) for field in fields]
    return [group for group in groups if group.chips]


def without(query: QueryDict, name: str, value: str) -> str:
    """The same query without one value, back on the first page."""
    rest = query.copy()
    rest.pop("page", None)
    rest.setlist(name, [other for other in rest.getlist(name) if other != value])
    return f"?{rest.urlencode()}"


def with_page(query: QueryDict, number: int) -> str:
    return _with(query, page=number)


def with_length(query: QueryDict, rows: str) -> str:
    """The same list in pages of that many rows, from the first."""
    rest = query.copy()
    rest.pop("page", None)
    return _with(rest, rows=rows)


def with_sort(query: QueryDict, name: str) -> str:
    """Sorting by the column already in force turns it round; the first page comes back."""
    rest = query.copy()
    rest.pop("page", None)
    return _with(rest, sort=f"-{name}" if query.get("sort") == name else name)


def sorts_of(table: Table, query: QueryDict) -> list[tuple[str, str, bool]]:
    """The ways in which a list can be sorted: name in the address, words, and whether it is the one in force."""
    if table.sorting != "server":
        return []
    ways = [("", "As usual")]
    for column in chain.from_iterable(each.parts for each in table.columns):
        if column.sort:
            ways += [(column.sort, column.heading), (f"-{column.sort}", f"{column.heading}, the other way round")]
    return [(name, words, name == query.get("sort", "")) for name, words in ways]


def _with(query: QueryDict, **changes) -> str:
    rest = query.copy()
    for name, value in changes.items():
        rest[name] = str(value)
    return f"?{rest.urlencode()}"


def _chips(field: BoundField, query: QueryDict) -> list[Link]:
    typed = [value for value in query.getlist(field.html_name) if value.strip() and value != field.initial]
    return [Link(_text(field, value), without(query, field.html_name, value)) for value in typed]


def _text(field: BoundField, value: str) -> str:
    choices = getattr(field.field, "choices", ())
    named = {str(key): str(label) for key, label in _flat(choices)}
    return named.get(value, "Yes" if field.is_boolean else value)


def _flat(choices):
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield key, label
