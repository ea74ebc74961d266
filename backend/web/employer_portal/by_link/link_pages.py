"""The link in our e-mail: what will happen, a code to the address that it was sent to, and the way in with that code.

Looking at any of it changes nothing: programs that read mail open every link in it.
"""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from backend.accounts.limits import TooOften
from backend.core.protection import council_context
from backend.links.choices import CODE_DIGITS
from backend.links.services import link_of
from backend.links.standings import Standing
from backend.links.visits import begin_visit, is_code
from backend.referrals.introduction_links import Opened, send_code
from backend.web.employer_portal.by_link.closed_pages import closed_page, named
from backend.web.employer_portal.by_link.doors import Door
from backend.web.kit.access import GET_AND_POST
from backend.web.kit.form_page import ButtonForm
from backend.web.kit.formats import plural
from backend.web.kit.visits import keep_visit, leave_nothing, see_other


View = Callable[..., HttpResponse]
TOO_OFTEN = 429
WRONG = "This code is not right, or is too old. You can try {left} more."


class CodeForm(forms.Form):
    code = forms.CharField(
        label="The code in our e-mail",
        max_length=20,
        widget=forms.TextInput(
            {"class": "govuk-input--width-5", "inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
        help_text=f"{CODE_DIGITS} digits",
        error_messages={"required": "Enter the code in our e-mail"},
    )


def by_token(door: Door) -> Callable[[View], View]:
    """Open a view to whoever has a link, with how it stands. One that was altered and one that never was look alike."""

    def opened_by(view: View) -> View:
        @login_not_required
        @wraps(view)
        def by_link(request, token: str) -> HttpResponse:
            link = link_of(token, door.purpose)
            if link is None:
                return closed_page(request, Opened(None, Standing.UNKNOWN), door=door)
            with council_context(link.council_id):
                return leave_nothing(view(request, token, door.standing_of(link)))

        return by_link

    return opened_by


def start_of(door: Door) -> View:
    """What will happen, and the button that sends a code."""

    @by_token(door)
    @GET_AND_POST
    def start(request, token: str, found: Opened) -> HttpResponse:
        if found.standing != Standing.OPEN:
            return closed_page(request, found, token=token, door=door)
        form = ButtonForm(request.POST if request.method == "POST" else None)
        if request.method == "POST":
            try:
                send_code(link=found.link)
            except TooOften as refusal:
                form.add_error(None, refusal.message)
            else:
                return see_other(door.named("code"), token=token)
        status = TOO_OFTEN if form.errors else 200
        return render(request, door.start_page, _context(door, found, token, form), status=status)

    return start


def code_of(door: Door) -> View:
    """The code, and the way in."""

    @by_token(door)
    @GET_AND_POST
    def code(request, token: str, found: Opened) -> HttpResponse:
        if found.standing != Standing.OPEN:
            return closed_page(request, found, token=token, door=door)
        form = CodeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            link = found.link
            if is_code(link, form.cleaned_data["code"]):
                _, secret = begin_visit(link=link)
                return keep_visit(see_other(door.routes), secret, door.purpose)
            if link.locked_at:
                door.ask_for_access(link=link)  # somebody of ours has to know, whether or not they think of asking
            if link.locked_at or link.ended_at:
                return closed_page(request, door.standing_of(link), token=token, door=door)
            left = plural(link.tries_left, "time,times")
            form.add_error("code", WRONG.format(left=left))
        return render(request, "web/employer_portal/by_link/code.html", _context(door, found, token, form))

    return code


def ask_of(door: Door) -> View:
    """For whom the link does not open, or who was not meant by it."""

    @by_token(door)
    @require_POST
    def ask(request, token: str, found: Opened) -> HttpResponse:
        door.ask_for_access(link=found.link)
        return render(request, "web/employer_portal/by_link/asked.html", named(found.link.council))

    return ask


@require_safe
@login_not_required
def out(request) -> HttpResponse:
    """Whoever left, or has no visit, is told how one comes in."""
    return leave_nothing(render(request, "web/employer_portal/by_link/out.html", named(None)))


def _context(door: Door, found: Opened, token: str, form: forms.Form) -> dict[str, object]:
    address, back = masked(found.link.address), reverse(door.named("link"), args=[token])
    ask = reverse(door.named("access"), args=[token])
    return {"form": form, "address": address, "back": back, "ask_address": ask, **named(found.link.council)}


def masked(address: str) -> str:
    """Enough to know one's own by: s…@example.org"""
    name, _, host = address.partition("@")
    return f"{name[:1]}…@{host}"
