"""The views of the list of young people that stand above it for everybody, and what it opens with."""

from dataclasses import replace

from django.http import QueryDict

from backend.care_leavers.permissions import can_open_care_leavers, care_leavers_of
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.desks.models import ListName
from backend.web.kit.list_views import KeptList, ListViews, views_of
from backend.web.staff.caseload.columns import columns_of
from backend.web.staff.caseload.filters import PeopleFilters
from backend.web.staff.people.people_query import not_reached_words


MINE = QueryDict("whose=mine")
NOT_REACHED = ""  # named by the weeks that the council set
OF_ADVISER = (
    ("Mine", "whose=mine"),
    ("Mine, not in EET", "whose=mine&activity=neet&sort=waiting"),
    (NOT_REACHED, "whose=all&silent=on&sort=contact"),
    ("Everyone", "whose=all"),
)
OF_PERSONAL_ADVISER = (
    ("Mine", "whose=all"),
    ("Mine, not in EET", "activity=neet&sort=waiting"),
    (NOT_REACHED, "silent=on&sort=contact"),
)
OF_EVERYONE = (
    ("Everyone", "whose=all"),
    ("Not in EET", "activity=neet&sort=waiting"),
    (NOT_REACHED, "silent=on&sort=contact"),
)


def _standing(viewer: Viewer):
    return tuple((name or not_reached_words(viewer.council), query) for name, query in _of_role(viewer))


def _of_role(viewer: Viewer):
    if viewer.is_one_of(Role.EET_ADVISER):
        return OF_ADVISER
    return OF_PERSONAL_ADVISER if viewer.is_one_of(Role.PERSONAL_ADVISER) else OF_EVERYONE


def _people(query: QueryDict, viewer: Viewer):
    return PeopleFilters(query, viewer=viewer).narrow(care_leavers_of(viewer).supported())


PEOPLE = KeptList(
    name=ListName.PEOPLE,
    may_open=can_open_care_leavers,
    form=lambda query, viewer: PeopleFilters(query, viewer=viewer),
    rows=_people,
    columns=columns_of,
    standing=_standing,
    never_kept=("name",),
)


def views_for(viewer: Viewer, query: QueryDict) -> ListViews:
    """An adviser with young people of their own opens those, unless they chose another view."""
    found = views_of(PEOPLE, viewer, query)
    has_own = any(view.count for view in found.views if view.query == MINE)
    opens_own = viewer.is_one_of(Role.EET_ADVISER) and has_own and not found.query
    return replace(found, query=MINE) if opens_own else found
