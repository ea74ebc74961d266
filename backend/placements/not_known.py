"""Young people of whom nobody knows what they mainly do: since when, what was tried to find out, and what comes next.

What was tried is the contacts that are recorded since; there is no second record of it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast, Coalesce, JSONObject, TruncDate
from django.utils.dateparse import parse_date

from backend.activities.as_at import ONE_DAY, not_known_on
from backend.activities.choices import ActivityCode
from backend.activities.models import ActivitySpell
from backend.care_leavers.agreements import may_be_reached_by
from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.models import CareLeaver, Contact
from backend.care_leavers.writing import why_not_to_write
from backend.notifications.choices import MessageChannel


WRITTEN = {
    ContactMethod.TEXT: MessageChannel.TEXT,
    ContactMethod.EMAIL: MessageChannel.EMAIL,
}
# From what costs a minute to what costs half a day: each is tried once before the next.
ORDER = (
    ContactMethod.PHONE,
    ContactMethod.TEXT,
    ContactMethod.EMAIL,
    ContactMethod.LETTER,
    ContactMethod.IN_PERSON,
)
WORDS = {
    ContactMethod.PHONE: "Ring them",
    ContactMethod.TEXT: "Text them",
    ContactMethod.EMAIL: "E-mail them",
    ContactMethod.LETTER: "Write them a letter",
    ContactMethod.IN_PERSON: "Visit them",
}
# Once everything was tried, it is begun again after as long. The NCCIS return asks anew each month.
BEGIN_AGAIN = dt.timedelta(days=28)


@dataclass(frozen=True)
class Try:
    on: dt.date
    method: ContactMethod
    reached: bool


@dataclass(frozen=True)
class NextStep:
    """`method` is what to try; None where they were reached, and what they do can be recorded, or where it waits."""

    words: str
    method: ContactMethod | None = None
    was_reached: bool = False


def not_known(people: QuerySet[CareLeaver], today: dt.date) -> QuerySet[CareLeaver]:
    """Of these people those whose main activity is not known on a day, the longest first.

    Each with `last_known`, the code of what they last did, `not_known_since`, which is the day after it, or without
    one the first day that it was said not to be known, or the day they were added; and what `tries_of` reads.
    """
    spells = ActivitySpell.objects.filter(care_leaver=OuterRef("pk"), starts_on__lte=today)
    known = spells.exclude(code=ActivityCode.NOT_KNOWN).order_by("-starts_on", "-id")
    after = known.annotate(after=Cast(F("ends_on") + ONE_DAY, DateField())).values("after")
    said = spells.filter(code=ActivityCode.NOT_KNOWN).order_by("starts_on", "id").values("starts_on")
    found = people.filter(not_known_on(today)).annotate(
        last_known=Subquery(known.values("code")[:1]),
        not_known_since=Coalesce(Subquery(after[:1]), Subquery(said[:1]), TruncDate("created_at")),
    )
    tried = Contact.objects.filter(care_leaver=OuterRef("pk"), on__gte=OuterRef("not_known_since"), on__lte=today)
    each = JSONObject(on="on", method="method", reached="reached")
    return found.annotate(tried=ArraySubquery(tried.order_by("on", "id").values(said=each))).order_by(
        "not_known_since", "id"
    )


def tries_of(person) -> list[Try]:
    """What was tried since it is not known, the first first, of somebody read by `not_known`."""
    return [
        Try(parse_date(each["on"]), ContactMethod(each["method"]), each["reached"])  # type: ignore[arg-type]
        for each in person.tried
    ]


def next_step(person: CareLeaver, tries: Sequence[Try], today: dt.date) -> NextStep:
    """The cheapest way that was not tried and that leads to them; then their personal adviser; then all of it again."""
    last_reached = max((each.on for each in tries if each.reached), default=None)
    if last_reached and today < last_reached + BEGIN_AGAIN:
        return NextStep(f"They were reached on {_day(last_reached)}: record what they do", was_reached=True)
    tries = [each for each in tries if not last_reached or each.on > last_reached]  # what they said then is long ago
    ways = [way for way in ORDER if _leads_to_them(person, way)]
    tried = {each.method for each in tries}
    for way in ways:
        if way not in tried:
            return NextStep(WORDS[way], way)
    if not ways:
        return NextStep(f"Find a way to reach them{_from_whom(person)}")
    again = tries[-1].on + BEGIN_AGAIN
    if again > today:
        return NextStep(f"Everything was tried. Begin again on {_day(again)}{_meanwhile(person)}")
    return NextStep(f"Everything was tried by {_day(tries[-1].on)}. {WORDS[ways[0]]} again", ways[0])


def _leads_to_them(person: CareLeaver, way: ContactMethod) -> bool:
    """What is written to them asks what every message asks. In custody their phone and home may be others' by now."""
    if way in WRITTEN:
        return not why_not_to_write(person, WRITTEN[way])
    if way == ContactMethod.IN_PERSON:
        return bool(person.in_custody or person.home_postcode)
    if person.in_custody:
        return False
    if way == ContactMethod.PHONE:
        return bool(person.phone)
    agreed = may_be_reached_by(person, ConsentKind.CONTACT_BY_LETTER)  # to which lines is asked where one is written
    return bool(agreed and person.home_postcode and not person.home_is_confidential)


def _from_whom(person: CareLeaver) -> str:
    return f": ask {person.known_personal_adviser}, their personal adviser" if person.known_personal_adviser else ""


def _meanwhile(person: CareLeaver) -> str:
    whom = person.known_personal_adviser
    return f", and ask {whom}, their personal adviser, meanwhile" if whom else ""


def _day(day: dt.date) -> str:
    return f"{day:%-d %B %Y}"
