"""What was said, what was claimed, and what came of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from backend.care_leavers.models import CareLeaver
from backend.placements.models import Placement
from backend.placements.permissions import placements_of
from backend.reference.choices import AmountSays, MoneyRuleName
from backend.support.choices import OF_A_START, ClaimStep, Question
from backend.support.models import Claim, OfferAsk
from backend.support.permissions import can_claim, can_see_money, claims_of
from backend.support.services import answer_for, record_answer, record_claim, record_paid, take_claim_step
from backend.support.transitions import CLAIM_LIFE
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.content import Link, Row, TimelineEntry
from backend.web.kit.formats import day
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.money.forms import AnswerForm, ClaimForm, PaidForm, WhyForm
from backend.web.staff.money.money_lines import amount_words
from backend.web.staff.people.identity import Identity, PersonFormPage


STEPS = {
    ClaimStep.REFUSED: ("It was refused", "Record the refusal", "The refusal is recorded."),
    ClaimStep.CLAIMED_AGAIN: ("Claim it again", "Record the new claim", "Claimed again."),
    ClaimStep.UNDONE: ("Undo the last step", "Undo it", "The last step is undone."),
    ClaimStep.TAKEN_BACK: ("Take the claim back", "Take it back", "The claim is taken back."),
}
Found = tuple[CareLeaver, Placement | None]


def of_person(request, public_id, page: str) -> Found:
    return person_or_404(request, public_id, page=page), None


def of_placement(request, public_id, page: str) -> Found:
    """Whose start it is, with the start."""
    mine = placements_of(request.viewer).select_related("care_leaver", "opportunity__employer")
    placement = get_object_or_404(mine, public_id=public_id)
    person = person_or_404(request, placement.care_leaver.public_id, page=page)
    placement.care_leaver = person
    return person, placement


def home(person: CareLeaver) -> str:
    return reverse("person-money", args=[person.public_id])


@GET_AND_POST
@only(can_claim)
def person_answer(request, public_id, question) -> HttpResponse:
    asked = _question(question, of_a_start=False)
    return _answer(request, of_person(request, public_id, "person-money-answer"), asked)


@GET_AND_POST
@only(can_claim)
def placement_answer(request, public_id, question) -> HttpResponse:
    asked = _question(question, of_a_start=True)
    return _answer(request, of_placement(request, public_id, "placement-money-answer"), asked)


def _question(question: str, *, of_a_start: bool) -> Question:
    if question not in Question or (question in OF_A_START) is not of_a_start:
        raise Http404
    return Question(question)


def _answer(request, found: Found, question: Question) -> HttpResponse:
    person, placement = found
    page = PersonFormPage(request, AnswerForm, asks=question.label)
    if page.saves(record_answer, care_leaver=person, placement=placement, question=question):
        return page.redirect("The answer is recorded.", home(person))
    return page.show_about(person, heading="What was said", button="Record the answer", back=home(person))


@GET_AND_POST
@only(can_claim)
def person_claim(request, public_id, rule, part) -> HttpResponse:
    return _claim(request, of_person(request, public_id, "person-money-claim"), rule, part)


@GET_AND_POST
@only(can_claim)
def placement_claim(request, public_id, rule, part) -> HttpResponse:
    return _claim(request, of_placement(request, public_id, "placement-money-claim"), rule, part)


def _claim(request, found: Found, rule: str, part: int) -> HttpResponse:
    person, placement = found
    if rule not in MoneyRuleName:
        raise Http404
    said = answer_for(person, MoneyRuleName(rule), part, placement)
    if said is None:
        tell_moved_on(request, "The rules know of no such payment for them now. This is how it stands.")
        return redirect(home(person))
    answer, due = said
    page = PersonFormPage(request, ClaimForm, asks_amount=due.says != AmountSays.EXACTLY)
    if page.saves(record_claim, care_leaver=person, placement=placement, rule=answer.rule.name, part=part):
        return page.redirect("The claim is recorded.", "claim", public_id=page.result.public_id)
    about = f"{answer.rule.name.label}, payment {part}: {amount_words(due)}. {answer.reason}"
    return page.show_about(
        person, heading="Record a claim", button="Record the claim", explanation=about, back=home(person)
    )


@require_safe
@only(can_see_money)
def claim(request, public_id) -> HttpResponse:
    found, person = _found(request, public_id, "claim")
    return show_steps(request, found, person, f"{found}", _rows(found), _acts(request.viewer, found))


def show_steps(
    request, found: Claim | OfferAsk, person: CareLeaver, heading: str, rows: list[Row], acts: list[Link]
) -> HttpResponse:
    """How something stands that takes steps: its facts, what can be done now, and who did what before."""
    events = found.events.select_related("by")
    history = [TimelineEntry(each.get_step_display(), each.at, by=str(each.by), text=each.reason) for each in events]
    about = {"heading": heading, "rows": rows, "acts": acts, "history": history, "back": home(person)}
    return render(request, "web/staff/money/claim.html", {"identity": Identity(person, request.viewer), **about})


def _found(request, public_id, page: str) -> tuple[Claim, CareLeaver]:
    mine = claims_of(request.viewer).select_related("placement__opportunity", "recorded_by")
    found = get_object_or_404(mine, public_id=public_id)
    return found, person_or_404(request, found.care_leaver.public_id, page=page)


def _rows(claim: Claim) -> list[Row]:
    paid = f"£{claim.paid_amount:,.2f} on {day(claim.paid_on)}" if claim.paid_on else "not yet"
    return [
        Row("How it stands", claim.get_state_display()),
        Row("Amount", f"£{claim.amount:,.2f}"),
        Row("Paid to", claim.get_paid_to_display()),
        Row("For", claim.placement.opportunity.title if claim.placement else "themselves, not one start"),
        Row("Due", day(claim.due_on) if claim.due_on else "no day is set"),
        Row("Claimed", f"{day(claim.claimed_on)}, recorded by {claim.recorded_by}"),
        Row("Evidence", claim.evidence),
        Row("Paid", paid),
    ]


def _acts(viewer, claim: Claim) -> list[Link]:
    opened = CLAIM_LIFE.steps_open_to(viewer, claim)
    acts = [Link("It was paid", reverse("claim-paid", args=[claim.public_id]))] if ClaimStep.PAID in opened else []
    return acts + [
        Link(words[0], reverse("claim-step", args=[claim.public_id, step]))
        for step, words in STEPS.items()
        if step in opened
    ]


@GET_AND_POST
@only(can_claim)
def paid(request, public_id) -> HttpResponse:
    found, person = _found(request, public_id, "claim-paid")
    page = PersonFormPage(request, PaidForm)
    if page.saves(record_paid, claim=found):
        return page.redirect("Paid. It is recorded.", "claim", public_id=public_id)
    back = reverse("claim", args=[public_id])
    return page.show_about(
        person, heading="It was paid", button="Record the payment", explanation=f"{found}", back=back
    )


@GET_AND_POST
@only(can_claim)
def step(request, public_id, step) -> HttpResponse:
    if step not in {each.value for each in STEPS}:
        raise Http404
    found, person = _found(request, public_id, "claim-step")
    heading, button, done = STEPS[ClaimStep(step)]
    page = PersonFormPage(request, WhyForm)
    if page.saves(take_claim_step, claim=found, step=ClaimStep(step)):
        return page.redirect(done, "claim", public_id=public_id)
    back = reverse("claim", args=[public_id])
    return page.show_about(person, heading=heading, button=button, explanation=f"{found}", back=back)
