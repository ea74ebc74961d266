from django.contrib.sessions.models import Session
from django.db import transaction

from backend.accounts.models import User
from backend.core import clock


@transaction.atomic
def create_user(*, email: str, name: str, password: str | None = None, by: User | None) -> User:
    """Make an account. Without a password the person sets one from an invitation."""
    return User.objects.create_user(email=email, name=name, password=password)


@transaction.atomic
def close_account(*, user: User, by: User | None) -> None:
    """Close an account and end its sessions at once."""
    user.is_active = False
    user.closed_at = clock.now()
    user.save(update_fields=["is_active", "closed_at"])
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
