"""Lines about money: a bursary to ask about and to claim, a pay that has to rise, and asks that wait for a head."""

from django.db.models import QuerySet
from django.urls import reverse

from backend.support.choices import Question
from backend.support.due_queries import (
    apprentice_rate_ends_on,
    bursaries_to_ask,
    declarations_to_claim,
    pay_to_rise,
)
from backend.support.permissions import can_approve_asks, can_claim, declarations_of, offer_asks_of
from backend.web.kit.formats import day
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.kinds.of_referrals import from_today, page_from_today
from backend.web.staff.today.lines import Act, Kind, Line, Source, Subject, Urgency
from backend.web.staff.today.when import due, since


RATE_ENDS = "The apprentice rate ends on {}: ask whether their pay rises to the rate of their own age"
RATE_ENDED = "The apprentice rate ended on {}: ask whether their pay has risen to the rate of their own age"


def _to_claim(desk: Desk) -> QuerySet:
    mine = declarations_of(desk.viewer).filter(care_leaver__in=desk.person_ids)
    return declarations_to_claim(mine, desk.today).order_by("signed_on", "id")


def _claim(desk: Desk, declaration) -> Line:
    person = declaration.care_leaver
    return Line.of(
        person,
        "A payment of the apprenticeship bursary has fallen due, and nobody has claimed it",
        Act("Claim it", page_from_today("person-money", person), "claim the bursary", may=can_claim),
        row=declaration.public_id,
        since=declaration.signed_on,
        when=since(desk.today, declaration.signed_on),
    )


def _to_ask(desk: Desk) -> QuerySet:
    return bursaries_to_ask(desk.placements, desk.today).order_by("starts_on", "id")


def _ask(desk: Desk, placement) -> Line:
    return Line.of(
        placement.care_leaver,
        "They may have the apprenticeship bursary, and nobody has asked whether they want it",
        Act("Look at their money", page_from_today("person-money", placement.care_leaver), may=can_claim),
        row=placement.public_id,
        since=placement.starts_on,
        when=since(desk.today, placement.starts_on),
    )


def _to_rise(desk: Desk) -> QuerySet:
    return pay_to_rise(desk.placements, desk.today).order_by("starts_on", "id")


def _rise(desk: Desk, placement) -> Line:
    ends = apprentice_rate_ends_on(placement.care_leaver.birth_date, placement.starts_on)
    page = reverse("placement-money-answer", args=[placement.public_id, Question.PAY_ROSE])
    return Line.of(
        placement.care_leaver,
        (RATE_ENDED if ends <= desk.today else RATE_ENDS).format(day(ends)),
        Act("Record the answer", from_today(page), "ask whether their pay rose", may=can_claim),
        row=placement.public_id,
        since=placement.starts_on,
        due=ends,
        when=due(desk.today, ends),
    )


def _waiting(desk: Desk) -> QuerySet:
    return offer_asks_of(desk.viewer).waiting().filter(care_leaver__in=desk.person_ids).order_by("asked_on", "id")


def _asked(desk: Desk, ask) -> Line:
    return Line.of(
        ask.care_leaver,
        f"Asked of the local offer: {ask.offer.title}, £{ask.amount:,.2f}",
        Act("Answer it", from_today(reverse("offer-ask", args=[ask.public_id])), may=can_approve_asks),
        row=ask.public_id,
        since=ask.asked_on,
        when=since(desk.today, ask.asked_on, late_after=5),
    )


KINDS = (
    Kind(
        "offer-asks",
        "ask of the local offer to answer,asks of the local offer to answer",
        Urgency.PROMISE,
        viewers.the_head,
        (Source(Subject.OFFER_ASK, _waiting, _asked),),
    ),
    Kind(
        "bursary-to-claim",
        "bursary payment to claim,bursary payments to claim",
        Urgency.CLOSING,
        viewers.those_who_talk_with_them,
        (Source(Subject.DECLARATION, _to_claim, _claim),),
    ),
    Kind(
        "pay-to-rise",
        "apprentice whose pay has to rise,apprentices whose pay has to rise",
        Urgency.CLOSING,
        viewers.those_who_talk_with_them,
        (Source(Subject.PLACEMENT, _to_rise, _rise),),
    ),
    Kind(
        "bursary-to-ask",
        "bursary to ask about,bursaries to ask about",
        Urgency.TURN,
        viewers.those_who_talk_with_them,
        (Source(Subject.PLACEMENT, _to_ask, _ask),),
    ),
)
