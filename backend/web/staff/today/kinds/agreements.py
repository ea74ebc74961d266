"""Lines about agreements that are due to be asked again, and about employers who have not said that they deleted."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.urls import reverse

from backend.care_leavers.consents import named_by
from backend.care_leavers.models import Consent
from backend.care_leavers.permissions import consents_of
from backend.referrals.deletion_models import DeleteRequest
from backend.referrals.permissions import delete_requests_of
from backend.referrals.resting import resting_on
from backend.web.kit.addresses import address_of
from backend.web.kit.employer_names import name_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, InPlace, Kind, Line, Source, Subject, Urgency, ring
from backend.web.staff.today.when import due, long_day, since


SOON = dt.timedelta(days=14)


def _to_ask_again(desk: Desk) -> QuerySet[Consent]:
    """Due, run out, or soon, while an employer reads something of an open introduction by it."""
    mine = consents_of(desk.viewer).select_related(None).standing().with_day_to_ask_again()
    soon = desk.today + SOON
    wanted = mine.filter(Q(ask_again_on__lte=soon) | Q(until_on__lte=soon), care_leaver__in=desk.person_ids)
    return resting_on(wanted).order_by("given_on", "id")


def _ask_again(desk: Desk, consent: Consent) -> Line:
    person, day = consent.care_leaver, _last_day(consent)
    page = f"{address_of('person-consent', person.public_id)}"
    act = Act("Ask again", page, "ask them whether they still agree")
    if not consent.should_name_its_employer:
        asked = "Asked again. It stands, in the words of today"
        act = Act("Asked again", page, "ask them whether they still agree", InPlace.STILL_AGREES, asked)
    return Line.of(
        person,
        f"{_why(desk, consent)}: {named_by(consent)}. An employer reads it by this agreement",
        act,
        row=consent.public_id,
        since=consent.given_on,
        when=due(desk.today, day),
        due=day,
    )


def _last_day(consent: Consent) -> dt.date:
    days: list[dt.date] = [each for each in (consent.ask_again_on, consent.until_on) if each]
    return min(days)


def _why(desk: Desk, consent: Consent) -> str:
    if consent.has_run_out_on(desk.today):
        return f"Ran out on {long_day(consent.until_on, desk.today)}"
    if consent.until_on and consent.until_on <= desk.today + SOON:
        return f"Runs out after {long_day(consent.until_on, desk.today)}"
    return f"Agreed on {long_day(consent.given_on, desk.today)}, to ask again"


def _not_deleted(desk: Desk) -> QuerySet[DeleteRequest]:
    late = delete_requests_of(desk.viewer).to_ring_about(desk.today)
    return late.filter(consent__care_leaver__in=desk.person_ids).order_by("asked_on", "id")


def _ring_about(desk: Desk, request: DeleteRequest) -> Line:
    employer = request.employer
    return Line.of(
        request.consent.care_leaver,
        f"{name_of(employer)} has not said whether it deleted what it was told: ring. It was asked on"
        f" {long_day(request.asked_on, desk.today)} (reference {request.referral.reference})",
        Act("Record what they said", reverse("delete-request-answer", args=[request.public_id])),
        row=request.public_id,
        since=request.asked_on,
        when=since(desk.today, request.asked_on, late_after=7),
        more=ring(employer.name, employer.published_phone),
    )


KINDS = (
    Kind(
        "not-deleted",
        "employer that has not said whether it deleted,employers that have not said whether they deleted",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.DELETE_REQUEST, _not_deleted, _ring_about),),
    ),
    Kind(
        "ask-again",
        "agreement to ask again,agreements to ask again",
        Urgency.CLOSING,
        viewers.those_who_talk_with_them,
        (Source(Subject.CONSENT, _to_ask_again, _ask_again),),
    ),
)
