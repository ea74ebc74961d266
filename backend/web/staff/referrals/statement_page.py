"""A statement put together from a young person's own sentences: ticked, put under headings, in order."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.drafts.permissions import drafts_of
from backend.opportunities.permissions import can_enter_duties
from backend.opportunities.standard_duties import standard_of
from backend.referrals.models import ApplicationStatement, Referral
from backend.referrals.permissions import can_help_apply
from backend.referrals.statements import (
    Said,
    age_to_read,
    duties_entered,
    duties_to_choose,
    keep_statement,
    paragraphs_of,
    said_by,
    sentences_of,
    statement_of,
)
from backend.web.kit.access import GET_AND_POST, only
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.referrals.application_pages import find_application
from backend.web.staff.referrals.statement_form import StatementForm


MOST_OFFERED = 40
DRAFT = "referral-statement"


@GET_AND_POST
@only(can_help_apply)
def statement(request: HttpRequest, public_id) -> HttpResponse:
    referral = find_application(request, public_id, page="referral-statement")
    person, kept = referral.care_leaver, statement_of(referral)
    said = _offered(request, public_id, said_by(person, referral))
    entered = duties_entered(referral)
    asked = {"said": said, "statement": kept, "name": person.known_as}
    asked["duties"] = duties_to_choose(referral, kept, entered)
    page = PersonFormPage(request, StatementForm, draft=DRAFT, about=public_id, proposed={}, **asked)
    if page.saves(keep_statement, referral=referral):
        return page.redirect("The statement is saved. Read it once with them.", "referral-statement-print", public_id)
    return page.show_about(
        person,
        "web/staff/referrals/statement.html",
        heading=f"Statement of {person.known_as}",
        button="Save the statement",
        back=reverse("referral", args=[public_id]),
        referral=referral,
        **_read(kept),
        wishes=_recorded(referral),
        duties=entered,
        standard=standard_of(referral.opportunity),
        may_enter_duties=can_enter_duties(request.viewer),
    )


def _offered(request: HttpRequest, public_id: UUID, said: list[Said]) -> list[Said]:
    """Of a page that is sent what stood on it, whatever they said since; of one that is opened what stands first, and
    what is ticked in its draft."""
    if request.method == "POST":
        return [each for each in said if f"under-{each.key}" in request.POST]
    draft = drafts_of(request.viewer).of_form(DRAFT, str(public_id)).first()
    ticked = draft.fields if draft else {}
    return [each for place, each in enumerate(said) if place < MOST_OFFERED or f"use-{each.key}" in ticked]


def _read(kept: ApplicationStatement | None) -> dict:
    sentences = sentences_of(kept)
    return {"age": age_to_read(sentences), "has_one": bool(sentences)}


def _recorded(referral: Referral) -> str:
    """Work they have done, as a reminder of what to ask about: it is no sentence of theirs."""
    return "; ".join(referral.care_leaver.experience_routes or [])


@require_safe
@only(can_help_apply)
def to_print(request: HttpRequest, public_id) -> HttpResponse:
    """The statement alone, to read together, copy and print: no heading of ours, no word of where it is from."""
    referral = find_application(request, public_id, page="referral-statement-print")
    sentences = sentences_of(statement_of(referral))
    context = {
        "referral": referral,
        "paragraphs": paragraphs_of(sentences),
        "age": age_to_read(sentences),
        "back": reverse("referral", args=[public_id]),
    }
    return render(request, "web/staff/referrals/statement_to_print.html", context)
