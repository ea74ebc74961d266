"""The first lines of the day: young people to speak to because of a concern, and the designated officer to be told.

Who may not read concerns is told whom to speak to and that the employer is paused, and no more.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.employers.models import Concern
from backend.employers.permissions import can_look_into_concerns
from backend.placements.affected import ToSpeakWith, to_speak_with
from backend.placements.designated_officer import OfficerClock, officer_clocks
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, deadline
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import promised, since


LONGEST = 200
ADVISERS = (Role.EET_ADVISER, Role.PERSONAL_ADVISER)
ASK = "Ask how they are and how it is going there. Tell your safeguarding lead today if anything worries you."


def concerned(viewer: Viewer) -> Exists:
    """Whether any concern of the council asks for a talk, with whomever."""
    return Exists(Concern.objects.for_council(viewer.council_id).asking(for_the_officer=False))


def _to_speak_to(desk: Desk) -> list[Line]:
    """One's own young people, whoever else is on the page; the virtual school's are those whom nobody advises."""
    if desk.is_handed:
        found = to_speak_with(desk.viewer, desk.people, desk.concerns, by_anybody=True)
    elif desk.viewer.is_one_of(*ADVISERS):
        own = desk.people.of_worker(desk.viewer.user)
        found = to_speak_with(desk.viewer, own, desk.concerns)
    else:
        found = to_speak_with(desk.viewer, _unadvised(desk), desk.concerns, by_anybody=True)
    return [_line(each, desk) for each in found]


def _unadvised(desk: Desk) -> QuerySet[CareLeaver]:
    """Nobody who still works here is their EET adviser or personal adviser."""
    here = Membership.objects.current().for_council(desk.viewer.council_id)
    theirs = here.filter(Q(user=OuterRef("eet_adviser")) | Q(user=OuterRef("personal_adviser")))
    return desk.people.filter(~Exists(theirs))


def _line(each: ToSpeakWith, desk: Desk) -> Line:
    raised_at = each.concern.created_at
    return Line.of(
        each.person,
        f"{_how_it_stands(each)}. {ASK}{_words(each.concern, desk)}",
        Act("Note the talk", reverse("person-contact", args=[each.person.public_id]), "speak to them today"),
        row=each.person.public_id,
        since=raised_at,
        when=since(desk.today, clock.day_of(raised_at), late_after=1),
        label="Speak to them today",
    )


def _how_it_stands(each: ToSpeakWith) -> str:
    if each.concern.is_holding or not each.concern.decided_at:
        return f"{each.employer_name} is paused"
    return (
        f"{each.employer_name} was paused until {day(each.concern.decided_at)}, and nobody has spoken with them since"
    )


def _words(concern: Concern, desk: Desk) -> str:
    if concern not in desk.readable_concerns and concern.raised_by_id != desk.viewer.user_id:
        return ""
    return f" {concern.reference}: “{Truncator(concern.words).chars(LONGEST)}”"


def _to_be_told(desk: Desk) -> list[Line]:
    untold = [each for each in desk.readable_concerns if not each.told_at]
    clocks = officer_clocks(desk.viewer.council_id, untold)
    return [_telling(desk, each, clocks[each.pk]) for each in untold if clocks[each.pk].is_running]


def _telling(desk: Desk, concern: Concern, officer: OfficerClock) -> Line:
    told = reverse("concern-told", args=[concern.public_id])
    return Line(
        f"Concern {concern.reference}",
        reverse("concern", args=[concern.public_id]),
        f"{name_of(concern.employer)}: somebody under age is affected. By {deadline(officer.due_at)}",
        Act("Tell the designated officer", told, "tell the designated officer (LADO)"),
        concern.created_at,
        promised(desk.today, officer.due_at),
        row=concern.public_id,
    )


KINDS = (
    Kind(
        "speak-today",
        "young person to speak to today,young people to speak to today",
        Urgency.SAFETY,
        viewers.everybody_with_a_desk,
        (Computed(_to_speak_to, concerned),),
    ),
    Kind(
        "designated-officer",
        "concern to tell the designated officer of,concerns to tell the designated officer of",
        Urgency.SAFETY,
        can_look_into_concerns,
        (Computed(_to_be_told),),
    ),
)
