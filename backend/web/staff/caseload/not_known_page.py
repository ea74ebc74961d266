"""Everybody whose main activity is not known today, the longest first: what was tried, and what comes next."""

import datetime as dt

from django import forms
from django.db.models import QuerySet
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from backend.activities.models import Provider
from backend.activities.permissions import can_ask_providers, can_record_activity, providers_of
from backend.activities.waiting_lists import WaitingList, moved_on, waiting_lists
from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.permissions import (
    can_export_care_leavers,
    can_open_care_leavers,
    can_record_contact,
    care_leavers_of,
)
from backend.core import clock
from backend.placements.not_known import NextStep, Stage, Try, narrowed, next_step, not_known, tries_of
from backend.web.kit.access import only, record_list
from backend.web.kit.addresses import address_of
from backend.web.kit.content import Column, Link, Stacked, Table
from backend.web.kit.csv_files import csv_response
from backend.web.kit.filters import FilterForm, chips_of
from backend.web.kit.formats import plural, short_day
from backend.web.kit.paging import page_of
from backend.web.staff.people.activity import SHORT


NO_ADVISER = "none"
COLUMNS = (
    Column("Name"),
    Column("Not known since"),
    Column("Tried since"),
    Column("Next step", card="line"),
    Column("EET adviser"),
)
LAST_SHOWN = 3
EXPORT_COLUMNS = (
    "Identifier",
    "Known as",
    "Family name",
    "Not known since",
    "Last known activity code",
    "Tries since",
    "Tried",
    "Providers asked",
    "Said to have moved to",
    "Next step",
    "EET adviser",
)


class NotKnownFilters(FilterForm):
    adviser = forms.ChoiceField(label="EET adviser", required=False)
    stage = forms.ChoiceField(label="How far", required=False, choices=[("", "All"), *Stage.choices])

    def __init__(self, query, *, advisers: list[tuple[str, str]]):
        super().__init__(query)
        self.fields["adviser"].choices = [("", "All"), (NO_ADVISER, "No EET adviser yet"), *advisers]

    def narrow(self, people: QuerySet) -> QuerySet:
        chosen, stage = self.chosen.get("adviser"), self.chosen.get("stage")
        if stage:
            people = narrowed(people, Stage(stage), clock.today())
        if not chosen:
            return people
        return people.filter(eet_adviser=None) if chosen == NO_ADVISER else people.filter(eet_adviser__public_id=chosen)


@require_safe
@only(can_open_care_leavers)
def list_not_known(request):
    record_list(request, "people-not-known")
    form, found = _filter(request)
    page = page_of(found, request.GET)
    today, providers = clock.today(), list(providers_of(request.viewer))
    rows = [_row(request, person, today, providers) for person in page]
    context = {
        "form": form,
        "page": page,
        "table": Table("Not known what they do", COLUMNS, rows),
        "is_filtered": bool(chips_of(form, request.GET)),
        "may_ask": can_ask_providers(request.viewer),
        "may_record": can_record_activity(request.viewer),
        "export_url": _export_url(request),
    }
    return render(request, "web/staff/caseload/not_known.html", context)


@require_safe
@only(can_export_care_leavers)
def export(request):
    """The filtered list, whole. That somebody took it away goes into the read log."""
    record_list(request, "people-not-known-export")
    _, found = _filter(request)
    today, providers = clock.today(), list(providers_of(request.viewer))
    rows = [_cells(each, today, providers) for each in found]
    return csv_response(f"not-known-{today:%Y-%m-%d}.csv", EXPORT_COLUMNS, rows)


def _filter(request) -> tuple[NotKnownFilters, QuerySet]:
    people = care_leavers_of(request.viewer).supported()
    found = not_known(people, clock.today()).select_related("eet_adviser", "personal_adviser")
    found = found.prefetch_related("consents")
    named = people.exclude(eet_adviser=None).values_list("eet_adviser__public_id", "eet_adviser__name")
    advisers = [(str(who), name) for who, name in named.order_by("eet_adviser__name", "eet_adviser_id").distinct()]
    form = NotKnownFilters(request.GET, advisers=advisers)
    return form, form.narrow(found)


def _export_url(request) -> str:
    """For who may take the list away."""
    if not can_export_care_leavers(request.viewer):
        return ""
    return f"{reverse('people-not-known-export')}?{request.GET.urlencode()}"


def _row(request, person, today: dt.date, providers: list[Provider]) -> list[object]:
    tries = tries_of(person)
    step = next_step(person, tries, today, providers)
    before = f"before: {SHORT[person.last_known].lower()}" if person.last_known else "nothing recorded before"
    return [
        Link(person.full_name, address_of("person", person.public_id)),
        Stacked(short_day(person.not_known_since), before),
        _tried(tries, waiting_lists(person), today),
        format_html("{}{}", _step(request.viewer, person, step), _try_form(request, person, step)),
        person.eet_adviser and str(person.eet_adviser),
    ]


def _step(viewer, person, step: NextStep) -> object:
    """A link to where it is done, for whoever may."""
    if not (can_ask_providers(viewer) if step.waiting else can_record_activity(viewer)):
        return step.words
    page, about = "person-activity" if step.was_reached else "person-contact", person.public_id
    if step.moved:
        page, about = "list-answer", step.moved.answer_id
    elif step.waiting:
        page, about = "provider", step.waiting.provider_id
    return Link(step.words, reverse(page, args=[about]), f"about {person.full_name}")


def _try_form(request, person, step: NextStep) -> str:
    """Where nobody was reached, a try is logged where its line stands."""
    if step.was_reached or not can_record_contact(request.viewer):
        return ""
    context = {"person": person, "ways": ContactMethod.choices, "proposed": step.method, "today": clock.today()}
    return render_to_string("web/staff/caseload/try.html", context, request)


def _tried(tries: list[Try], lists: list[WaitingList], today: dt.date) -> object:
    asked = "; ".join(_asked(each, today) for each in lists)
    return Stacked(_tries(tries), asked) if asked else _tries(tries)


def _asked(each: WaitingList, today: dt.date) -> str:
    """Asked Westside College 3 Mar 2026, reminded 6 Mar 2026, no answer: ring them."""
    said = [f"asked {each.provider} {short_day(each.asked_on)}"]
    if each.reminded_on:
        said.append(f"reminded {short_day(each.reminded_on)}")
    if each.rung_on:
        said.append(f"rung {short_day(each.rung_on)}")
    what_next = "ring them" if each.ring_from <= today else f"ring them from {short_day(each.ring_from)}"
    return f"{', '.join(said)}, no answer: {what_next}"


def _tries(tries: list[Try]) -> str | Stacked:
    if not tries:
        return "nothing yet"
    earlier = f"{len(tries) - LAST_SHOWN} before; " if len(tries) > LAST_SHOWN else ""
    return Stacked(plural(len(tries), "try,tries"), f"{earlier}{_ways(tries[-LAST_SHOWN:])}")


def _ways(tries: list[Try]) -> str:
    return "; ".join(f"{each.method.label.lower()} {short_day(each.on)}" for each in tries)


def _cells(person, today: dt.date, providers: list[Provider]) -> list[str]:
    tries, moves = tries_of(person), moved_on(person)
    return [
        person.identifier,
        person.known_as,
        person.family_name,
        person.not_known_since.isoformat(),
        person.last_known or "",
        str(len(tries)),
        _ways(tries),
        "; ".join(_asked(each, today) for each in waiting_lists(person)),
        "; ".join(each.where or "not said" for each in moves),
        next_step(person, tries, today, providers).words,
        str(person.eet_adviser or ""),
    ]
