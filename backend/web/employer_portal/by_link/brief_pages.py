"""What helps whoever starts in the post of an introduction, for somebody who came by a link: the same page, byte by
byte, whoever is introduced."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from backend.core.errors import Refused
from backend.links.models import Visit
from backend.links.standings import Standing
from backend.opportunities.manager_brief import brief_of, confirm_brief_read
from backend.referrals.introduction_links import Opened
from backend.web.employer_portal.brief_page import HEADING, TEMPLATE, THANKS, brief_context, is_shown_on
from backend.web.employer_portal.by_link.answer_pages import open_to_visits, reader_of, walls_of
from backend.web.employer_portal.by_link.closed_pages import another_page, closed_page, named
from backend.web.employer_portal.by_link.standings import standing_of
from backend.web.kit.access import GET_AND_POST
from backend.web.kit.visits import is_of_this_visit, see_other, visit_box


@open_to_visits
@GET_AND_POST
def brief(request: HttpRequest, visit: Visit) -> HttpResponse:
    if request.method == "POST" and not is_of_this_visit(request, visit):
        return another_page(request, visit.link.council, ())
    found = standing_of(visit.link)
    if found.standing != Standing.OPEN or found.referral is None:
        return closed_page(request, found)
    if not is_shown_on(found.referral):
        raise Http404
    with walls_of(reader_of(found)):
        if request.method != "POST":
            return _shown(request, visit, found)
        opportunity, version = found.referral.opportunity, request.POST.get("version", "")
        try:
            confirm_brief_read(opportunity=opportunity, version=version, by=found.contact)
        except Refused as refusal:
            return _shown(request, visit, found, refused=refusal.message)
        return see_other("introduction-brief", at="?said=read")


def _shown(request: HttpRequest, visit: Visit, found: Opened, refused: str = "") -> HttpResponse:
    opportunity, council = found.referral.opportunity, found.link.council
    context = {
        "frame": "web/employer_portal/by_link/record_page.html",
        "heading": HEADING,
        "button": "I have read this",
        "back": reverse("introduction"),
        "said": THANKS if request.GET.get("said") == "read" else "",
        "refused": refused,
        "visit_box": visit_box(visit),
        **brief_context(opportunity, brief_of(opportunity)),
        **named(council),
    }
    return render(request, TEMPLATE, context, status=400 if refused else 200)
