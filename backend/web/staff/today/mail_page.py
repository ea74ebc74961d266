"""How often somebody is written to about what waits on their Today."""

from django import forms
from django.urls import reverse

from backend.accounts.models import User
from backend.councils.models import Membership
from backend.desks.mail_choices import choose_mail
from backend.desks.models import HowOften
from backend.desks.permissions import mail_choices_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.fields import Radios
from backend.web.kit.form_page import FormPage
from backend.web.staff.today.kinds.viewers import everybody_with_lines


NEVER = "never"
EXPLANATION = (
    "A mail says how many things of what kind wait for you, and leads here. It names nobody. Nothing is settled by it,"
    " and Today shows all of it without any mail."
)


class MailForm(forms.Form):
    how_often = forms.ChoiceField(
        label="How often do you want it?",
        choices=[(NEVER, "Never"), *HowOften.choices],
        widget=Radios(),
        error_messages={"required": "Select how often you want it"},
    )


@GET_AND_POST
@only(everybody_with_lines)
def choose(request):
    membership = Membership.objects.get(pk=request.viewer.membership_id)
    standing = mail_choices_of(request.viewer).standing().first()
    held = {"how_often": standing.how_often if standing else NEVER}
    page = FormPage(request, MailForm, initial=held)
    if page.saves(_choose, membership=membership):
        chosen = page.facts["how_often"]
        return page.redirect(_said(chosen), "today")
    return page.show(heading="What we e-mail you", button="Save", explanation=EXPLANATION, back=reverse("today"))


def _said(chosen: str) -> str:
    if chosen == NEVER:
        return "You get no mail about Today."
    words = HowOften(chosen).label
    return f"You get mail: {words[:1].lower()}{words[1:]}."


def _choose(*, membership: Membership, how_often: str, by: User) -> None:
    choose_mail(membership=membership, how_often="" if how_often == NEVER else how_often, by=by)
