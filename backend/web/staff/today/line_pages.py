"""What is done with a line of Today: put off, handed over, given back. Each leads back to where the line stood."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from backend.core import clock
from backend.core.errors import Refused
from backend.desks.services import give_back, hand_over, put_off, take_put_off_back
from backend.web.kit.access import GET_AND_POST, as_uuid, only
from backend.web.kit.form_page import FormPage
from backend.web.staff.today.done import DoneLine, note_done
from backend.web.staff.today.kinds.viewers import everybody_with_lines
from backend.web.staff.today.line_forms import HandOverForm, LaterForm
from backend.web.staff.today.one_line import NamedLine, colleagues_for, named_line
from backend.web.staff.today.when import long_day


SETTLED = "This is settled, or it is with somebody else now. Nothing was changed."
ONE_DAY = dt.timedelta(days=1)


def asked_line(request) -> NamedLine | None:
    return named_line(request.viewer, _sent(request)[0])


def _sent(request) -> list[str]:
    """The line, and the choice that was pressed with it."""
    line, _, choice = (request.POST.get("line") or request.GET.get("line", "")).partition(" ")
    return [line, choice]


def pressed(request) -> str:
    return _sent(request)[1]


def back_to_today(request) -> HttpResponse:
    """To the desk that the line stood on, at what was done."""
    whose = request.POST.get("whose") or request.GET.get("whose")
    return redirect(f"{reverse('today')}{'?whose=all' if whose == 'all' else ''}#done")


def not_there(request) -> HttpResponse:
    messages.warning(request, SETTLED)
    return back_to_today(request)


def days_offered(today: dt.date) -> dict[str, dt.date]:
    """Tomorrow and next Monday; where they are one day, that is next Monday."""
    monday = today + ONE_DAY * (7 - today.weekday())
    return {"tomorrow": today + ONE_DAY, "monday": monday}


@GET_AND_POST
@only(everybody_with_lines)
def later(request):
    """By a press of tomorrow or next Monday, or on a page of its own by a date."""
    named = asked_line(request)
    if named is None or not named.may_be_put_off:
        return not_there(request)
    offered = days_offered(clock.today()).get(pressed(request))
    if request.method == "POST" and offered:
        return _put_off_until(request, named, offered)
    page = FormPage(request, LaterForm)
    if page.saves(put_off, **_row(request, named)):
        return _is_put_off(request, named, page.result.until)
    back = reverse("today")
    return page.show(heading="Show it again later", about=named.line.who, button="Put it off", back=back)


def _row(request, named: NamedLine) -> dict:
    return named.about | {"council": request.viewer.council, "care_leaver": named.line.person}


def _put_off_until(request, named: NamedLine, until: dt.date) -> HttpResponse:
    try:
        put_off(**_row(request, named), until=until, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return back_to_today(request)
    return _is_put_off(request, named, until)


def _is_put_off(request, named: NamedLine, until: dt.date) -> HttpResponse:
    words = f"Put off. It is here again on {long_day(until, clock.today())}, or at once if something new comes"
    note_done(request, DoneLine.of(named.kind, named.line, words, undo="today-put-back"))
    return back_to_today(request)


@require_POST
@only(everybody_with_lines)
def put_back(request):
    return _taken_back(request, take_put_off_back)


@GET_AND_POST
@only(everybody_with_lines)
def to_colleague(request):
    named = asked_line(request)
    if named is None or not named.kind.is_handed_over:
        return not_there(request)
    page = FormPage(request, HandOverForm, colleagues=colleagues_for(request.viewer, named))
    if page.saves(hand_over, **_row(request, named)):
        words = f"Handed over. {page.result.to} finds it on Today"
        note_done(request, DoneLine.of(named.kind, named.line, words, undo="today-give-back"))
        return back_to_today(request)
    told = {"explanation": named.line.what, "about": named.line.who}
    return page.show(heading="Hand it over", button="Hand it over", back=reverse("today"), **told)


@require_POST
@only(everybody_with_lines)
def to_giver(request):
    return _taken_back(request, give_back)


def _taken_back(request, service) -> HttpResponse:
    kind, _, text = _sent(request)[0].partition(":")
    subject = as_uuid(text)
    if subject is None:
        return not_there(request)
    try:
        service(council=request.viewer.council, kind=kind, subject=subject, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    return back_to_today(request)
