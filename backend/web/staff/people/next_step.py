"""What is next for a young person, in a few words: the second fact of a list, after the name."""

import datetime as dt

from backend.activities.choices import EET, NEET
from backend.care_leavers.models import CareLeaver
from backend.web.kit.formats import plural
from backend.web.staff.people.people_query import silent_since


NOBODY_YET = "Log a contact: never reached"


def next_for(person: CareLeaver, to_decide: int, *, today: dt.date) -> str:
    """Of a person read by `people_of`, the first that applies; `to_decide` is 0 for who may not see rankings."""
    if person.last_reached is None:
        return NOBODY_YET
    if person.last_reached < silent_since(today):
        return f"Log a contact: not reached for {(today - person.last_reached).days // 7} weeks"
    if person.activity not in EET | NEET:
        return "Ask what they are doing now"
    if person.activity in EET:
        return "In EET"
    return f"{plural(to_decide, 'match,matches')} to decide" if to_decide else "Nothing waits"
