"""Text messages that young people send back: taken in once, kept as they wrote them, read by a person.

A reply is theirs where they were written to at that number before it came, it is theirs still, and nobody else's. Any
other waits for a person to place it (`unplaced_texts`). Of numbers that nobody has written to only that a text came is
kept, unless its words name harm.
"""

import logging
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_messages import LONGEST_WORDS, send_own_message
from backend.care_leavers.unplaced_texts import keep_unplaced
from backend.core.errors import Refused
from backend.core.protection import clock_context, council_context
from backend.core.telephones import same_number, ways_to_write
from backend.councils.models import Council
from backend.notifications.carriers import FailedForNow, carrier_of
from backend.notifications.carriers.govuk_notify import GovukNotify, ReceivedText
from backend.notifications.choices import DeliveryStep, MessageChannel
from backend.notifications.models import Message, Reply
from backend.reference.harm_words import may_name_harm, names_harm


logger = logging.getLogger(__name__)

KNOWN_IN_A_ROW = 250  # a page of the carrier's, the newest first: what lies behind so many known ones is known


def take_in_texts() -> int:
    """How many were new. A carrier that is away is asked again the next minute."""
    carrier = carrier_of(MessageChannel.TEXT)
    if not isinstance(carrier, GovukNotify):
        return 0
    new = known = 0
    try:
        for text in carrier.received():
            if _take_in(text):
                new, known = new + 1, 0
            else:
                known += 1
            if known >= KNOWN_IN_A_ROW:
                break
    except FailedForNow:
        logger.warning("replies by text could not be read")
    return new


def _take_in(text: ReceivedText) -> bool:
    with clock_context():
        if Reply.objects.filter(reference=text.reference).exists():
            return False
        texted = _texted_before(text)
    senders = [person for council_id, about in texted if (person := _whose(council_id, about, text.number))]
    try:
        with transaction.atomic():
            _keep(text, senders, {council_id for council_id, _ in texted})
    except IntegrityError:  # another worker was quicker
        return False
    return True


def _texted_before(text: ReceivedText) -> list[tuple[int, UUID | None]]:
    """Council and public id of everybody who was written to at that number, however it was written, by then: also
    where it is in doubt whether it went, since an answer says that it did."""
    texts = Message.objects.texts_to_them(ways_to_write(text.number))
    by_then = texts.filter(deliveries__step=DeliveryStep.ATTEMPTED, deliveries__created_at__lte=text.at)
    return list(by_then.order_by().values_list("council_id", "about").distinct())


def _whose(council_id: int, about: UUID | None, number: str) -> CareLeaver | None:
    """The person, while it is their phone, in their own hands, and somebody is there to read it."""
    with council_context(council_id):
        person = CareLeaver.objects.for_council(council_id).filter(public_id=about).first()
        if person is None or not same_number(person.phone, number):
            return None
        return person if person.is_supported and not person.in_custody else None


def _keep(text: ReceivedText, senders: list[CareLeaver], council_ids: set[int]) -> None:
    facts: dict[str, Any] = {"reference": text.reference, "received_at": text.at}
    if len(senders) == 1:
        person = senders[0]
        with council_context(person.council_id):
            is_kept = _is_kept(person, text.words)
            Reply.objects.create(council_id=person.council_id, is_kept=is_kept, **facts)
        return
    councils = Council.objects.filter(pk__in=council_ids) if council_ids else _councils_to_alert(text.words)
    if text.words.strip() and councils:
        keep_unplaced(councils, number=text.number, words=text.words, facts=facts)
        return
    with clock_context():
        Reply.objects.create(is_kept=False, **facts)


def _councils_to_alert(words: str) -> list[Council]:
    """Of somebody whom no council has written to: all, where the words cannot wait, and else none."""
    return list(Council.objects.order_by("id")) if names_harm(words) else []


def _is_kept(person: CareLeaver, words: str) -> bool:
    said = words if may_name_harm(words) else words[:LONGEST_WORDS]
    try:
        send_own_message(care_leaver=person, kind=OwnMessageKind.TEXTED, words=said)
    except Refused:  # a picture without a word
        return False
    return True
