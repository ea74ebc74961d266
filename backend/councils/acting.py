"""Which of their memberships somebody acts in: it counts for the page, for services and for the database alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from backend.core.written_queries import written_once
from backend.councils.models import Membership, MembershipQuerySet
from backend.councils.viewer import Viewer


MEMBERSHIP = "membership"  # session key: which of their memberships the person acts in
OPENED_IN = "membership_token"  # name of the hidden box that says in which membership a page was opened
KEPT_OVER_A_CHOICE = ("_auth_user", "account_", "signed_in_at")  # all else in a session belongs to one membership

_acting: ContextVar[Viewer | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(viewer: Viewer | None) -> Iterator[None]:
    """Everything inside is done by this viewer, in this one membership."""
    token = _acting.set(viewer)
    try:
        yield
    finally:
        _acting.reset(token)


def acting_viewer() -> Viewer | None:
    """Who acts in the request that is being answered; nobody in a job or a command."""
    return _acting.get()


def choose_membership(request, membership: Membership) -> None:
    """From here on the session acts in this membership, and what it held of another one is gone."""
    session = request.session
    for name in list(session.keys()):
        if not name.startswith(KEPT_OVER_A_CHOICE):
            del session[name]
    session[MEMBERSHIP] = membership.pk
    session.cycle_key()


@written_once
def _memberships(*, user: int) -> MembershipQuerySet:
    return Membership.objects.of_user(user)


def membership_of_session(request) -> Membership | None:
    """The membership chosen, or the only one there is. One that has ended gives way to no other without being asked.

    All of the person's are left as `request.memberships` for the page to choose among.
    """
    request.memberships = _memberships(user=request.user.pk) if request.user.is_authenticated else []
    chosen = request.session.get(MEMBERSHIP)
    if chosen is None and len(request.memberships) == 1:
        chosen = request.session[MEMBERSHIP] = request.memberships[0].pk
    return next((each for each in request.memberships if each.pk == chosen), None)
