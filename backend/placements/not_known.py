"""Young people of whom nobody knows what they mainly do: since when, what was tried to find out, and what comes next.

What was tried is the contacts that are recorded since, and the lists that providers were asked for; there is no
second record of it.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Exists, F, OuterRef, QuerySet, Subquery, TextChoices
from django.db.models.functions import Cast, Coalesce, JSONObject, TruncDate
from django.utils.dateparse import parse_date

from backend.activities.as_at import ONE_DAY, not_known_on
from backend.activities.choices import ActivityCode
from backend.activities.models import ActivitySpell, Provider, ProviderList
from backend.activities.waiting_lists import (
    MovedOn,
    WaitingList,
    moved_on,
    provider_named,
    standing_on_open_lists,
    unsettled_moves,
    waiting_lists,
    with_waiting_lists,
)
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


class Stage(TextChoices):
    """How far it has come with finding out, for a filter."""

    UNTRIED = "untried", "Nothing tried yet"
    RING = "ring", "A provider is to be rung"
    ASKED = "asked", "A provider was asked"
    MOVED = "moved", "Moved on, a provider says"


@dataclass(frozen=True)
class Try:
    on: dt.date
    method: ContactMethod
    reached: bool


@dataclass(frozen=True)
class NextStep:
    """`method` is what to try with them; None where they were reached, and what they do can be recorded, where a
    provider is to be rung, by its list or by what it said, or where it waits."""

    words: str
    method: ContactMethod | None = None
    was_reached: bool = False
    waiting: WaitingList | None = None
    moved: MovedOn | None = None


def not_known(people: QuerySet[CareLeaver], today: dt.date) -> QuerySet[CareLeaver]:
    """Of these people those whose main activity is not known on a day, the longest first.

    Each with `last_known`, the code of what they last did, `not_known_since`, which is the day after it, or without
    one the first day that it was said not to be known, or the day they were added; what `tries_of` reads, and what
    `waiting_lists` and `moved_on` do.
    """
    spells = ActivitySpell.objects.filter(care_leaver=OuterRef("pk"), starts_on__lte=today)
    known = spells.exclude(code=ActivityCode.NOT_KNOWN).order_by("-starts_on", "-id")
    after = known.annotate(after=Cast(F("ends_on") + ONE_DAY, DateField())).values("after")
    said = spells.filter(code=ActivityCode.NOT_KNOWN).order_by("starts_on", "id").values("starts_on")
    found = with_waiting_lists(people.filter(not_known_on(today)), today).annotate(
        last_known=Subquery(known.values("code")[:1]),
        not_known_since=Coalesce(Subquery(after[:1]), Subquery(said[:1]), TruncDate("created_at")),
    )
    tried = _tries(today)
    each = JSONObject(on="on", method="method", reached="reached")
    return found.annotate(tried=ArraySubquery(tried.order_by("on", "id").values(said=each))).order_by(
        "not_known_since", "id"
    )


def _tries(today: dt.date) -> QuerySet[Contact]:
    return Contact.objects.filter(care_leaver=OuterRef("pk"), on__gte=OuterRef("not_known_since"), on__lte=today)


def narrowed(found: QuerySet[CareLeaver], by: Stage, today: dt.date) -> QuerySet[CareLeaver]:
    """Of those whom `not_known` found, the ones with whom it stands like that."""
    asked = standing_on_open_lists(today).filter(care_leaver=OuterRef("pk"))
    is_so = {
        Stage.UNTRIED: ~Exists(_tries(today)) & ~Exists(asked),
        Stage.ASKED: Exists(asked),
        Stage.RING: Exists(asked.filter(provider__lists__in=ProviderList.objects.to_ring_about(today))),
        Stage.MOVED: Exists(unsettled_moves().filter(care_leaver=OuterRef("pk"))),
    }
    return found.filter(is_so[by])


def tries_of(person) -> list[Try]:
    """What was tried since it is not known, the first first, of somebody read by `not_known`."""
    return [
        Try(parse_date(each["on"]), ContactMethod(each["method"]), each["reached"])  # type: ignore[arg-type]
        for each in person.tried
    ]


def next_step(person: CareLeaver, tries: Sequence[Try], today: dt.date, providers: Iterable[Provider] = ()) -> NextStep:
    """What they said themselves; then a provider that knows: where they moved to, among `providers` where it is one of
    ours, or one that was asked and does not answer; then the ways that lead to them."""
    last_reached = max((each.on for each in tries if each.reached), default=None)
    if last_reached and today < last_reached + BEGIN_AGAIN:
        return NextStep(f"They were reached on {_day(last_reached)}: record what they do", was_reached=True)
    tries = [each for each in tries if not last_reached or each.on > last_reached]  # what they said then is long ago
    return _at_a_provider(person, today, providers) or _to_them(person, tries, today)


def _at_a_provider(person: CareLeaver, today: dt.date, providers: Iterable[Provider]) -> NextStep | None:
    for moved in moved_on(person):
        return NextStep(_find_out(moved, provider_named(providers, moved.where)), moved=moved)
    for waiting in waiting_lists(person):
        if waiting.ring_from <= today:
            whom = f"{waiting.contact}, {waiting.provider}"
            asked = f"asked on {_day(waiting.asked_on)}, no answer"
            return NextStep(f"Ring {_dialled(whom, waiting.phone)}: {asked}", waiting=waiting)
    return None


def _find_out(moved: MovedOn, there: Provider | None) -> str:
    if there:
        return f"Ring {_dialled(f'{there.contact_name}, {there.name}', there.phone)}: they are said to be there"
    return f"Find out at “{moved.where}”" if moved.where else f"Ask {moved.said_by} where they moved on to"


def _dialled(whom: str, phone: str) -> str:
    return f"{whom}, {phone}" if phone else whom


def _to_them(person: CareLeaver, tries: Sequence[Try], today: dt.date) -> NextStep:
    """The cheapest way that was not tried and that leads to them; then their personal adviser; then all of it again."""
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
