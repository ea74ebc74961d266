"""The forms around passwords and codes, with labels as everywhere else, each guess counted."""

from allauth.account import forms
from allauth.account.fields import EmailField
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django import forms as django_forms
from django.core.exceptions import ValidationError

from backend.accounts.client_address import client_address
from backend.accounts.limits import PASSWORD_RESET, PASSWORD_RESET_FROM_ADDRESS, TooOften, begin_attempt
from backend.accounts.mails import ask_for_mail
from backend.accounts.models import AccountMail
from backend.accounts.sign_in_attempts import CodeAttempt


class ChangePasswordForm(forms.ChangePasswordForm):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        _relabel(self.fields)
        self.fields["oldpassword"].label = "Current password"

    def clean_oldpassword(self):
        return counted(self.user, super().clean_oldpassword)


class ChoosePasswordForm(forms.ResetPasswordKeyForm):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        _relabel(self.fields)


def _relabel(fields) -> None:
    fields["password1"].label = "New password"
    fields["password2"].label = "New password again"


class CodeForm(AuthenticateForm):
    """A code of the app or a recovery code, after the password."""

    def clean_code(self):
        return counted(self.user, super().clean_code)


class CodeAgainForm(ReauthenticateForm):
    def clean_code(self):
        return counted(self.user, super().clean_code)


def counted(user, judge):
    """What `judge` says of a guess, which is counted first and forgiven when it was right."""
    attempt = CodeAttempt(user)
    try:
        attempt.begin()
    except TooOften as refusal:
        raise ValidationError(refusal.message) from None
    try:
        answer = judge()
    except ValidationError:
        attempt.fail()
        raise
    attempt.succeed()
    return answer


class ForgottenPasswordForm(django_forms.Form):
    """It asks nobody whether there is such an account: the worker does, later."""

    email = EmailField()

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].strip().lower()
        try:
            begin_attempt(PASSWORD_RESET_FROM_ADDRESS, client_address(context.request))
            begin_attempt(PASSWORD_RESET, email)
        except TooOften as refusal:
            raise ValidationError(refusal.message) from None
        return email

    def save(self, request, **named) -> str:
        ask_for_mail(kind=AccountMail.Kind.PASSWORD_RESET, to=self.cleaned_data["email"])
        return self.cleaned_data["email"]
