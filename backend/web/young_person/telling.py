"""What they may tell us, what they told us before, and who reads it, which stands before anything is typed."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from backend.care_leavers.choices import OF_AN_APPLICATION, Feeling, OwnMessageKind, TalkTo
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.own_messages import due_on
from backend.core import clock
from backend.reference.harm_words import may_name_harm
from backend.reference.working_days import next_working_day
from backend.web.kit.near_days import long_day
from backend.web.young_person import words
from backend.web.young_person.frame import Mine, given_name
from backend.web.young_person.language import still_offered


MOST_SHOWN = 20  # of what they said before
CHECK_IN = "words-check-in"
Kind = OwnMessageKind
TOLD = tuple(each for each in Kind if each not in OF_AN_APPLICATION)  # what is told here, beside no application


def help_and_who_reads(mine: Mine) -> dict[str, Any]:
    """What stands before anything is typed."""
    return {
        "reads_by": long_day(next_working_day(clock.today()), clock.today()),
        "out_of_hours": mine.council.out_of_hours_phone,
        "advocate": mine.council.advocate,
        "complaints": mine.council.complaints,
    }


def yours_of(at: str) -> str:
    """What they are at, by its type, in their words; empty while there is nothing to ask about."""
    return words.YOURS.get(at, words.YOURS_OTHERWISE) if at else ""


def boxes_of(yours: str, is_asked: bool) -> set[str]:
    """Ids of the fields for their words: how it is going is asked of who is at something alone, and by a check-in that
    is due in its stead."""
    going = CHECK_IN if is_asked else f"words-{Kind.GOING}"
    return {f"words-{kind}" for kind in TOLD if kind != Kind.GOING} | ({going} if yours else set())


def telling_of(mine: Mine, yours: str, errors: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, Any]:
    said = list(mine.person.own_messages.select_related("answered_by")[:MOST_SHOWN])
    return {
        "language": still_offered(mine.person, said),
        "yours": yours,
        "feelings": Feeling.choices,
        "talk_to": _whom(mine),
        "said_before": [_said(each) for each in said],
        "boxes": {
            kind: {"error": errors.get(f"words-{kind}", ""), "typed": typed.get(f"words-{kind}", "")}
            for kind in map(str, TOLD)
        },
    }


def _whom(mine: Mine) -> list[tuple[str, str]]:
    """By their names, where they are known. Who is only on their side is rung: what is sent here is read by us."""
    person = mine.person
    named = {
        TalkTo.ADVISER: given_name(str(person.eet_adviser)) if person.eet_adviser else "",
        TalkTo.PERSONAL_ADVISER: given_name(person.known_personal_adviser) if person.known_personal_adviser else "",
        TalkTo.ANYBODY: _("Anyone"),
    }
    told = [(str(choice), name) for choice, name in named.items() if name]
    return list({name: (choice, name) for choice, name in reversed(told)}.values())[::-1]


def _said(message: OwnMessage) -> dict[str, Any]:
    answered_by = given_name(str(message.answered_by)) if message.answered_by else ""
    chosen = _(message.get_feeling_display()) if message.feeling else ""
    return {
        "is_quiet": may_name_harm(message.words),
        "what": words.SAID[Kind(message.kind)],
        "on": clock.day_of(message.created_at),
        "chosen": chosen,
        "words": message.words,
        "answer": message.answer,
        "answered_on": clock.day_of(message.answered_at) if message.answered_at else None,
        "who": answered_by,
        "answered_by": answered_by_day(message),
    }


def answered_by_day(message: OwnMessage) -> str:
    """The day by which something wrong is answered; empty of what has no such day, or is answered."""
    if message.kind != Kind.WRONG or message.answered_at:
        return ""
    return long_day(due_on(message), clock.today())
