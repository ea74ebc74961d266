"""Adding to a referral that is out what they have agreed to since: looked at first, then confirmed."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.audit.services import record_read
from backend.ranking.gated_steps import tell_more
from backend.referrals.disclosure import to_be_added
from backend.referrals.own_words import care_status_is_agreed
from backend.referrals.permissions import can_refer, referrals_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.form_page import FormPage
from backend.web.staff.referrals.preview import Preview, PreviewedForm


ADDED = "It is added. The employer gets a message that there is more to read, with a reference only."


@GET_AND_POST
@only(can_refer)
def add_details(request, public_id):
    referral = get_object_or_404(referrals_of(request.viewer).with_details(), public_id=public_id)
    if referral.care_leaver.council_id != request.viewer.council_id:
        raise PermissionDenied
    record_read(viewer=request.viewer, subject=referral.care_leaver, page="referral-add-details")
    agreed = care_status_is_agreed(referral.care_leaver, referral.employer)
    whom = {"person": referral.care_leaver, "employer": referral.employer}
    preview = Preview.of(to_be_added(referral), care_status_agreed=agreed, **whom)
    page = FormPage(request, PreviewedForm, preview=preview)
    if page.saves(tell_more, referral=referral):
        return page.redirect(ADDED, "referral", public_id=public_id)
    person = (
        f"{reverse('person-consent', args=[referral.care_leaver.public_id])}?employer={referral.employer.public_id}"
    )
    return page.show(
        "web/staff/referrals/add_details.html",
        heading="Add to what the employer reads",
        button="Add it" if preview.disclosed else "",
        about=f"{referral.care_leaver.known_as}, {name_of(referral.employer)}",
        back=reverse("referral", args=[public_id]),
        preview=preview,
        agreements=person,
        referral=referral,
    )
