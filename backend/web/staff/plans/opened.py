"""Opens a view with a row of a plan and its young person; a page about what is settled leads to the plan."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from backend.care_leavers.models import CareLeaver
from backend.councils.viewer import Viewer
from backend.plans.permissions import aims_of, plan_actions_of
from backend.web.kit.access import person_or_404
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.plans.plan_page import plan_url


View = Callable[..., HttpResponse]
SETTLED = "There is nothing left to do about this here: see how it stands."


def _actions_of(viewer: Viewer):
    return plan_actions_of(viewer).with_moves().select_related("aim__plan__care_leaver", "owner")


def about_aim(page: str, *, is_open: bool = True) -> Callable[[View], View]:
    return _about(page, aims_of, lambda aim: aim.plan.care_leaver, lambda aim: aim.is_open == is_open)


def about_action(page: str, *, is_open: bool = True) -> Callable[[View], View]:
    return _about(
        page,
        _actions_of,
        lambda action: action.aim.plan.care_leaver,
        lambda action: action.is_open == is_open and action.aim.is_open,
    )


def _about(page: str, rows_of: Callable, person_of: Callable[[Any], CareLeaver], fits: Callable[[Any], bool]):
    def opened_by(view: View) -> View:
        @wraps(view)
        def opened(request, public_id) -> HttpResponse:
            row = get_object_or_404(rows_of(request.viewer), public_id=public_id)
            person = person_or_404(request, person_of(row).public_id, page=page)
            if not fits(row) and request.method != "POST":
                tell_moved_on(request, SETTLED)
                return redirect(plan_url(person))
            return view(request, row, person)

        return opened

    return opened_by
