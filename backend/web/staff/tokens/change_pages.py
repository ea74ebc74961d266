"""A new key, one in the place of another, the end of one. The secret is on the page that follows and only there."""

import datetime as dt

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from backend.councils.choices import Scope
from backend.councils.models import Membership
from backend.councils.tokens import issue_api_token, revoke_api_token
from backend.employers.tokens import can_manage_tokens, issue_employer_token, replace_token, tokens_of
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.saving import ButtonForm, saved
from backend.web.staff.tokens.forms import ReplaceForm, TokenForm


@GET_AND_POST
@only(can_manage_tokens)
def add(request):
    form = TokenForm(request.POST or None, viewer=request.viewer)
    made = []
    if request.method == "POST" and saved(form, lambda facts: made.append(_issue(request, form))):
        return _shown_once(request, made[0], form.cleaned_data["label"])
    return _question(request, form, "Make a key", "Make it")


def _issue(request, form: TokenForm) -> str:
    label = form.cleaned_data["label"]
    if form.pair is None:
        me = Membership.objects.get(id=request.viewer.membership_id)
        return issue_api_token(membership=me, label=label, scopes=[Scope.FEED], by=request.user)
    employer, membership = form.pair
    return issue_employer_token(
        employer=employer, membership=membership, label=label, scopes=form.chosen, by=request.user
    )


@GET_AND_POST
@only(can_manage_tokens)
def replace(request, public_id):
    token = _token(request, public_id)
    form = ReplaceForm(request.POST if request.method == "POST" else None)
    made = []

    def save(facts):
        made.append(replace_token(token=token, old_works_for=dt.timedelta(days=facts["days"]), by=request.user))

    if request.method == "POST" and saved(form, save):
        return _shown_once(request, made[0], token.label)
    explanation = "You get a new key for the same use. Give it to the other system before the old one stops."
    return _question(request, form, "Replace this key", "Replace it", token, explanation)


@GET_AND_POST
@only(can_manage_tokens)
def revoke(request, public_id):
    token = _token(request, public_id)
    form = ButtonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and saved(form, lambda _: revoke_api_token(token=token, by=request.user)):
        messages.success(request, f"“{token.label}” works no longer.")
        return redirect("tokens")
    explanation = "The other system is refused from its next call on. This cannot be undone; you can make a new key."
    return _question(request, form, "Revoke this key", "Revoke it", token, explanation, kind="warning")


def _token(request, public_id):
    return get_object_or_404(tokens_of(request.viewer), public_id=public_id)


def _shown_once(request, secret: str, label: str):
    return render(
        request, "web/staff/tokens/secret.html", {"secret": secret, "label": label, "back": reverse("tokens")}
    )


def _question(request, form, heading, button, token=None, explanation="", kind="primary"):
    context = {
        "form": form,
        "heading": heading,
        "button": button,
        "token": token,
        "explanation": explanation,
        "kind": kind,
        "back": reverse("tokens"),
    }
    return render(request, "web/staff/tokens/question.html", context)
