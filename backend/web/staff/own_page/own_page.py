"""Their page, as an adviser sees it: what they wrote, what is on it and what they say of that, and how they get in."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from backend.care_leavers.own_page import agreed_word_of
from backend.care_leavers.permissions import can_keep_own_pages, can_see_own_pages
from backend.web.kit.access import only, person_or_404
from backend.web.staff.own_page.links import links_table
from backend.web.staff.own_page.messages import messages_of
from backend.web.staff.own_page.suggested import suggested_to
from backend.web.staff.people.identity import Identity


@require_safe
@only(can_see_own_pages)
def own_page(request, public_id):
    person = person_or_404(request, public_id, page="person-own-page")
    waiting, answered = messages_of(request.viewer, person)
    shown, taken_off = suggested_to(request.viewer, person)
    context = {
        "identity": Identity(person, request.viewer, current="person-own-page"),
        "waiting": waiting,
        "answered": answered,
        "shown": shown,
        "taken_off": taken_off,
        "agreed": agreed_word_of(person),
        "links": links_table(person),
        "may_keep": can_keep_own_pages(request.viewer),
        "is_in_custody": bool(person.in_custody),
    }
    return render(request, "web/staff/own_page/own_page.html", context)
