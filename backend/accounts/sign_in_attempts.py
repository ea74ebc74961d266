"""Attempts to sign in: each is counted for the account and for the address it comes from, and the owner is told."""

from backend.accounts.limits import (
    MAIL_ABOUT_ATTEMPTS,
    SECOND_FACTOR,
    SIGN_IN,
    SIGN_IN_FROM_ADDRESS,
    begin_attempt,
    forget,
    has_room,
    is_familiar,
    note_signed_in,
    take_back,
)
from backend.accounts.mails import ask_for_mail
from backend.accounts.models import AccountMail, User


__all__ = ["CodeAttempt", "SignInAttempt", "note_signed_in"]

ELSEWHERE = "elsewhere"


class SignInAttempt:
    """One attempt with a password.

    Where an account has come in before, only what is tried there holds it up: neither what strangers try at it from
    elsewhere nor what others in the same office try at other accounts. Whether the account exists makes no difference.
    """

    def __init__(self, email: str, address: str):
        self.email, self.address = email.strip().lower(), address
        self._from_familiar = is_familiar(self.email, address)
        self._subject = (self.email, address if self._from_familiar else ELSEWHERE)
        self._count = 0

    def begin(self) -> None:
        """Raises TooOften while the account or the address has to wait."""
        if not self._from_familiar:
            begin_attempt(SIGN_IN_FROM_ADDRESS, self.address)
        self._count = begin_attempt(SIGN_IN, *self._subject, about=self.email)

    def fail(self) -> None:
        if self._count >= SIGN_IN.free:
            _tell_owner(self.email)

    def succeed(self) -> None:
        forget(SIGN_IN, *self._subject)
        if not self._from_familiar:
            take_back(SIGN_IN_FROM_ADDRESS, self.address)


class CodeAttempt:
    """One attempt with a code of the second factor, after the password was right. A right password forgives none."""

    def __init__(self, user: User):
        self.email = user.email.lower()
        self._subject = (self.email, "code")
        self._count = 0

    def begin(self) -> None:
        """Raises TooOften while the account has to wait."""
        self._count = begin_attempt(SECOND_FACTOR, *self._subject, about=self.email)

    def fail(self) -> None:
        if self._count >= SECOND_FACTOR.free:
            _tell_owner(self.email)

    def succeed(self) -> None:
        forget(SECOND_FACTOR, *self._subject)


def _tell_owner(email: str) -> None:
    """Once a day; of an address without an account the worker makes nothing."""
    if has_room(MAIL_ABOUT_ATTEMPTS, email):
        ask_for_mail(kind=AccountMail.Kind.FAILED_ATTEMPTS, to=email)
