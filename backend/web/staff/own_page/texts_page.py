"""Text messages that nobody could place: somebody says from whom each is, or that it is from nobody here."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_place_texts, care_leavers_of, texts_to_place_of
from backend.care_leavers.unplaced_texts import settle_text, texted_at
from backend.councils.viewer import Viewer
from backend.notifications.models import Reply
from backend.web.kit.access import GET_AND_POST, only, record_list
from backend.web.kit.form_page import FormPage
from backend.web.staff.own_page.text_forms import HarmTextForm, SearchForm, TextForm


MOST_SHOWN, MOST_FOUND = 50, 10


@require_safe
@only(can_place_texts)
def texts(request):
    mine = texts_to_place_of(request.viewer).order_by("-names_harm", "received_at", "id")
    return render(request, "web/staff/own_page/texts.html", {"texts": mine[:MOST_SHOWN]})


@GET_AND_POST
@only(can_place_texts)
def text(request, public_id):
    reply = texts_to_place_of(request.viewer).filter(public_id=public_id).first()
    if reply is None:
        settled = Reply.objects.for_council(request.viewer.council_id).exclude(settled_at=None)
        before = get_object_or_404(settled.select_related("settled_by"), public_id=public_id)
        who = "you, on another page" if before.settled_by == request.user else before.settled_by
        typed = request.POST.get("done", "").strip()
        wrote = f" You wrote: “{typed}”. It is not kept." if typed else ""
        messages.info(request, f"This text was settled already, by {who}.{wrote}")
        return redirect("texts-to-place")
    record_list(request, "text-to-place")
    search = SearchForm(request.GET)
    asked = search.cleaned_data["find"] if search.is_valid() else ""
    form, people = HarmTextForm if reply.names_harm else TextForm, _who_it_may_be(request.viewer, reply, asked)
    page = FormPage(request, form, draft="text-to-place", about=public_id, people=people)
    if page.saves(settle_text, reply=reply):
        person = page.form.facts["person"]
        said = f"It stands on {person.known_as}’s page, to be answered." if person else "It is settled."
        return page.redirect(said, "texts-to-place")
    return page.show(
        "web/staff/own_page/text.html",
        heading="Whose text is it?",
        button="Save",
        back=reverse("texts-to-place"),
        reply=reply,
        search=search,
        asked=asked,
    )


def _who_it_may_be(viewer: Viewer, reply: Reply, asked: str) -> list[CareLeaver]:
    """Those who were written to at that number, and whoever is found by what was asked, or else by the number."""
    everybody = care_leavers_of(viewer)
    texted = texted_at(viewer.council_id, {reply.number}).get(reply.number, set())
    found = everybody.named_like(asked or reply.number).exclude(public_id__in=texted).order_by("-closeness", "id")
    return [*everybody.filter(public_id__in=texted).order_by("id"), *found[:MOST_FOUND]]
