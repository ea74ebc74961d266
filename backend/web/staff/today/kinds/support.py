"""Lines about who may need support in what they started, and whether what was done has helped."""

from dataclasses import replace
from uuid import UUID

from django.urls import reverse

from backend.placements.permissions import can_record_check_in
from backend.placements.support_choices import SupportKind
from backend.ranking.may_need_support.facts import Row
from backend.ranking.may_need_support.listing import MayNeedSupport, SupportState
from backend.web.staff.support.words import often_helps, sentences
from backend.web.staff.today.desk import Desk, underway
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import from_today
from backend.web.staff.today.lines import Act, Computed, InPlace, Kind, Line, Urgency, ring
from backend.web.staff.today.when import due, since


FIRST = 3  # of those who may need support; the others stand where promises do
SUPPORTED = "Done. It stands with the placement, and comes back for whether it helped"
HELPED = "Noted. What helped is settled; what did not waits for something else"


def _waiting(desk: Desk) -> list[Line]:
    """Where nothing was done; what they chose on their own page, and nobody has answered, has a line of its own."""
    found = [each for each in desk.in_need if each.state == SupportState.NOTHING_DONE and not each.is_told_elsewhere]
    lines = [_line(desk, each) for each in found]
    return [replace(line, urgency=Urgency.SUPPORT) for line in lines[:FIRST]] + lines[FIRST:]


def _line(desk: Desk, found: MayNeedSupport) -> Line:
    placement = found.placement
    opportunity = placement.opportunity
    what = (sentences(found.waiting), often_helps(found), f"{opportunity.title}, week {found.week}")
    return Line.of(
        placement.care_leaver,
        " ".join(filter(None, what)),
        _act(desk, found),
        row=placement.public_id,
        since=found.since,
        when=since(desk.today, found.since, late_after=5),
        more=ring(opportunity.employer.name, opportunity.employer.published_phone),
    )


def _act(desk: Desk, found: MayNeedSupport) -> Act:
    """Who oversees, and talks with nobody, is led to what is known of the placement."""
    if not can_record_check_in(desk.viewer):
        return Act("See the placement", reverse("placement", args=[found.placement.public_id]))
    page = from_today(reverse("placement-support", args=[found.placement.public_id]))
    return Act("Say what was done", page, "speak with them, then say what was done", InPlace.SUPPORT, SUPPORTED)


def _to_ask(desk: Desk) -> list[Line]:
    """What was done, and nobody has said yet whether it helped, from the day for asking on."""
    given = [(placement, row) for placement, row in desk.given_support if _is_to_ask(row, desk)]
    return [_asking(desk, placement, row) for placement, row in sorted(given, key=lambda each: each[1]["asks_on"])]


def _is_to_ask(row: Row, desk: Desk) -> bool:
    return not row["helped"] and row["asks_on"] is not None and row["asks_on"] <= desk.today


def _asking(desk: Desk, placement, row: Row) -> Line:
    public_id = UUID(row["public_id"])
    kind = SupportKind(row["kind"]).label
    return Line.of(
        placement.care_leaver,
        f"{kind}: “{row['words']}” {placement.opportunity.title}",
        Act(
            "Did it help?",
            from_today(reverse("support-helped", args=[public_id])),
            "ask whether it helped",
            InPlace.HELPED,
            HELPED,
        ),
        row=public_id,
        since=row["on"],
        due=row["asks_on"],
        when=due(desk.today, row["asks_on"]),
    )


def _whole_list(desk: Desk) -> str:
    return reverse("support")


KINDS = (
    Kind(
        "support",
        "who may need support",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Computed(_waiting, underway),),
        _whole_list,
    ),
    Kind(
        "did-it-help",
        "support to ask about",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Computed(_to_ask, underway),),
    ),
)
