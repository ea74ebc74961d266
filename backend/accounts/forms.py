"""The forms around passwords and codes, with labels as everywhere else, each guess counted."""

import re

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
from backend.accounts.sign_in_attempts import Attempt, CodeAttempt, SignInAttempt


A_CODE = re.compile(r"[0-9]{6}")
WRONG_CODE = "The code is not right. Type the newest one that your app shows, or your password."
WRONG_PASSWORD = "The password is not right. Type it again, or a code from your app."


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


class UnlockForm(django_forms.Form):
    """The password, or a code of the app, of whoever the session was locked for."""

    secret = django_forms.CharField(
        label="Your password, or a code from your app",
        strip=False,
        error_messages={"required": "Enter your password, or the 6 numbers that your app shows"},
        widget=django_forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *arguments, user, **options):
        self.user = user
        super().__init__(*arguments, **options)

    def clean_secret(self) -> str:
        """A guess at the password counts with those at the sign-in page; no password is as short as a code."""
        secret: str = self.cleaned_data["secret"]
        digits = secret.replace(" ", "")
        if A_CODE.fullmatch(digits):
            counted(self.user, lambda: self._judge_code(digits))
        else:
            counted(self.user, lambda: self._judge_password(secret), SignInAttempt.here(self.user))
        return secret

    def _judge_code(self, code: str) -> None:
        form = AuthenticateForm({"code": code}, user=self.user)
        if not form.is_valid():
            raise ValidationError(WRONG_CODE)

    def _judge_password(self, password: str) -> None:
        if not self.user.check_password(password):
            raise ValidationError(WRONG_PASSWORD)


def counted(user, judge, attempt: Attempt | None = None):
    """What `judge` says of a guess, which is counted first and forgiven when it was right."""
    attempt = attempt or CodeAttempt(user)
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
