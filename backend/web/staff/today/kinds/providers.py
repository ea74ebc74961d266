"""Lines about what providers say of young people: what contradicts what is known, and lists nobody answered."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.activities.models import ListAnswer, ProviderList
from backend.activities.permissions import can_ask_providers, list_answers_of, provider_lists_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency, ring
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


KINDS = (
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
