"""Sessions in the database, of which a request reaches its own alone: by its key, which nobody else knows."""

import datetime as dt

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from backend.core.protection import clock_context
from backend.core.written_queries import written_once


# Idleness is counted from the last request that wrote it down, at most so long before the last one of all: a session
# is locked up to so much sooner than after the idle time, and never later.
IDLENESS_NOTED_EVERY = dt.timedelta(minutes=1)


class SessionStore(db.SessionStore):
    is_noted = False  # as it was read it is in the database, its idleness of this minute too
    _noted_at: dt.datetime | None = None  # when it was last used, as it was read

    def load(self):
        kept = self._get_session_from_db()
        if kept is None:
            return {}
        noted_at = kept.expire_date - dt.timedelta(seconds=self.get_session_cookie_age())
        self._noted_at = noted_at
        self.is_noted = timezone.now() - noted_at < IDLENESS_NOTED_EVERY
        return self.decode(kept.session_data)

    def idle_for(self) -> dt.timedelta:
        """How long nobody had used it when this request came."""
        self._get_session()  # as it was read, if it was not yet
        return timezone.now() - self._noted_at if self._noted_at else dt.timedelta()

    def stays_as_noted(self) -> None:
        """This request is no sign that somebody is there: what is noted of idleness goes on from before."""
        self.is_noted = True

    def _validate_session_key(self, key):
        """Ours are letters and digits; what else a cookie brings (it may bring a NUL byte) is nobody's session."""
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()

    def _get_session_from_db(self):
        _open(self.session_key)
        found = _unexpired(key=self.session_key, moment=timezone.now())
        if not found:
            self._session_key = None
        return found[0] if found else None

    def exists(self, session_key):
        _open(session_key)
        return super().exists(session_key)

    def save(self, must_create=False):
        """Asked for with each request, whose cookie counts anew; what is there as it stands is not written again."""
        if self.is_noted and not self.modified and not must_create:
            return None
        if self.session_key is not None:  # else one is chosen first, and this called again
            _open(self.session_key)
        return super().save(must_create)

    def delete(self, session_key=None):
        key = session_key or self.session_key
        if key is not None:
            _open(key)
        return super().delete(session_key)

    @classmethod
    def clear_expired(cls):
        with clock_context():
            super().clear_expired()


@written_once
def _unexpired(*, key: str, moment: dt.datetime) -> QuerySet[Session]:
    """It is asked for with each request."""
    return Session.objects.filter(session_key=key, expire_date__gt=moment)


def _open(key: str) -> None:
    """Until another one is named: it stays the own session of whoever is being answered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('onward.session', %s, false)", [key])
