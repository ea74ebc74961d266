"""A button that does something at once, without a page of its own."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from backend.core.errors import Refused


def tell(request: HttpRequest, said: str, to: str, service: Callable[..., object], **about: object) -> HttpResponse:
    """Do something at the press of a button and say on the page `to` what became of it."""
    try:
        service(**about, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, said)
    return redirect(to)


def row_button(request: HttpRequest, text: str, address: str, about: str) -> SafeString:
    """A small button in a row of a list; `about` is read out after the text."""
    context = {"text": text, "address": address, "about": about}
    return render_to_string("web/kit/components/row_button.html", context, request=request)
