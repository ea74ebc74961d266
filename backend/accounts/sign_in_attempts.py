"""Attempts to sign in: each is counted for the account and for the address it comes from, and the owner is told."""

from allauth.core import context

from backend.accounts.client_address import client_address
from backend.accounts.limits import (
    MAIL_ABOUT_ATTEMPTS,
    SECOND_FACTOR,
    SIGN_IN,
    SIGN_IN_FROM_ADDRESS,
    Limit,
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


class Attempt:
    """One attempt of which the owner of the account is told where there are too many."""

    limit: Limit

    def __init__(self, email: str, *beside: str):
        self.email = email
        self._subject = (email, *beside)
        self._count = 0

    def begin(self) -> None:
        """Raises TooOften while the account has to wait."""
        self._count = begin_attempt(self.limit, *self._subject, about=self.email)

    def fail(self) -> None:
        if self._count >= self.limit.free:
            _tell_owner(self.email)

    def succeed(self) -> None:
        forget(self.limit, *self._subject)


class SignInAttempt(Attempt):
    """One attempt with a password.

    Where an account has come in before, only what is tried there holds it up: neither what strangers try at it from
    elsewhere nor what others in the same office try at other accounts. Whether the account exists makes no difference.
    """

    limit = SIGN_IN

    def __init__(self, email: str, address: str):
        email, self.address = email.strip().lower(), address
        self._from_familiar = is_familiar(email, address)
        super().__init__(email, address if self._from_familiar else ELSEWHERE)

    @classmethod
    def here(cls, user: User) -> "SignInAttempt":
        """Of whoever this request comes from."""
        return cls(user.email, client_address(context.request))

    def begin(self) -> None:
        """Raises TooOften while the account or the address has to wait."""
        if not self._from_familiar:
            begin_attempt(SIGN_IN_FROM_ADDRESS, self.address)
        super().begin()

    def succeed(self) -> None:
        super().succeed()
        if not self._from_familiar:
            take_back(SIGN_IN_FROM_ADDRESS, self.address)


class CodeAttempt(Attempt):
    """One attempt with a code of the second factor, after the password was right. A right password forgives none."""

    limit = SECOND_FACTOR

    def __init__(self, user: User):
        super().__init__(user.email.lower(), "code")


def _tell_owner(email: str) -> None:
    """Once a day; of an address without an account the worker makes nothing."""
    if has_room(MAIL_ABOUT_ATTEMPTS, email):
        ask_for_mail(kind=AccountMail.Kind.FAILED_ATTEMPTS, to=email)
