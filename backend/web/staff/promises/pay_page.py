"""A first pay held against the minimum, by what the payslip says."""

from django.http import HttpResponse
from django.shortcuts import redirect

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.placements.choices import PromiseKind
from backend.placements.models import Promise
from backend.placements.pay_checks import record_pay_check
from backend.placements.permissions import can_promise, placements_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.promises.payslip_form import PayslipForm
from backend.web.staff.promises.promise_pages import about_open_promise, home_of


FIRST_YEAR = 12  # months, of an apprenticeship


@GET_AND_POST
@only(can_promise)
@about_open_promise("promise-pay")
def pay(request, promise: Promise, person: CareLeaver) -> HttpResponse:
    if promise.kind != PromiseKind.PAY:
        return redirect("promise-done", public_id=promise.public_id)
    back = home_of(request, promise, person)
    proposed = {"worked_as": _worked_as(request.viewer, promise)}
    page = PersonFormPage(request, PayslipForm, draft="promise-pay", about=promise.public_id, proposed=proposed)
    if page.saves(record_pay_check, promise=promise):
        return page.redirect(page.result.how, back)
    return page.show_about(
        person,
        "web/staff/promises/pay.html",
        heading="Check the first pay",
        button="Compare with the minimum",
        back=back,
        promise=promise,
    )


def _worked_as(viewer: Viewer, promise: Promise) -> str:
    """By what is recorded of the placement; nothing is ticked where nothing is."""
    placement = placements_of(viewer).led_to_by([promise.referral]).first() if promise.referral else None
    if placement is None:
        return ""
    if not placement.is_apprenticeship:
        return "none"
    is_first = clock.today() < clock.months_after(placement.starts_on, FIRST_YEAR)
    return "first_year" if is_first else "later"
