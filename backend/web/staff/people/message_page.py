"""A message that did not arrive, or may not have: somebody says whether it is sent again, or that it is settled."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.accounts.models import User
from backend.care_leavers.permissions import can_record_contact, messages_to_them_of
from backend.notifications.choices import DeliveryStep
from backend.notifications.decisions import send_again, settle, why_not_again
from backend.notifications.models import Message
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.fields import Radios
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.message_words import how_it_stands


AGAIN, SETTLED = "again", "settled"
MAY_COME_TWICE = "It may have arrived: then they get it twice."
IS_RIGHT = "You have made sure that the number or address is right."


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label="What happens next?",
        choices=[(SETTLED, "It is settled: they know, or need not"), (AGAIN, "Send it again")],
        widget=Radios(),
        error_messages={"required": "Select what happens next"},
    )

    def __init__(self, *arguments, message: Message, **options):
        super().__init__(*arguments, **options)
        means = MAY_COME_TWICE if message.step == DeliveryStep.UNCLEAR else IS_RIGHT
        again = why_not_again(message) or means
        self.fields["decision"].widget.hints = {AGAIN: again}


@GET_AND_POST
@only(can_record_contact)
def decide(request, public_id):
    message = get_object_or_404(messages_to_them_of(request.viewer), public_id=public_id)
    person = person_or_404(request, message.about, page="person-message")
    theirs = reverse("person-contacts", args=[person.public_id]) + "#messages"
    if not message.is_in_trouble and request.method != "POST":
        messages.info(request, f"Nothing is to be decided about this message: {how_it_stands(message)}.")
        return redirect(theirs)
    page = PersonFormPage(request, DecisionForm, message=message)
    if page.saves(_decide, message=message):
        again = page.facts["decision"] == AGAIN
        said = "It is sent again." if again else "It is settled: it stays on the record, and nothing more is sent."
        return page.redirect(said, theirs)
    return page.show_about(
        person,
        "web/staff/people/message.html",
        heading="A message that did not arrive",
        button="Save",
        back=theirs,
        message=message,
        stands=how_it_stands(message),
    )


def _decide(*, message: Message, decision: str, by: User) -> Message:
    return send_again(message=message, by=by) if decision == AGAIN else settle(message=message, by=by)
