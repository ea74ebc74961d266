"""A new key, one in the place of another, the end of one. The secret is on the page that follows and only there."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from backend.councils.choices import Scope
from backend.councils.models import Membership
from backend.councils.tokens import issue_api_token, revoke_api_token
from backend.councils.viewer import Viewer
from backend.employers.tokens import can_manage_tokens, issue_employer_token, replace_token, tokens_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.staff.tokens.forms import ReplaceForm, TokenForm


@GET_AND_POST
@only(can_manage_tokens)
def add(request):
    page = FormPage(request, TokenForm, viewer=request.viewer)
    if page.saves(_issue, form=page.form, viewer=request.viewer):
        return _show_once(request, page.result, page.form.cleaned_data["label"])
    return page.show(heading="Make a key", button="Make it", back=reverse("tokens"))


def _issue(*, form: TokenForm, viewer: Viewer, label: str, by, **_) -> str:
    if form.pair is None:
        me = Membership.objects.get(id=viewer.membership_id)
        return issue_api_token(membership=me, label=label, scopes=[Scope.FEED], by=by)
    employer, membership = form.pair
    return issue_employer_token(employer=employer, membership=membership, label=label, scopes=form.chosen, by=by)


@GET_AND_POST
@only(can_manage_tokens)
def replace(request, public_id):
    token = _token(request, public_id)
    page = FormPage(request, ReplaceForm)
    if page.saves(replace_token, token=token):
        return _show_once(request, page.result, token.label)
    explanation = "You get a new key for the same use. Give it to the other system before the old one stops."
    return _show(page, token, heading="Replace this key", button="Replace it", explanation=explanation)


@GET_AND_POST
@only(can_manage_tokens)
def revoke(request, public_id):
    token = _token(request, public_id)
    page = FormPage(request, ButtonForm)
    if page.saves(revoke_api_token, token=token):
        return page.redirect(f"“{token.label}” works no longer.", "tokens")
    explanation = "The other system is refused from its next call on. This cannot be undone; you can make a new key."
    looks = {"heading": "Revoke this key", "button": "Revoke it", "button_kind": "warning"}
    return _show(page, token, explanation=explanation, **looks)


def _show(page: FormPage, token, *, heading, **looks):
    return page.show(heading=heading, title=heading, caption=token.label, back=reverse("tokens"), **looks)


def _token(request, public_id):
    return get_object_or_404(tokens_of(request.viewer), public_id=public_id)


def _show_once(request, secret: str, label: str):
    return render(
        request, "web/staff/tokens/secret.html", {"secret": secret, "label": label, "back": reverse("tokens")}
    )
