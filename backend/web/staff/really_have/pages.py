"""What a young person would really have: asked on one page, shown on another, and on their own page if they want."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.opportunities.pay import hourly_pay
from backend.shortlists.permissions import matches_of
from backend.support.household_sums import NOT_IN_IT, Asked, Sum, from_json, keep_sum, show_sum, work_out
from backend.support.models import HouseholdSum
from backend.support.permissions import can_claim, can_see_money, household_sums_of
from backend.support.prospects import payments_to_them
from backend.web.kit.access import GET_AND_POST, as_uuid, only, person_or_404, row_or_404
from backend.web.kit.buttons import tell
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, short_day
from backend.web.staff.people.identity import Identity, PersonFormPage
from backend.web.staff.really_have.forms import ReallyHaveForm
from backend.web.staff.really_have.shown import (
    besides_table,
    headline,
    hours_chart,
    is_unsure,
    lead,
    sources,
    week_table,
    weeks_table,
)


KEPT_ANSWERS = ("home", "rent", "rent_counted", "travel", "children", "lives_with_partner", "assessed_from")


@GET_AND_POST
@only(can_claim)
def ask(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="person-really-have")
    opportunity = _opportunity(request, person)
    last = household_sums_of(request.viewer).filter(care_leaver=person).first()
    page = PersonFormPage(
        request, ReallyHaveForm, draft="really-have", about=public_id, proposed=_proposed(last, opportunity)
    )
    if page.saves(keep_sum, care_leaver=person, opportunity=opportunity):
        return page.redirect("Worked out, and kept with your name.", "household-sum", public_id=page.result.public_id)
    return page.show_about(
        person,
        "web/staff/really_have/ask.html",
        heading="What will they really have?",
        button="Work it out",
        explanation=_about(opportunity),
        back=reverse("person-money", args=[public_id]),
        earlier=_earlier(request.viewer, person),
    )


def _opportunity(request, person: CareLeaver) -> Opportunity | None:
    """One of their matches, named in the address; its pay and hours are what it says of itself."""
    named = as_uuid(request.GET.get("opportunity", ""))
    mine = matches_of(request.viewer).filter(care_leaver=person, opportunity__public_id=named)
    match = mine.select_related("opportunity__employer").first() if named else None
    return match.opportunity if match else None


def _proposed(last: HouseholdSum | None, opportunity: Opportunity | None) -> dict[str, Any]:
    """What was answered before of the home, and what the opportunity says of the job: nothing that nobody gave."""
    said = {name: last.said[name] for name in KEPT_ANSWERS if last.said[name] is not None} if last else {}
    if opportunity is None:
        return said
    hourly = hourly_pay(
        amount=opportunity.wage_from, period=opportunity.wage_period, weekly_hours=opportunity.weekly_hours
    )
    job = {
        "hours": opportunity.weekly_hours and f"{opportunity.weekly_hours.normalize():f}",
        "hourly": None if hourly is None else round(hourly, 2),
        "first_day": opportunity.start_date,
    }
    return said | {name: value for name, value in job.items() if value is not None}


def _about(opportunity: Opportunity | None) -> str:
    if opportunity is None:
        return "Ask them. What you type is kept with your name, and no employer sees any of it."
    return (
        f"{opportunity.title}, {name_of(opportunity.employer)}. Its pay, hours and first day stand below where it gives"
        " them. What you type is kept with your name, and no employer sees any of it."
    )


def _earlier(viewer, person: CareLeaver) -> Table:
    found = household_sums_of(viewer).filter(care_leaver=person).select_related("looked_by", "opportunity")[:10]
    rows = [
        [
            Link(day(each.created_at), reverse("household-sum", args=[each.public_id])),
            each.opportunity.title if each.opportunity else f"{each.said['hours']} hours at £{each.said['hourly']}",
            f"£{each.gave['with_job']['left']}",
            str(each.looked_by),
            "yes" if each.for_them else "",
        ]
        for each in found
    ]
    headings = columns("Looked at", "What", "Left a week", "Who looked", "On their page", numeric=("Left a week",))
    return Table("Looked at before", headings, rows, empty="Nobody has looked yet.")


@require_safe
@only(can_see_money)
def one_sum(request, public_id) -> HttpResponse:
    mine = household_sums_of(request.viewer).select_related("care_leaver", "opportunity__employer", "looked_by")
    kept = row_or_404(request, mine, public_id, page="household-sum")
    person = person_or_404(request, kept.care_leaver.public_id, page="household-sum")
    asked = from_json(kept.said)
    found = work_out(person, asked, today=clock.today())
    context = {
        "identity": Identity(person, request.viewer),
        "kept": kept,
        "heading": headline(person.known_as, found),
        "lead": lead(found),
        "about": _job_words(kept),
        "week": week_table(found),
        "chart": hours_chart(found, asked),
        "weeks": weeks_table(found.weeks) if found.weeks else None,
        "besides": _besides(kept, person, asked),
        "is_unsure": is_unsure(found.with_job, found.rates),
        "sources": sources(found),
        "not_in_it": NOT_IN_IT,
        "looked": f"{kept.looked_by}, {day(kept.created_at)}, by the rules of {day(kept.rules_of)}",
        "was": _was(kept, found),
        "again": _again(kept),
        "may_act": can_claim(request.viewer),
        "may_show": can_claim(request.viewer) and not kept.for_them,
        "back": reverse("person-money", args=[person.public_id]),
    }
    return render(request, "web/staff/really_have/sum.html", context)


def _besides(kept: HouseholdSum, person: CareLeaver, asked: Asked) -> dict[str, Any]:
    """Bursaries of the opportunity that was looked at, by their days; of any other job nothing is known."""
    if kept.opportunity is None:
        return {}
    answers = payments_to_them(person, kept.opportunity.type, asked.first_day)
    meanings = [each.rule.meaning for each in answers]
    return {"table": besides_table(answers), "meanings": meanings} if answers else {}


def _was(kept: HouseholdSum, found: Sum) -> str:
    """What it gave when they looked, where the rules that are known now give something else."""
    then = kept.gave["with_job"]["left"]
    return "" if then == str(found.with_job.left) else f"£{then}"


def _job_words(kept: HouseholdSum) -> str:
    job = f"£{kept.said['hourly']} an hour, {kept.said['hours']} hours, from"
    first = short_day(dt.date.fromisoformat(kept.said["first_day"]))
    name = f"{kept.opportunity.title}, {name_of(kept.opportunity.employer)}, " if kept.opportunity else ""
    return f"{name}{job} {first}"


def _again(kept: HouseholdSum) -> str:
    page = reverse("person-really-have", args=[kept.care_leaver.public_id])
    return f"{page}?opportunity={kept.opportunity.public_id}" if kept.opportunity else page


@require_POST
@only(can_claim)
def show(request, public_id) -> HttpResponse:
    mine = household_sums_of(request.viewer).select_related("care_leaver", "opportunity")
    kept = row_or_404(request, mine, public_id, page="household-sum")
    said = f"{kept.care_leaver.known_as} reads it under “Money you may get” on their own page."
    return tell(request, said, reverse("household-sum", args=[public_id]), show_sum, looked_at=kept)
