"""How a list is looked at: the views above it, each a query under a name, and the columns that are chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value
from django.forms import BaseForm
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from backend.councils.viewer import Viewer
from backend.desks.models import ListName, SavedView
from backend.desks.permissions import can_save_views, saved_views_of
from backend.web.kit.access import as_uuid
from backend.web.kit.content import Column, Table
from backend.web.kit.filters import COLUMNS, NOT_FILTERS, chips_of


PAGING = ("page", "rows")
NO_CHOICE = {("whose", "all"), ("state", "live")}


@dataclass(frozen=True)
class KeptList:
    """A list of which views are saved: as a viewer has them its form of filters, the rows that fit a query, its
    columns, and the views that everybody has.

    What is typed into the boxes `never_kept` may be about one person, and goes into no view. Of what is typed into
    those of `kept_as` it holds what they say, given form and text.
    """

    name: ListName
    may_open: Callable[[Viewer], bool]
    form: Callable[[QueryDict, Viewer], BaseForm]
    rows: Callable[[QueryDict, Viewer], QuerySet]
    columns: Callable[[Viewer], Sequence[Column]]
    standing: Callable[[Viewer], Sequence[tuple[str, str]]]
    never_kept: Sequence[str] = ()
    kept_as: Mapping[str, Callable[[Any, str], str]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return reverse(self.name.value)

    def kept(self, query: QueryDict, viewer: Viewer) -> QueryDict:
        """Of a query what a view may hold: filters that are understood, the order, and columns that there are."""
        form = self.form(query, viewer)
        form.is_valid()
        understood = set(form.cleaned_data) - set(self.never_kept)
        rest = QueryDict(mutable=True)
        for name, values in query.lists():
            if name in understood and any(values) and (kept := self._kept_of(form, name, values)):
                rest.setlist(name, kept)
        if query.get("sort"):
            rest["sort"] = query["sort"][:40]
        if chosen := self.chosen_columns(query, viewer):
            rest.setlist(COLUMNS, chosen)
        return rest

    def _kept_of(self, form: BaseForm, name: str, values: list[str]) -> list[str]:
        """Nothing of spaces alone, which a form takes for nothing."""
        if name not in self.kept_as:
            return values
        return [self.kept_as[name](form, values[-1])] if form.cleaned_data[name] else []

    def in_words(self, query: QueryDict, viewer: Viewer) -> str:
        """Which filters a view has, as the tags above the list say them."""
        chips = [
            (group.heading, chip.text) for group in chips_of(self.form(query, viewer), query) for chip in group.chips
        ]
        said = [heading if text == "Yes" else f"{heading}: {text}" for heading, text in chips]
        return "; ".join(said) or "Without a filter"

    def chosen_columns(self, query: QueryDict, viewer: Viewer) -> list[str]:
        there = [column.key for column in self.columns(viewer) if column.key]
        return [key for key in there if key in query.getlist(COLUMNS)]

    def shown_columns(self, query: QueryDict, viewer: Viewer) -> list[Column]:
        """Those that are chosen; without a choice all but the extra ones."""
        chosen = self.chosen_columns(query, viewer)
        return [
            column
            for column in self.columns(viewer)
            if not column.key or (column.key in chosen if chosen else not column.is_extra)
        ]


@dataclass(frozen=True)
class ListView:
    """A name above a list, the filters and order it stands for, and how many rows fit."""

    name: str
    query: QueryDict
    count: int = 0
    opens_first: bool = False

    @property
    def url(self) -> str:
        return f"?{self.query.urlencode()}"

    def holds(self, query: QueryDict) -> bool:
        """Whether a list with this query holds the same rows."""
        return _filters(self.query) == _filters(query)

    def shows(self, query: QueryDict) -> bool:
        """Whether it is this view: the same rows, order and columns."""
        return self.holds(query) and all(self.query.getlist(each) == query.getlist(each) for each in ("sort", COLUMNS))


@dataclass(frozen=True)
class ListViews:
    """What stands above one list for its viewer, and the query that it shows."""

    kept: KeptList
    viewer: Viewer
    query: QueryDict
    views: Sequence[ListView] = ()
    has_saved: bool = False

    @property
    def shown(self) -> ListView | None:
        exact = (view for view in self.views if view.shows(self.query))
        return next(exact, None) or next((view for view in self.views if view.holds(self.query)), None)

    @property
    def save_url(self) -> str:
        """Where what is shown is given a name; nothing where it has one."""
        kept = self.kept.kept(self.query, self.viewer)
        if not can_save_views(self.viewer) or not kept or any(view.shows(self.query) for view in self.views):
            return ""
        return f"{reverse('saved-view-add')}?{urlencode({'list': self.kept.name.value})}&{kept.urlencode()}"

    @property
    def manage_url(self) -> str:
        return f"{reverse('saved-views')}#{self.kept.name.value}" if self.has_saved else ""

    @property
    def columns(self) -> list[tuple[str, str, bool]]:
        """Of each column that can be chosen its key, its heading, and whether it is there."""
        there = self.kept.shown_columns(self.query, self.viewer)
        return [(each.key, each.heading, each in there) for each in self.kept.columns(self.viewer) if each.key]

    @property
    def for_ticked(self) -> list[tuple[str, str]]:
        """What a sheet of the ticked rows takes along: the order and the columns."""
        return [(name, value) for name in ("sort", COLUMNS) for value in self.query.getlist(name)]

    @property
    def beside_columns(self) -> list[tuple[str, str]]:
        """What a choice of columns leaves as it is."""
        left = (COLUMNS, *PAGING)
        return [(name, value) for name, values in self.query.lists() if name not in left for value in values]


def views_of(kept: KeptList, viewer: Viewer, query: QueryDict) -> ListViews:
    """Read in one query and counted in another. An address without a filter shows the view that is to open first."""
    saved = _saved(kept, viewer)
    named = [(name, QueryDict(text), False) for name, text in kept.standing(viewer)]
    named += [(view.name, QueryDict(view.query), view.opens_first) for view in saved]
    counts = _counts([kept.rows(each, viewer) for _, each, _ in named])
    views = [
        ListView(name, each, number, is_first) for (name, each, is_first), number in zip(named, counts, strict=True)
    ]
    opening = next((view.query for view in views if view.opens_first), query)
    return ListViews(kept, viewer, query or opening, views, bool(saved))


def _saved(kept: KeptList, viewer: Viewer) -> list[SavedView]:
    if not can_save_views(viewer):
        return []
    return list(saved_views_of(viewer).of_list(kept.name).current().by_name())


def _counts(rows: Sequence[QuerySet]) -> list[int]:
    """Of several queries of one table how many rows each finds, in one query."""
    first, *others = [_counted(number, each) for number, each in enumerate(rows)]
    counts = dict(first.union(*others, all=True))
    return [counts.get(number, 0) for number in range(len(rows))]


def _counted(number: int, rows: QuerySet) -> QuerySet:
    named = rows.order_by().annotate(view=Value(number, IntegerField())).values("view")
    return named.annotate(number=Count("id")).values_list("view", "number")


def ticked_of(rows: QuerySet, named: Sequence[str]) -> QuerySet:
    """All of those named, or nothing is there: a row that one may not open is as one that does not exist."""
    ids = {as_uuid(text) for text in named}
    found = rows.filter(public_id__in=ids - {None})
    if found.count() != len(ids):
        raise Http404
    return found


def table_of(caption: str, columns: Sequence[Column], rows: Sequence[Mapping[Column, object]], **looks) -> Table:
    """Of rows by their columns those that are shown."""
    return Table(caption, columns, [[row[column] for column in columns] for row in rows], sorting="server", **looks)


def _filters(query: QueryDict) -> dict[str, tuple[str, ...]]:
    """Some say what no choice means as well: so a view without a filter has an address of its own."""
    chosen = {name: tuple(filter(None, values)) for name, values in query.lists() if name not in NOT_FILTERS}
    return {name: values for name, values in chosen.items() if values and (name, *values) not in NO_CHOICE}
