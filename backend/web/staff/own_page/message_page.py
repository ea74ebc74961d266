"""What a young person wrote is answered; of what cannot wait also who spoke with them and who was told."""

import datetime as dt
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.care_leavers.entitlements import ADULT
from backend.care_leavers.models import CareLeaver, OwnMessage
from backend.care_leavers.own_messages import answer_own_message, record_try
from backend.care_leavers.permissions import can_see_own_pages, own_messages_of
from backend.core import clock
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.staff.own_page.answer_forms import AnswerForm, HarmAnswerForm, TryForm
from backend.web.staff.own_page.messages import Written, next_try_words
from backend.web.staff.people.identity import PersonFormPage


View = Callable[..., HttpResponse]
NO_TRY_AFTER = dt.time(16)
WE_TALKED = "Thank you for telling us. We have talked about it, and you know what happens next."


def about_unanswered(page: str) -> Callable[[View], View]:
    """Open a view with the message and its writer. Asked for about one that was answered, the page leads to where the
    answer stands; what was typed is refused by the service."""

    def opened_by(view: View) -> View:
        @wraps(view)
        def about_message(request, public_id) -> HttpResponse:
            message = get_object_or_404(own_messages_of(request.viewer).with_tries(), public_id=public_id)
            person = person_or_404(request, message.care_leaver.public_id, page=page)
            if message.answered_at and request.method != "POST":
                messages.info(request, "This was answered already. What was answered stands below.")
                return redirect(_page_of(person))
            return view(request, message, person)

        return about_message

    return opened_by


@GET_AND_POST
@only(can_see_own_pages)
@about_unanswered("own-message-answer")
def answer(request, message: OwnMessage, person: CareLeaver) -> HttpResponse:
    form = HarmAnswerForm if message.names_harm else AnswerForm
    facts = {"proposed": {"spoken_on": clock.today(), "answer": WE_TALKED}} if message.names_harm else {}
    page = PersonFormPage(request, form, draft="own-message-answer", about=message.public_id, **facts)
    if page.saves(answer_own_message, message=message):
        return page.redirect(f"Your answer is on {person.known_as}’s page.", _begun_on(request, person))
    return page.show_about(
        person,
        "web/staff/own_page/answer.html",
        heading="What they wrote",
        button="Save the answer",
        back=_begun_on(request, person),
        written=Written(message),
        try_url=f"{reverse('own-message-try', args=[message.public_id])}{_from_today(request)}",
        is_under_age=person.age_on(clock.today()) < ADULT,
    )


@GET_AND_POST
@only(can_see_own_pages)
@about_unanswered("own-message-try")
def try_again(request, message: OwnMessage, person: CareLeaver) -> HttpResponse:
    """They could not be reached: that is recorded, and what they wrote stays on Today until somebody has spoken."""
    page = PersonFormPage(request, TryForm, proposed={"next_try_on": _next_try()})
    if page.saves(record_try, message=message):
        again = next_try_words(page.result, clock.today())
        said = f"The try to reach {person.known_as} is recorded. {again}. It stays on Today."
        return page.redirect(said, _begun_on(request, person))
    return page.show_about(
        person,
        heading="I could not reach them",
        button="Record the try",
        back=f"{reverse('own-message-answer', args=[message.public_id])}{_from_today(request)}",
        explanation=(
            f"{Written(message).tried} What they wrote stays open, and on Today, until somebody has spoken with them."
            " If you fear for them now, ring 999, or the out-of-hours team of the council."
        ),
    )


def _next_try() -> dt.date:
    """Later today, while there is time for it; else tomorrow, also at a weekend."""
    is_late = clock.local(clock.now()).time() >= NO_TRY_AFTER
    return clock.today() + dt.timedelta(days=is_late)


def _from_today(request) -> str:
    return "?from=today" if request.GET.get("from") == "today" else ""


def _begun_on(request, person: CareLeaver) -> str:
    """Whoever came from Today goes on there."""
    return reverse("today") if request.GET.get("from") == "today" else _page_of(person)


def _page_of(person: CareLeaver) -> str:
    return reverse("person-own-page", args=[person.public_id])
