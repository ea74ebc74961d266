"""Lines about handovers: to be written, to be gone through with the young person, to be read by who is new to them.

Whoever knew them has the line, though the young person stands on another desk by now. Where they have left the council,
the line is the new adviser's: what the record knows is written, and the rest asked.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from backend.care_leavers.choices import InTouch
from backend.care_leavers.models import Handover
from backend.care_leavers.permissions import can_write_handovers, handovers_of
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.placements.talks import was_talk_since
from backend.web.kit.addresses import address_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds.own_page import quoted
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency, told_them
from backend.web.staff.today.when import long_day, since_and_when


LATE_AFTER = 5  # days


def _rows(desk: Desk) -> QuerySet[Handover]:
    """Support ends here when they go to another council: what it is to be given is still to be done."""
    found = handovers_of(desk.viewer).select_related(None)
    wanted = found.filter(Q(care_leaver__support_ended_on=None) | ~Q(next_council=""))
    return wanted.exclude(care_leaver__in_touch=InTouch.DIED)


def _on_desk(desk: Desk, rows: QuerySet[Handover], mine: Q) -> QuerySet[Handover]:
    """A desk of everybody has those of all; one's own has what is one's own to do, whosever the young person is now."""
    theirs = rows if desk.everybody else rows.filter(mine)
    return theirs.filter(care_leaver__in=desk.people_ever) if desk.everybody or desk.only is not None else theirs


def _who_knows_them(desk: Desk) -> Q:
    here = Membership.objects.current().for_council(desk.viewer.council_id).with_role(Role.EET_ADVISER)
    has_left = ~Exists(here.filter(user=OuterRef("from_adviser")))
    return Q(from_adviser=desk.viewer.user_id) | (Q(to_adviser=desk.viewer.user_id) & Q(has_left))


def _to_write(desk: Desk) -> QuerySet[Handover]:
    return _on_desk(desk, _rows(desk).to_write(), _who_knows_them(desk)).order_by("created_at", "id")


def _write(desk: Desk, handover: Handover) -> Line:
    person, now = handover.care_leaver, handover.next_council or handover.to_adviser
    is_new_to_viewer = handover.to_adviser_id == desk.viewer.user_id
    what = f"Goes from {handover.from_adviser} to {now}" if now else f"{handover.from_adviser} is their adviser no more"
    if is_new_to_viewer:
        what = f"{handover.from_adviser} has left. Write what the record knows, and ask them for the rest"
    return _line(
        desk, handover, what, "Write the handover", "handover-write", f"write the handover for {person.known_as}"
    )


def _to_agree(desk: Desk) -> QuerySet[Handover]:
    return _on_desk(desk, _rows(desk).to_agree(), _who_knows_them(desk)).order_by("written_at", "id")


def _agree(desk: Desk, handover: Handover) -> Line:
    asked = handover.asked
    words = quoted(asked.words) if asked and not asked.names_harm else ""
    what = f"Asks for a change in their handover{words}" if asked else "Their handover waits for their yes"
    return _line(desk, handover, what, "Go through it with them", "handover-agree", "", since=handover.written_at)


def _to_give(desk: Desk) -> QuerySet[Handover]:
    agreed = _rows(desk).agreed().exclude(next_council="").filter(given_on=None)
    return _on_desk(desk, agreed, _who_knows_them(desk)).order_by("agreed_on", "id")


def _give(desk: Desk, handover: Handover) -> Line:
    what = (
        f"Said yes to their handover on {long_day(handover.agreed_on, desk.today)}: give it to {handover.next_council}"
    )
    return _line(desk, handover, what, "Print it", "handover", "print it and give it by hand", since=handover.agreed_on)


def _to_read(desk: Desk) -> QuerySet[Handover]:
    agreed = _rows(desk).here().agreed().filter(read_at=None, to_adviser__isnull=False)
    return _on_desk(desk, agreed, Q(to_adviser=desk.viewer.user_id)).order_by("agreed_on", "id")


def _read(desk: Desk, handover: Handover) -> Line:
    name = handover.care_leaver.known_as
    what = f"New to you: read {name}’s handover, then introduce yourself"
    if handover.to_adviser_id != desk.viewer.user_id:
        what = f"New to {handover.to_adviser}, who has not read {name}’s handover yet"
    asks = "read the handover, then introduce yourself"
    return _line(desk, handover, what, "Read the handover", "handover", asks, since=handover.agreed_on)


def _to_meet(desk: Desk) -> QuerySet[Handover]:
    """Read, and nobody has talked with them since it began."""
    begun = _rows(desk).here().filter(read_at__isnull=False).annotate(begun_on=TruncDate("created_at"))
    untold = begun.filter(~was_talk_since(OuterRef("created_at"), OuterRef("begun_on")))
    return _on_desk(desk, untold, Q(to_adviser=desk.viewer.user_id)).order_by("read_at", "id")


def _meet(desk: Desk, handover: Handover) -> Line:
    person = handover.care_leaver
    act = told_them(
        person,
        "introduce yourself",
        "Noted. They know who is there for them now",
    )
    return Line.of(
        person,
        "New to you, and you have read their handover: introduce yourself in the way that works for them",
        act,
        row=handover.public_id,
        **since_and_when(desk.today, handover.read_at, late_after=LATE_AFTER),
    )


def _line(desk: Desk, handover: Handover, what: str, words: str, page: str, asks: str, since=None) -> Line:
    act = Act(words, address_of(page, handover.public_id), asks)
    told = since_and_when(desk.today, since or handover.created_at, late_after=LATE_AFTER)
    return Line.of(handover.care_leaver, what, act, row=handover.public_id, **told)


KINDS = (
    Kind(
        "handovers-to-write",
        "handover to pass on,handovers to pass on",
        Urgency.PROMISE,
        can_write_handovers,
        (
            Source(Subject.HANDOVER, _to_write, _write),
            Source(Subject.HANDOVER, _to_agree, _agree),
            Source(Subject.HANDOVER, _to_give, _give),
        ),
    ),
    Kind(
        "handovers-to-read",
        "handover to read,handovers to read",
        Urgency.PROMISE,
        can_write_handovers,
        (Source(Subject.HANDOVER, _to_read, _read), Source(Subject.HANDOVER, _to_meet, _meet)),
    ),
)
