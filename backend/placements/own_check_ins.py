"""A check-in that a young person answers by themselves, on their own page: chosen answers, and words beside them.

What they choose is heard from them. What they write is read by people as all their words are, and counts nowhere.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_messages import send_own_message
from backend.care_leavers.services import request_reranking
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.placements.choices import CheckInFrom, HowItIsGoing
from backend.placements.models import CheckIn
from backend.placements.support_choices import Attendance, SupportKind, Worry
from backend.reference.harm_words import may_name_harm


OFFERED = tuple(each for each in SupportKind if each not in {SupportKind.OTHER, SupportKind.NOTHING})


@dataclass(frozen=True)
class Chosen:
    """What they chose of what is offered; all of it may be left out."""

    going: HowItIsGoing | None = None
    attendance: Attendance | None = None
    worries: Collection[Worry] = ()
    wanted: Collection[SupportKind] = ()

    @property
    def is_anything(self) -> bool:
        return any((self.going, self.attendance, self.worries, self.wanted))


def asked_of(care_leaver: CareLeaver) -> CheckIn | None:
    """The one that is due and nobody has done, or that they answered today and may still change."""
    today = clock.today()
    due = CheckIn.objects.due_by(today).filter(pk=OuterRef("pk"))
    may_change = Q(by_themselves=True, done_on=today, placement__ended_on=None)
    theirs = CheckIn.objects.filter(may_change | Q(Exists(due)), placement__care_leaver=care_leaver)
    found: CheckIn | None = theirs.select_related("placement").order_by("-placement__starts_on", "-week").first()
    return found


def answer_own_check_in(*, check_in: CheckIn, chosen: Chosen, words: str = "") -> None:
    """Words that may name harm are kept first, whatever becomes of the rest. Where others are too long, what was
    chosen is kept, so that nobody has to choose it again."""
    person = check_in.placement.care_leaver
    keep = partial(send_own_message, care_leaver=person, kind=OwnMessageKind.GOING, words=words)
    if not (words.strip() or chosen.is_anything):
        raise Refused(_("Write something first, or choose an answer."), field="words")
    tells_of_harm = may_name_harm(words)
    if tells_of_harm:
        keep()
    if chosen.is_anything:
        _keep(check_in, chosen, person)
    if words.strip() and not tells_of_harm:
        keep()


@transaction.atomic
def _keep(check_in: CheckIn, chosen: Chosen, person: CareLeaver) -> None:
    """Whether they are still there is said by how often they got there; who goes no more is asked by a person whether
    they have left."""
    lock_row(check_in)
    if check_in.done_on and not (check_in.by_themselves and check_in.done_on == clock.today()):
        raise Refused(_("Someone here has this one now. Tell us below if you want to say more."), field="words")
    check_in.done_on, check_in.heard_from, check_in.by_themselves = clock.today(), CheckInFrom.YOUNG_PERSON, True
    check_in.going, check_in.attendance = chosen.going, chosen.attendance or ""
    goes_there = chosen.attendance is not None and chosen.attendance != Attendance.STOPPED
    check_in.still_there = True if goes_there else None
    check_in.worries, check_in.support_wanted = list(chosen.worries), list(chosen.wanted)
    check_in.save()
    request_reranking(person)
