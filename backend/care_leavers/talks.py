"""Whether somebody has spoken with a young person since a fact: a talk of its day or later, recorded after it was.

A talk is a contact in which they were reached, or what they said themselves. One of before, written down late, says
nothing of the fact.
"""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from backend.care_leavers.models import Contact, View


LISTS = {"at": "created_at", "on": "on", "by": "recorded_by"}


def contacts_and_views(*facts: Q, **more) -> tuple[QuerySet[Contact], QuerySet[View]]:
    """Both kinds of talk of which these facts hold, as they were recorded."""
    reached = Contact.objects.filter(*facts, reached=True, **more).order_by("id")
    return reached, View.objects.filter(*facts, **more).order_by("id")


def lists_of_talks(*lists: str, **facts) -> dict[str, ArraySubquery]:
    """For annotate(): `reached_on`, `said_on` and so on, each a list over the talks of which these facts hold."""
    reached, said = contacts_and_views(**facts)
    kinds = {"reached": reached, "said": said}
    return {
        f"{kind}_{each}": ArraySubquery(talks.values(LISTS[each])) for kind, talks in kinds.items() for each in lists
    }


def was_talk_since(recorded_at: OuterRef | Value, on: OuterRef | Value) -> Q:
    """Of rows about a `care_leaver`, whether there was one since a fact recorded at that moment and of that day."""
    since = Q(created_at__gte=recorded_at, on__gte=on)
    reached, said = contacts_and_views(since, care_leaver=OuterRef("care_leaver"))
    return Q(Exists(reached)) | Q(Exists(said))


def is_talk_since(talk: tuple[dt.datetime, dt.date], recorded_at: dt.datetime, on: dt.date) -> bool:
    """The same of a talk that was read: when it was recorded, and its day."""
    talk_recorded_at, talk_on = talk
    return talk_recorded_at >= recorded_at and talk_on >= on
