"""Text messages of which nobody here can tell whose they are: kept as they came for a person who can, and told of at
once where their words name harm. Once placed, or settled, neither number nor words stand here any more."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_messages import LONGEST_WORDS, send_own_message, tell_out_of_hours
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.core.telephones import ways_to_write
from backend.councils.models import Council
from backend.notifications.choices import MessageChannel
from backend.notifications.models import Message, Reply
from backend.reference.harm_words import names_harm


ALL_UNPLACED = "?whose=all&kind=texts-to-place"  # the line of Today, as `web.staff.today.kinds.texts` names it
SETTLED_ALREADY = "Somebody has settled this text meanwhile."


def keep_unplaced(councils: Iterable[Council], *, number: str, words: str, facts: dict[str, Any]) -> None:
    """For each council that it may be to."""
    is_harm = names_harm(words)
    for council in councils:
        with council_context(council.pk):
            Reply.objects.create(
                council=council, is_kept=False, number=number, words=words, names_harm=is_harm, **facts
            )
            if is_harm:
                tell_out_of_hours(council, line=ALL_UNPLACED)


def texted_at(council_id: int, numbers: Iterable[str]) -> dict[str, set]:
    """Of each number, the public ids of the young people of the council who were written to there."""
    ways = {way: number for number in numbers for way in ways_to_write(number)}
    texts = Message.objects.for_council(council_id).filter(channel=MessageChannel.TEXT, about__isnull=False)
    found: dict[str, set] = {}
    for to, about in texts.filter(to__in=ways).values_list("to", "about").distinct():
        found.setdefault(ways[to], set()).add(about)
    return found


@transaction.atomic
def settle_text(*, reply: Reply, person: CareLeaver | None, by: User) -> Reply:
    """It is from that person, whose message it becomes; or it is from nobody here."""
    held = Reply.objects.for_council(reply.council_id).to_settle().select_for_update(of=["self"]).filter(pk=reply.pk)
    found = held.first()
    if found is None:
        raise Refused(SETTLED_ALREADY)
    if person:
        words = found.words if found.names_harm else found.words[:LONGEST_WORDS]
        send_own_message(care_leaver=person, kind=OwnMessageKind.TEXTED, words=words)
    found.is_kept, found.words, found.number = person is not None, "", ""
    found.settled_at, found.settled_by = clock.now(), by
    found.save(update_fields=["is_kept", "words", "number", "settled_at", "settled_by"])
    return found
