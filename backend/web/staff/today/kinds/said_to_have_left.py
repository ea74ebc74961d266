"""Lines about who is no longer there: heard at a check-in, while the placement is recorded as going on."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.care_leavers.choices import InTouch
from backend.web.kit.employer_names import name_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency, ring
from backend.web.staff.today.when import since_and_when


def _said(desk: Desk) -> QuerySet:
    """Of who has died another line asks for the end."""
    said = desk.check_ins.saying_they_left().exclude(placement__care_leaver__in_touch=InTouch.DIED)
    return said.order_by("done_on", "id")


def _left(desk: Desk, check_in) -> Line:
    placement = check_in.placement
    employer = placement.opportunity.employer
    return Line.of(
        placement.care_leaver,
        f"{check_in.get_heard_from_display()} said at the week {check_in.week} check-in that they are no longer there:"
        f" {placement.opportunity.title}, {name_of(employer)}",
        Act("Record the end", reverse("placement-end", args=[placement.public_id])),
        row=check_in.public_id,
        **since_and_when(desk.today, check_in.done_on, late_after=5),
        label="Said they have left",
        more=ring(employer.name, employer.published_phone),
    )


KINDS = (
    Kind(
        "said-to-have-left",
        "person said to have left,people said to have left",
        Urgency.APPOINTMENT,
        viewers.those_who_talk_with_them,
        (Source(Subject.CHECK_IN, _said, _left),),
    ),
)
