"""Everybody's plans: reviews that are due, what is missing in a plan, who has none, and what waits for a signature."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_export_care_leavers, can_open_care_leavers, care_leavers_of
from backend.core import clock
from backend.plans.choices import ActionFlag, ReviewState
from backend.plans.models import Plan, PlanReview
from backend.plans.permissions import can_read_panels, plan_actions_of, plan_reviews_of, plans_of
from backend.plans.review_dates import ReviewDue
from backend.plans.reviews import reviews_due
from backend.web.kit.access import only, record_list
from backend.web.kit.addresses import address_of
from backend.web.kit.content import Column, Link, Stacked, Table, Tag
from backend.web.kit.csv_files import csv_response
from backend.web.kit.filters import FilterForm, chips_of
from backend.web.kit.formats import plural, short_day
from backend.web.kit.paging import page_of
from backend.web.staff.plans.shown import changes_words


NO_PLAN, OVERDUE, FLAGGED, TO_SIGN = "none", "overdue", "flagged", "to_sign"
SOON = dt.timedelta(days=28)
SHOWN = (
    ("", "Everybody"),
    (OVERDUE, "Review overdue"),
    (TO_SIGN, "Review waits for a signature"),
    (FLAGGED, "Something missing or late in the plan"),
    (NO_PLAN, "No plan yet"),
)
COLUMNS = (
    Column("Name"),
    Column("Next review by"),
    Column("What is missing or late", card="line"),
    Column("Last review", card="line"),
    Column("EET adviser"),
)
EXPORT_COLUMNS = (
    "Identifier",
    "Known as",
    "Family name",
    "Plan opened on",
    "Next review by",
    "Since the last one",
    "Missing or late",
    "Last review held on",
    "Last review",
    "EET adviser",
)


@dataclass(frozen=True)
class Standing:
    """One young person with their plan and what of it needs somebody; without a plan all else is empty."""

    person: CareLeaver
    plan: Plan | None
    due: ReviewDue | None
    flags: Mapping[ActionFlag, int]
    last: PlanReview | None

    def is_overdue(self, today: dt.date) -> bool:
        return bool(self.due and self.due.is_overdue(today))

    def fits(self, chosen: str, today: dt.date) -> bool:
        return {
            "": True,
            NO_PLAN: self.plan is None,
            OVERDUE: self.is_overdue(today),
            FLAGGED: bool(self.flags),
            TO_SIGN: bool(self.last and self.last.state == ReviewState.TO_SIGN),
        }[chosen]

    @property
    def order(self) -> tuple[dt.date, str]:
        """Soonest review first; who has no plan comes before whoever has one."""
        return (self.due.on if self.due else dt.date.min, self.person.family_name)


class PlanFilters(FilterForm):
    shown = forms.ChoiceField(label="Which plans", choices=SHOWN, required=False)
    adviser = forms.ChoiceField(label="EET adviser", required=False)

    def __init__(self, query, *, advisers: list[tuple[str, str]]):
        super().__init__(query)
        self.fields["adviser"].choices = [("", "All"), *advisers]


@require_safe
@only(can_open_care_leavers)
def list_plans(request):
    record_list(request, "plans")
    today = clock.today()
    form, found = _filtered(request, today)
    page = page_of(found, request.GET)
    context = {
        "form": form,
        "page": page,
        "table": Table("Plans and their reviews", COLUMNS, [_row(each, today) for each in page]),
        "may_read_panels": can_read_panels(request.viewer),
        "is_filtered": bool(chips_of(form, request.GET)),
        "export_url": f"{reverse('plans-export')}?{request.GET.urlencode()}"
        if can_export_care_leavers(request.viewer)
        else "",
    }
    return render(request, "web/staff/plans/list.html", context)


@require_safe
@only(can_export_care_leavers)
def export(request):
    """The filtered list, whole. That somebody took it away goes into the read log."""
    record_list(request, "plans-export")
    today = clock.today()
    _, found = _filtered(request, today)
    return csv_response(f"plans-{today:%Y-%m-%d}.csv", EXPORT_COLUMNS, [_exported(each) for each in found])


def _filtered(request, today: dt.date) -> tuple[PlanFilters, list[Standing]]:
    people = care_leavers_of(request.viewer).supported().select_related("eet_adviser")
    named = people.exclude(eet_adviser=None).values_list("eet_adviser__public_id", "eet_adviser__name")
    advisers = [(str(who), name) for who, name in named.order_by("eet_adviser__name", "eet_adviser_id").distinct()]
    form = PlanFilters(request.GET, advisers=advisers)
    chosen = form.chosen.get("adviser")
    mine = people.filter(eet_adviser__public_id=chosen) if chosen else people
    shown = form.chosen.get("shown") or ""
    found = [each for each in standings(request.viewer, list(mine), today) if each.fits(shown, today)]
    return form, sorted(found, key=lambda each: each.order)


def standings(viewer, people: list[CareLeaver], today: dt.date) -> Iterator[Standing]:
    of_id = {each.pk: each for each in people}
    plans = list(plans_of(viewer).current().filter(care_leaver__in=of_id))
    due, flags, last = reviews_due(plans, today=today), _flags(viewer, plans, today), _last(viewer, plans)
    of_person = {plan.care_leaver_id: plan for plan in plans}
    for person in people:
        plan = of_person.get(person.pk)
        if plan is None:
            yield Standing(person, None, None, {}, None)
        else:
            yield Standing(person, plan, due[plan.pk], flags.get(plan.pk, {}), last.get(plan.pk))


def _flags(viewer, plans: list[Plan], today: dt.date) -> Mapping[int, Mapping[ActionFlag, int]]:
    found: dict[int, dict[ActionFlag, int]] = defaultdict(lambda: defaultdict(int))
    mine = plan_actions_of(viewer).filter(aim__plan__in=plans)
    for action in mine.flagged(today).with_moves().select_related("aim"):
        for flag in action.flags(today):
            found[action.aim.plan_id][flag] += 1
    return found


def _last(viewer, plans: list[Plan]) -> Mapping[int, PlanReview]:
    newest = plan_reviews_of(viewer).filter(plan__in=plans).order_by("plan_id", "-held_on", "-id").distinct("plan_id")
    return {each.plan_id: each for each in newest}


def _row(each: Standing, today: dt.date) -> list[object]:
    person = each.person
    return [
        Link(person.full_name, address_of("person-plan", person.public_id)),
        _due(each, today),
        _missing(each),
        _last_words(each),
        person.eet_adviser and str(person.eet_adviser),
    ]


def _due(each: Standing, today: dt.date) -> object:
    if each.due is None:
        return Tag("No plan yet", "yellow")
    by = short_day(each.due.on)
    shown = Tag(f"{by}, overdue", "red") if each.is_overdue(today) else by
    return Stacked(shown, changes_words(each.due)) if each.due.changes else shown


def _missing(each: Standing) -> str:
    return "; ".join(f"{flag.label.lower()}: {plural(count, 'action,actions')}" for flag, count in each.flags.items())


def _last_words(each: Standing) -> object:
    if each.last is None:
        return "none yet" if each.plan else None
    link = Link(short_day(each.last.held_on), reverse("plan-review", args=[each.last.public_id]))
    return Stacked(link, each.last.get_state_display().lower())


def _exported(each: Standing) -> list[str]:
    person, plan, last = each.person, each.plan, each.last
    return [
        person.identifier,
        person.known_as,
        person.family_name,
        plan.opened_on.isoformat() if plan else "",
        each.due.on.isoformat() if each.due else "",
        changes_words(each.due) if each.due and each.due.changes else "",
        _missing(each),
        last.held_on.isoformat() if last else "",
        last.get_state_display() if last else "",
        str(person.eet_adviser or ""),
    ]
