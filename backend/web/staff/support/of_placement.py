"""What stands on the page of one placement: the signs that hold, and what was done about them."""

from dataclasses import dataclass

from django.urls import reverse

from backend.councils.viewer import Viewer
from backend.placements.models import CheckIn, Placement
from backend.placements.permissions import can_record_check_in, placements_of
from backend.placements.support_choices import Attendance, Worry
from backend.ranking.may_need_support.listing import may_need_support
from backend.web.kit.formats import listed
from backend.web.staff.support.words import often_helps, what_was_done


@dataclass(frozen=True)
class SupportOfPlacement:
    """`waiting` are the signs about which nothing was done yet; `done` what was, the latest first."""

    waiting: list[str]
    tried: list[str]
    helps: str
    done: list[str]
    record: str


def support_of_placement(viewer: Viewer, placement: Placement) -> SupportOfPlacement | None:
    """Of one that has ended nothing is asked any more."""
    if placement.ended_on:
        return None
    url = reverse("placement-support", args=[placement.public_id]) if can_record_check_in(viewer) else ""
    found = next(iter(may_need_support(placements_of(viewer).filter(pk=placement.pk))), None)
    if found is None:
        return SupportOfPlacement([], [], "", [], url)
    waiting, tried = ([sign.sentence for sign in signs] for signs in (found.waiting, found.tried))
    return SupportOfPlacement(waiting, tried, often_helps(found), what_was_done(found.facts.support), url)


def said_at(check_in: CheckIn) -> str:
    """In one sentence each what was chosen, and then what was said in words."""
    attendance = f"{Attendance(check_in.attendance).label}." if check_in.attendance else ""
    worries = [Worry(each).label.lower() for each in check_in.worries]
    worried = f"Worries: {listed(worries)}." if worries else ""
    return " ".join(filter(None, (attendance, worried, check_in.asked_for, check_in.note)))
