"""Sending a document with an introduction that is out, and taking one back."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.audit.services import record_read
from backend.care_leavers.permissions import care_leavers_of
from backend.ranking.gated_steps import send_documents
from backend.referrals.choices import Way
from backend.referrals.document_permissions import sent_documents_of
from backend.referrals.models import Referral, SentDocument
from backend.referrals.permissions import can_refer, referrals_of
from backend.referrals.sent_documents import standing_of_each
from backend.referrals.taken_back_documents import ask_to_delete_document, readings_of, take_back_document
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.form_page import ButtonForm
from backend.web.kit.formats import day
from backend.web.kit.shown import Shown
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.referrals.documents_to_send import AGREED, DocumentsToSend, SendDocumentsForm, names_of, told_of


SENT = "{names} went. The employer gets a message that there is more to read, with a reference only."
NOT_READ = "Nobody there has opened it. They will find that it is no longer here."
WAS_READ = "Somebody there opened it on {day}: they may have saved it. Taking it back closes it on our page."


class TakeBackForm(forms.Form):
    delete = forms.BooleanField(label="Ask the employer to delete it", required=False)

    def __init__(self, *arguments, was_read: bool, **options):
        super().__init__(*arguments, **options)
        if not was_read:
            del self.fields["delete"]


@GET_AND_POST
@only(can_refer)
def documents(request: HttpRequest, public_id) -> HttpResponse:
    mine = referrals_of(request.viewer).with_details().filter(way=Way.INTRODUCED)
    referral = get_object_or_404(mine, public_id=public_id)
    person = _person(request, referral, "referral-documents")
    sent = [each.sent.document for each in standing_of_each(referral) if not each.why_not]
    to_send = DocumentsToSend.of(person, referral.employer, sent)
    told = told_of(person, referral.employer)
    page = PersonFormPage(request, SendDocumentsForm, shown=told, to_send=to_send if referral.is_open else None)
    if page.saves(send_documents, referral=referral):
        return page.redirect(SENT.format(names=names_of(page.result)), "referral", public_id=public_id)
    return page.show_about(
        person,
        "web/staff/referrals/send_documents.html",
        heading=f"Send a document to {name_of(referral.employer)}",
        button="Send it",
        caption=referral.opportunity.title,
        back=reverse("referral", args=[public_id]),
        explanation="They agree to this for this employer today:" if to_send.may_be_chosen and referral.is_open else "",
        points=told.facts[AGREED],
        to_send=to_send,
        referral=referral,
        kept="",
    )


@GET_AND_POST
@only(can_refer)
def take_back(request: HttpRequest, public_id) -> HttpResponse:
    mine = sent_documents_of(request.viewer).select_related("referral__employer", "employer")
    sent: SentDocument = get_object_or_404(mine, public_id=public_id)
    person = _person(request, sent.referral, "sent-document-take-back")
    readings = readings_of([sent])[sent.public_id]
    page = PersonFormPage(request, TakeBackForm, shown=_reading_shown(sent), was_read=bool(readings))
    if page.saves(take_back_document, sent=sent):
        said = f"{sent.file_name} is taken back. {'It was read before.' if readings else 'It was not read.'}"
        return page.redirect(said, "referral", public_id=sent.referral.public_id)
    return page.show_about(
        person,
        heading=f"Take {sent.file_name} back from {name_of(sent.employer)}",
        button="Take it back",
        button_kind="warning",
        back=reverse("referral", args=[sent.referral.public_id]),
        explanation=WAS_READ.format(day=day(readings[-1])) if readings else NOT_READ,
    )


def _reading_shown(sent: SentDocument) -> Shown:
    """Whether somebody had opened it: what is to be asked for hangs on that."""

    def read() -> dict[str, object]:
        readings = readings_of([sent])[sent.public_id]
        return {"When it was opened there": readings} if readings else {}

    return Shown(read(), read)


@GET_AND_POST
@only(can_refer)
def ask_to_delete(request: HttpRequest, public_id) -> HttpResponse:
    """Of one that was taken back without that."""
    mine = sent_documents_of(request.viewer).select_related("referral__employer", "employer", "council")
    sent: SentDocument = get_object_or_404(mine, public_id=public_id)
    person = _person(request, sent.referral, "sent-document-delete")
    page = PersonFormPage(request, ButtonForm)
    if page.saves(ask_to_delete_document, sent=sent):
        return page.redirect(f"Asked to delete {sent.file_name}.", "referral", public_id=sent.referral.public_id)
    return page.show_about(
        person,
        heading=f"Ask {name_of(sent.employer)} to delete {sent.file_name}",
        button="Ask them to delete it",
        back=reverse("referral", args=[sent.referral.public_id]),
        explanation="They get a message with a link, where they say whether it is deleted.",
    )


def _person(request: HttpRequest, referral: Referral, page: str):
    if referral.council_id != request.viewer.council_id:
        raise PermissionDenied
    person = care_leavers_of(request.viewer).with_profile().get(id=referral.care_leaver_id)
    record_read(viewer=request.viewer, subject=person, page=page)
    return person
