"""A sheet to print and to read aloud: what stands on a young person's page today, large, with boxes to tick by hand.

It is printed by staff, and lies about afterwards: so its title, and the name that a browser gives to its file, say no
more than their page does, and it has no address, place, time or first day either.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_keep_own_pages, can_see_own_pages
from backend.core import clock
from backend.links.models import Link, Visit
from backend.reference.catalogues import ENGLISH, spoken, translated_language_of
from backend.reference.languages import Language
from backend.web.kit.access import only, person_or_404
from backend.web.kit.page_languages import asked_for
from backend.web.young_person.frame import Mine
from backend.web.young_person.language import to_the_reader
from backend.web.young_person.next_up import referrals_of, what_is_next
from backend.web.young_person.picks import picked_for
from backend.web.young_person.telling import help_and_who_reads


@require_safe
@only(can_see_own_pages)
def sheet(request: HttpRequest, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="person-own-page-sheet")
    if not person.is_supported:  # as with a link: their page is there while the service works with them
        raise Http404
    language = _language_of(request, person)
    mine = Mine(Visit(link=Link(council=request.viewer.council)), person)  # nobody came in: it is read from paper
    with spoken(language.code):
        context = _written(mine)
    context |= {
        "language": language,
        "other_language": _other(language, person),
        "to_the_reader": to_the_reader(person),
        "may_record": bool(context["picked"].picks) and can_keep_own_pages(request.viewer),
        "answers": reverse("person-own-page-answers", args=[public_id]),
        "back": reverse("person-own-page", args=[public_id]),
    }
    return render(request, "web/young_person/sheet.html", context)


def _written(mine: Mine) -> dict[str, Any]:
    """What stands on it, in the language of now."""
    referrals = referrals_of(mine)
    picked = picked_for(mine, referrals, {}, {})
    return {
        "mine": mine,
        "picked": picked,
        "next_up": what_is_next(mine, referrals, picked.picks, on_paper=True),
        "today": clock.today(),
        **help_and_who_reads(mine),
    }


def _language_of(request: HttpRequest, person: CareLeaver) -> Language:
    """English, for whoever reads it to them, unless it is printed for themselves."""
    theirs = translated_language_of(person.interpreter_language)
    return theirs if theirs and asked_for(request) == theirs.code else ENGLISH


def _other(language: Language, person: CareLeaver) -> Language | None:
    return translated_language_of(person.interpreter_language) if language == ENGLISH else ENGLISH
