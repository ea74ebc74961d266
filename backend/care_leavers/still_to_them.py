"""Whether a message that was written to a young person may still go to them: as `writing` says today, to the address
that is theirs now, and at an hour that is theirs. What may hurt waits, once it is late, for a moment that is good for
it as well: nobody said yes to another one.
"""

import datetime as dt

from backend.care_leavers.channels import address_for
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.quiet_times import next_good_moment, why_to_ask_first
from backend.care_leavers.writing import next_allowed, why_not_to_write
from backend.core.protection import council_context
from backend.notifications.choices import DeliveryStep, MessageChannel, MessageKind, Recipient, Why
from backend.notifications.may_go import Stop, ask_before_sending
from backend.notifications.models import Message


NOT_THEIRS = (
    "It was written to a number or address that is not theirs now. Say that it is settled, and write to them anew."
)


AS_AGREED = dt.timedelta(hours=1)  # after the moment that whoever sent it was told of


def stopped_to_them(message: Message, now: dt.datetime) -> Stop | None:
    """Of a message whose sender holds it; what may not go any more is taken back, as it is where that is recorded."""
    with council_context(message.council_id):
        theirs = CareLeaver.objects.for_council(message.council_id).filter(public_id=message.about)
        person = theirs.select_related("council").first()
        if person is None:
            return Stop(DeliveryStep.TAKEN_BACK, sentence=NOT_THEIRS)
        channel = MessageChannel(message.channel)
        if why := why_not_to_write(person, channel):
            return Stop(DeliveryStep.TAKEN_BACK, sentence=why)
        if message.to != address_for(person, channel):
            return Stop(DeliveryStep.TAKEN_BACK, sentence=NOT_THEIRS)
        if channel == MessageChannel.LETTER:  # it rings at nobody's: it was held for the post, and goes when that does
            return None
        allowed = _next_moment(message, person, now)
        return Stop(DeliveryStep.HELD, Why.HOURS, until=allowed) if allowed > now else None


def _next_moment(message: Message, person: CareLeaver, now: dt.datetime) -> dt.datetime:
    meant_for = message.not_before or message.created_at
    if message.kind == MessageKind.TOLD and now - meant_for > AS_AGREED and why_to_ask_first(person, now):
        return next_good_moment(person, now)
    return next_allowed(person, now)


def ask_before_each_message() -> None:
    """Of whatever is to go to a young person, each time it would."""
    ask_before_sending(Recipient.YOUNG_PERSON, stopped_to_them)
