"""Pages without signing in: opportunities that an officer made public. No person is on them, and nobody is counted."""

import json
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.core.protection import PUBLIC, council_context
from backend.opportunities.choices import OpportunityState as State
from backend.opportunities.job_posting import job_posting
from backend.opportunities.sharing import published_on
from backend.web.kit.formats import day
from backend.web.kit.opportunities.facts import recorded_facts_of
from backend.web.kit.opportunities.terms import type_and_level


ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def for_anybody(view):
    """The same answer for everybody, whichever council they may be signed in to."""

    @login_not_required
    @require_safe
    @wraps(view)
    def open_view(request, *arguments, **named):
        with council_context(None, audience=PUBLIC):
            return view(request, *arguments, **named)

    return open_view


@for_anybody
def opportunity(request, public_id):
    today = clock.today()
    readable = published_on(today, public_id=public_id).with_details().select_related("council", "employer")
    found = get_object_or_404(readable)
    is_open = found.state == State.LIVE and not found.is_past_closing_on(today)
    posting = job_posting(found) if is_open else None
    context = {
        "opportunity": found,
        "is_open": is_open,
        "kind": type_and_level(found),
        "closes": day(found.closing_date) if found.closing_date else "",
        "groups": recorded_facts_of(found),
        "posting": for_script(posting) if posting else "",
        "canonical": request.build_absolute_uri(request.path),
        "service_name": found.council.employment_team_name,
        "team": found.council.employment_team_name,
        "contact": found.council.employment_team,
    }
    return render(request, "web/public/opportunity.html", context)


def for_script(posting: dict) -> str:
    """JSON that cannot end the element it stands in, whatever an employer wrote."""
    return mark_safe(json.dumps(posting).translate(ESCAPED))


@for_anybody
def sitemap(request):
    live = published_on(clock.today()).open_on(clock.today()).order_by("id")
    found = live.values_list("public_id", "posted_date")
    pages = [(request.build_absolute_uri(_address(public_id)), posted) for public_id, posted in found]
    return render(request, "web/public/sitemap.xml", {"pages": pages}, content_type="application/xml")


@for_anybody
def robots(request):
    lines = [
        "User-agent: *",
        "Allow: /public/",
        "Disallow: /",
        f"Sitemap: {request.build_absolute_uri(reverse('public-sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def _address(public_id) -> str:
    return reverse("public-opportunity", args=[public_id])
