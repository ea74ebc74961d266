"""The views of the list of young people that stand above it, each with how many it holds."""

from dataclasses import dataclass

from django.db.models import CharField, Count, Value
from django.http import QueryDict

from backend.care_leavers.permissions import care_leavers_of
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.web.kit.filters import NOT_FILTERS
from backend.web.staff.people.filters import PeopleFilters


MINE = QueryDict("whose=mine")
OF_ADVISER = (
    ("Mine", "whose=mine"),
    ("Mine, not in EET", "whose=mine&activity=neet&sort=waiting"),
    ("Not reached for 8 weeks", "whose=all&silent=on&sort=contact"),
    ("Everyone", "whose=all"),
)
OF_PERSONAL_ADVISER = (
    ("Mine", ""),
    ("Mine, not in EET", "activity=neet&sort=waiting"),
    ("Not reached for 8 weeks", "silent=on&sort=contact"),
)
OF_EVERYONE = (
    ("Everyone", ""),
    ("Not in EET", "activity=neet&sort=waiting"),
    ("Not reached for 8 weeks", "silent=on&sort=contact"),
)


@dataclass(frozen=True)
class PeopleView:
    """A name, the filters and order it stands for, and how many young people fit."""

    name: str
    query: QueryDict
    count: int

    @property
    def url(self) -> str:
        return f"?{self.query.urlencode()}"

    def shows(self, query: QueryDict) -> bool:
        """Whether a list with this query holds the same people."""
        return _filters(self.query) == _filters(query)


def views_of(viewer: Viewer) -> list[PeopleView]:
    """Counted in one query."""
    queries = {name: QueryDict(query) for name, query in _standing(viewer)}
    first, *others = [_counted(viewer, name, query) for name, query in queries.items()]
    counts = dict(first.union(*others, all=True))
    return [PeopleView(name, query, counts.get(name, 0)) for name, query in queries.items()]


def opening_query(viewer: Viewer, views: list[PeopleView]) -> QueryDict:
    """What an address without a filter shows: to an adviser with young people of their own, those."""
    has_own = any(view.count for view in views if view.query == MINE)
    return MINE if viewer.is_one_of(Role.EET_ADVISER) and has_own else QueryDict("")


def _standing(viewer: Viewer):
    if viewer.is_one_of(Role.EET_ADVISER):
        return OF_ADVISER
    return OF_PERSONAL_ADVISER if viewer.is_one_of(Role.PERSONAL_ADVISER) else OF_EVERYONE


def _counted(viewer: Viewer, name: str, query: QueryDict):
    people = PeopleFilters(query, viewer=viewer).narrow(care_leavers_of(viewer).supported())
    named = people.order_by().annotate(view=Value(name, CharField())).values("view")
    return named.annotate(number=Count("id")).values_list("view", "number")


def _filters(query: QueryDict) -> dict[str, list[str]]:
    """Of a viewer who can open everybody, everybody is what no choice means as well."""
    chosen = {name: values for name, values in query.lists() if name not in NOT_FILTERS and any(values)}
    return {name: values for name, values in chosen.items() if (name, values) != ("whose", ["all"])}
