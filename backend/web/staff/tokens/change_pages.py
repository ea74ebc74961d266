"""A new key, one in the place of another, the end of one. The secret is on the page that follows and only there."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from backend.councils.choices import Role, Scope
from backend.councils.models import Membership
from backend.councils.tokens import issue_api_token, revoke_api_token
from backend.councils.viewer import Viewer
from backend.employers.permissions import employers_of
from backend.employers.tokens import (
    can_make_tokens,
    can_revoke_tokens,
    can_see_tokens,
    issue_employer_token,
    own_tokens_of,
    replace_token,
    tokens_of,
)
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.staff.tokens.forms import EmployerTokenForm, ReplaceForm, TokenForm


@GET_AND_POST
@only(can_make_tokens)
def add(request):
    viewer = request.viewer
    me = Membership.objects.select_related("user", "council").get(id=viewer.membership_id)
    if viewer.role == Role.EMPLOYER:
        page = FormPage(request, EmployerTokenForm, employers=list(employers_of(viewer).by_name()))
        is_made = page.saves(issue_employer_token, membership=me)
    else:
        page = FormPage(request, TokenForm)
        is_made = page.saves(issue_api_token, membership=me, scopes=[_scope_of(viewer)])
    if is_made:
        return _show_once(request, page.result, page.form.cleaned_data["label"])
    return page.show(heading="Make a key", button="Make it", explanation=_what_for(viewer), back=reverse("tokens"))


def _scope_of(viewer: Viewer) -> Scope:
    return Scope.FEED if viewer.role == Role.ADMINISTRATOR else Scope.READ


def _what_for(viewer: Viewer) -> str:
    if viewer.role == Role.ADMINISTRATOR:
        return "It fetches for this council what other councils share, and nothing else."
    if viewer.role == Role.EMPLOYER:
        return ""
    return "It reads what you may read in this role, and writes nothing. What it reads is written down as read by you."


@GET_AND_POST
@only(can_see_tokens)
def replace(request, public_id):
    token = get_object_or_404(own_tokens_of(request.viewer), public_id=public_id)
    page = FormPage(request, ReplaceForm)
    if page.saves(replace_token, token=token):
        return _show_once(request, page.result, token.label)
    explanation = "You get a new key for the same use. Give it to the other system before the old one stops."
    return _show(page, token, heading="Replace this key", button="Replace it", explanation=explanation)


@GET_AND_POST
@only(can_revoke_tokens)
def revoke(request, public_id):
    token = get_object_or_404(tokens_of(request.viewer), public_id=public_id)
    page = FormPage(request, ButtonForm)
    if page.saves(revoke_api_token, token=token):
        return page.redirect(f"“{token.label}” works no longer.", "tokens")
    explanation = (
        "The other system is refused from its next call on. This cannot be undone; a new key is made by the person in"
        " whose name it is to act."
    )
    looks = {"heading": "Revoke this key", "button": "Revoke it", "button_kind": "warning"}
    return _show(page, token, explanation=explanation, **looks)


def _show(page: FormPage, token, *, heading, **looks):
    return page.show(heading=heading, title=heading, caption=token.label, back=reverse("tokens"), **looks)


def _show_once(request, secret: str, label: str):
    return render(
        request, "web/staff/tokens/secret.html", {"secret": secret, "label": label, "back": reverse("tokens")}
    )
