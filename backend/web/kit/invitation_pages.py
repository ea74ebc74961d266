"""What is done about an invitation that nobody has answered, the same for whoever may do it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from backend.councils.models import Invitation
from backend.employers.invitations import take_back
from backend.web.kit.form_page import ButtonForm, FormPage


def take_back_page(request: HttpRequest, invitation: Invitation, home: str) -> HttpResponse:
    """`home` is the address of the list on which the invitation stands."""
    page = FormPage(request, ButtonForm)
    if page.saves(take_back, invitation=invitation):
        return page.redirect(f"The invitation of {invitation.called} is taken back; its link works no longer.", home)
    return page.show(
        heading="Do you want to take this invitation back?",
        title=f"Take an invitation back: {invitation.called}",
        caption=invitation.name_and_address,
        button="Take back",
        button_kind="warning",
        explanation="The link they were sent works no longer. We do not tell them. You can invite them again.",
        back=home,
    )


def invitation_addresses(again: Callable, take_back: Callable, *, of: str):
    """The addresses below that of an invitation; `of` begins their names."""
    return include(
        [
            path("again/", again, name=f"{of}-invitation-again"),
            path("take-back/", take_back, name=f"{of}-invitation-take-back"),
        ]
    )
