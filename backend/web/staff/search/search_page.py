"""One field for people, opportunities, employers and references, on every page of the council's side."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import can_add_care_leaver, can_open_care_leavers
from backend.core.search import GIVEN_WHOLE, MOST_LETTERS, Search, exactly, nearly
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities.permissions import can_browse
from backend.web.kit.access import only, record_list
from backend.web.staff.search.hits import Group, Hit
from backend.web.staff.search.opportunities import employers_found, opportunities_found
from backend.web.staff.search.people import people_found
from backend.web.staff.search.references import is_reference, references_found


KINDS = (people_found, opportunities_found, employers_found)


@require_safe
@only(can_browse)
def search(request):
    """A single hit opens by itself, as does the only one with the number or identifier that was typed.

    But not one that is only spelt nearly so: that may be somebody else.
    """
    viewer, typed = request.viewer, _typed(request)
    if typed and can_open_care_leavers(viewer):
        record_list(request, "search")
    groups, is_near = search_results(viewer, typed) if typed else ([], False)
    number = sum(group.number for group in groups)
    if not is_near and (only := _the_one_meant(groups, number)):
        return redirect(only.url)
    context = {
        "typed": typed,
        "groups": groups,
        "number": number,
        "is_near": is_near,
        "only_own": viewer.is_one_of(Role.PERSONAL_ADVISER),
        "people_url": reverse("people") if can_open_care_leavers(viewer) else "",
        "add_url": reverse("person-add") if can_add_care_leaver(viewer) else "",
    }
    return render(request, "web/staff/search/search.html", context)


def _the_one_meant(groups: list[Group], number: int) -> Hit | None:
    if number == 1:
        return groups[0].hits[0]
    given_whole = [hit for group in groups for hit in group.hits if hit.closeness >= GIVEN_WHOLE]
    return given_whole[0] if len(given_whole) == 1 else None


def _typed(request) -> str:
    return " ".join(request.GET.get("q", "").replace("\0", " ").split())[:MOST_LETTERS]


def search_results(viewer: Viewer, typed: str) -> tuple[list[Group], bool]:
    """The groups, the one with the best hit first, and whether all of it is only spelt nearly as it was typed."""
    groups = _groups(viewer, typed, exactly)
    if groups or is_reference(typed):
        return groups, False
    return _groups(viewer, typed, nearly), True


def _groups(viewer: Viewer, typed: str, how: Search) -> list[Group]:
    found = [*(kind(viewer, typed, how) for kind in KINDS), references_found(viewer, typed) if how is exactly else None]
    return sorted(filter(None, found), key=lambda group: -group.hits[0].closeness)
