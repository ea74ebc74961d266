"""Three short questions about a post that has ended, and the switch that turns them off."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.employers.models import EmployerContact
from backend.employers.permissions import acts_for_an_employer
from backend.opportunities.choices import Hired
from backend.opportunities.hiring_outcomes import answer, ask_again, stop_asking
from backend.opportunities.models import NoOutcomeQuestions, Outcome
from backend.opportunities.permissions import hiring_outcomes_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import one_of, text_box
from backend.web.kit.form_page import FormPage
from backend.web.kit.posting.fields import yes_no


class OutcomeForm(forms.Form):
    hired = one_of("Did you take somebody on?", Hired.choices, missing="Select whether you took somebody on")
    through_us = yes_no("If you did: did somebody come through us?", undecided=False)
    words = text_box("What could we do better?", longest=1000, rows=3, required=False)


@GET_AND_POST
@only(acts_for_an_employer)
def outcome(request, public_id):
    found = get_object_or_404(
        hiring_outcomes_of(request.viewer).select_related("opportunity", "employer"), opportunity__public_id=public_id
    )
    page = FormPage(
        request,
        OutcomeForm,
        draft="opportunity-outcome",
        about=public_id,
        record=found,
        initial=_initial(found),
    )
    if page.saves(answer, outcome=found):
        said = "Thank you. Your answer is with the employment team."
        return page.redirect(said, "employer-opportunity", public_id=public_id)
    return page.show(
        "web/employer_portal/outcome.html",
        heading="What came of it?",
        button="Send your answer",
        title=f"What came of it: {found.opportunity.title}",
        caption=found.opportunity.title,
        back=reverse("employer-opportunity", args=[public_id]),
        opportunity=found.opportunity,
        are_off=NoOutcomeQuestions.objects.filter(contact__in=_contacts(request, found)).exists(),
    )


@require_POST
@only(acts_for_an_employer)
def outcome_questions(request, public_id):
    """On or off for whoever asks, at this employer."""
    found = get_object_or_404(hiring_outcomes_of(request.viewer), opportunity__public_id=public_id)
    contacts = _contacts(request, found)
    if not contacts:
        raise Http404
    turn_on = request.POST.get("questions") == "on"
    (ask_again if turn_on else stop_asking)(contacts=contacts)
    said = "We will ask you again when a post of yours ends." if turn_on else "We will not ask you again."
    messages.success(request, said)
    return redirect("opportunity-outcome", public_id=public_id)


def _contacts(request, found: Outcome) -> list[EmployerContact]:
    mine = EmployerContact.objects.for_council(request.viewer.council_id).current()
    return list(mine.filter(employer=found.employer_id, user=request.user).select_related("employer__council"))


def _initial(found: Outcome) -> dict:
    return {name: getattr(found, name) for name in ("hired", "through_us", "words")}
