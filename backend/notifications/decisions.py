"""What a person decides about a message that the service cannot bring to an end by itself."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.job_names import DELIVER_MESSAGE
from backend.core.jobs import enqueue
from backend.councils.models import Council
from backend.notifications.choices import IN_DOUBT, NEVER_WENT, DeliveryStep, Recipient, Why
from backend.notifications.may_go import stopped_by_recipient
from backend.notifications.models import Message, MessageQuerySet
from backend.notifications.steps import is_closed, note, opened_something


SETTLED_ALREADY = "Somebody has decided about this message meanwhile, or it went after all. Look at how it stands now."
TOO_LATE = "It would come too late now. Ring them, and say that it is settled."
TAKEN_BACK = "It was taken back before it went: what it says, or whether they are written to, has changed. Ring them."
CANNOT_HAVE_COME_BACK = "Only a letter that was handed over can come back, once. Look at how it stands now."
OPENED = "What it opened was taken out of it, so it cannot be sent again. Make a new link, and a new message goes."


@transaction.atomic
def send_again(*, message: Message, by: User) -> Message:
    """Try it once more: whoever says so knows that it may come twice, and that the address is right."""
    held = _hold(message)
    if why := why_not_again(held):
        raise Refused(why, field="decision")
    confirm_address(council=held.council, channel=held.channel, to=held.to, by=by)
    note(held, DeliveryStep.SENT_AGAIN, until=clock.now(), by=by)
    enqueue(DELIVER_MESSAGE, held.council_id, held.id)
    return held


def why_not_again(message: Message) -> str:
    """Why a message cannot be sent again as it is; empty where it can."""
    if message.step == DeliveryStep.TAKEN_BACK:
        return TAKEN_BACK
    if opened_something(message):
        return OPENED
    now = clock.now()
    if message.not_after and now >= message.not_after:
        return TOO_LATE
    stop = stopped_by_recipient(message, now)
    return stop.sentence if stop else ""


@transaction.atomic
def settle(*, message: Message, by: User) -> Message:
    """They know it by another way, or need not: nothing more is sent. An address that failed stays closed."""
    held = _hold(message)
    note(held, DeliveryStep.SETTLED, by=by)
    return held


@transaction.atomic
def confirm_address(*, council: Council, channel: str, to: str, by: User | None) -> int:
    """Somebody has made sure of what came back: messages go there again."""
    return _open(Message.objects.for_council(council.pk).to_address(channel, to), by)


@transaction.atomic
def confirm_addresses(*, council: Council, recipients: Collection[Recipient], by: User) -> int:
    """The same of all that came back from such people."""
    return _open(Message.objects.for_council(council.pk).filter(recipient__in=recipients), by)


def _open(messages: MessageQuerySet, by: User | None) -> int:
    """How many addresses; what came back stays for somebody to decide about, and can be sent again now."""
    closed = list(messages.that_came_back().select_for_update(of=["self"]).order_by("id"))
    for message in closed:
        note(message, DeliveryStep.ADDRESS_CONFIRMED, by=by)
    return len({(each.channel, each.to) for each in closed})


@transaction.atomic
def settle_all(
    *,
    council: Council,
    recipients: Collection[Recipient],
    again: bool,
    steps: Collection[DeliveryStep] = (DeliveryStep.UNCLEAR,),
    by: User,
) -> tuple[int, int]:
    """Of all to such people that may have been sent, or that never went: send them again, or leave them. Gives how
    many that was done with, and how many cannot be sent again: those stay where they are."""
    doubtful = Message.objects.for_council(council.pk).in_trouble().filter(recipient__in=recipients)
    these = doubtful.filter(step__in=steps).exclude(why=Why.TOO_LATE).select_related("council")
    found = list(these.select_for_update(of=["self"]).order_by("id"))
    able = [each for each in found if not again or _may_go_again(each)]
    for message in able:
        (send_again if again else settle)(message=message, by=by)
    return len(able), len(found) - len(able)


def _may_go_again(message: Message) -> bool:
    """Without a word of anybody about its address: one that came back is confirmed first."""
    return not why_not_again(message) and not is_closed(message.council, message.channel, message.to)


@transaction.atomic
def note_came_back(*, message: Message, by: User) -> Message:
    """A letter that the post brought back: its address is closed, and somebody sees to it that they know."""
    held = Message.objects.for_council(message.council_id).select_for_update(of=["self"]).get(pk=message.pk)
    if not held.may_have_come_back:
        raise Refused(CANNOT_HAVE_COME_BACK)
    note(held, DeliveryStep.FAILED, why=Why.CAME_BACK, by=by)
    return held


def waits_to_be_sent(*, council: Council, about: UUID) -> bool:
    theirs = Message.objects.for_council(council.pk).about(about)
    return theirs.filter(next_try_at__isnull=False).exists()


@transaction.atomic
def take_back_unsent(*, council_id: int, about: UUID, which: Q | None = None, by: User | None) -> int:
    """Of messages to a young person, or about a row, those that no carrier can have yet: what allowed them is gone."""
    theirs = Message.objects.for_council(council_id).about(about).filter(which or Q(), next_try_at__isnull=False)
    unsent = list(theirs.exclude(step__in=sorted(IN_DOUBT)).select_for_update(of=["self"]).order_by("id"))
    for message in unsent:
        note(message, DeliveryStep.TAKEN_BACK, by=by)
    return len(unsent)


def settle_failed(*, council_id: int, about: UUID, which: Q, by: User | None) -> int:
    """Of messages to a young person those that never went: what they open is shut, and nobody is to send them again."""
    theirs = Message.objects.for_council(council_id).about(about).in_trouble().filter(which, step__in=NEVER_WENT)
    failed = list(theirs.select_for_update(of=["self"]).order_by("id"))
    for message in failed:
        note(message, DeliveryStep.SETTLED, by=by)
    return len(failed)


def _hold(message: Message) -> Message:
    held = Message.objects.for_council(message.council_id).in_trouble().select_related("council")
    found = held.select_for_update(of=["self"]).filter(pk=message.pk).first()
    if found is None:
        raise Refused(SETTLED_ALREADY)
    return found
