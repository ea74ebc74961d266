"""Lines about what has started: a mark that speaks against it now, and check-ins due."""

import datetime as dt

from django.db.models import QuerySet
from django.urls import reverse

from backend.ranking.hold_reasons import Reasons
from backend.ranking.may_need_support.signs import HEARD_WITHIN
from backend.ranking.placed_beside_marks import PlacedBesideMark
from backend.ranking.placements_in_question import PlacementInQuestion
from backend.ranking.safety_marks import MarksSeen
from backend.reference.working_days import add_working_days
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.today.desk import Desk, underway
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, since


def _due(desk: Desk) -> QuerySet:
    return desk.check_ins.due_by(desk.today).soonest_first()


def _check_in(desk: Desk, check_in) -> Line:
    page = reverse("check-in", args=[check_in.public_id])
    return Line.of(
        check_in.placement.care_leaver,
        f"Week {check_in.week} check-in, {check_in.placement.opportunity.title}",
        Act("Do the check-in", page, f"check in, week {check_in.week}"),
        row=check_in.public_id,
        since=check_in.due_on,
        due=check_in.due_on,
        when=due(desk.today, check_in.due_on),
        urgency=_how_urgent(desk, check_in.due_on),
    )


def _how_urgent(desk: Desk, day: dt.date) -> Urgency | None:
    """One of today; and one at which nobody was heard for so many working days, since they may need support."""
    if add_working_days(day, HEARD_WITHIN) < desk.today:
        return Urgency.SUPPORT
    return Urgency.APPOINTMENT if day == desk.today else None


def _beside_marks(desk: Desk) -> list[Line]:
    seen = MarksSeen(desk.viewer, {each.placement.care_leaver_id for each in desk.beside_marks})
    return [_beside_mark(desk, found, found.reasons_for(desk.viewer, seen)) for found in desk.beside_marks]


def _beside_mark(desk: Desk, found: PlacedBesideMark, reasons: Reasons) -> Line:
    placement = found.placement
    where = f" at {placement.workplace}" if placement.workplace else ""
    asks = "speak with them about where they work" if found.is_ruled_out else "check where they work"
    return Line.of(
        placement.care_leaver,
        f"{placement.opportunity.title}{where}. {reasons.text}",
        Act("Look at the placement", reverse("placement", args=[placement.public_id]), asks),
        row=placement.public_id,
        since=placement.starts_on,
        when=since(desk.today, placement.starts_on),
        links=mark_links(placement.care_leaver, reasons.marks),
    )


def _in_question(desk: Desk) -> list[Line]:
    return [_placement_in_question(desk, found) for found in desk.in_question]


def _placement_in_question(desk: Desk, found: PlacementInQuestion) -> Line:
    placement, facts = found.placement, found.facts
    page = reverse("placement", args=[placement.public_id])
    return Line.of(
        placement.care_leaver,
        f"{placement.opportunity.title}. {' '.join(dict.fromkeys(each.sentence for each in facts))}",
        Act("Look at the placement", page, facts[0].action),
        row=placement.public_id,
        since=found.since,
        when=since(desk.today, found.since),
    )


def _all_placements(desk: Desk) -> str:
    return f"{reverse('placements')}?show=due"


KINDS = (
    Kind(
        "placed-beside-marks",
        "place of work to avoid,places of work to avoid",
        Urgency.SAFETY,
        viewers.everybody_with_a_desk,
        (Computed(_beside_marks, underway),),
    ),
    Kind(
        "placements-in-question",
        "placement in question,placements in question",
        Urgency.SAFETY,
        viewers.everybody_with_a_desk,
        (Computed(_in_question, underway),),
    ),
    Kind(
        "check-ins",
        "check-in due,check-ins due",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.CHECK_IN, _due, _check_in),),
        _all_placements,
    ),
)
