"""The facts of a placement, a row each: what it is, its days, and how it ended."""

import datetime as dt
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from backend.care_leavers.models import Correction
from backend.councils.viewer import Viewer
from backend.placements.models import Placement
from backend.placements.permissions import can_change_placement
from backend.placements.training_after import ASKED
from backend.web.kit.content import Link, Row
from backend.web.kit.formats import NOT_RECORDED, day, plain
from backend.web.staff.people.correction_words import corrections_cell
from backend.web.staff.placements.employer_change_links import change_cell
from backend.web.staff.referrals.trial_words import trial_said, what_it_became


ONE_DAY = dt.timedelta(days=1)
ByRecord = dict[UUID, list[Correction]]


def facts_of(found: Placement, viewer: Viewer, corrections: ByRecord) -> list[Row]:
    hours = f"{plain(found.weekly_hours)} a week" if found.weekly_hours else NOT_RECORDED
    rows = [
        Row("Opportunity", Link(found.opportunity.title, reverse("opportunity", args=[found.opportunity.public_id]))),
        Row("Employer", found.opportunity.employer.name),
        *([Row("Place", found.workplace)] if found.workplace else []),
        *_trial(found),
        *_employers_before(found, viewer, corrections),
        Row("Activity code", f"{found.activity_code}: {found.get_activity_code_display()}"),
        Row("Hours", hours),
        Row("Started", _started(found, can_change_placement(viewer), corrections)),
        Row("Planned end", day(found.planned_end)),
        Row("Ended", day(found.ended_on) if found.ended_on else "still there"),
    ]
    if not found.ended_on:
        return rows
    note = f". {found.end_note}" if found.end_note else ""
    why = f"{found.end_group.label}: {found.get_end_reason_display()}{note}"
    not_now = [Row("Not now, until", day(found.not_now_until))] if found.not_now_until else []
    return [
        *rows,
        Row("Why it ended", why),
        Row("Who says so", found.end_known_by or NOT_RECORDED),
        *not_now,
        *_asked(found),
    ]


def _asked(found: Placement) -> list[Row]:
    """About the training of who lost the job. Of other ends nothing is asked, and nothing read."""
    if not found.lost_the_job:
        return []
    given = found.support_given.filter(reasons__contains=[ASKED]).select_related("by")
    return [Row("Asked after the end", f"{each.words} {day(each.on)}, {each.by}") for each in given]


def _trial(found: Placement) -> list[Row]:
    trial = getattr(found.referral, "work_trial", None)
    became = what_it_became(is_apprenticeship=found.is_apprenticeship)
    return [Row("Work trial", trial_said(trial, found.starts_on, became))] if trial else []


def _employers_before(found: Placement, viewer: Viewer, corrections: ByRecord) -> list[Row]:
    return [
        Row(f"Employer until {day(each.on - ONE_DAY)}", change_cell(each, viewer, corrections.get(each.public_id, ())))
        for each in found.employer_changes.all()
    ]


def _started(found: Placement, may_change: bool, corrections: ByRecord) -> SafeString:
    url = reverse("placement-first-day", args=[found.public_id]) if may_change else ""
    made = corrections.get(found.public_id, ())
    said = corrections_cell(made, url, "the first day") if made or url else ""
    return format_html("{} {}", day(found.starts_on), said)
