"""What they may tell us, what they told us before, and who reads it, which stands before anything is typed."""

from collections.abc import Mapping
from typing import Any

from backend.care_leavers.choices import Feeling, OwnMessageKind, TalkTo
from backend.care_leavers.models import OwnMessage
from backend.care_leavers.own_messages import due_on
from backend.core import clock
from backend.reference.working_days import next_working_day
from backend.web.kit.near_days import long_day
from backend.web.young_person import words
from backend.web.young_person.frame import Mine, given_name


MOST_SHOWN = 20  # of what they said before
Kind = OwnMessageKind


def help_and_who_reads(mine: Mine) -> dict[str, Any]:
    """What stands before anything is typed."""
    return {
        "reads_by": long_day(next_working_day(clock.today()), clock.today()),
        "out_of_hours": mine.council.out_of_hours_phone,
        "advocate": mine.council.advocate,
        "complaints": mine.council.complaints,
    }


def yours_of(mine: Mine) -> str:
    """What they are at, in their words; empty while there is nothing to ask about."""
    now = mine.person.placements.current().filter(starts_on__lte=clock.today())
    placement = now.select_related("opportunity").latest_first().first()
    return words.YOURS.get(placement.opportunity.type, words.YOURS_OTHERWISE) if placement else ""


def boxes_of(yours: str) -> set[str]:
    """Ids of the fields for their words: how it is going is asked of who is at something alone."""
    return {f"words-{kind}" for kind in Kind if yours or kind != Kind.GOING}


def telling_of(mine: Mine, yours: str, errors: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, Any]:
    said = mine.person.own_messages.select_related("answered_by")[:MOST_SHOWN]
    return {
        "yours": yours,
        "feelings": Feeling.choices,
        "talk_to": _whom(mine),
        "said_before": [_said(each) for each in said],
        "boxes": {
            kind: {"error": errors.get(f"words-{kind}", ""), "typed": typed.get(f"words-{kind}", "")}
            for kind in map(str, Kind)
        },
    }


def _whom(mine: Mine) -> list[tuple[str, str]]:
    """By their names, where they are known. Who is only on their side is rung: what is sent here is read by us."""
    person = mine.person
    named = {
        TalkTo.ADVISER: given_name(str(person.eet_adviser)) if person.eet_adviser else "",
        TalkTo.PERSONAL_ADVISER: given_name(person.known_personal_adviser) if person.known_personal_adviser else "",
        TalkTo.ANYBODY: "Anyone",
    }
    told = [(str(choice), name) for choice, name in named.items() if name]
    return list({name: (choice, name) for choice, name in reversed(told)}.values())[::-1]


def _said(message: OwnMessage) -> dict[str, Any]:
    answered_by = given_name(str(message.answered_by)) if message.answered_by else ""
    chosen = message.get_feeling_display() if message.feeling else ""
    return {
        "is_quiet": message.names_harm,
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
