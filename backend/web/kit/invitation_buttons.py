"""What can be done about an invitation that is not answered, as small buttons in a list of them."""

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from backend.councils.models import Invitation


def answer_buttons(request: HttpRequest, invitation: Invitation, routes: str) -> SafeString:
    """`routes` is what the names of both routes begin with."""
    context = {"invitation": invitation, "again": f"{routes}-again", "take_back": f"{routes}-take-back"}
    return render_to_string("web/kit/components/invitation_buttons.html", context, request=request)
