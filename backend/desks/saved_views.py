"""Views of lists that somebody saved: named, changed, taken away and put back, each by one press."""

import datetime as dt

from django.db import transaction

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.models import Membership
from backend.desks.models import SavedView


MOST = 8  # of one list; more would be a list of their own
PUT_BACK_WITHIN = dt.timedelta(days=7)


@transaction.atomic
def save_view(
    *, membership: Membership, list: str, name: str, query: str, opens_first: bool = False, by: User
) -> SavedView:
    """A name for filters, order and columns; with `opens_first` the list is opened with it from now on."""
    theirs = _theirs(membership, list)
    _refuse_many(theirs)
    _refuse_same_name(theirs, name)
    _open_with_this_alone(theirs, opens_first)
    return SavedView.objects.create(
        council=membership.council, membership=membership, list=list, name=name, query=query, opens_first=opens_first
    )


@transaction.atomic
def change_view(*, view: SavedView, name: str, opens_first: bool, by: User) -> SavedView:
    others = _theirs(view.membership, view.list).exclude(pk=view.pk)
    _refuse_same_name(others, name)
    _open_with_this_alone(others, opens_first)
    view.name, view.opens_first = name, opens_first
    view.save(update_fields=["name", "opens_first"])  # removed meanwhile it stays so
    return view


@transaction.atomic
def remove_view(*, view: SavedView, by: User) -> SavedView:
    """What was removed longer ago than it can be put back goes for good."""
    now = clock.now()
    SavedView.objects.filter(membership=view.membership, removed_at__lt=now - PUT_BACK_WITHIN).delete()
    view.removed_at = now
    view.save(update_fields=["removed_at"])
    return view


@transaction.atomic
def put_view_back(*, view: SavedView, by: User) -> SavedView:
    """Where the list is opened with another one by now, that stays so."""
    theirs = _theirs(view.membership, view.list)
    _refuse_many(theirs)
    _refuse_same_name(theirs, view.name)
    view.opens_first = view.opens_first and not theirs.filter(opens_first=True).exists()
    view.removed_at = None
    view.save()
    return view


def _theirs(membership: Membership, list: str):
    """Locked by their owner's role, so that two pages open at once do not save one too many."""
    Membership.objects.select_for_update(of=["self"]).get(pk=membership.pk)
    return SavedView.objects.filter(membership=membership).of_list(list).current()


def _refuse_many(theirs) -> None:
    if theirs.count() >= MOST:
        raise Refused(f"You have {MOST} views of this list, which is as many as fit above it. Remove one first.")


def _refuse_same_name(others, name: str) -> None:
    if others.filter(name__iexact=name).exists():
        raise Refused(f"You have a view called “{name}” already. Give this one another name.", field="name")


def _open_with_this_alone(others, opens_first: bool) -> None:
    if opens_first:
        others.filter(opens_first=True).update(opens_first=False)
