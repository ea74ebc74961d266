"""The rows that lines of Today are about, each sort read once with all that its lines say."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from backend.activities.permissions import list_answers_of, provider_lists_of, stopped_enrolments_of
from backend.care_leavers.permissions import (
    care_leavers_of,
    consents_of,
    handovers_of,
    messages_to_them_of,
    own_messages_of,
    texts_to_place_of,
)
from backend.core import clock
from backend.core.written_queries import any_of, written_once
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.links.models import Link
from backend.placements.permissions import check_ins_of, placements_of, promises_of
from backend.referrals.accepted_elsewhere import with_fall, with_place_elsewhere
from backend.referrals.answers import with_interview, with_last_answer, with_meeting, with_wish
from backend.referrals.applications import with_application_rows
from backend.referrals.employers_words import with_last_word, with_word_on_start
from backend.referrals.models import Referral
from backend.referrals.moved_adverts import with_last_move
from backend.referrals.permissions import delete_requests_of, put_forward_now, referrals_of
from backend.referrals.places_again import with_facts_of_loss
from backend.shortlists.models.decisions import read_visible_opportunities
from backend.shortlists.permissions import decisions_of, suggestions_of
from backend.support.permissions import declarations_of, offer_asks_of
from backend.web.staff.people.people_query import people_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Subject


SHOWN_OF_HANDOVERS = ("from_adviser", "to_adviser", "asked")


def _people(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    if desk.read:
        return [desk.read[key] for key in ids]
    return _people_among(desk.viewer.role, ids=list(ids), **desk.viewer.keys)


def _decisions(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    decisions = _decisions_among(desk.viewer.role, ids=list(ids), **desk.viewer.keys)
    read_visible_opportunities(decisions)
    return decisions


def _referrals(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return _referrals_among(desk.viewer.role, ids=list(ids), **desk.viewer.keys)


def _places(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return _places_among(desk.viewer.role, ids=list(ids), **desk.viewer.keys)


def _offered_times(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return _offered_times_among(desk.viewer.role, ids=list(ids), **desk.viewer.keys)


def _check_ins(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return _check_ins_among(desk.viewer.role, ids=list(ids), **desk.viewer.keys)


def _own_messages(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return _own_messages_among(desk.viewer.role, ids=list(ids), **desk.viewer.keys)


def _suggestions(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return _suggestions_among(desk.viewer.role, ids=list(ids), **desk.viewer.keys)


def _own_links(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    """Each with whose it is: a link lies below young people and knows a public id alone."""
    links = list(Link.objects.for_council(desk.viewer.council_id).filter(id__in=ids))
    people = care_leavers_of(desk.viewer).filter(public_id__in={link.holder for link in links})
    by_id = {person.public_id: person for person in people}
    for link in links:
        link.care_leaver = by_id[link.holder]
    return links


def _messages(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    """Each with whose it is, as a link."""
    found = list(messages_to_them_of(desk.viewer).filter(id__in=ids))
    people = care_leavers_of(desk.viewer).filter(public_id__in={message.about for message in found})
    by_id = {person.public_id: person for person in people}
    for message in found:
        message.care_leaver = by_id[message.about]
    return found


def _texts(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return texts_to_place_of(desk.viewer).filter(id__in=ids)


def _consents(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return (
        consents_of(desk.viewer)
        .with_day_to_ask_again()
        .with_renewal_group_kinds()
        .select_related("employer")
        .filter(id__in=ids)
    )


def _delete_requests(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return delete_requests_of(desk.viewer).with_details().filter(id__in=ids)


def _list_answers(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return list_answers_of(desk.viewer).filter(id__in=ids)


def _provider_lists(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return provider_lists_of(desk.viewer).filter(id__in=ids)


def _stopped_enrolments(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return stopped_enrolments_of(desk.viewer).filter(id__in=ids)


def _declarations(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return declarations_of(desk.viewer).filter(id__in=ids)


def _placements(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return placements_of(desk.viewer).filter(id__in=ids).select_related("care_leaver")


def _offer_asks(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return offer_asks_of(desk.viewer).filter(id__in=ids).with_details()


def _promises(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return _promises_among(desk.viewer.role, ids=list(ids), **desk.viewer.keys)


@written_once
def _promises_among(role: Role, *, ids: list[int], user: int, council: int) -> QuerySet:
    mine = promises_of(Viewer.by_keys(role, user=user, council=council)).filter(id__in=any_of(ids))
    return mine.select_related("care_leaver", "referral__opportunity", "owner", "employer")


def _handovers(desk: Desk, ids: Collection[int]) -> Iterable[Any]:
    return handovers_of(desk.viewer).filter(id__in=ids).select_related("care_leaver", *SHOWN_OF_HANDOVERS)


@written_once
def _own_messages_among(role: Role, *, ids: list[int], user: int, council: int) -> QuerySet:
    application = Referral.objects.filter(public_id=OuterRef("about")).order_by()
    mine = own_messages_of(Viewer.by_keys(role, user=user, council=council)).filter(id__in=any_of(ids)).with_tries()
    return mine.annotate(about_title=Subquery(application.values("opportunity__title")[:1]))


@written_once
def _suggestions_among(role: Role, *, ids: list[int], user: int, council: int) -> QuerySet:
    viewer = Viewer.by_keys(role, user=user, council=council)
    mine = suggestions_of(viewer).filter(id__in=any_of(ids))
    referral = put_forward_now(viewer, "care_leaver", "opportunity").values("public_id")[:1]
    return mine.with_answer().annotate(referral=Subquery(referral)).select_related("care_leaver", "opportunity")


@written_once
def _people_among(role: Role, *, ids: list[int], user: int, council: int) -> QuerySet:
    people = people_of(Viewer.by_keys(role, user=user, council=council), today=clock.today())
    return people.filter(id__in=any_of(ids))


@written_once
def _referrals_among(role: Role, *, ids: list[int], user: int, council: int) -> QuerySet:
    found = referrals_of(Viewer.by_keys(role, user=user, council=council)).filter(id__in=any_of(ids)).with_details()
    found = found.select_related("placement")  # of who lost the job
    said = with_word_on_start(with_last_word(with_last_move(with_interview(with_last_answer(found)))))
    return with_application_rows(said)


@written_once
def _places_among(role: Role, *, ids: list[int], user: int, council: int) -> QuerySet:
    found = referrals_of(Viewer.by_keys(role, user=user, council=council)).filter(id__in=any_of(ids)).with_details()
    return with_interview(with_facts_of_loss(with_fall(with_place_elsewhere(found))))


@written_once
def _offered_times_among(role: Role, *, ids: list[int], user: int, council: int) -> QuerySet:
    found = referrals_of(Viewer.by_keys(role, user=user, council=council)).filter(id__in=any_of(ids)).with_details()
    return with_wish(with_meeting(found, here=True))


@written_once
def _decisions_among(role: Role, *, ids: list[int], user: int, council: int) -> QuerySet:
    mine = decisions_of(Viewer.by_keys(role, user=user, council=council)).filter(id__in=any_of(ids))
    return mine.with_facts_now().select_related("care_leaver", "by", "answered_by")


@written_once
def _check_ins_among(role: Role, *, ids: list[int], user: int, council: int) -> QuerySet:
    mine = check_ins_of(Viewer.by_keys(role, user=user, council=council))
    return mine.filter(id__in=any_of(ids)).with_details()


LOADERS: dict[Subject, Callable[[Desk, Collection[int]], Iterable[Any]]] = {
    Subject.PERSON: _people,
    Subject.REFERRAL: _referrals,
    Subject.PLACE: _places,
    Subject.OFFERED_TIMES: _offered_times,
    Subject.DECISION: _decisions,
    Subject.CHECK_IN: _check_ins,
    Subject.OWN_MESSAGE: _own_messages,
    Subject.SUGGESTION: _suggestions,
    Subject.OWN_LINK: _own_links,
    Subject.CONSENT: _consents,
    Subject.PROMISE: _promises,
    Subject.HANDOVER: _handovers,
    Subject.MESSAGE: _messages,
    Subject.TEXT: _texts,
    Subject.DELETE_REQUEST: _delete_requests,
    Subject.LIST_ANSWER: _list_answers,
    Subject.PROVIDER_LIST: _provider_lists,
    Subject.STOPPED_ENROLMENT: _stopped_enrolments,
    Subject.DECLARATION: _declarations,
    Subject.PLACEMENT: _placements,
    Subject.OFFER_ASK: _offer_asks,
}
