"""Everybody whose main activity is not known today, the longest first: what was tried, and what comes next."""

import datetime as dt

from django import forms
from django.db.models import QuerySet
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.activities.permissions import can_ask_providers, can_record_activity
from backend.care_leavers.permissions import can_export_care_leavers, can_open_care_leavers, care_leavers_of
from backend.core import clock
from backend.placements.not_known import Try, next_step, not_known, tries_of
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
    "Next step",
    "EET adviser",
)


class NotKnownFilters(FilterForm):
    adviser = forms.ChoiceField(label="EET adviser", required=False)

    def __init__(self, query, *, advisers: list[tuple[str, str]]):
        super().__init__(query)
        self.fields["adviser"].choices = [("", "All"), (NO_ADVISER, "No EET adviser yet"), *advisers]

    def narrow(self, people: QuerySet) -> QuerySet:
        chosen = self.chosen.get("adviser")
        if not chosen:
            return people
        return people.filter(eet_adviser=None) if chosen == NO_ADVISER else people.filter(eet_adviser__public_id=chosen)


@require_safe
@only(can_open_care_leavers)
def list_not_known(request):
    record_list(request, "people-not-known")
    form, found = _filter(request)
    page = page_of(found, request.GET)
    today = clock.today()
    context = {
        "form": form,
        "page": page,
        "table": Table("Not known what they do", COLUMNS, [_row(person, today) for person in page]),
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
    today = clock.today()
    return csv_response(f"not-known-{today:%Y-%m-%d}.csv", EXPORT_COLUMNS, [_cells(each, today) for each in found])


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


def _row(person, today: dt.date) -> list[object]:
    tries = tries_of(person)
    step = next_step(person, tries, today)
    page = "person-activity" if step.was_reached else "person-contact"
    before = f"before: {SHORT[person.last_known].lower()}" if person.last_known else "nothing recorded before"
    return [
        Link(person.full_name, address_of("person", person.public_id)),
        Stacked(short_day(person.not_known_since), before),
        _tried(tries),
        Link(step.words, reverse(page, args=[person.public_id]), f"about {person.full_name}"),
        person.eet_adviser and str(person.eet_adviser),
    ]


def _tried(tries: list[Try]) -> str | Stacked:
    if not tries:
        return "nothing yet"
    earlier = f"{len(tries) - LAST_SHOWN} before; " if len(tries) > LAST_SHOWN else ""
    return Stacked(plural(len(tries), "try,tries"), f"{earlier}{_ways(tries[-LAST_SHOWN:])}")


def _ways(tries: list[Try]) -> str:
    return "; ".join(f"{each.method.label.lower()} {short_day(each.on)}" for each in tries)


def _cells(person, today: dt.date) -> list[str]:
    tries = tries_of(person)
    return [
        person.identifier,
        person.known_as,
        person.family_name,
        person.not_known_since.isoformat(),
        person.last_known or "",
        str(len(tries)),
        _ways(tries),
        next_step(person, tries, today).words,
        str(person.eet_adviser or ""),
    ]
