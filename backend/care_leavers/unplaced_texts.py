"""Text messages of which nobody here can tell whose they are: kept as they came for a person who can, and told of at
once where their words name harm. Once placed, or settled, neither number nor words stand here any more: but for words
that name harm and are from nobody who is known, with who was told and what was done."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.choices import OwnMessageKind
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.own_messages import EVERYBODYS, LONGEST_WORDS, send_own_message, tell_out_of_hours
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.core.telephones import ways_to_write
from backend.councils.models import Council
from backend.notifications.models import Message, Reply
from backend.reference.harm_words import may_name_harm, names_harm


ALL_UNPLACED = "?whose=all&kind=texts-cannot-wait"  # the line of Today, as `web.staff.today.kinds.texts` names it
SETTLED_ALREADY = "Somebody has settled this text meanwhile."


def keep_unplaced(councils: Iterable[Council], *, number: str, words: str, facts: dict[str, Any]) -> None:
    """For each council that it may be to."""
    is_harm = names_harm(words)
    for council in councils:
        with council_context(council.pk):
            Reply.objects.create(
                council=council, is_kept=False, number=number, words=words, names_harm=is_harm, **facts
            )
            if may_name_harm(words):
                tell_out_of_hours(council, line=ALL_UNPLACED if is_harm else EVERYBODYS)


def texted_at(council_id: int, numbers: Iterable[str]) -> dict[str, set]:
    """Of each number, the public ids of the young people of the council who were written to there."""
    ways = {way: number for number in numbers for way in ways_to_write(number)}
    texts = Message.objects.for_council(council_id).texts_to_them(ways)
    found: dict[str, set] = {}
    for to, about in texts.values_list("to", "about").distinct():
        found.setdefault(ways[to], set()).add(about)
    return found


@transaction.atomic
def settle_text(*, reply: Reply, person: CareLeaver | None, told_whom: str = "", done: str = "", by: User) -> Reply:
    """It is from that person, whose message it becomes, as of when it came in; or it is from nobody here. Then of words
    that name harm it is said who was told and what was done: of a person that is said with the answer to them."""
    held = Reply.objects.for_council(reply.council_id).to_settle().select_for_update(of=["self"]).filter(pk=reply.pk)
    found = held.first()
    if found is None:
        raise Refused(SETTLED_ALREADY)
    if person:
        words = found.words if may_name_harm(found.words) else found.words[:LONGEST_WORDS]
        came_in = found.received_at
        send_own_message(care_leaver=person, kind=OwnMessageKind.TEXTED, words=words, came_in=came_in)
    elif found.names_harm:
        _require_harm_facts(told_whom, done)
        found.told_whom, found.done = told_whom.strip(), done.strip()
    if person or not found.names_harm:
        found.words, found.number = "", ""
    found.is_kept, found.settled_at, found.settled_by = person is not None, clock.now(), by
    found.save(update_fields=["is_kept", "words", "number", "settled_at", "settled_by", "told_whom", "done"])
    return found


def _require_harm_facts(told_whom: str, done: str) -> None:
    if not told_whom.strip():
        raise Refused("Say who was told: a name and what they do.", field="told_whom")
    if not done.strip():
        raise Refused("Say what was done to find out who it is, and to keep them safe.", field="done")
