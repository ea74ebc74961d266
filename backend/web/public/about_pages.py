"""Pages about the service itself, led to from the foot of every page: help, problems, privacy, accessibility.

Anybody may read them, signed in or not, and what they say of the service is neutral: an employer reads them too.
"""

import datetime as dt

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.accounts.models import User
from backend.councils.choices import Role
from backend.councils.idle_lock import idle_time
from backend.councils.models import Membership
from backend.councils.viewer import Viewer


A_MINUTE = dt.timedelta(minutes=1)
AN_HOUR = 60 * 60  # seconds


@login_not_required
@require_safe
def help_page(request) -> HttpResponse:
    idle, longest = idle_time(request) // A_MINUTE, settings.SESSION_ABSOLUTE_AGE // AN_HOUR
    return _page(request, "web/public/about/help.html", idle_minutes=idle, longest_hours=longest)


@login_not_required
@require_safe
def problem(request) -> HttpResponse:
    return _page(request, "web/public/about/problem.html", looks_after_accounts=_administrators(request.viewer))


@login_not_required
@require_safe
def privacy(request) -> HttpResponse:
    return _page(request, "web/public/about/privacy.html")


@login_not_required
@require_safe
def accessibility(request) -> HttpResponse:
    return _page(request, "web/public/about/accessibility.html")


def _page(request, template: str, **context) -> HttpResponse:
    speaks_to_staff = request.viewer is not None and request.viewer.role != Role.EMPLOYER
    return render(request, template, context | {"speaks_to_staff": speaks_to_staff})


def _administrators(viewer: Viewer | None) -> list[User]:
    """Whom staff ask first. Employers ask the employment team, whose number stands on the page."""
    if viewer is None or viewer.role == Role.EMPLOYER:
        return []
    current = Membership.objects.current().for_council(viewer.council_id).with_role(Role.ADMINISTRATOR)
    return [each.user for each in current.select_related("user").order_by("user__name", "id")]
