"""What the pages about one place of a referral share: whose it is, and where they lead back to."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.referrals.choices import ReferralState
from backend.referrals.models import Referral
from backend.web.kit.employer_names import name_of
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.people.identity import PersonFormPage


NOT_NOW = {
    "referral-beside": "They hold no other place now, or this referral has ended. Here is how it stands.",
    "referral-place-gone": "There is no lost place to tell them of here now. Here is how it stands.",
    "referral-place-free": "There is no free place to ask them about here now. Here is how it stands.",
}


def person_of(request, referral: Referral) -> CareLeaver:
    person: CareLeaver = care_leavers_of(request.viewer).with_profile().get(id=referral.care_leaver_id)
    return person


def what_it_is(referral: Referral) -> str:
    return f"{referral.opportunity.title}, {name_of(referral.employer)}: {ReferralState(referral.state).label.lower()}"


def begun_on(request, referral: Referral) -> str:
    """Whoever came from Today goes on there."""
    from_today = request.GET.get("from") == "today"
    return reverse("today") if from_today else reverse("referral", args=[referral.public_id])


def recorded(request, page: PersonFormPage, referral: Referral, said: str) -> HttpResponse:
    return page.redirect(said, begun_on(request, referral))


def not_now(request, referral: Referral, name: str) -> HttpResponse:
    tell_moved_on(request, NOT_NOW[name])
    return redirect("referral", referral.public_id)
