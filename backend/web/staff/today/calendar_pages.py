"""The secret address of one's calendar, and the calendar behind it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.core.protection import council_context
from backend.councils.acting import acting_as
from backend.councils.models import Council, Membership
from backend.councils.viewer import Viewer
from backend.desks.calendar_addresses import end_calendar_address, membership_of_calendar, new_calendar_address
from backend.desks.permissions import calendar_addresses_of
from backend.notifications.links import link_to
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.errors import not_found
from backend.web.staff.today.calendar import DAYS_AHEAD, DAYS_BACK, calendar_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds.viewers import everybody_with_a_desk
from backend.web.staff.today.today_pages import has_young_people
from backend.web.staff.today.week import events_of


OFF = "off"  # name of the button


@GET_AND_POST
@only(everybody_with_a_desk)
def address(request):
    """Made, replaced and switched off by one press each; shown in the answer to that press and never again."""
    shown = ""
    membership = Membership.objects.get(pk=request.viewer.membership_id)
    if request.method == "POST" and OFF in request.POST:
        end_calendar_address(membership=membership, by=request.user)
    elif request.method == "POST":
        secret = new_calendar_address(membership=membership, by=request.user)
        shown = link_to("calendar-feed", council=request.viewer.council.public_id, secret=secret)
    made = calendar_addresses_of(request.viewer).working().first()
    return render(request, "web/staff/today/calendar.html", {"shown": shown, "made": made})


@require_safe
@login_not_required
def feed(request, council, secret):
    """For whoever holds the address, while the one it was made for holds their role; a wrong one is nowhere.

    Tries are not counted: 256 bits cannot be guessed, and calendars that ask an address of before, from behind the
    same council's proxy, would shut out the right ones.
    """
    of_council = Council.objects.filter(public_id=council).first()
    written = _written(of_council, secret) if of_council else None
    if written is None:
        return not_found(request, None)
    return HttpResponse(written, content_type="text/calendar; charset=utf-8")


def _written(council: Council, secret: str) -> bytes | None:
    """Read in the council and by the permissions of whose calendar it is."""
    with council_context(council.pk):
        membership = membership_of_calendar(council=council, secret=secret)
    if membership is None or not everybody_with_a_desk(viewer := Viewer.of(membership)):
        return None
    with acting_as(viewer), council_context(council.pk, user_id=viewer.user_id):
        desk = Desk(viewer, everybody=not has_young_people(viewer))
        return calendar_of(events_of(desk, desk.today - DAYS_BACK, desk.today + DAYS_AHEAD))
