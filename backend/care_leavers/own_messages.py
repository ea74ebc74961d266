"""What a young person writes on their own page: kept exactly, read by a person, answered by a named one."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.choices import ContactMethod, Feeling, OwnMessageKind, TalkTo
from backend.care_leavers.models import CareLeaver, OwnMessage
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.models import Council
from backend.notifications.choices import MessageKind
from backend.notifications.links import link_to
from backend.notifications.services import send
from backend.reference.harm_words import may_name_harm, names_harm
from backend.reference.shown_to_them import refuse_care_words
from backend.reference.working_days import next_working_day


LONGEST_WORDS = 4000
SAME_WITHIN = dt.timedelta(minutes=10)  # the same again by then is one button pressed twice, or a slow signal
CORRECTED_WITHIN = dt.timedelta(days=7)  # "this is wrong about me" is answered by then
ALL_THAT_WAITS = "?whose=all&kind=wrote-cannot-wait"  # the line of Today, as `web.staff.today.kinds.own_page` names it
TRIED = "Tried to reach them about what they wrote on their page."
ALERT_SUBJECT = "Something waits to be read"
EVERYBODYS = "?whose=all"  # where nobody knows yet what it is, it stands among all the lines of the council
ALERT = """Something was written that cannot wait. Sign in to read it:

{address}
"""


def due_on(message: OwnMessage) -> dt.date:
    """By when a person sees to it: what is wrong within 7 days, all else on the next working day."""
    sent_on = clock.day_of(message.created_at)
    is_only_wrong = message.kind == OwnMessageKind.WRONG and not message.names_harm
    return sent_on + CORRECTED_WITHIN if is_only_wrong else next_working_day(sent_on)


@transaction.atomic
def send_own_message(
    *,
    care_leaver: CareLeaver,
    kind: OwnMessageKind,
    words: str = "",
    feeling: Feeling | str = "",
    talk_to: TalkTo | str = "",
    by: User | None = None,
    about: UUID | None = None,
    came_in: dt.datetime | None = None,
) -> OwnMessage:
    """Keep what they wrote, letter for letter. Words that name harm are read before all else, and never too long; of
    words in another language than English somebody is told at once as well.
    `by` wrote it down for them, where they said it aloud.

    `about` is the public id of the application that it is said of. `came_in` is when, of a text that a person placed
    later: it is answered by as many days after that, and whoever had to be told was told then.
    The same within ten minutes is kept once: nobody is signed in who could be known by the key of a page.
    """
    if not (words.strip() or feeling or talk_to or about):
        raise Refused(_("Write something first, or choose an answer."), field="words")
    if kind == OwnMessageKind.WRONG and not words.strip():
        raise Refused(_("Tell us what is wrong."), field="words")
    tells_of_harm = names_harm(words)
    may_tell = may_name_harm(words)
    if len(words) > LONGEST_WORDS and not may_tell:
        raise Refused(_("Write at most {most} letters.").format(most=f"{LONGEST_WORDS:,}"), field="words")
    CareLeaver.objects.lock(care_leaver.id)
    said = {"kind": kind, "words": words, "feeling": feeling, "talk_to": talk_to, "about": about}
    if came_in is None:
        pressed_twice = care_leaver.own_messages.filter(created_at__gt=clock.now() - SAME_WITHIN, **said).first()
        if pressed_twice:
            return pressed_twice
        if may_tell:
            tell_out_of_hours(care_leaver.council, line=ALL_THAT_WAITS if tells_of_harm else EVERYBODYS)
    facts = {"names_harm": tells_of_harm, "recorded_by": by, "created_at": came_in or clock.now(), **said}
    return OwnMessage.objects.create(council_id=care_leaver.council_id, care_leaver=care_leaver, **facts)


def tell_out_of_hours(council: Council, *, line: str = ALL_THAT_WAITS) -> None:
    """At once, where the council says whom: that something waits, and nothing of what or of whom. It leads to all that
    cannot wait of the whole council: who is on duty has young people of their own, and this is seldom one of them."""
    if council.out_of_hours_email:
        body = ALERT.format(address=f"{link_to('today')}{line}")
        send(
            council=council,
            to=council.out_of_hours_email,
            subject=ALERT_SUBJECT,
            body=body,
            kind=MessageKind.ALERT,
        )


def _hold_unanswered(message: OwnMessage) -> None:
    lock_row(message)
    if message.answered_at:
        raise Refused(f"This was answered already, {by_whom_on(message.answered_by_id, message.answered_at)}.")


@transaction.atomic
def answer_own_message(
    *, message: OwnMessage, answer: str, spoken_on: dt.date | None = None, told_whom: str = "", by: User
) -> OwnMessage:
    """Say what was done about it. Of words that name harm also when they were spoken to, and who was told."""
    _hold_unanswered(message)
    if not answer.strip():
        raise Refused("Say what was done. They can read it on their page.", field="answer")
    refuse_care_words(answer, field="answer")
    if message.names_harm:
        _require_harm_facts(message, spoken_on, told_whom)
    message.answered_at, message.answered_by, message.answer = clock.now(), by, answer.strip()
    message.spoken_on, message.told_whom = spoken_on, told_whom.strip()
    message.save(update_fields=["answered_at", "answered_by", "answer", "spoken_on", "told_whom"])
    return message


@transaction.atomic
def record_try(
    *, message: OwnMessage, method: ContactMethod, next_try_on: dt.date, next_try_at: dt.time | None = None, by: User
) -> OwnMessage:
    """Somebody tried to reach them about it and did not. It stays open, and says when the next try is."""
    _hold_unanswered(message)
    if next_try_on < clock.today():
        raise Refused("Give today or a day to come for the next try.", field="next_try_on")
    if next_try_on > due_by(message):
        last = f"{due_by(message):%-d %B %Y}"
        raise Refused(
            f"This cannot wait so long: try again by {last}. If you cannot, hand it over on Today.", field="next_try_on"
        )
    record_contact(care_leaver=message.care_leaver, on=clock.today(), method=method, reached=False, note=TRIED, by=by)
    message.next_try_on, message.next_try_at = next_try_on, next_try_at
    message.save(update_fields=["next_try_on", "next_try_at"])
    return message


def due_by(message: OwnMessage) -> dt.date:
    """The last day for another try: its own, or the next working day once that has passed."""
    return max(due_on(message), next_working_day(clock.today()))


def _require_harm_facts(message: OwnMessage, spoken_on: dt.date | None, told_whom: str) -> None:
    if spoken_on is None:
        raise Refused("Give the day on which somebody spoke with them.", field="spoken_on")
    if not clock.day_of(message.created_at) <= spoken_on <= clock.today():
        raise Refused("Give a day from when they wrote up to today.", field="spoken_on")
    if not told_whom.strip():
        raise Refused("Say who was told: a name and what they do.", field="told_whom")
