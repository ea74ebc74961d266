"""Lines about what providers say of young people: what contradicts what is known, and lists nobody answered."""

from django.db.models import OuterRef, QuerySet
from django.urls import reverse

from backend.activities.models import Enrolment, ListAnswer, ProviderList
from backend.activities.permissions import (
    can_ask_providers,
    list_answers_of,
    provider_lists_of,
    stopped_enrolments_of,
)
from backend.placements.talks import was_talk_since
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency, ring, told_them
from backend.web.staff.today.when import long_day, since, since_and_when


def _held(desk: Desk) -> QuerySet[ListAnswer]:
    mine = list_answers_of(desk.viewer).filter(care_leaver__in=desk.person_ids)
    return mine.to_settle().order_by("answered_at", "id")


def _settle(desk: Desk, answer: ListAnswer) -> Line:
    return Line.of(
        answer.care_leaver,
        f"{answer.said_by}: {answer.get_said_display().lower()}. {answer.held_because.removesuffix('.')}",
        Act("Settle it", reverse("list-answer", args=[answer.public_id]), "find out which is right"),
        row=answer.public_id,
        **since_and_when(desk.today, answer.answered_at, late_after=5),
    )


def _unanswered(desk: Desk) -> QuerySet[ProviderList]:
    return provider_lists_of(desk.viewer).to_ring_about(desk.today).order_by("asked_on", "id")


def _ring(desk: Desk, asked: ProviderList) -> Line:
    provider, page = asked.provider, reverse("provider", args=[asked.provider.public_id])
    cannot = ". Somebody there could not come in by the link" if asked.access_asked_at else ""
    return Line(
        provider.name,
        page,
        f"Has not said whom it still has. It was asked on {long_day(asked.asked_on, desk.today)}{cannot}",
        Act("See the list", page, "ring them"),
        since=asked.asked_on,
        when=since(desk.today, asked.asked_on, late_after=7),
        row=asked.public_id,
        more=ring(provider.contact_name, provider.phone),
    )


def _stopped(desk: Desk) -> QuerySet[Enrolment]:
    theirs = stopped_enrolments_of(desk.viewer).filter(care_leaver__in=desk.person_ids)
    spoken = was_talk_since(OuterRef("stopped_at"), OuterRef("ended_on"))
    return theirs.filter(~spoken).order_by("stopped_at", "id")


def _stopped_asking(desk: Desk, row: Enrolment) -> Line:
    """With what was seen of them there by then."""
    person, seen = row.care_leaver, "Nobody there had been shown them"
    if row.shown_on:
        seen = f"First name, initial and first day were shown there, last on {long_day(row.shown_on, desk.today)}"
    return Line.of(
        person,
        f"Stopped on their own page: that we ask {row.provider.name} about them. {seen}",
        told_them(
            person,
            "talk with them about what they stopped and what was seen",
            "Talked about. They stand on no list of it any more",
        ),
        row=row.public_id,
        **since_and_when(desk.today, row.stopped_at, late_after=3),
    )


KINDS = (
    Kind(
        "stopped-being-asked",
        "young person who stopped that a provider is asked,young people who stopped that a provider is asked",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.STOPPED_ENROLMENT, _stopped, _stopped_asking),),
    ),
    Kind(
        "said-by-providers",
        "word of a provider to settle,words of providers to settle",
        Urgency.TURN,
        viewers.those_who_talk_with_them,
        (Source(Subject.LIST_ANSWER, _held, _settle),),
    ),
    Kind(
        "lists-unanswered",
        "list of a provider without an answer,lists of providers without an answer",
        Urgency.PROMISE,
        can_ask_providers,
        (Source(Subject.PROVIDER_LIST, _unanswered, _ring),),
    ),
)
