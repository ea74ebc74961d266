"""A file of a provider’s learners, taken as what it says of those on its list: as the ILR names columns, or in plain
words.

It makes nobody. A row about anybody else is left as it is, and nothing of it is kept.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from backend.accounts.models import User
from backend.activities.choices import APPRENTICESHIP, Whereabouts
from backend.activities.files.learner_rows import LearnerRow, governing, learner_row
from backend.activities.files.rows import FileRow
from backend.activities.files.taking import Taken
from backend.activities.list_answers import take_answer
from backend.activities.models import Enrolment, ListAnswer, ProviderList
from backend.activities.provider_lists import close_if_answered
from backend.core import clock
from backend.core.errors import Refused


NOBODY = "Nobody on this list has this name and date of birth, or this learner number. Nothing of this row is kept."
TWO = "Two people on this list have this name and date of birth. Say of each on the page of the provider."
AT_ODDS = "The learner number and the name in this row are of two people on this list. Ask the provider."
REMOVED = "They were removed from this list on {day}. Put them on it again first."
COUNTED = "Row {number} of the same learner counts instead."
BREAK = "They are on a break from it. Ask when they go on, and record what they do meanwhile."
LATER = "They say that the first day there was {theirs}; on the list it is {ours}."
IS_ONE = "They say that it is an apprenticeship; on the list it is “{ours}”."
IS_NONE = "They say that it is no apprenticeship (programme type {type}); on the list it is “{ours}”."


class _SaidBeforeError(Exception):
    """It is taken back: it says what was said."""


def recorder(enrolled: QuerySet[Enrolment], rows: Iterable[FileRow], by: User) -> Callable[[FileRow], Taken]:
    """Takes a row of these as what is said of one of those enrolled, each with `care_leaver` and `provider`."""
    people = list(enrolled.order_by("-created_at", "-id"))
    instead = governing(rows)

    def record(row: FileRow) -> Taken:
        learner = learner_row(row)
        found = _meant(people, learner)
        if row.number in instead:
            raise Refused(COUNTED.format(number=instead[row.number]))
        found.refresh_from_db(fields=["ended_on", "ended_because"])
        return Taken(found.care_leaver.full_name, _take(found, learner, by))

    return record


def _meant(people: list[Enrolment], row: LearnerRow) -> Enrolment:
    """By the learner number, where their place on the list has one; else by the whole name and the date of birth."""
    numbered = {each.care_leaver_id: each for each in reversed(people) if row.uln and each.learner_number == row.uln}
    named = {each.care_leaver_id: each for each in reversed(people) if _is_named(each, row)}
    if numbered and named and numbered.keys() != named.keys():
        raise Refused(AT_ODDS)
    found = list((numbered or named).values())
    if not found:
        raise Refused(NOBODY)
    if len(found) > 1:
        raise Refused(TWO)
    return found[0]


def _is_named(enrolment: Enrolment, row: LearnerRow) -> bool:
    person = enrolment.care_leaver
    if not row.name or person.birth_date != row.birth_date:
        return False
    names = {f"{given} {person.family_name}" for given in (person.given_name, person.preferred_name) if given}
    return _plain(row.name) in {_plain(each) for each in names}


def _plain(name: str) -> str:
    family, comma, given = name.partition(",")
    letters = unicodedata.normalize("NFKD", f"{given} {family}" if comma else name).casefold()
    return "".join(each for each in letters if each.isalnum())


def _take(enrolment: Enrolment, row: LearnerRow, by: User) -> str:
    before, facts = enrolment.answers.first(), _facts(row)
    is_same = before is not None and all(getattr(before, name) == value for name, value in facts.items())
    if enrolment.ended_on:
        if before and is_same:
            return _again(before)
        raise Refused(REMOVED.format(day=_day(enrolment.ended_on)))
    asked = _list_without(enrolment)
    try:
        with transaction.atomic():
            answer = take_answer(enrolment=enrolment, asked=asked, holds=_contradiction(enrolment, row), by=by, **facts)
            if before and is_same and _adds_nothing(before, answer):
                raise _SaidBeforeError
            if asked:
                close_if_answered(asked)
    except _SaidBeforeError:
        assert before
        return _again(before)
    became = f"waits on Today. {answer.held_because}" if answer.held_because else "becomes what they do"
    return f"{_said(answer)}: {became}{row.not_kept}"


def _facts(row: LearnerRow) -> dict[str, Any]:
    if row.said == Whereabouts.STILL_HERE:
        return {"said": row.said, "last_day": None}
    return {"said": row.said, "last_day": row.ends_on}


def _list_without(enrolment: Enrolment) -> ProviderList | None:
    """The list that it was asked for, unless it has said of them there."""
    asked: ProviderList | None = enrolment.provider.lists.filter(closed_on=None).first()
    return None if asked is None or asked.answers.filter(enrolment=enrolment).exists() else asked


def _adds_nothing(before: ListAnswer, answer: ListAnswer) -> bool:
    """What waits or was settled is not asked twice; that they are still there is newer on a later day."""
    if before.held_because or answer.held_because:
        return before.held_because == answer.held_because
    return clock.day_of(before.answered_at) == clock.today()


def _again(before: ListAnswer) -> str:
    return f"{_said(before)}: said already on {_day(clock.day_of(before.answered_at))}, so nothing changes"


def _said(answer: ListAnswer) -> str:
    until = f", last day {_day(answer.last_day)}" if answer.last_day else ""
    return f"{answer.get_said_display()}{until}"


def _contradiction(enrolment: Enrolment, row: LearnerRow) -> str:
    """What the row says against their place on the list: somebody of ours finds out."""
    ours, is_one = enrolment.get_code_display(), enrolment.code in APPRENTICESHIP
    if row.starts_on and row.starts_on > enrolment.starts_on:
        return LATER.format(theirs=_day(row.starts_on), ours=_day(enrolment.starts_on))
    if row.is_apprenticeship is True and not is_one:
        return IS_ONE.format(ours=ours)
    if row.is_apprenticeship is False and is_one:
        return IS_NONE.format(type=row.programme, ours=ours)
    return BREAK if row.is_on_break else ""


def _day(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"
