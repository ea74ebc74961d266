"""An adviser records which of the times a young person chose, beside what else they have that day."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.audit.services import record_read
from backend.care_leavers.permissions import care_leavers_of
from backend.core.errors import Refused
from backend.ranking.interviews import choose_time
from backend.referrals.choices import InterviewHow
from backend.referrals.interviews import offer_of
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer, referrals_of
from backend.web.kit.access import GET_AND_POST, as_uuid, only
from backend.web.kit.content import Row
from backend.web.kit.employer_names import name_of
from backend.web.kit.formats import day, plural, yes_no
from backend.web.staff.interviews.appointments import time_words, times_beside_record
from backend.web.staff.people.identity import Identity
from backend.web.staff.today.today_pages import WAYS_TO_TELL


NOTHING = "No times wait to be chosen from here any more. This is how it stands."
CHOSEN = "Recorded. The employer gets one e-mail that a time is chosen, with a reference only."


@GET_AND_POST
@only(can_refer)
def times(request, public_id):
    referral = offered_referral(request, public_id, page="referral-times")
    if request.method == "POST":
        return _choose(request, referral)
    offer, offered = offer_of(referral)
    if offer is None:
        messages.info(request, NOTHING)
        return redirect("referral", public_id=public_id)
    person = care_leavers_of(request.viewer).with_profile().get(pk=referral.care_leaver_id)
    wish = offer.wishes.select_related("time").last()
    context = {
        "identity": Identity(person, request.viewer),
        "referral": referral,
        "employer": name_of(referral.employer),
        "times": times_beside_record(request.viewer, person, referral, offered, wish.time_id if wish else None),
        "wish": wish_words(wish),
        "facts": _facts(person, offer),
        "words": offer.note,
        "ways": WAYS_TO_TELL,
        "back": reverse("referral", args=[public_id]),
    }
    return render(request, "web/staff/interviews/times.html", context)


def wish_words(wish) -> str:
    """What the young person said of these times on their own page, last."""
    if wish is None:
        return ""
    said = f"{time_words(*wish.time.when)} suits" if wish.time else "none of these times suits"
    return f"On their own page they said on {day(wish.at)}: {said}."


def _choose(request, referral: Referral):
    """By one press of the time and of how they said it."""
    time, _, how = request.POST.get("choice", "").partition(" ")
    try:
        choose_time(referral=referral, time=as_uuid(time), how=how, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect("referral-times", public_id=referral.public_id)
    messages.success(request, CHOSEN)
    return redirect("referral", public_id=referral.public_id)


def _facts(person, offer) -> list[Row]:
    """Of the record what a time is held against."""
    drives = yes_no(person.can_drive) if person.can_drive is not None else None
    how = InterviewHow(offer.interview_how).label if offer.interview_how else None
    return [
        *([Row("How they meet", how)] if how else []),
        *([Row("How long", plural(offer.interview_minutes, "minute,minutes"))] if offer.interview_minutes else []),
        Row("Free from", day(person.available_from) if person.available_from else None),
        Row("Drives", drives),
        Row("How they like to be reached", person.contact_preference or None),
    ]


def offered_referral(request, public_id, *, page: str) -> Referral:
    referral = get_object_or_404(referrals_of(request.viewer).with_details(), public_id=public_id)
    record_read(viewer=request.viewer, subject=referral.care_leaver, page=page)
    return referral
