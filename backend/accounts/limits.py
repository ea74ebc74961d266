"""How often something may be tried: counted in PostgreSQL, by account and by address of the network, each by itself.

An attempt is counted before it is judged, in one statement, so that a hundred at the same moment are a hundred. Who it
was is kept as a keyed digest only.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import Max, Sum
from django.utils.crypto import salted_hmac

from backend.accounts.models import Attempts
from backend.core import clock
from backend.core.errors import Refused


MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """So many attempts are free within the window; each one after them makes the next wait, twice as long each time."""

    action: str
    free: int
    window: dt.timedelta
    first_wait: dt.timedelta
    longest_wait: dt.timedelta
    sentence: str = "This was tried too often. Try again in {wait}."


TOO_MANY = "Too many failed attempts. Wait {wait}, then try again."
SIGN_IN = Limit("sign_in", 5, DAY, MINUTE, HOUR, TOO_MANY)
SIGN_IN_FROM_ADDRESS = Limit("sign_in_from_address", 100, HOUR, MINUTE, 15 * MINUTE, TOO_MANY)
SECOND_FACTOR = Limit("second_factor", 5, DAY, MINUTE, HOUR, TOO_MANY)
PASSWORD_RESET = Limit("password_reset", 3, HOUR, 15 * MINUTE, DAY, "This was asked for often. Wait {wait}.")
PASSWORD_RESET_FROM_ADDRESS = Limit(
    "password_reset_from_address", 30, HOUR, 15 * MINUTE, HOUR, "This was asked for often. Wait {wait}."
)
INVITATIONS_OF_AN_EMPLOYER = Limit(
    "invitations_of_an_employer",
    20,
    DAY,
    DAY,
    DAY,
    "This organisation has invited as many people as it can in a day. Invite the others in {wait}.",
)
INVITATIONS_TO_AN_ADDRESS = Limit("invitations_to_an_address", 5, DAY, DAY, DAY)
MAIL_ABOUT_ATTEMPTS = Limit("mail_about_attempts", 1, DAY, DAY, DAY)
SIGNED_IN_FROM = "signed_in_from"  # not an attempt: that an account came in from an address
FAMILIAR_FOR = 90 * DAY


class TooOften(Refused):
    """It has to wait, and the sentence says how long."""


@dataclass(frozen=True)
class Failures:
    count: int = 0
    blocked_until: dt.datetime | None = None


def begin_attempt(limit: Limit, *subject: str, about: str = "", field: str = "") -> int:
    """Count an attempt and say the how-manieth it is. Raises TooOften while the subject has to wait.

    `about` is the account it concerns, where the subject is narrower than that.
    """
    count = _counted(limit, _digest(*subject), _digest(about or subject[0]))
    if count is None:
        raise TooOften(limit.sentence.format(wait=_words(_left(limit, _digest(*subject)))), field)
    return count


def has_room(limit: Limit, *subject: str) -> bool:
    """Count an attempt, where nobody is to hear that it is one too many."""
    return _counted(limit, _digest(*subject), _digest(subject[0])) is not None


def take_back(limit: Limit, *subject: str) -> None:
    """It was no failure after all. What others failed at before stays counted."""
    held = Attempts.objects.filter(action=limit.action, subject=_digest(*subject), count__gt=0)
    for attempts in held:
        fewer = attempts.count - 1
        changes = {"count": fewer} | ({"blocked_until": None} if fewer < limit.free else {})
        held.filter(count=attempts.count).update(**changes)


def forget(limit: Limit, *subject: str) -> None:
    """Whoever has shown that it is them begins anew."""
    Attempts.objects.filter(action=limit.action, subject=_digest(*subject)).delete()


def failures_about(account: str) -> Failures:
    """What was tried in vain at an account within the window, and until when it waits now."""
    now = clock.now()
    recent = Attempts.objects.filter(
        action__in=[SIGN_IN.action, SECOND_FACTOR.action], about=_digest(account), began_at__gt=now - SIGN_IN.window
    )
    told = recent.aggregate(count=Sum("count"), until=Max("blocked_until"))
    until = told["until"] if told["until"] and told["until"] > now else None
    return Failures(told["count"] or 0, until)


def note_signed_in(account: str, address: str) -> None:
    """From an address where an account has come in before, what others try elsewhere does not hold it up."""
    now = clock.now()
    Attempts.objects.update_or_create(
        action=SIGNED_IN_FROM,
        subject=_digest(account, address),
        defaults={"about": _digest(account), "began_at": now, "count": 0},
    )


def is_familiar(account: str, address: str) -> bool:
    came_in = Attempts.objects.filter(action=SIGNED_IN_FROM, subject=_digest(account, address))
    return came_in.filter(began_at__gt=clock.now() - FAMILIAR_FOR).exists()


def remove_old_attempts() -> int:
    """Remove what no limit counts any longer."""
    return Attempts.objects.filter(began_at__lt=clock.now() - FAMILIAR_FOR).delete()[0]


def _digest(*subject: str) -> str:
    return salted_hmac("onward.accounts.limits", "\n".join(subject).lower(), algorithm="sha256").hexdigest()


_COUNT = """
INSERT INTO accounts_attempts AS held (public_id, created_at, action, subject, about, count, began_at, blocked_until)
VALUES (gen_random_uuid(), %(now)s, %(action)s, %(subject)s, %(about)s, 1, %(now)s,
        CASE WHEN %(free)s <= 1 THEN %(now)s + %(first)s END)
ON CONFLICT (action, subject) DO UPDATE SET
    count = CASE WHEN held.began_at <= %(now)s - %(window)s THEN 1 ELSE held.count + 1 END,
    began_at = CASE WHEN held.began_at <= %(now)s - %(window)s THEN %(now)s ELSE held.began_at END,
    blocked_until = CASE
        WHEN held.began_at > %(now)s - %(window)s AND held.count + 1 >= %(free)s
        THEN %(now)s + least(%(longest)s, %(first)s * power(2, least(held.count + 1 - %(free)s, 20)))
        WHEN %(free)s <= 1 THEN %(now)s + %(first)s
    END
WHERE held.blocked_until IS NULL OR held.blocked_until <= %(now)s
RETURNING count
"""


def _counted(limit: Limit, subject: str, about: str) -> int | None:
    """The how-manieth it is, or None while it has to wait."""
    values = {
        "now": clock.now(),
        "action": limit.action,
        "subject": subject,
        "about": about,
        "free": limit.free,
        "first": limit.first_wait,
        "longest": limit.longest_wait,
        "window": limit.window,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, values)
        row = cursor.fetchone()
    return row[0] if row else None


def _left(limit: Limit, subject: str) -> dt.timedelta:
    until = (
        Attempts.objects.filter(action=limit.action, subject=subject).values_list("blocked_until", flat=True).first()
    )
    return max(until - clock.now(), MINUTE) if until else MINUTE


def _words(wait: dt.timedelta) -> str:
    minutes = -int(-wait.total_seconds() // 60)
    if minutes < 120:
        return "a minute" if minutes <= 1 else f"{minutes} minutes"
    return f"{-int(-minutes // 60)} hours"
