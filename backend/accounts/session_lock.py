"""Whether a session is locked. What locks one, and what a locked one may still do, is for councils to say."""

from backend.core import clock


LOCKED_AT = "account_locked_at"  # session key; of the account, so it outlives a choice of role


def is_locked(session) -> bool:
    return LOCKED_AT in session


def lock(session) -> None:
    session[LOCKED_AT] = clock.now().isoformat()


def unlock(session) -> None:
    session.pop(LOCKED_AT, None)
