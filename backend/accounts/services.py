from collections.abc import Mapping

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.names import cleaned_name
from backend.core.protection import account_context, clock_context


TAKEN = "There is an account with this e-mail address already. Sign in with it, or use another address."


@transaction.atomic
def create_user(*, email: str, name: str, password: str | None = None, by: User | None) -> User:
    """Make an account. Raises Refused where there is one, also where it was made at the same moment."""
    try:
        with transaction.atomic(), account_context(address=email):
            return User.objects.create_user(email=email.strip(), name=cleaned_name(name), password=password)
    except IntegrityError as error:
        raise Refused(TAKEN, "email") from error


@transaction.atomic
def choose_single_keys(*, used: bool, by: User) -> None:
    """Whether keys without a modifier do something on pages that somebody opens."""
    by.uses_single_keys = used
    by.save(update_fields=["uses_single_keys"])


@transaction.atomic
def close_account(*, user: User, by: User | None) -> None:
    """Close an account and end its sessions at once."""
    user.is_active = False
    user.closed_at = clock.now()
    with account_context(user_id=user.pk):
        user.save(update_fields=["is_active", "closed_at"])
    end_sessions(user=user)


def end_sessions(*, user: User, holding: Mapping[str, object] | None = None) -> None:
    """Sign somebody out wherever they are signed in; with `holding` only where the session holds these values."""
    wanted = {"_auth_user_id": str(user.pk), **(holding or {})}
    with clock_context():
        for session in Session.objects.iterator():
            held = session.get_decoded()
            if all(held.get(name) == value for name, value in wanted.items()):
                session.delete()


def password_reset_key(*, user: User) -> tuple[str, str]:
    """Both parts of the address at which somebody chooses a password.

    It works once, because it hangs on the password there is now, and until `PASSWORD_RESET_TIMEOUT` is over.
    """
    return user_pk_to_url_str(user), default_token_generator.make_token(user)


@transaction.atomic
def reset_second_factor(*, user: User, by: User) -> None:
    """Forget somebody's app, keys and recovery codes and sign them out. Next time they set up a new one."""
    with account_context(user_id=user.pk):
        Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
