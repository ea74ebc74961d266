"""Which messages of a young person still wait for somebody.

What they said of an application is answered by what is recorded of it: nobody writes them an answer as well.
"""

from django.db.models import BooleanField, Case, Q, Value, When

from backend.care_leavers.choices import OF_AN_APPLICATION
from backend.care_leavers.models.own_messages import OwnMessageQuerySet
from backend.referrals.application_clock import nothing_recorded_since


def still_waits() -> Q:
    """Of a message. One that names harm waits until somebody has spoken with them, whatever it is about."""
    of_an_application = Q(kind__in=OF_AN_APPLICATION, names_harm=False)
    return Q(answered_at=None) & (~of_an_application | nothing_recorded_since("created_at", "about"))


def with_waits(messages: OwnMessageQuerySet) -> OwnMessageQuerySet:
    """Each with `waits`: whether somebody has still to see to it."""
    found: OwnMessageQuerySet = messages.annotate(
        waits=Case(When(still_waits(), then=Value(True)), default=Value(False), output_field=BooleanField())
    )
    return found
