"""Sessions in the database, of which a request reaches its own alone: by its key, which nobody else knows."""

from django.contrib.sessions.backends import db
from django.db import connection

from backend.core.protection import clock_context


class SessionStore(db.SessionStore):
    def _validate_session_key(self, key):
        """Ours are letters and digits; what else a cookie brings (it may bring a NUL byte) is nobody's session."""
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()

    def _get_session_from_db(self):
        _open(self.session_key)
        return super()._get_session_from_db()

    def exists(self, session_key):
        _open(session_key)
        return super().exists(session_key)

    def save(self, must_create=False):
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


def _open(key: str) -> None:
    """Until another one is named: it stays the own session of whoever is being answered."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('onward.session', %s, false)", [key])
