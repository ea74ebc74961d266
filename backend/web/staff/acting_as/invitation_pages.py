"""Somebody who is invited says yes or no: signed in, or by the link in the mail."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.acting import choose_membership
from backend.councils.choices import Role
from backend.councils.invitations import account_of, invitation_of_link, invitations_for
from backend.councils.models import Council, Invitation
from backend.employers.invitations import accept, decline, open_account_and_accept
from backend.employers.inviters import has_outlived, who_renews
from backend.web.kit.access import GET_AND_POST


DECLINE = "decline"  # name of the button


class NewAccountForm(forms.Form):
    name = forms.CharField(label="Your full name", max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    password1 = forms.CharField(
        label="New password", strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )
    password2 = forms.CharField(
        label="New password again", strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean_password1(self):
        password = self.cleaned_data["password1"]
        validate_password(password)
        return password

    def clean(self):
        facts = super().clean()
        if facts.get("password1") and facts.get("password2") and facts["password1"] != facts["password2"]:
            self.add_error("password2", "You must type the same password each time.")
        return facts


@GET_AND_POST
@login_required
def answer(request, public_id):
    mine = invitations_for(request.user)
    if not mine and not request.memberships:
        raise PermissionDenied
    invitation = next((each for each in mine if each.public_id == public_id), None)
    if invitation is None:
        raise Http404
    if request.method == "POST":
        return _declined(request, invitation) if DECLINE in request.POST else _accepted(request, invitation)
    return _show(request, invitation, "outlived" if has_outlived(invitation) else "answer")


def _accepted(request, invitation: Invitation):
    try:
        membership = accept(invitation=invitation, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect("home")
    choose_membership(request, membership)
    messages.success(request, f"You now work in the role “{membership.known_as}”.")
    return redirect("home")


def _declined(request, invitation: Invitation):
    try:
        decline(invitation=invitation)
    except Refused as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, "The invitation is declined. Nothing else has changed.")
    return redirect("home")


@GET_AND_POST
@login_not_required
def by_link(request, council, secret):
    """The page behind the link in the mail. Who holds it is told whether there is an account; nobody else is."""
    invitation, account = _behind(council, secret)
    if invitation is None:
        return _show(request, None, "over")
    if request.user.is_authenticated:
        return _to_whoever_is_signed_in(request, invitation)
    if request.method == "POST" and DECLINE in request.POST:
        return _declined_by_link(request, invitation)
    if has_outlived(invitation):
        return _show(request, invitation, "outlived")
    if account and not account.is_active:
        return _show(request, invitation, "closed")
    if account and account.has_usable_password():
        return _show(request, invitation, "sign_in", sign_in=f"{reverse('account_login')}?next={reverse('acting-as')}")
    return _new_account(request, invitation)


def _behind(council, secret) -> tuple[Invitation | None, User | None]:
    """What the link is for, and the account of its address. A council that is none looks like a link that is over."""
    of_council = Council.objects.filter(public_id=council).first()
    if of_council is None:
        return None, None
    with council_context(of_council.pk):
        invitation = invitation_of_link(council=of_council, secret=secret)
        return invitation, account_of(invitation) if invitation else None


def _to_whoever_is_signed_in(request, invitation: Invitation):
    if request.user.email.lower() == invitation.email:
        return redirect("invitation-answer", public_id=invitation.public_id)
    return _show(request, invitation, "somebody_else")


def _new_account(request, invitation: Invitation):
    form = NewAccountForm(request.POST or None, initial={"name": invitation.name})
    if request.method == "POST" and form.is_valid():
        try:
            open_account_and_accept(
                invitation=invitation, name=form.cleaned_data["name"], password=form.cleaned_data["password1"]
            )
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, ValidationError(refusal.message))
        else:
            messages.success(request, "Your password is saved. Sign in with your e-mail address.")
            return redirect("account_login")
    return _show(request, invitation, "new", form=form)


def _declined_by_link(request, invitation: Invitation):
    try:
        decline(invitation=invitation)
    except Refused:
        return _show(request, None, "over")
    return _show(request, invitation, "declined")


def _show(request, invitation: Invitation | None, state: str, **context):
    renews = who_renews(invitation.council, Role(invitation.role)) if invitation else ""
    page = {"invitation": invitation, "state": state, "form": None, "sign_in": "", "renews": renews} | context
    return render(request, "web/staff/acting_as/invitation.html", page)
