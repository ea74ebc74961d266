"""Who at an employer sees what, and the officer's yes to a colleague of another mail domain."""

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.councils.choices import Role
from backend.employers.choices import ColleagueAnswer
from backend.employers.colleagues import answer_colleague, still_asked
from backend.employers.models import EmployerContact
from backend.employers.permissions import (
    can_answer_about_colleagues,
    can_invite_to_employers,
    colleague_invitations_of,
    employers_of,
)
from backend.opportunities.given import give_opportunities
from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import opportunities_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.employer_names import name_of
from backend.web.kit.fields import Checkboxes, one_of, text_box
from backend.web.kit.form_page import FormPage


ALL, SOME = "all", "some"
WHO_ASKED_HAS_LEFT = (
    " Whoever asked speaks for this employer no longer, so a yes is not possible: answer no, and invite the colleague"
    " yourself if they are to come."
)


class GiveForm(forms.Form):
    sees_all = one_of(
        "What do they see?",
        [(ALL, "Everything of this organisation"), (SOME, "Only the opportunities chosen below")],
        missing="Select what they see",
    )
    opportunities = forms.ModelMultipleChoiceField(
        Opportunity.objects.none(),
        label="Opportunities",
        help_text="And the people introduced to you for them.",
        required=False,
        widget=Checkboxes(),
        to_field_name="public_id",
    )

    def __init__(self, *arguments, found, **named):
        super().__init__(*arguments, **named)
        self.fields["opportunities"].queryset = found

    @property
    def facts(self) -> dict:
        return self.cleaned_data | {"sees_all": self.cleaned_data["sees_all"] == ALL}


class ColleagueForm(forms.Form):
    answer = one_of(
        "May they be invited?",
        [(ColleagueAnswer.YES.value, "Yes, invite them"), (ColleagueAnswer.NO.value, "No")],
        missing="Select whether they may be invited",
    )
    reason = text_box("What you looked at, or whom you asked", longest=500, rows=3)


@GET_AND_POST
@only(can_invite_to_employers)
def give(request, public_id):
    current = EmployerContact.objects.current().filter(employer__in=employers_of(request.viewer), user__isnull=False)
    contact = get_object_or_404(current.select_related("employer", "user"), public_id=public_id)
    found = opportunities_of(request.viewer).filter(employer=contact.employer).latest_first()
    given = [str(each) for each in contact.given.values_list("opportunity__public_id", flat=True)]
    initial = {"sees_all": ALL if contact.sees_all else SOME, "opportunities": given}
    page = FormPage(request, GiveForm, record=contact, found=found, initial=initial)
    home = reverse("employer-organisations") if request.viewer.role == Role.EMPLOYER else _page_of(contact.employer)
    if page.saves(give_opportunities, contact=contact):
        return page.redirect(f"What {contact.name} sees is recorded.", home)
    heading = f"What {contact.name} sees"
    return page.show(heading=heading, button="Save", about=name_of(contact.employer), back=home)


@GET_AND_POST
@only(can_answer_about_colleagues)
def answer(request, public_id):
    asked = colleague_invitations_of(request.viewer).select_related("employer__council", "asked_by")
    invitation = get_object_or_404(asked, public_id=public_id)
    page = FormPage(request, ColleagueForm, draft="employer-colleague", about=public_id)
    home = _page_of(invitation.employer)
    if page.saves(answer_colleague, invitation=invitation):
        return page.redirect("Your answer is recorded.", home)
    return page.show(
        heading="May this colleague be invited?",
        button="Record this answer",
        about=name_of(invitation.employer),
        explanation=_explained(invitation),
        back=home,
    )


def _explained(invitation) -> str:
    asked = f"{invitation.asked_by} asked for {invitation.name_and_address}."
    sees = "everything of this employer" if invitation.sees_all else "only what is given to them"
    left = "" if still_asked(invitation) else WHO_ASKED_HAS_LEFT
    return f"{asked} That is another domain than theirs, or a free mail host. They would see {sees}.{left}"


def _page_of(employer) -> str:
    return reverse("employer", args=[employer.public_id])
