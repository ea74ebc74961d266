"""Colleges, providers, hubs and employers that tell whom they still have: their lists, and what they said."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from backend.activities.choices import Ground
from backend.activities.enrolments import READ_OUT, add_provider, enrol, why_not_listed
from backend.activities.list_answers import answer_by_telephone, settle_answer
from backend.activities.models import Enrolment, ListAnswer, ProviderList
from backend.activities.models.providers import RING_AFTER
from backend.activities.permissions import (
    can_ask_providers,
    can_record_activity,
    enrolments_of,
    list_answers_of,
    providers_of,
)
from backend.activities.provider_lists import ask_provider, end_enrolment, listed, note_rung
from backend.activities.waiting_lists import provider_named
from backend.core import clock
from backend.employers.models import Employer
from backend.reference.working_days import add_working_days
from backend.web.kit.access import GET_AND_POST, only, person_or_404, record_list, row_or_404
from backend.web.kit.addresses import address_of
from backend.web.kit.content import Link, Stacked, Table, Tag, columns
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.formats import day, short_day
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.providers.forms import EndForm, EnrolmentForm, ProviderForm, SaidForm, SettleForm


@require_safe
@only(can_ask_providers)
def providers(request):
    rows = [
        [
            Link(each.name, reverse("provider", args=[each.public_id])),
            each.get_kind_display(),
            Stacked(each.contact_name, each.email),
        ]
        for each in providers_of(request.viewer)
    ]
    table = Table("Providers", columns("Name", "What it is", "Whom we write to"), rows, empty="Nobody is asked yet.")
    return render(request, "web/staff/providers/providers.html", {"table": table})


@GET_AND_POST
@only(can_ask_providers)
def add(request):
    council = request.viewer.council
    employers = Employer.objects.for_council(council.pk).partners().by_name()
    page = FormPage(request, ProviderForm, draft="provider-add", employers=employers)
    if page.saves(add_provider, council=council):
        return page.redirect(f"{page.result.name} is added.", "provider", public_id=page.result.public_id)
    return page.show(heading="Add a college, provider, hub or employer", button="Add it", back=reverse("providers"))


@require_safe
@only(can_ask_providers)
def provider(request, public_id):
    found = row_or_404(request, providers_of(request.viewer), public_id, page="provider")
    record_list(request, "provider")
    enrolled = enrolments_of(request.viewer).filter(provider=found).order_by("ended_on", "starts_on", "id")
    answers = list_answers_of(request.viewer).filter(enrolment__provider=found).select_related("settled_by")
    asked = found.lists.first()
    context = {
        "provider": found,
        "asked": asked,
        "is_open": bool(asked and asked.closed_on is None),
        "table": _enrolled(list(enrolled), asked),
        "may_note_rung": bool(asked and asked.may_be_rung_on(clock.today())),
        "answers": _answers(list(answers)),
        "form": ButtonForm(),
    }
    return render(request, "web/staff/providers/provider.html", context)


def _enrolled(rows: list[Enrolment], asked: ProviderList | None) -> Table:
    still_to_say = {each.pk for each in listed(asked)} if asked and asked.closed_on is None else set()
    lines = [
        [
            Link(each.care_leaver.full_name, address_of("person", each.care_leaver.public_id)),
            Stacked(each.get_code_display(), f"since {short_day(each.starts_on)}"),
            Stacked(each.get_ground_display(), f"on {short_day(each.agreed_on)}" if each.agreed_on else ""),
            _stands(each, each.pk in still_to_say),
        ]
        for each in rows
    ]
    headings = columns("Young person", "What they do there", "By what we ask", "Stands")
    return Table("Who is on the list", headings, lines, empty="Nobody stands on it. Add them on their own page.")


def _stands(row: Enrolment, is_still_to_say: bool) -> object:
    if row.ended_on:
        return f"removed {short_day(row.ended_on)}: {row.ended_because}"
    why_not = why_not_listed(row)
    if why_not:
        return Stacked(Tag("Not shown", "orange"), why_not)
    about = f"about {row.care_leaver.full_name}"
    remove = Link("Remove from the list", reverse("enrolment-end", args=[row.public_id]), about)
    if not is_still_to_say:
        return remove
    say = Link("Record what they said", reverse("enrolment-said", args=[row.public_id]), about)
    return format_html("{}<br>{}", say, remove)


def _answers(rows: list[ListAnswer]) -> Table:
    lines = [
        [
            each.care_leaver.full_name,
            Stacked(each.get_said_display(), _days_of(each)),
            Stacked(short_day(each.answered_at), each.said_by),
            _became(each),
        ]
        for each in rows
    ]
    headings = columns("Young person", "Said", "When, and who", "Became")
    return Table("What they said", headings, lines, empty="Nothing yet.")


def _days_of(row: ListAnswer) -> str:
    parts = [f"last day {short_day(row.last_day)}" if row.last_day else ""]
    parts.append(f"now “{row.where}”" if row.where else "")
    parts.append(f"there since {short_day(row.there_since)}" if row.there_since else "")
    return ", ".join(filter(None, parts))


def _became(row: ListAnswer) -> object:
    if not row.held_because:
        return "recorded as what they do"
    if row.settled_at:
        return Stacked(f"settled by {row.settled_by}", row.settled_how)
    return Link("Settle it", reverse("list-answer", args=[row.public_id]), f"about {row.care_leaver.full_name}")


@require_POST
@only(can_ask_providers)
def ask(request, public_id):
    found = row_or_404(request, providers_of(request.viewer), public_id, page="provider")
    page = FormPage(request, ButtonForm)
    if page.saves(ask_provider, provider=found):
        return page.redirect(f"{found.name} is asked, at {found.email}.", "provider", public_id=public_id)
    messages.warning(request, " ".join(page.form.non_field_errors()))
    return redirect("provider", public_id)


def _whom_to_ring(request, row: ListAnswer) -> list[str]:
    """Where the provider named one of ours, who is there."""
    there = provider_named(providers_of(request.viewer), row.where)
    if there is None:
        return []
    phone = f", {there.phone}" if there.phone else ""
    return [f"Ring {there.contact_name}, {there.name}{phone}. Then “Ask where they are” puts them on its list."]


@require_POST
@only(can_ask_providers)
def rung(request, public_id):
    found = row_or_404(request, providers_of(request.viewer), public_id, page="provider")
    page = FormPage(request, ButtonForm)
    if page.saves(note_rung, provider=found):
        again = add_working_days(clock.today(), RING_AFTER)
        return page.redirect(f"It is noted. Today asks you to ring again from {day(again)}.", "provider", public_id)
    messages.warning(request, " ".join(page.form.non_field_errors()))
    return redirect("provider", public_id)


@GET_AND_POST
@only(can_ask_providers)
def said(request, public_id):
    found = row_or_404(request, enrolments_of(request.viewer), public_id, page="enrolment-said")
    person = person_or_404(request, found.care_leaver.public_id, page="enrolment-said")
    page = PersonFormPage(request, SaidForm, draft="enrolment-said", about=public_id)
    back = reverse("provider", args=[found.provider.public_id])
    if page.saves(answer_by_telephone, enrolment=found):
        waits = page.result.held_because
        return page.redirect(f"It waits on Today. {waits}" if waits else "It is recorded as what they do.", back)
    explanation = f"On the list of {found.provider} since {day(found.starts_on)}. Ring {found.provider.contact_name}"
    explanation += f", {found.provider.phone}." if found.provider.phone else "."
    return page.show_about(person, heading="Record what they said", button="Save", back=back, explanation=explanation)


@GET_AND_POST
@only(can_ask_providers)
def enrolment(request, public_id):
    person = person_or_404(request, public_id, page="person-enrolment")
    page = PersonFormPage(
        request, EnrolmentForm, draft="person-enrolment", about=public_id, providers=providers_of(request.viewer)
    )
    if page.saves(enrol, care_leaver=person):
        return page.redirect("They stand on the list.", "provider", public_id=page.result.provider.public_id)
    said = READ_OUT.format(provider="your college")
    looks = {"button": "Put them on the list", "back": reverse("person-journey", args=[public_id])}
    explanation = f"Where they agree, read out: {said} Where they are under 18 and learn there, they have to tell us"
    return page.show_about(person, heading="Ask where they are", explanation=f"{explanation} who leaves.", **looks)


@GET_AND_POST
@only(can_ask_providers)
def end(request, public_id):
    found = row_or_404(request, enrolments_of(request.viewer), public_id, page="enrolment-end")
    person = person_or_404(request, found.care_leaver.public_id, page="enrolment-end")
    page = PersonFormPage(request, EndForm, draft="enrolment-end", about=public_id)
    back = reverse("provider", args=[found.provider.public_id])
    if page.saves(end_enrolment, enrolment=found):
        return page.redirect("They are removed from the list. Its page does not show them any more.", back)
    ground = f"They stand there since {day(found.created_at)}: {Ground(found.ground).label.lower()}."
    return page.show_about(
        person, heading=f"Remove from the list of {found.provider}", button="Remove", back=back, explanation=ground
    )


@GET_AND_POST
@only(can_record_activity)
def answer(request, public_id):
    found = row_or_404(request, list_answers_of(request.viewer), public_id, page="list-answer")
    person = person_or_404(request, found.care_leaver.public_id, page="list-answer")
    page = PersonFormPage(request, SettleForm, draft="list-answer", about=public_id)
    back = reverse("person-journey", args=[person.public_id])
    if page.saves(partial(settle_answer, answer=found)):
        return page.redirect("It is settled.", back)
    more = f", {_days_of(found)}" if found.last_day else ""
    said = f"{found.said_by} said on {day(found.answered_at)}: {found.get_said_display().lower()}{more}."
    points = [found.held_because, *_whom_to_ring(request, found)]
    points.append("Record or correct what they do on their own page first.")
    if found.settled_at:
        points.append(f"Settled by {found.settled_by} on {day(found.settled_at)}: {found.settled_how}")
    looks = {"button": "Settle it", "back": back, "explanation": said, "points": points}
    return page.show_about(person, heading="What a provider said of them", **looks)
