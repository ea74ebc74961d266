"""What waits for approval, the longest waiting first, each with the time by which an answer is promised."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.core import clock
from backend.employers.permissions import employers_of
from backend.opportunities import approval_deadline
from backend.opportunities.duplicates import number_of_probable_pairs
from backend.opportunities.found_elsewhere import found_to_publish_of
from backend.opportunities.models import PostingFlag
from backend.opportunities.permissions import can_approve, opportunities_of
from backend.web.kit.access import only
from backend.web.kit.content import Link, Table, Tag, columns
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, deadline, moment, short_day
from backend.web.kit.opportunities.terms import type_and_level
from backend.web.staff.employers.list_page import counts_of


COLUMNS = columns("Title", "Employer", "Type", "Sent", "Answer promised by", "Clock")

FLAGGED = columns("Title", "Employer", "Since", "Why")
FOUND = columns("Title", "Employer", "Last day to apply", "For everybody")
MOST_FLAGS = MOST_FOUND = 200


@require_safe
@only(can_approve)
def approvals(request):
    waiting = list(opportunities_of(request.viewer).awaiting_approval().select_related("employer").with_waiting())
    flags = list(_flags(request.viewer))
    rows = [_row(each) for each in waiting]
    context = {
        "table": Table("Waiting for approval", COLUMNS, rows),
        "pairs": number_of_probable_pairs(request.viewer.council_id),
        "flagged": Table("To be looked at again", FLAGGED, [_flag(each) for each in flags]),
        "found": Table(
            "Found elsewhere for one young person", FOUND, [_found(each) for each in _to_publish(request.viewer)]
        ),
        "employers": [each for each in counts_of(employers_of(request.viewer), clock.today()) if each.needs_somebody],
    }
    return render(request, "web/staff/approvals/queue.html", context)


def _flags(viewer):
    """Where the law has moved on since a post was published, the oldest first."""
    standing = PostingFlag.objects.for_council(viewer.council_id).standing()
    return standing.select_related("opportunity__employer")[:MOST_FLAGS]


def _flag(flag):
    opportunity = flag.opportunity
    return [
        Link(opportunity.title, reverse("opportunity", args=[opportunity.public_id])),
        name_of(opportunity.employer),
        short_day(flag.raised_at),
        flag.message,
    ]


def _to_publish(viewer):
    """What advisers found and nobody has published yet; for whom each was found is not said here."""
    return found_to_publish_of(viewer)[:MOST_FOUND]


def _found(found):
    opportunity = found.opportunity
    return [
        opportunity.title,
        name_of(opportunity.employer),
        short_day(opportunity.closing_date) if opportunity.closing_date else "none given",
        Link("Publish", reverse("found-publish", args=[found.public_id]), hidden=opportunity.title),
    ]


def _row(opportunity):
    return [
        Link(opportunity.title, reverse("approval", args=[opportunity.public_id])),
        f"{name_of(opportunity.employer)}{'' if opportunity.employer.verified_at else ' (not verified yet)'}",
        type_and_level(opportunity),
        moment(opportunity.submitted_at),
        deadline(approval_deadline.due_at(opportunity)),
        clock_tag(opportunity),
    ]


def clock_tag(opportunity) -> Tag:
    return Tag("Overdue", "red") if approval_deadline.is_overdue(opportunity) else Tag("In time", "green")


def promise_of(opportunity) -> str:
    """overdue since 8 June 2026; by 8 June 2026 at 3pm"""
    due = approval_deadline.due_at(opportunity)
    return f"overdue since {day(due)}" if approval_deadline.is_overdue(opportunity) else f"by {deadline(due)}"
