"""One document: what is found in it, a copy without what stands beside its words, and the word that it may be sent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.document_findings import Finding, digest_of
from backend.care_leavers.documents import (
    add_document,
    findings_of,
    look_at,
    remove_document,
    take_out_what_stands_beside,
)
from backend.care_leavers.models import CareLeaver, Document
from backend.care_leavers.paper_permissions import can_keep_papers, can_see_papers
from backend.referrals.models import SentDocument
from backend.referrals.taken_back_documents import sent_of
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.content import Link
from backend.web.kit.document_files import told_of_file
from backend.web.kit.form_page import ButtonForm
from backend.web.kit.formats import day
from backend.web.kit.shown import Facts, Shown
from backend.web.staff.papers.document_file import document_and_person
from backend.web.staff.papers.document_form import DocumentForm
from backend.web.staff.papers.document_tables import MAY_BE_SENT, beside_table, findings_table, stands
from backend.web.staff.people.identity import PersonFormPage


ADDED = "It is added. Look at what was found in it, and read it, before it goes to anybody."
LOOK_AGAIN = "It was looked at, but something is found in it now that was not then. Look at it again."


@GET_AND_POST
@only(can_keep_papers)
def add(request, public_id):
    person = person_or_404(request, public_id, page="person-papers-add")
    page = PersonFormPage(request, DocumentForm)
    if page.saves(add_document, care_leaver=person):
        return page.redirect(ADDED, "document", public_id=page.result.public_id)
    return page.show_about(
        person,
        heading="Add a document",
        button="Add it",
        back=reverse("person-papers", args=[public_id]),
        explanation="It is looked through for what should not go out: birth date, address, who made the file, where a"
        " picture was taken. Nothing is sent yet.",
    )


@require_safe
@only(can_see_papers)
def document(request, public_id):
    found, person = document_and_person(request, public_id, "document")
    findings = findings_of(found, person)
    return _page(request, found, person, _look_page(request, findings), findings)


@require_POST
@only(can_keep_papers)
def look(request, public_id):
    """The word that it may be sent, about all that the page showed of it."""
    found, person = document_and_person(request, public_id, "document-look")
    findings = findings_of(found, person)
    page = _look_page(request, findings)
    if page.saves(look_at, document=found, found=digest_of(findings)):
        return page.redirect(f"It may be sent. It is called {found.given_name}.", "document", public_id=public_id)
    return _page(request, found, person, page, findings)


def _look_page(request, findings: list[Finding]) -> PersonFormPage:
    facts = _facts(findings)
    return PersonFormPage(request, ButtonForm, shown=Shown(facts, lambda: facts))  # the service looks under its lock


def _facts(findings: list[Finding]) -> Facts:
    return {f"{each.tell.label}: {each.said}": [each.where, each.goes] for each in findings}


def _page(request, found: Document, person: CareLeaver, page: PersonFormPage, findings: list[Finding]) -> HttpResponse:
    tag = stands(found, findings)
    kind = found.get_kind_display()
    return page.show_about(
        person,
        "web/staff/papers/document.html",
        heading=kind,
        button="I have looked: it may be sent",
        back=reverse("person-papers", args=[person.public_id]),
        document=found,
        facts=_told(found),
        table=findings_table(findings),
        beside=beside_table(findings),
        stands=tag,
        may_be_sent=tag == MAY_BE_SENT,
        look_again=LOOK_AGAIN if found.looked_at and tag != MAY_BE_SENT and not found.has_copy else "",
        copy=found.copies.first() if found.has_copy else None,
        goes=[each for each in findings if each.goes] if not found.has_copy else [],
        may_keep=can_keep_papers(request.viewer),
        sent_to=[_sent(each) for each in sent_of(found)],
    )


def _sent(sent: SentDocument) -> Link:
    said = f"Sent to {sent.employer.name} on {day(sent.created_at)}"
    return Link(said, reverse("referral", args=[sent.referral.public_id]))


def _told(found: Document) -> str:
    return ", ".join(filter(None, (told_of_file(found.format, found.read.pages, found.size), found.note)))


@require_POST
@only(can_keep_papers)
def clean(request, public_id):
    found, _ = document_and_person(request, public_id, "document-clean")
    page = PersonFormPage(request, ButtonForm)
    if page.saves(take_out_what_stands_beside, document=found):
        said = (
            "This is a copy without it. The words are the same. Look at this one; the other stays until you remove it."
        )
        return page.redirect(said, "document", public_id=page.result.public_id)
    for error in page.form.non_field_errors():
        messages.error(request, error)
    return redirect("document", public_id)


@GET_AND_POST
@only(can_keep_papers)
def remove(request, public_id):
    found, person = document_and_person(request, public_id, "document-remove")
    page = PersonFormPage(request, ButtonForm)
    if page.saves(remove_document, document=found):
        return page.redirect(f"Removed: {page.result}.", "person-papers", public_id=person.public_id)
    return page.show_about(
        person,
        heading=f"Remove this {found.get_kind_display()}",
        button="Remove it",
        button_kind="warning",
        back=reverse("document", args=[public_id]),
        explanation="The file goes, and all that was read in it. That it was here, and who removed it, is kept."
        + (" Where it was sent, nobody can open it any more." if sent_of(found) else ""),
    )
