"""Who gets through to a view: first the role, then the row."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from backend.audit.services import record_read
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.core.written_queries import written_once
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.opportunities.found_elsewhere import has_found_elsewhere
from backend.placements.standing import with_standing


Row = TypeVar("Row", bound=Model)
GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


def only(may: Callable[[Viewer], bool]):
    """Close a view to everybody of whom the predicate is not true; it stands on the view as `may`."""

    def close(view):
        @wraps(view)
        def closed(request, *arguments, **named):
            if request.viewer is None or not may(request.viewer):
                raise PermissionDenied
            return view(request, *arguments, **named)

        closed.may = may
        return closed

    return close


def person_or_404(request, public_id, *, page: str) -> CareLeaver:
    """The young person, if the viewer may open them; on a page that is only read, the look goes into the read log."""
    found = _person(request.viewer.role, public_id=public_id, **request.viewer.keys)
    if not found:
        raise Http404
    record_read(viewer=request.viewer, subject=found[0], page=page)
    return found[0]


@written_once
def _person(role: Role, *, public_id: UUID, user: int, council: int) -> QuerySet[CareLeaver]:
    mine = care_leavers_of(Viewer.by_keys(role, user=user, council=council)).filter(public_id=public_id)
    return with_standing(mine.with_profile().annotate(has_found_elsewhere=has_found_elsewhere()), clock.today())


def row_or_404(request, rows: QuerySet[Row], public_id, *, page: str) -> Row:
    """The row, if it is one of these; on a page that is only read, the look goes into the read log."""
    row = get_object_or_404(rows, public_id=public_id)
    record_read(viewer=request.viewer, subject=row, page=page)
    return row


def record_list(request, page: str) -> None:
    """Somebody looked through a list, or took it away: who, when and which one goes into the read log."""
    record_read(viewer=request.viewer, subject=request.viewer.council, page=page)


def as_uuid(text: str) -> UUID | None:
    """A public id out of a query or a form, where nothing has checked yet that it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None
