"""Messages to a young person about a referral: each tells of one event, and the next step takes back what waits."""

from django.db.models import Q

from backend.accounts.models import User
from backend.notifications.choices import MessageKind
from backend.notifications.decisions import take_back_unsent
from backend.referrals.models import Referral


KEY, BY_LETTER = "referral-event:", ":letter"


def key_of(event_id: int) -> str:
    """By which what tells them of that event is written once."""
    return f"{KEY}{event_id}"


def key_on_the_day(event_id: int) -> str:
    """Of what is written on the day itself, where that of the day before never went."""
    return f"{key_of(event_id)}:today"


def key_by_letter(event_id: int) -> str:
    """Of what goes by post, beside what may go in a quicker way later."""
    return f"{key_of(event_id)}{BY_LETTER}"


def take_back_from_them(referral: Referral, *, is_open_again: bool, by: User | None) -> int:
    """What no carrier can have yet of what they were to read about it: it tells of what is over. What their adviser
    tells them stays true until the referral is open again. The caller has the council open."""
    events = list(referral.events.values_list("pk", flat=True))
    told = [key(each) for each in events for key in (key_of, key_on_the_day, key_by_letter)]
    person = referral.care_leaver
    which = Q(key__in=told) if is_open_again else Q(key__in=told, kind=MessageKind.REMINDER)
    return take_back_unsent(council_id=referral.council_id, about=person.public_id, which=which, by=by)
