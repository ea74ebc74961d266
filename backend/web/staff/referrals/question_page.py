"""An employer's question about an introduction is answered, by telephone or e-mail: one press says so."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from backend.referrals.employers_words import settle_question
from backend.referrals.permissions import can_refer
from backend.web.kit.access import as_uuid, only
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.referrals.referral_page import find_referral


@require_POST
@only(can_refer)
def settle(request, public_id):
    referral = find_referral(request, public_id, page="referral-question")
    page = FormPage(request, ButtonForm)
    if page.saves(settle_question, referral=referral, read=as_uuid(request.POST.get("read", ""))):
        return page.redirect("It is recorded that you answered the employer.", "referral", public_id)
    tell_moved_on(request, " ".join(page.form.non_field_errors()))
    return redirect("referral", public_id)
