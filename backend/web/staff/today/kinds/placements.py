"""Lines about what has started: a mark that speaks against it now, check-ins due, support that was asked for."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.ranking.hold_reasons import Reasons
from backend.ranking.placed_beside_marks import PlacedBesideMark
from backend.ranking.placements_in_question import PlacementInQuestion
from backend.ranking.safety_marks import MarksSeen
from backend.web.kit.content import Tag
from backend.web.kit.formats import day
from backend.web.staff.people.mark_links import mark_links
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Source, Subject, Urgency, due, waiting


def _support(desk: Desk) -> QuerySet:
    return desk.check_ins.needing_support().order_by("done_on", "id")


def _asked_for(desk: Desk, check_in) -> Line:
    going = f"Said it is going {check_in.get_going_display().lower()}." if check_in.going else ""
    asked = f"Asked for: “{check_in.support_needed}”." if check_in.support_needed else ""
    reason = " ".join(filter(None, (going, asked, f"{check_in.placement.opportunity.title}.")))
    return Line(
        check_in.placement.care_leaver.full_name,
        "say what was done",
        reverse("check-in-support", args=[check_in.public_id]),
        reason,
        check_in.done_on,
        waiting(desk.today, check_in.done_on, long=5),
    )


def _due(desk: Desk) -> QuerySet:
    return desk.check_ins.due_by(desk.today).soonest_first()


def _check_in(desk: Desk, check_in) -> Line:
    return Line(
        check_in.placement.care_leaver.full_name,
        f"check in, week {check_in.week}",
        reverse("check-in", args=[check_in.public_id]),
        f"{check_in.placement.opportunity.title}. Due on {day(check_in.due_on)}.",
        check_in.due_on,
        due(desk.today, check_in.due_on),
    )


def _beside_marks(desk: Desk) -> list[Line]:
    seen = MarksSeen(desk.viewer, {each.placement.care_leaver_id for each in desk.beside_marks})
    return [_beside_mark(found, found.reasons_for(desk.viewer, seen)) for found in desk.beside_marks]


def _beside_mark(found: PlacedBesideMark, reasons: Reasons) -> Line:
    placement = found.placement
    where = f" at {placement.workplace}" if placement.workplace else ""
    return Line(
        placement.care_leaver.full_name,
        "speak with them about where they work" if found.is_ruled_out else "check where they work",
        reverse("placement", args=[placement.public_id]),
        f"{placement.opportunity.title}{where}. {reasons.text}",
        placement.starts_on,
        Tag("Safety", "red"),
        mark_links(placement.care_leaver, reasons.marks),
    )


def _in_question(desk: Desk) -> list[Line]:
    return [_placement_in_question(found) for found in desk.in_question]


def _placement_in_question(found: PlacementInQuestion) -> Line:
    placement, facts = found.placement, found.facts
    return Line(
        placement.care_leaver.full_name,
        facts[0].action,
        reverse("placement", args=[placement.public_id]),
        f"{placement.opportunity.title}. {' '.join(dict.fromkeys(each.sentence for each in facts))}",
        found.since,
        Tag("Urgent", "red"),
    )


def _all_placements(desk: Desk) -> str:
    return f"{reverse('placements')}?show=due"


KINDS = (
    Kind(
        "placed-beside-marks",
        "They work where something to avoid is recorded",
        Urgency.SAFETY,
        viewers.everybody_with_a_desk,
        (Computed(_beside_marks),),
    ),
    Kind(
        "placements-in-question",
        "Something speaks against a placement that goes on",
        Urgency.SAFETY,
        viewers.everybody_with_a_desk,
        (Computed(_in_question),),
    ),
    Kind(
        "support",
        "Support asked for at a check-in",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.CHECK_IN, _support, _asked_for),),
    ),
    Kind(
        "check-ins",
        "Check-ins due",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.CHECK_IN, _due, _check_in),),
        _all_placements,
    ),
)
