"""Keys for other systems: made, counted at each call, replaced and revoked."""

import datetime as dt
from collections.abc import Collection

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.councils.choices import Scope
from backend.councils.models import ApiToken, Membership


API_TOKEN_LIFE = dt.timedelta(days=90)
MINUTE = dt.timedelta(minutes=1)


def new_api_token(
    *, membership: Membership, label: str, scopes: Collection[Scope] = (Scope.READ,), by: User | None
) -> tuple[ApiToken, str]:
    """The token, and its secret: that is shown this once and kept only as a digest."""
    if not scopes:
        raise Refused("Select what it may do.", "scopes")
    if not label.strip():
        raise Refused("Say what the token is for, so that it can be told from others.", "label")
    secret = ApiToken.new_secret()
    token = ApiToken.objects.create(
        membership=membership,
        label=label.strip(),
        digest=ApiToken.digest_of(secret),
        scopes=sorted(scopes),
        expires_at=clock.now() + API_TOKEN_LIFE,
        made_by=by,
    )
    return token, secret


@transaction.atomic
def issue_api_token(
    *, membership: Membership, label: str, scopes: Collection[Scope] = (Scope.READ,), by: User | None
) -> str:
    """Return the secret of a new token. It is shown this once and kept only as a digest."""
    return new_api_token(membership=membership, label=label, scopes=scopes, by=by)[1]


@transaction.atomic
def replace_api_token(*, token: ApiToken, old_works_for: dt.timedelta, by: User) -> tuple[ApiToken, str]:
    """A new token for the same use. The old one works for so long beside it, never longer than it would have."""
    lock_row(token)
    if token.membership.user_id != by.pk:
        raise Refused("Only the person in whose name this key acts replaces it. You can revoke it.")
    if not token.is_usable:
        raise Refused("This token no longer works, so there is nothing to replace. Make a new one.")
    token.expires_at = min(token.expires_at, clock.now() + old_works_for)
    token.save(update_fields=["expires_at"])
    scopes = [Scope(each) for each in token.scopes]
    return new_api_token(membership=token.membership, label=token.label, scopes=scopes, by=by)


@transaction.atomic
def revoke_api_token(*, token: ApiToken, by: User) -> None:
    """From the next call on it opens nothing; a second time changes nothing."""
    revoked = ApiToken.objects.filter(id=token.id, revoked_at__isnull=True)
    revoked.update(revoked_at=clock.now(), revoked_by=by)
    token.refresh_from_db()


def count_call(token: ApiToken) -> None:
    """Count one call in one statement, so that calls at the same time are each counted.

    Outside the request's transaction: a call that is refused and taken back was made all the same.
    """
    now = clock.now()
    same_minute = Q(minute_began_at__gt=now - MINUTE, minute_began_at__lte=now)
    ApiToken.objects.filter(id=token.id).update(
        last_used_at=now,
        calls_this_minute=Case(When(same_minute, then=F("calls_this_minute") + 1), default=Value(1)),
        minute_began_at=Case(When(same_minute, then=F("minute_began_at")), default=Value(now)),
    )
    token.refresh_from_db(fields=["last_used_at", "calls_this_minute", "minute_began_at"])


def count_rows(token: ApiToken, rows: int) -> bool:
    """Count rows that were read with a token today, in one statement. Whether with these it has become much."""
    if not rows:
        return False
    today = clock.today()
    total = Case(When(rows_on=today, then=F("rows_that_day") + rows), default=Value(rows))
    ApiToken.objects.filter(id=token.pk).update(rows_that_day=total, rows_on=today)
    token.refresh_from_db(fields=["rows_on", "rows_that_day"])
    before = token.rows_that_day - rows
    return bool(before < settings.API_ROWS_A_DAY_ALARM <= token.rows_that_day)


def seconds_to_wait(token: ApiToken) -> float | None:
    """How long a system that called too often has to wait; None where it may go on."""
    if token.calls_this_minute <= settings.API_CALLS_A_MINUTE or token.minute_began_at is None:
        return None
    return max(1.0, (token.minute_began_at + MINUTE - clock.now()).total_seconds())
