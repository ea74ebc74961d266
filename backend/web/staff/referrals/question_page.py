"""What an employer said of an introduction is taken up: a question is answered, by telephone or e-mail."""

from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from backend.referrals.employers_words import asks_for_an_answer, settle_question, words_waiting
from backend.referrals.permissions import can_refer
from backend.web.kit.access import as_uuid, only
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.referrals.forms import AnsweredForm
from backend.web.staff.referrals.referral_page import find_referral, referral_response


@require_POST
@only(can_refer)
def settle(request, public_id):
    referral = find_referral(request, public_id, page="referral-question")
    asks = asks_for_an_answer(words_waiting(referral.events.order_by("id")))
    page = FormPage(request, AnsweredForm if asks else ButtonForm)
    if page.saves(settle_question, referral=referral, read=as_uuid(request.POST.get("read", ""))):
        said = "you answered the employer" if asks else "you have read it"
        return page.redirect(f"It is recorded that {said}.", "referral", public_id)
    if "words" in page.form.errors:
        return referral_response(request, referral, settle_form=page.form)
    tell_moved_on(request, " ".join(page.form.non_field_errors()))
    return redirect("referral", public_id)
