"""What is open beside an offer that they accepted: withdrawn, or kept by a person's word."""

from backend.referrals.accepted_elsewhere import settle_beside, with_place_elsewhere
from backend.referrals.models import Referral
from backend.referrals.permissions import can_refer, referrals_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.formats import day
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.referrals.place_forms import WITHDRAW, BesideForm
from backend.web.staff.referrals.place_return import begun_on, not_now, person_of, recorded, what_it_is
from backend.web.staff.referrals.referral_page import find_referral


@GET_AND_POST
@only(can_refer)
def beside(request, public_id):
    """Withdraw what is open beside what they accepted, or say that it is kept."""
    name = "referral-beside"
    referral = find_referral(request, public_id, page=name)
    elsewhere = with_place_elsewhere(referrals_of(request.viewer).filter(pk=referral.pk)).get()
    if not referral.is_open or elsewhere.elsewhere_id is None:
        return not_now(request, referral, name)
    page = PersonFormPage(request, BesideForm, proposed=BesideForm.PROPOSED)
    if page.saves(settle_beside, referral=referral):
        return recorded(request, page, referral, _said_beside(page.form, referral))
    return page.show_about(
        person_of(request, referral),
        heading="They accepted something else",
        button="Save",
        title=f"They accepted something else: {referral.opportunity.title}",
        caption=what_it_is(referral),
        explanation=(
            f"{referral.care_leaver.known_as} accepted {elsewhere.elsewhere_title} on {day(elsewhere.elsewhere_on)}."
            " This referral is still open beside it. If it is withdrawn, an employer who knows of them reads that the"
            " introduction does not go ahead, and nothing of why. If it is kept, it is quiet until the other falls"
            " through."
        ),
        back=begun_on(request, referral),
    )


def _said_beside(form: BesideForm, referral: Referral) -> str:
    if form.cleaned_data["do"] == WITHDRAW:
        return f"Withdrawn: {referral.opportunity.title}."
    return f"Kept: {referral.opportunity.title}. You read of it again if what they accepted falls through."
