"""A letter that asks a young person to ring, and one that the post brought back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.care_leavers.letter_post import has_arrived_by
from backend.care_leavers.letters import (
    ask_by_letter_to_ring,
    on_its_way,
    waiting_letter,
    why_no_letter,
    words_of_letter,
)
from backend.care_leavers.permissions import can_record_contact, messages_to_them_of
from backend.core import clock
from backend.notifications.decisions import note_came_back
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.form_page import ButtonForm
from backend.web.kit.near_days import long_day
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.people.message_words import sent_words


BACK_MEANS = (
    "Nothing more goes to that address until somebody has gone through their addresses with them. On Today stands that"
    " they did not get it."
)


@GET_AND_POST
@only(can_record_contact)
def write(request: HttpRequest, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="person-letter")
    theirs = reverse("person-contacts", args=[public_id]) + "#messages"
    page = PersonFormPage(request, ButtonForm)
    if page.saves(ask_by_letter_to_ring, care_leaver=person):
        return page.redirect(f"The letter is {sent_words(page.result)}.", theirs)
    why_not = why_no_letter(person)
    waiting = None if why_not else waiting_letter(person)
    return page.show_about(
        person,
        "web/staff/people/letter.html",
        heading="Ask them by letter to ring",
        button="Send the letter",
        back=theirs,
        why_not=on_its_way(person, waiting) if waiting else why_not,
        words=words_of_letter(person, request.user),
        arrives=long_day(has_arrived_by(person.council, clock.now()), clock.today()),
    )


@GET_AND_POST
@only(can_record_contact)
def came_back(request: HttpRequest, public_id) -> HttpResponse:
    message = get_object_or_404(messages_to_them_of(request.viewer), public_id=public_id)
    person = person_or_404(request, message.about, page="person-letter-back")
    theirs = reverse("person-contacts", args=[person.public_id]) + "#messages"
    page = PersonFormPage(request, ButtonForm)
    if page.saves(note_came_back, message=message):
        return page.redirect("It is recorded that the letter came back. Say next how they are told.", theirs)
    return page.show_about(
        person, heading="The letter came back", button="It came back", back=theirs, explanation=BACK_MEANS
    )
