"""What is asked of the council's own offer, and what a head says to it; and what the council offers."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.choices import Entitlement
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.support.choices import AskStep
from backend.support.local_offer import (
    add_local_offer,
    ask_local_offer,
    end_local_offer,
    offered_to,
    record_ask_paid,
    take_ask_step,
)
from backend.support.models import OfferAsk
from backend.support.permissions import (
    can_approve_asks,
    can_claim,
    can_see_money,
    can_set_local_offer,
    local_offers_of,
    offer_asks_of,
)
from backend.support.transitions import ASK_LIFE
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.content import Link, Row, Table, columns
from backend.web.kit.form_page import FormPage
from backend.web.kit.formats import day, listed, short_day
from backend.web.staff.money.claim_pages import home, show_steps
from backend.web.staff.money.forms import ApproveForm, AskForm, AskPaidForm, LocalOfferForm, OfferEndForm, WhyForm
from backend.web.staff.people.identity import PersonFormPage


ANSWERS = {
    AskStep.APPROVED: ("Approve it", "Approve it", "Approved. It can be paid."),
    AskStep.REFUSED: ("Say no", "Record the no", "The no is recorded with its reason."),
    AskStep.UNDONE: ("Undo the answer", "Undo it", "The answer is undone. It waits again."),
}
NOTHING = "The council has written down nothing that it offers them today. A virtual school head does that."


@GET_AND_POST
@only(can_claim)
def ask(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="person-money-ask")
    offered = offered_to(person)
    page = PersonFormPage(request, AskForm, offers=offered)
    if page.saves(ask_local_offer, care_leaver=person):
        return page.redirect("Asked. A virtual school head finds it on Today.", home(person))
    about = "" if offered else NOTHING
    return page.show_about(
        person, heading="Ask for something of the offer", button="Ask for it", explanation=about, back=home(person)
    )


@require_safe
@only(can_see_money)
def one_ask(request, public_id) -> HttpResponse:
    found, person = _found(request, public_id, "offer-ask")
    return show_steps(request, found, person, found.offer.title, _rows(found), _acts(request.viewer, found))


def _found(request, public_id, page: str) -> tuple[OfferAsk, CareLeaver]:
    found = get_object_or_404(offer_asks_of(request.viewer).with_details(), public_id=public_id)
    return found, person_or_404(request, found.care_leaver.public_id, page=page)


def _rows(ask: OfferAsk) -> list[Row]:
    return [
        Row("How it stands", ask.get_state_display()),
        Row("Amount", f"£{ask.amount:,.2f} of up to £{ask.offer.most:,.2f}"),
        Row("What for", ask.what_for),
        Row("Asked", f"{day(ask.asked_on)}, by {ask.recorded_by}"),
        Row("Rule", f"{ask.offer.says} ({ask.offer.source})"),
        Row("Paid", day(ask.paid_on) if ask.paid_on else "not yet"),
    ]


def _acts(viewer, ask: OfferAsk) -> list[Link]:
    opened = [step for step in ASK_LIFE.steps_open_to(viewer, ask) if not _is_own(viewer, ask, step)]
    own = ((AskStep.PAID, "It was paid", "offer-ask-paid"), (AskStep.TAKEN_BACK, "Take it back", "offer-ask-take-back"))
    acts = [Link(words, reverse(name, args=[ask.public_id])) for step, words, name in own if step in opened]
    return acts + [
        Link(words[0], reverse("offer-ask-answer", args=[ask.public_id, step]))
        for step, words in ANSWERS.items()
        if step in opened
    ]


def _is_own(viewer, ask: OfferAsk, step: AskStep) -> bool:
    return step == AskStep.APPROVED and viewer.user_id == ask.recorded_by_id


@GET_AND_POST
@only(can_approve_asks)
def answer(request, public_id, step) -> HttpResponse:
    if step not in {each.value for each in ANSWERS}:
        raise Http404
    found, person = _found(request, public_id, "offer-ask-answer")
    taken = AskStep(step)
    heading, button, done = ANSWERS[taken]
    page = PersonFormPage(request, ApproveForm if taken == AskStep.APPROVED else WhyForm)
    if page.saves(take_ask_step, ask=found, step=taken):
        return page.redirect(done, "offer-ask", public_id=public_id)
    back = reverse("offer-ask", args=[public_id])
    return page.show_about(person, heading=heading, button=button, explanation=_about(found), back=back)


@GET_AND_POST
@only(can_claim)
def take_back(request, public_id) -> HttpResponse:
    found, person = _found(request, public_id, "offer-ask-take-back")
    page = PersonFormPage(request, WhyForm)
    if page.saves(take_ask_step, ask=found, step=AskStep.TAKEN_BACK):
        return page.redirect("It is taken back.", "offer-ask", public_id=public_id)
    back = reverse("offer-ask", args=[public_id])
    return page.show_about(person, heading="Take it back", button="Take it back", explanation=_about(found), back=back)


def _about(ask: OfferAsk) -> str:
    return f"{ask.offer.title}, £{ask.amount:,.2f}: {ask.what_for}"


@GET_AND_POST
@only(can_claim)
def paid(request, public_id) -> HttpResponse:
    found, person = _found(request, public_id, "offer-ask-paid")
    page = PersonFormPage(request, AskPaidForm)
    if page.saves(record_ask_paid, ask=found):
        return page.redirect("Paid. It is recorded.", "offer-ask", public_id=public_id)
    back = reverse("offer-ask", args=[public_id])
    return page.show_about(
        person, heading="It was paid", button="Record the payment", explanation=found.offer.title, back=back
    )


@require_safe
@only(can_see_money)
def offers(request) -> HttpResponse:
    """What the council offers, has offered and will offer."""
    may_set = can_set_local_offer(request.viewer)
    rows = [
        [
            each.title,
            f"£{each.most:,.2f}",
            f"{listed([Entitlement(one).label for one in each.categories])}, {each.youngest} to {each.oldest}",
            f"{short_day(each.from_on)} to {short_day(each.until_on) if each.until_on else 'no end'}",
            each.source,
            _end_link(each, may_set),
        ]
        for each in local_offers_of(request.viewer)
    ]
    heads = columns("What", "At most", "For whom", "Days", "Decided", "Change", numeric=("At most",))
    table = Table("What the council offers", heads, rows, empty="Nothing is written down yet.")
    return render(request, "web/staff/money/offers.html", {"offers": table, "may_set": may_set})


def _end_link(offer, may_set: bool) -> Link | str:
    if not may_set or (offer.until_on and offer.until_on < clock.today()):
        return ""
    return Link("Give it a last day", reverse("local-offer-end", args=[offer.public_id]), f"for {offer.title}")


@GET_AND_POST
@only(can_set_local_offer)
def add(request) -> HttpResponse:
    page = FormPage(request, LocalOfferForm, draft="local-offer-add", about="new")
    if page.saves(add_local_offer, council=request.viewer.council):
        return page.redirect("Written down. It can be asked for from its first day.", "local-offers")
    return page.show(heading="Add to the local offer", button="Add it", back=reverse("local-offers"))


@GET_AND_POST
@only(can_set_local_offer)
def end(request, public_id) -> HttpResponse:
    found = get_object_or_404(local_offers_of(request.viewer), public_id=public_id)
    page = FormPage(request, OfferEndForm)
    if page.saves(end_local_offer, offer=found):
        return page.redirect("Its last day is recorded. What was asked by then goes on.", "local-offers")
    return page.show(heading="Give it a last day", button="Save", back=reverse("local-offers"), about=found.title)
