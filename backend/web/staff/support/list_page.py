"""Who may need support: first where nothing has been done, whom to look at first, why, and what was tried."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.permissions import can_export_care_leavers, can_open_care_leavers
from backend.core import clock
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.core.telephones import dialled
from backend.outcomes.support_counts import KindCount, support_counts
from backend.placements.models import Placement, SupportGiven
from backend.placements.permissions import can_record_check_in, placements_of, support_given_of
from backend.placements.support_choices import Helped
from backend.ranking.call_trials.results import to_ring_now
from backend.ranking.may_need_support.facts import going_on
from backend.ranking.may_need_support.listing import MayNeedSupport, SupportState, may_need_support
from backend.web.kit.access import only, record_list
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.csv_files import csv_response
from backend.web.kit.employer_names import name_of
from backend.web.kit.filters import FilterForm
from backend.web.kit.formats import plural, short_day
from backend.web.staff.support.check_in_strip import Mark, strip_of
from backend.web.staff.support.words import CANNOT_SEE, FACTS_BEHIND, ORDER, often_helps, sentences, what_was_done


LATE_AFTER = dt.timedelta(days=5)
MONTHS = 12
SETTLED_WITHIN = dt.timedelta(days=28)
HIDDEN = f"fewer than {SMALLEST_SHOWN}, or hidden beside such"
HEADINGS = {SupportState.NOTHING_DONE: "Nothing done yet", SupportState.TRIED: "Help tried, not settled"}
EXPORT_COLUMNS = (
    "Identifier",
    "Young person",
    "What",
    "Employer",
    "Week",
    "Since",
    "Why",
    "Nothing done yet",
    "What was done",
    "EET adviser",
)


@dataclass(frozen=True)
class Case:
    """One placement as the page shows it."""

    name: str
    url: str
    what: str
    adviser: str
    is_new: bool
    signs: list[tuple[str, str]]
    strip: list[Mark]
    nothing_since: str
    is_late: bool
    done: list[str]
    helps: str
    call: Link | None
    record: str


@dataclass(frozen=True)
class Group:
    heading: str
    cases: list[Case]


class SupportFilters(FilterForm):
    adviser = forms.ChoiceField(label="EET adviser", required=False)

    def __init__(self, query, *, advisers: Sequence[tuple[str, str]]):
        super().__init__(query)
        self.fields["adviser"].choices = [("", "Everybody"), *advisers]

    def narrow(self, placements: QuerySet) -> QuerySet:
        chosen = self.chosen.get("adviser")
        return placements.filter(care_leaver__eet_adviser__public_id=chosen) if chosen else placements


def _to_ring(placement: Placement) -> Link:
    """Whom to ring beside the usual calls; that a lot put them there says nothing about them, and is not said."""
    what = f"{placement.care_leaver.full_name}: {placement.opportunity.title}"
    return Link(what, reverse("placement", args=[placement.public_id]))


@require_safe
@only(can_open_care_leavers)
def support(request):
    record_list(request, "support")
    today = clock.today()
    form, mine = _filtered(request)
    found = may_need_support(mine)
    may_record = can_record_check_in(request.viewer)
    waiting = [each for each in found if each.state == SupportState.NOTHING_DONE]
    groups = [
        Group(HEADINGS[state], [_case(each, today, may_record) for each in found if each.state == state])
        for state in SupportState
    ]
    counts = support_counts(request.viewer.council, clock.months_after(today, -MONTHS), today)
    context = {
        "day": today,
        "form": form,
        "heading": _heading(len(found), len(waiting), going_on(mine, today).count()),
        "lead": _lead(waiting, today),
        "to_ring": [_to_ring(each) for each in to_ring_now(mine)],
        "groups": [group for group in groups if group.cases],
        "settled": _settled(request.viewer, today),
        "signs": FACTS_BEHIND,
        "order": ORDER,
        "cannot_see": CANNOT_SEE,
        "counts": _counts_table(counts),
        "has_counts": bool(counts),
        "export_url": reverse("support-export") if can_export_care_leavers(request.viewer) else "",
    }
    return render(request, "web/staff/support/list.html", context)


@require_safe
@only(can_export_care_leavers)
def export(request):
    """Whole, in its order. That somebody took it away goes into the read log."""
    record_list(request, "support-export")
    _, mine = _filtered(request)
    rows = [_cells(each) for each in may_need_support(mine)]
    return csv_response(f"may-need-support-{clock.today():%Y-%m-%d}.csv", EXPORT_COLUMNS, rows)


def _filtered(request) -> tuple[SupportFilters, QuerySet]:
    mine = placements_of(request.viewer)
    named = mine.current().exclude(care_leaver__eet_adviser=None)
    columns_read = ("care_leaver__eet_adviser__public_id", "care_leaver__eet_adviser__name")
    advisers = sorted({(name, str(who)) for who, name in named.values_list(*columns_read).order_by().distinct()})
    form = SupportFilters(request.GET, advisers=[(who, name) for name, who in advisers])
    return form, form.narrow(mine)


def _heading(found: int, waiting: int, all_of_them: int) -> str:
    if not found:
        return f"No sign is recorded that any of {all_of_them:,} may need support"
    undone = f"; for {waiting:,} nothing has been done yet" if waiting else "; for each of them something was tried"
    return f"{found:,} of {all_of_them:,} may need support{undone}"


def _lead(waiting: Sequence[MayNeedSupport], today: dt.date) -> str:
    """Who has waited longest, where somebody waits."""
    if not waiting:
        return ""
    longest = min(waiting, key=lambda each: each.since)
    days = (today - longest.since).days
    waited = f"has waited {plural(days, 'day,days')}" if days else "is new today"
    return f"{longest.placement.care_leaver.known_as} {waited}."


def _case(found: MayNeedSupport, today: dt.date, may_record: bool) -> Case:
    placement = found.placement
    person, opportunity = placement.care_leaver, placement.opportunity
    waits = found.state == SupportState.NOTHING_DONE
    number = dialled(person.phone) if waits and may_record else ""
    page = reverse("placement-support", args=[placement.public_id])
    return Case(
        name=person.full_name,
        url=reverse("placement", args=[placement.public_id]),
        what=f"{opportunity.title}, {name_of(opportunity.employer)}, week {found.week}",
        adviser=str(person.eet_adviser) if person.eet_adviser else "No EET adviser yet",
        is_new=waits and found.since >= today - dt.timedelta(days=1),
        signs=[(sign.sentence, sign.source) for sign in found.signs],
        strip=strip_of(found.facts),
        nothing_since=short_day(found.since) if waits else "",
        is_late=waits and today - found.since >= LATE_AFTER,
        done=what_was_done(found.facts.support),
        helps=often_helps(found),
        call=Link(f"Ring {person.known_as}", f"tel:{number}") if number else None,
        record=f"{page}?from=list" if may_record else "",
    )


def _settled(viewer, today: dt.date) -> list[SupportGiven]:
    """What was said lately to have helped."""
    rows = support_given_of(viewer).filter(helped=Helped.YES, helped_on__gte=today - SETTLED_WITHIN)
    return list(rows.select_related("placement__care_leaver").order_by("-helped_on", "-id"))


def _counts_table(counts: Sequence[KindCount]) -> Table:
    numbers = ("Asked whether it helped", "Said that it did")
    rows = [[each.kind.label, _number(each.asked), _number(each.helped)] for each in counts]
    empty = "Nobody was asked yet whether support had helped."
    return Table(f"By kind, in {MONTHS} months", columns("Support", *numbers, numeric=numbers), rows, empty=empty)


def _number(count: int | None) -> str:
    return HIDDEN if count is None else f"{count:,}"


def _cells(found: MayNeedSupport) -> list[str]:
    placement = found.placement
    person = placement.care_leaver
    return [
        person.identifier,
        person.full_name,
        placement.opportunity.title,
        name_of(placement.opportunity.employer),
        str(found.week),
        short_day(found.since),
        sentences(found.signs),
        "yes" if found.state == SupportState.NOTHING_DONE else "no",
        " ".join(what_was_done(found.facts.support)),
        str(person.eet_adviser or ""),
    ]
