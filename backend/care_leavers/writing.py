"""How a young person may be written to: by a channel they agreed to, at an address that is theirs, at hours that suit.

Every message to one goes through `write_to_them`; what is not allowed is refused with the way out, and what comes at
the wrong hour is held until the next right one.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.care_leavers.agreements import may_be_reached_by
from backend.care_leavers.channels import FIELD, address_for
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.confirmations import is_to_confirm
from backend.care_leavers.letter_post import next_post
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.postal_addresses import PAPERS, why_no_letter_reaches
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Council
from backend.notifications.carriers import is_carried
from backend.notifications.choices import MessageChannel, MessageKind, Recipient, Why
from backend.notifications.decisions import take_back_unsent, waits_to_be_sent
from backend.notifications.models import Message
from backend.notifications.services import send
from backend.notifications.steps import is_closed
from backend.reference.working_days import LONDON


Channel = MessageChannel
AGREED_TO = {
    Channel.EMAIL: ConsentKind.CONTACT_BY_EMAIL,
    Channel.TEXT: ConsentKind.CONTACT_BY_TEXT,
    Channel.LETTER: ConsentKind.CONTACT_BY_LETTER,
}
ENDED = "Their support has ended, so nobody writes to them any more."
NOT_AGREED = {
    Channel.EMAIL: "No agreement to be contacted by e-mail is recorded. Ask them and record it.",
    Channel.TEXT: "No agreement to be contacted by text message is recorded. Ask them and record it.",
    Channel.LETTER: "No agreement to be contacted by letter is recorded. Ask them and record it.",
}
NO_ADDRESS = {
    Channel.EMAIL: "No e-mail address is recorded. Ask them for it and record it.",
    Channel.TEXT: "No mobile number is recorded that can be dialled. Ask them for it and record it.",
}
NOT_CONFIRMED = {
    Channel.EMAIL: "Their e-mail address was changed and nobody has made sure of it. Ask them, and say so on their"
    " profile under How to reach them.",
    Channel.TEXT: "Their number was changed and nobody has made sure of it. Ring it, and say so on their profile under"
    " How to reach them.",
}
CAME_BACK = {
    Channel.EMAIL: "The last mail to this address came back. Ask them for the right one, or confirm it on their profile"
    " under How to reach them.",
    Channel.TEXT: "The last text to this number came back. Ask them for the right one, or confirm it on their profile"
    " under How to reach them.",
    Channel.LETTER: "The last letter to this address came back. Ask them where they live, and go through their"
    f" addresses with them {PAPERS}.",
}
IN_CUSTODY = "They are in custody: nothing goes to their old phone, e-mail or home, which others may have now."
NOT_CARRIED = "Nothing carries messages of this sort here."
IN_LETTERS = frozenset({MessageKind.ASKS_TO_RING, MessageKind.REMINDER})  # of fixed words: others may open them
NOT_IN_A_LETTER = "Others may open a letter: it asks to ring and says nothing else, and no link goes into one."
FIRST_MINUTE, MIDNIGHT = dt.time(0), dt.time(23, 59, 59)
ONE_DAY = dt.timedelta(days=1)


def why_not_by(care_leaver: CareLeaver, channel: Channel) -> str:
    """Why nothing may go to them that way today, with the way out; empty where it may."""
    if why := why_not_to_write(care_leaver, channel):
        return why
    closed = is_closed(care_leaver.council, channel, address_for(care_leaver, channel))
    return CAME_BACK[channel] if closed else ""


def why_not_to_write(care_leaver: CareLeaver, channel: Channel) -> str:
    """The same, whatever became of messages before: for whoever has one sent again and so vouches for the address."""
    if not care_leaver.is_supported:
        return ENDED
    if care_leaver.in_custody:
        return IN_CUSTODY
    if not may_be_reached_by(care_leaver, AGREED_TO[channel]):
        return NOT_AGREED[channel]
    if channel == Channel.LETTER:
        return why_no_letter_reaches(care_leaver)
    if not address_for(care_leaver, channel):
        return NO_ADDRESS[channel]
    return NOT_CONFIRMED[channel] if is_to_confirm(care_leaver, FIELD[channel]) else ""


def way_to(care_leaver: CareLeaver) -> Channel | None:
    """How a short message goes to them: by text where they agreed to it, else by e-mail; None where neither may."""
    able = (each for each in (Channel.TEXT, Channel.EMAIL) if is_carried(each) and not why_not_by(care_leaver, each))
    return next(able, None)


@transaction.atomic
def write_to_them(
    *,
    care_leaver: CareLeaver,
    channel: Channel,
    kind: MessageKind,
    subject: str,
    body: str,
    secret: str = "",
    key: str = "",
    not_after: dt.datetime | None = None,
) -> Message:
    """At once, or held until the next hour in which they are written to; a letter until the next post goes."""
    _refuse_in_a_letter(channel, kind, secret, body)
    if why := why_not_by(care_leaver, channel):
        raise Refused(why, field="channel")
    now, is_letter = clock.now(), channel == Channel.LETTER
    allowed = next_post(now) if is_letter else next_allowed(care_leaver, now)
    return send(
        council=care_leaver.council,
        to=address_for(care_leaver, channel),
        subject=subject,
        body=body,
        secret=secret,
        channel=channel,
        kind=kind,
        recipient=Recipient.YOUNG_PERSON,
        about=care_leaver.public_id,
        not_before=allowed if allowed > now else None,
        held_for=Why.POST if is_letter else Why.HOURS,
        not_after=not_after,
        key=key,
    )


def _refuse_in_a_letter(channel: Channel, kind: MessageKind, secret: str, body: str) -> None:
    if channel == Channel.LETTER and (kind not in IN_LETTERS or secret or "://" in body):
        raise Refused(NOT_IN_A_LETTER, field="channel")


def take_back_what_may_not_go(care_leaver: CareLeaver, *, by: User | None) -> None:
    """After a change of what allows it: what waits to be sent to them and may not go any more, or not there."""
    if not waits_to_be_sent(council=care_leaver.council, about=care_leaver.public_id):
        return
    for channel in AGREED_TO:
        which = Q(channel=channel)
        if not why_not_by(care_leaver, channel):
            which &= ~Q(to=address_for(care_leaver, channel))
        take_back_unsent(council_id=care_leaver.council_id, about=care_leaver.public_id, which=which, by=by)


def hours_of(care_leaver: CareLeaver, council: Council) -> tuple[dt.time, dt.time]:
    """From when until when in the day they are written to: as their record says, else as the council does."""
    begins = care_leaver.contact_from or dt.time(council.quiet_until)
    ends = care_leaver.contact_until or dt.time(council.quiet_from)
    if begins < ends:
        return begins, ends
    return (begins, MIDNIGHT) if care_leaver.contact_from else (FIRST_MINUTE, ends)


def next_allowed(care_leaver: CareLeaver, moment: dt.datetime) -> dt.datetime:
    """The moment itself, or the next one that lies in their hours, on a clock in London."""
    begins, ends = hours_of(care_leaver, care_leaver.council)
    local = clock.local(moment)
    if begins <= local.time() < ends:
        return moment
    day = local.date() if local.time() < begins else local.date() + ONE_DAY
    return dt.datetime.combine(day, begins, LONDON)
