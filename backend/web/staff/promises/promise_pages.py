"""One promise: made, done, changed, or needed no longer."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.placements.models import Promise
from backend.placements.permissions import can_promise, promises_of
from backend.placements.promises import (
    change_promise,
    colleagues_who_keep,
    drop_promise,
    keep_promise,
    make_promise,
)
from backend.web.kit.access import GET_AND_POST, only, person_or_404
from backend.web.kit.moved_on import tell_moved_on
from backend.web.staff.people.identity import PersonFormPage
from backend.web.staff.promises.forms import DoneForm, NewPromiseForm, NotNeededForm, PromiseForm, likely_owner


View = Callable[..., HttpResponse]
OVER = "There is nothing left to do about this: {why}."


def home_of(request, promise: Promise, person: CareLeaver) -> str:
    """Whoever came from Today goes on there; else to what was promised with it."""
    if request.GET.get("from") == "today":
        return reverse("today")
    if promise.referral:
        return reverse("referral-fortnight", args=[promise.referral.public_id])
    return f"{reverse('person-journey', args=[person.public_id])}#promises"


def about_open_promise(page: str) -> Callable[[View], View]:
    """Open a view with the promise and its person. A page asked for about what is settled leads to where it stands;
    what was typed is refused by the service."""

    def opened_by(view: View) -> View:
        @wraps(view)
        def about_promise(request, public_id) -> HttpResponse:
            promise, person = _found_promise(request, public_id, page)
            if not promise.is_open and request.method != "POST":
                tell_moved_on(request, OVER.format(why=promise.off_because.rstrip(".") or "it is done"))
                return redirect(home_of(request, promise, person))
            return view(request, promise, person)

        return about_promise

    return opened_by


def _found_promise(request, public_id, page: str) -> tuple[Promise, CareLeaver]:
    mine = promises_of(request.viewer).with_standing()
    promise = get_object_or_404(mine.select_related("referral", "owner", "care_leaver"), public_id=public_id)
    person = person_or_404(request, promise.care_leaver.public_id, page=page)
    promise.care_leaver = person
    return promise, person


@GET_AND_POST
@only(can_promise)
def make(request, public_id) -> HttpResponse:
    person = person_or_404(request, public_id, page="person-promise")
    owner = likely_owner(person, colleagues_who_keep(person), request.user.pk)
    page = PersonFormPage(request, NewPromiseForm, proposed={"owner": owner, "employer": ""}, person=person)
    if page.saves(make_promise, care_leaver=person):
        said = f"Promised. {page.result.owner} finds it on Today when its day comes."
        return page.redirect(said, "person-journey", public_id=public_id)
    about = f"{person.known_as} reads it on their own page, with its day and who does it, and whether it was kept."
    back = reverse("person-journey", args=[public_id])
    return page.show_about(person, heading="Promise something", button="Promise it", explanation=about, back=back)


@GET_AND_POST
@only(can_promise)
@about_open_promise("promise-done")
def done(request, promise: Promise, person: CareLeaver) -> HttpResponse:
    back = home_of(request, promise, person)
    page = PersonFormPage(request, DoneForm, draft="promise-done", about=promise.public_id)
    if page.saves(keep_promise, promise=promise):
        return page.redirect(f"Done. {person.known_as} reads on their page that it is.", back)
    return page.show_about(
        person,
        "web/staff/promises/promise.html",
        heading="It is done",
        button="It is done",
        explanation=f"“{promise.words}”",
        back=back,
        promise=promise,
    )


@GET_AND_POST
@only(can_promise)
@about_open_promise("promise-change")
def change(request, promise: Promise, person: CareLeaver) -> HttpResponse:
    back = home_of(request, promise, person)
    initial = {"words": promise.words, "due_on": promise.due_on, "owner": str(promise.owner_id)}
    waits = promise.due_on is None
    page = PersonFormPage(request, PromiseForm, initial=initial, record=promise, person=person, waits=waits)
    if page.saves(change_promise, promise=promise):
        return page.redirect("Changed. They read it so from now on.", back)
    return page.show_about(
        person,
        "web/staff/promises/promise.html",
        heading="Change what is promised",
        button="Save",
        back=back,
        promise=promise,
    )


@GET_AND_POST
@only(can_promise)
@about_open_promise("promise-drop")
def drop(request, promise: Promise, person: CareLeaver) -> HttpResponse:
    back = home_of(request, promise, person)
    page = PersonFormPage(request, NotNeededForm, draft="promise-drop", about=promise.public_id)
    if page.saves(drop_promise, promise=promise):
        return page.redirect("It is no longer promised. It stays on record with your reason.", back)
    about = f"“{promise.words}”"
    return page.show_about(person, heading="No longer needed", button="Save", explanation=about, back=back)
