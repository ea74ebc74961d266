import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError

from backend.accounts import sign_in_attempts
from backend.accounts.client_address import client_address
from backend.accounts.limits import TooOften
from backend.accounts.middleware import SIGNED_IN_AT
from backend.accounts.second_factor_secrets import decrypted, encrypted
from backend.accounts.session_lock import unlock


JUST_SIGNED_IN = 5 * 60  # seconds


class ClosedSignUp(DefaultAccountAdapter):
    """Accounts are made by a council or by invitation, never by sign-up."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed. Ask the person who looks after accounts at your council.",
        "email_password_mismatch": "The e-mail address or the password is not right. Check both.",
        "enter_current_password": "This is not your current password. Type it again.",
        "incorrect_password": "The password is not right. Type it again.",
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_stages(self):
        """The second factor is asked for by a stage of ours, which knows remembered browsers."""
        ours = {"allauth.mfa.stages.AuthenticateStage": settings.SECOND_FACTOR_STAGE}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_client_ip(self, request):
        return client_address(request)

    def pre_authenticate(self, request, **credentials):
        """Count the attempt before it is judged; allauth's own limits are off."""
        self._attempt = sign_in_attempts.SignInAttempt(credentials.get("email") or "", client_address(request))
        try:
            self._attempt.begin()
        except TooOften as refusal:
            raise ValidationError(refusal.message) from None

    def authentication_failed(self, request, **credentials):
        self._attempt.fail()

    def _rollback_login_failed_rl_usage(self):
        """What allauth does with its own count once the password was right."""
        self._attempt.succeed()

    def login(self, request, user):
        super().login(request, user)
        unlock(request.session)
        sign_in_attempts.note_signed_in(user.email, client_address(request))

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

    def encrypt(self, text: str) -> str:
        return encrypted(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypted(encrypted_text)
