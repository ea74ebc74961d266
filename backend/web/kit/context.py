"""What every page knows: whose service it is, who is signed in, and where they may go."""

from django.conf import settings
from django.urls import reverse

from backend.care_leavers.permissions import can_open_care_leavers
from backend.councils.choices import Role
from backend.councils.idle_lock import idle_time
from backend.drafts.held_forms import is_known_to_wait
from backend.employers.permissions import can_browse_employers
from backend.opportunities.permissions import can_browse
from backend.web.kit.invitations import days_of_a_link
from backend.web.kit.navigation import about_pages, navigation_for, own_concerns_url
from backend.web.kit.sign_in.unlock_page import opened_by


FOUND_BY_SEARCH = (
    ("young person", can_open_care_leavers),
    ("opportunity", can_browse),
    ("employer", can_browse_employers),
)


def page(request):
    viewer = getattr(request, "viewer", None)
    return {
        "is_demo": settings.IS_DEMO,
        "service_name": _service_name(viewer),
        "council_name": viewer.council.name if viewer else "",
        "viewer": viewer,
        "is_compact": viewer is not None and viewer.role != Role.EMPLOYER,
        "single_keys": viewer is not None and viewer.user.uses_single_keys,
        "search_hint": search_hint(viewer) if viewer else "",
        "is_search": request.path == reverse("search"),
        "has_several_roles": len(getattr(request, "memberships", ())) > 1,
        "idle_seconds": _idle_seconds(request),
        "opened_by": opened_by(request) if _is_signed_in(request) else "",
        "navigation": navigation_for(viewer, request.path) if viewer else [],
        "has_unsaved": _has_unsaved(request),
        "about_pages": about_pages(),
        "own_concerns_url": own_concerns_url(viewer) if viewer else "",
        "reference": getattr(request, "reference", ""),
        "link_days": days_of_a_link(),
    }


def _is_signed_in(request) -> bool:
    return hasattr(request, "locked_user") and request.user.is_authenticated


def _idle_seconds(request) -> int:
    """For so long a page stays open that nobody uses; 0 where nobody has signed in."""
    return int(idle_time(request).total_seconds()) if _is_signed_in(request) else 0


def search_hint(viewer) -> str:
    """What the one search field finds for this viewer."""
    kinds = [name for name, may in FOUND_BY_SEARCH if may(viewer)]
    return f"{', '.join(kinds).capitalize()} or reference"


def _has_unsaved(request) -> bool:
    """What was sent while signed out is led to from every page, until it is saved or discarded."""
    return getattr(request, "viewer", None) is not None and hasattr(request, "session") and is_known_to_wait(request)


def _service_name(viewer) -> str:
    """Employers see the neutral employment team, so that nothing hints at care."""
    if viewer and viewer.role == Role.EMPLOYER:
        return viewer.council.employment_team_name
    return settings.SERVICE_NAME
