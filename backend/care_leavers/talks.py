"""Whether somebody has spoken with a young person since a fact: a talk of its day or later, recorded after it was.

A talk of before, written down late, says nothing of the fact.
"""

import datetime as dt

from django.db.models import OuterRef, Q


def talks_since(recorded_at: dt.datetime | OuterRef, on: dt.date | OuterRef) -> Q:
    """Of contacts or views, those since a fact that was recorded at that moment and is of that day."""
    return Q(created_at__gte=recorded_at, on__gte=on)


def is_talk_since(talk: tuple[dt.datetime, dt.date], recorded_at: dt.datetime, on: dt.date) -> bool:
    """The same of a talk that was read: when it was recorded, and its day."""
    talk_recorded_at, talk_on = talk
    return talk_recorded_at >= recorded_at and talk_on >= on
