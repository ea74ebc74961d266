"""The rows that lines of Today are about, each sort read once with all that its lines say."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from backend.placements.permissions import check_ins_of
from backend.referrals.answers import with_interview, with_last_answer
from backend.referrals.employers_words import with_last_word, with_word_on_start
from backend.referrals.moved_adverts import with_last_move
from backend.referrals.permissions import referrals_of
from backend.shortlists.permissions import decisions_of
from backend.web.staff.people.people_query import people_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Subject


def _people(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    if desk.read:
        return [desk.read[key] for key in ids]
    return people_of(desk.viewer, today=desk.today).filter(id__in=ids)


def _referrals(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    found = referrals_of(desk.viewer).filter(id__in=ids).with_details()
    return with_word_on_start(with_last_word(with_last_move(with_interview(with_last_answer(found)))))


def _decisions(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    mine = decisions_of(desk.viewer).filter(id__in=ids).with_facts_now()
    return mine.with_visible_opportunity().select_related("care_leaver")


def _check_ins(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return check_ins_of(desk.viewer).filter(id__in=ids).with_details()


LOADERS: dict[Subject, Callable[[Desk, Collection[int]], Iterable[Any]]] = {
    Subject.PERSON: _people,
    Subject.REFERRAL: _referrals,
    Subject.DECISION: _decisions,
    Subject.CHECK_IN: _check_ins,
}
