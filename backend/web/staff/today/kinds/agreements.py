"""Lines about agreements that are due to be asked again, and about what employers say of deleting, or do not say."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from backend.care_leavers.choices import TOLD, ConsentKind
from backend.care_leavers.models import Consent
from backend.care_leavers.models.consent import RENEWAL_GROUP
from backend.care_leavers.permissions import consents_of
from backend.placements.talks import was_talk_since
from backend.referrals.models import DeleteRequest
from backend.referrals.permissions import delete_requests_of
from backend.referrals.resting import resting_on
from backend.web.kit.addresses import address_of
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import listed
from backend.web.staff.people.agreement_rows import SOON, Due, what_is_due
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.kinds import viewers
from backend.web.staff.today.lines import Act, InPlace, Kind, Line, Source, Subject, Urgency, ring, told_them
from backend.web.staff.today.when import due, long_day, since, since_and_when


IT_READS, IT_READ = "An employer reads it by this", "An employer read it by this until then"


def _to_ask_again(desk: Desk) -> QuerySet[Consent]:
    """Due, run out, or soon, while an employer reads something of an open introduction by it: the first of those that
    are asked again together."""
    mine = consents_of(desk.viewer).select_related(None).standing().with_day_to_ask_again().with_renewal_group()
    soon = desk.today + SOON
    wanted = resting_on(mine.filter(Q(ask_again_on__lte=soon) | Q(until_on__lte=soon)))
    earlier = wanted.filter(id__lt=OuterRef("id"), **{name: OuterRef(name) for name in RENEWAL_GROUP})
    return wanted.filter(~Exists(earlier), care_leaver__in=desk.person_ids).order_by("given_on", "id")


def _named(consent: Consent) -> str:
    """All that was agreed to together; for whom, where that is somebody."""
    told = listed(TOLD[ConsentKind(each)] for each in consent.renewal_group_kinds)
    return f"{told}, to {consent.employer.name}" if consent.employer else told


def _ask_again(desk: Desk, consent: Consent) -> Line:
    person, day = consent.care_leaver, _last_day(consent)
    due_now = what_is_due(consent, consent.ask_again_on, desk.today)
    page = f"{address_of('person-consent', person.public_id)}"
    act = Act("Ask again", page, "ask them whether they still agree")
    if not consent.should_name_its_employer:
        asked = "Asked again. It stands, in the words of today"
        act = Act("Asked again", page, "ask them whether they still agree", InPlace.STILL_AGREES, asked)
    return Line.of(
        person,
        f"{_why(desk, consent, due_now)}: {_named(consent)}. {IT_READ if due_now == Due.RAN_OUT else IT_READS}",
        act,
        row=consent.public_id,
        since=consent.given_on,
        when=due(desk.today, day),
        due=day,
    )


def _last_day(consent: Consent) -> dt.date:
    days: list[dt.date] = [each for each in (consent.ask_again_on, consent.until_on) if each]
    return min(days)


def _why(desk: Desk, consent: Consent, due_now: Due | None) -> str:
    if due_now == Due.RAN_OUT:
        return f"Ran out after {long_day(consent.until_on, desk.today)}"
    if due_now == Due.RUNS_OUT:
        return f"Runs out after {long_day(consent.until_on, desk.today)}"
    whom = " for any employer" if due_now == Due.ANY_EMPLOYER else ""
    return f"Agreed{whom} on {long_day(consent.given_on, desk.today)}, to ask again"


def _not_deleted(desk: Desk) -> QuerySet[DeleteRequest]:
    late = delete_requests_of(desk.viewer).to_ring_about(desk.today)
    return late.filter(consent__care_leaver__in=desk.person_ids).order_by("asked_on", "id")


def _ring_about(desk: Desk, request: DeleteRequest) -> Line:
    employer = request.employer
    cannot = " Somebody who has our link could not come in by it." if request.access_asked_at else ""
    return Line.of(
        request.consent.care_leaver,
        f"{name_of(employer)} has not said whether it deleted what it was told: ring.{cannot} It was asked on"
        f" {long_day(request.asked_on, desk.today)} (reference {request.referral.reference})",
        Act("Record what they said", reverse("delete-request-answer", args=[request.public_id])),
        row=request.public_id,
        since=request.asked_on,
        when=since(desk.today, request.asked_on, late_after=7),
        more=ring(employer.name, employer.published_phone),
    )


def _kept_some(desk: Desk) -> QuerySet[DeleteRequest]:
    """Nobody of ours was there when it was said, and their own page does not say what: until somebody has talked."""
    kept = delete_requests_of(desk.viewer).kept_by_link().filter(consent__care_leaver__in=desk.person_ids)
    return kept.filter(~was_talk_since(OuterRef("answered_at"), OuterRef("answered_day"))).order_by("answered_at", "id")


def _tell_what_is_kept(desk: Desk, request: DeleteRequest) -> Line:
    person = request.consent.care_leaver
    return Line.of(
        person,
        f"{name_of(request.employer)} keeps some of what it was told: “{request.reason}”. Tell them",
        told_them(
            person,
            "tell them what is kept, and why",
            "Told. If they are not content with it, ring the employer",
        ),
        row=request.public_id,
        **since_and_when(desk.today, request.answered_at, late_after=3),
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
        "keeps-some",
        "employer that keeps some of what it was told,employers that keep some of what they were told",
        Urgency.PROMISE,
        viewers.those_who_talk_with_them,
        (Source(Subject.DELETE_REQUEST, _kept_some, _tell_what_is_kept),),
    ),
    Kind(
        "ask-again",
        "agreement to ask again,agreements to ask again",
        Urgency.CLOSING,
        viewers.those_who_talk_with_them,
        (Source(Subject.CONSENT, _to_ask_again, _ask_again),),
    ),
)
