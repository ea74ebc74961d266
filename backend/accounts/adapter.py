import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from backend.accounts import demo_mailbox
from backend.accounts.middleware import SIGNED_IN_AT


JUST_SIGNED_IN = 5 * 60  # seconds


class ClosedSignUp(DefaultAccountAdapter):
    """Accounts are made by a council or by invitation, never by sign-up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed. Ask the person who looks after accounts at your council.",
        "email_password_mismatch": "The e-mail address or the password is not right. Check both.",
        "enter_current_password": "This is not your current password. Type it again.",
        "incorrect_password": "The password is not right. Type it again.",
        "too_many_login_attempts": "Too many failed attempts. Wait five minutes, then try again.",
        "rate_limited": "Too many failed attempts. Wait five minutes, then try again.",
    }

    def is_open_for_signup(self, request):
        return False

    def render_mail(self, *about, **named):
        message = super().render_mail(*about, **named)
        if settings.IS_DEMO:
            demo_mailbox.store(message)
        return message

    def is_reauthentication_required(self, *, app, **named):
        """Whoever signed in within the last minutes has only just shown who they are."""
        if time.time() - self.request.session.get(SIGNED_IN_AT, 0) < JUST_SIGNED_IN:
            return False
        return super().is_reauthentication_required(app=app, **named)


class SecondFactor(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "The code is not right. Type the newest one that your app shows.",
        "cannot_delete_authenticator": "This cannot be removed while nothing else is set up.",
    }
