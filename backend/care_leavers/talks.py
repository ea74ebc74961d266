"""Whether somebody has spoken with a young person since a fact: a talk of its day or later, recorded after it was.

A talk is a contact in which they were reached, or a view of theirs. One of before, written down late, says nothing of
the fact.
"""

import datetime as dt

from django.db.models import Exists, OuterRef, Q

from backend.care_leavers.models import Contact, View


def talks_since(recorded_at: dt.datetime | OuterRef, on: dt.date | OuterRef) -> Q:
    """Of contacts or views, those since a fact that was recorded at that moment and is of that day."""
    return Q(created_at__gte=recorded_at, on__gte=on)


def spoken_since(recorded_at: str, on: str, *, care_leaver: str = "care_leaver") -> Q:
    """Of rows with the named columns: anybody has spoken with their young person since a fact."""
    since = Q(talks_since(OuterRef(recorded_at), OuterRef(on)), care_leaver=OuterRef(care_leaver))
    return Q(Exists(Contact.objects.filter(since, reached=True))) | Q(Exists(View.objects.filter(since)))


def is_talk_since(talk: tuple[dt.datetime, dt.date], recorded_at: dt.datetime, on: dt.date) -> bool:
    """The same of a talk that was read: when it was recorded, and its day."""
    talk_recorded_at, talk_on = talk
    return talk_recorded_at >= recorded_at and talk_on >= on
