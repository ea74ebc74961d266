"""How somebody comes in by their link, and how they leave."""

import logging

from django.conf import settings
from django.db import Error, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from backend.core.deadline import DeadlinePassed, deadline
from backend.core.protection import council_context
from backend.links.choices import LinkState, Purpose
from backend.links.models import Link
from backend.links.services import link_of, state_of
from backend.links.visits import LONGEST_WORD, begin_visit, end_visit, is_agreed_word
from backend.web.kit.page_languages import begin_language, forget_language
from backend.web.kit.visits import SEE_OTHER, forget_visit, holds_visit, keep_visit, visit_in
from backend.web.young_person.frame import NO_REFERRER, bare, lead_on, phone_of


logger = logging.getLogger(__name__)
EXIT_SECONDS = 2
STEPS = Purpose.NEXT_STEPS
LAST_TRY = 1
LONGEST_TYPED = 4 * LONGEST_WORD  # with all the spaces and hyphens somebody puts in


@bare
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the agreed word. Nothing personal is said before it, and looking changes nothing."""
    link = link_of(token, STEPS)
    if link is None or link.state != LinkState.WORKS:
        return _closed(request, link)
    typed = request.POST.get("word", "")[:LONGEST_TYPED]
    if request.method != "POST":
        return _ask(request)
    if not typed.strip():
        return _ask(request, error=_("Type the word first."), status=400)
    return _try(request, link, typed)


def _try(request: HttpRequest, link: Link, typed: str) -> HttpResponse:
    with council_context(link.council_id):
        if is_agreed_word(link, typed):
            _visit, secret = begin_visit(link=link)
            return begin_language(keep_visit(lead_on("next-steps"), secret, STEPS), request)
    if link.state != LinkState.WORKS:
        return _closed(request, link)
    error = _("That is not the word. Try again.")
    if link.tries_left == LAST_TRY:
        error = _("That is not the word. You can try one more time. Then the link is locked.")
    return _ask(request, error=error, status=403)


def _ask(request: HttpRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    return render(request, "web/young_person/word.html", {"error": error}, status=status)


def _closed(request: HttpRequest, link: Link | None) -> HttpResponse:
    """Why a link of ours opens nothing, and whom to ring; of any other no more than that it is not known."""
    context = {"state": state_of(link), "phone": phone_of(link.council) if link else ""}
    return render(request, "web/young_person/closed.html", context, status=410 if link else 404)


@bare
@require_safe
def open_again(request: HttpRequest) -> HttpResponse:
    return render(request, "web/young_person/open_again.html")


@transaction.non_atomic_requests  # whoever leaves needs no database
@bare
@csrf_exempt  # whoever wants to leave is never told that their page is too old
@require_http_methods(["GET", "HEAD", "POST"])
def exit_page(request: HttpRequest) -> HttpResponse:
    """End the visit, and lead to something anybody might look at. Back then finds pages that are shut."""
    if request.method != "POST":
        return lead_on("next-steps")
    _end_visit_in(request)
    answer = HttpResponseRedirect(settings.EXIT_ADDRESS)
    answer.status_code = SEE_OTHER
    answer.headers["Clear-Site-Data"] = '"cache"'
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:  # else forms of who is signed in would be too old
        answer.delete_cookie(settings.CSRF_COOKIE_NAME, path=settings.CSRF_COOKIE_PATH, samesite="Lax")
    forget_visit(forget_language(answer, request), STEPS).headers["Referrer-Policy"] = NO_REFERRER
    return answer


def _end_visit_in(request: HttpRequest) -> None:
    """However the database is: nobody waits here to leave, and the browser forgets the visit all the same."""
    if not holds_visit(request, STEPS):
        return
    try:
        with deadline(EXIT_SECONDS), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{EXIT_SECONDS}s"])
            visit = visit_in(request, STEPS)
            if visit:
                with council_context(visit.link.council_id):
                    end_visit(visit=visit)
    except (Error, DeadlinePassed):
        logger.warning("A visit was left that could not be ended.")
