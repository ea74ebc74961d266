from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
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
    end_sessions(user=user)


def end_sessions(*, user: User) -> None:
    """Sign somebody out wherever they are signed in."""
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def password_reset_key(*, user: User) -> tuple[str, str]:
    """Both parts of the address at which somebody chooses a password.

    It works once, because it hangs on the password there is now, and until `PASSWORD_RESET_TIMEOUT` is over.
    """
    return user_pk_to_url_str(user), default_token_generator.make_token(user)


@transaction.atomic
def expire_password_reset_keys(*, user: User) -> None:
    """Make every address to choose a password useless that somebody was sent before they had one."""
    if not user.has_usable_password():
        user.set_unusable_password()
        user.save(update_fields=["password"])


@transaction.atomic
def reset_second_factor(*, user: User, by: User) -> None:
    """Forget somebody's app, keys and recovery codes and sign them out. Next time they set up a new one."""
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
