"""A handover, from the day an adviser changes until the next has read it: written, agreed to, passed on, and kept.

Nothing is passed on without the young person's yes, and never what they leave out. Safety marks are no part of it: they
are read beside it, by whoever may read them.
"""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.adviser_changes import close_handover, open_handover
from backend.care_leavers.choices import ContactMethod, HandoverHeading, HandoverState, OwnMessageKind
from backend.care_leavers.models import CareLeaver, Handover, HandoverLine
from backend.care_leavers.own_messages import send_own_message
from backend.core import clock
from backend.core.errors import Refused
from backend.reference.harm_words import may_name_harm
from backend.reference.shown_to_them import refuse_care_words


LONGEST_LINE = 400
MOST_LINES = 12  # under one heading: a page is read, a file is not


@transaction.atomic
def begin_council_handover(*, care_leaver: CareLeaver, next_council: str, by: User) -> Handover:
    """They move to where another council is responsible for them: a page to be given to it by hand."""
    if not next_council.strip():
        raise Refused("Say which council they go to.", field="next_council")
    CareLeaver.objects.lock(care_leaver.id)
    if care_leaver.handovers.exclude(next_council="").filter(ended_at=None, given_on=None).exists():
        raise Refused("One for their next council is begun already. Go on with that, or say that it is not needed.")
    return open_handover(care_leaver, from_adviser=care_leaver.eet_adviser or by, next_council=next_council.strip())


@transaction.atomic
def write_handover(*, handover: Handover, lines: Mapping[HandoverHeading, str], by: User) -> Handover:
    """Each line of a text is one thing, which the young person may leave out. Written again, all of it is asked again:
    they said yes to nothing that they have not read."""
    held = hold_handover(handover)
    _refuse_agreed(held)
    told = [(heading, line) for heading in HandoverHeading for line in _lines_of(lines.get(heading, ""), heading)]
    if not told:
        raise Refused("Write at least one line.", field=HandoverHeading.TOLD.value)
    held.lines.all().delete()
    for place, (heading, words) in enumerate(told):
        HandoverLine.objects.create(
            council_id=held.council_id, handover=held, heading=heading, place=place, words=words
        )
    held.written_at, held.written_by, held.asked = clock.now(), by, None
    held.save(update_fields=["written_at", "written_by", "asked"])
    return held


def _lines_of(text: str, heading: HandoverHeading) -> Sequence[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise Refused(f"Write at most {MOST_LINES} lines here: what somebody needs first.", field=heading.value)
    if any(len(line) > LONGEST_LINE for line in lines):
        raise Refused(f"Keep each line within {LONGEST_LINE} letters: one thing a line.", field=heading.value)
    for line in lines:
        refuse_care_words(line, field=heading.value)
    return lines


def ask_for_change(*, handover: Handover, words: str) -> Handover:
    """They want something said in another way: kept as they wrote it, as every message of theirs is.

    Words that name harm, or may, are read at once whatever becomes of the change: it is refused after they are kept.
    """
    if may_name_harm(words):
        send_own_message(care_leaver=handover.care_leaver, kind=OwnMessageKind.TALK, words=words)
    return _ask_for_change(handover, words)


@transaction.atomic
def _ask_for_change(handover: Handover, words: str) -> Handover:
    held = hold_handover(handover)
    _refuse_agreed(held)
    held.asked = send_own_message(care_leaver=held.care_leaver, kind=OwnMessageKind.TALK, words=words)
    held.save(update_fields=["asked"])
    return held


@transaction.atomic
def agree_handover(
    *,
    handover: Handover,
    shown: Collection[UUID],
    left_out: Collection[UUID] = (),
    on: dt.date | None = None,
    how: ContactMethod | str = "",
    by: User | None,
) -> Handover:
    """The young person says yes to the lines they were shown, without those they leave out.

    On their own page by themselves, so that there is no `by`; else an adviser records on which day and how. An adviser
    is not shown what they left out for another one: it stays left out.
    """
    held = hold_handover(handover)
    _refuse_agreed(held)
    day = on or clock.today()
    if not held.written_at or not _are_shown(held, set(shown)):
        raise Refused(_("It was changed since you opened it. Read it again, then say yes."))
    if by is not None and not how:
        raise Refused("Say how they said yes.", field="how")
    if not clock.day_of(held.written_at) <= day <= clock.today():
        raise Refused("Give a day from when it was written up to today.", field="on")
    held.lines.filter(public_id__in=shown).update(is_left_out=False)
    held.lines.filter(public_id__in=left_out).update(is_left_out=True)
    held.agreed_on, held.agreed_how, held.agreed_recorded_by = day, how, by
    held.save(update_fields=["agreed_on", "agreed_how", "agreed_recorded_by"])
    return held


def _are_shown(handover: Handover, shown: set[UUID]) -> bool:
    """Every line that would be passed on, and none that is not there any more."""
    lines = set(handover.lines.values_list("public_id", flat=True))
    return set(handover.may_be_shown.values_list("public_id", flat=True)) <= shown <= lines


@transaction.atomic
def confirm_handover_read(*, handover: Handover, by: User) -> Handover:
    """The new adviser has read it."""
    held = hold_handover(handover)
    if held.state != HandoverState.AGREED or held.next_council:
        raise Refused("There is nothing here to be read now.")
    if held.to_adviser_id != by.pk:
        raise Refused("This is for their new adviser to say.")
    held.read_at, held.read_by = clock.now(), by
    held.save(update_fields=["read_at", "read_by"])
    return held


@transaction.atomic
def give_handover(*, handover: Handover, given_on: dt.date, given_to: str, by: User) -> Handover:
    """It was printed and put into somebody's hand at the next council. Nothing is sent from here."""
    held = hold_handover(handover)
    if held.agreed_on is None or held.state != HandoverState.AGREED or not held.next_council:
        raise Refused("Only what they said yes to is given on, once.")
    if not given_to.strip():
        raise Refused("Say who took it: a name and what they do.", field="given_to")
    if not held.agreed_on <= given_on <= clock.today():
        raise Refused("Give a day from their yes up to today.", field="given_on")
    held.given_on, held.given_to, held.given_by = given_on, given_to.strip(), by
    held.save(update_fields=["given_on", "given_to", "given_by"])
    return held


@transaction.atomic
def end_handover(*, handover: Handover, why: str, by: User) -> Handover:
    """None is needed: what was written is kept and passed on to nobody."""
    held = hold_handover(handover)
    if held.state in (HandoverState.PASSED_ON, HandoverState.ENDED):
        raise Refused("This is over already.")
    if not why.strip():
        raise Refused("Say why none is needed.", field="why")
    return close_handover(held, why.strip(), by)


def hold_handover(handover: Handover) -> Handover:
    """As it is now, for one at a time."""
    rows = Handover.objects.select_for_update(of=["self"]).select_related("care_leaver")
    return rows.get(pk=handover.pk)


def _refuse_agreed(handover: Handover) -> None:
    if handover.ended_at:
        raise Refused("This handover is not needed any more.")
    if handover.agreed_on:
        who = by_whom_on(handover.agreed_recorded_by_id, None) if handover.agreed_recorded_by_id else "by themselves"
        raise Refused(f"They said yes to it on {handover.agreed_on:%-d %B %Y}, {who}. It is kept as it was given.")
