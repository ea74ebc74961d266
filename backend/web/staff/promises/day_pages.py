"""The first day and the first pay day of an accepted offer, once somebody knows them."""

from django.http import HttpResponse
from django.urls import reverse

from backend.placements.permissions import can_promise
from backend.placements.promise_moves import set_first_day, set_pay_day
from backend.placements.promise_proposals import first_day_known
from backend.web.kit.access import GET_AND_POST, only
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.promises.forms import FirstDayForm, PayDayForm
from backend.web.staff.promises.plan_pages import PAGE, found_referral


MOVES = "Everything that goes by the first day moves with it: {name} reads no date of it."


@GET_AND_POST
@only(can_promise)
def first_day(request, public_id) -> HttpResponse:
    referral, person = found_referral(request, public_id, "referral-first-day")
    page = PersonFormPage(request, FirstDayForm, proposed={"first_day": first_day_known(referral)})
    if page.saves(set_first_day, referral=referral):
        return page.redirect("What is promised goes by this first day now.", PAGE, public_id=public_id)
    heading, back = "Record the first day", reverse(PAGE, args=[public_id])
    about = MOVES.format(name=person.known_as)
    return page.show_about(person, heading=heading, button="Save", explanation=about, back=back)


@GET_AND_POST
@only(can_promise)
def pay_day(request, public_id) -> HttpResponse:
    referral, person = found_referral(request, public_id, "referral-pay-day")
    page = PersonFormPage(request, PayDayForm)
    if page.saves(set_pay_day, referral=referral):
        return page.redirect("The call and the look at their pay are for this pay day now.", PAGE, public_id=public_id)
    heading, back = "Record the first pay day", reverse(PAGE, args=[public_id])
    about = "The call is for that day. Their payslip is looked at two working days later."
    return page.show_about(person, heading=heading, button="Save", explanation=about, back=back)
