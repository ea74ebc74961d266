"""The lists of which views are saved, by their names."""

from backend.councils.viewer import Viewer
from backend.desks.models import ListName
from backend.web.kit.list_views import KeptList
from backend.web.staff.caseload.views import PEOPLE
from backend.web.staff.opportunities.views import OPPORTUNITIES


LISTS: dict[str, KeptList] = {ListName.PEOPLE.value: PEOPLE, ListName.OPPORTUNITIES.value: OPPORTUNITIES}


def lists_of(viewer: Viewer) -> list[KeptList]:
    return [kept for kept in LISTS.values() if kept.may_open(viewer)]


def list_named(name: str, viewer: Viewer) -> KeptList | None:
    """None where there is no such list, or none for this viewer."""
    return next((kept for kept in lists_of(viewer) if kept.name == name), None)
