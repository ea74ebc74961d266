"""What a week brings for the people of a desk, in one query: for the page, the aside of Today and the calendar."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from backend.care_leavers.ages import birthday
from backend.core.clock import time_words
from backend.reference.working_days import add_working_days
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.happenings import ONE_DAY, Happening
from backend.web.staff.today.keys import happenings_of


@dataclass(frozen=True)
class Event:
    """One thing on one day: of whom, what of, and its page."""

    happening: Happening
    day: dt.date
    time: dt.time | None
    known_as: str
    full_name: str
    about: str
    row: UUID
    person: UUID

    @property
    def at(self) -> str:
        return time_words(self.time) if self.time else ""

    @property
    def url(self) -> str:
        if self.happening in (Happening.INTERVIEW, Happening.ANSWER):
            return reverse("referral", args=[self.row])
        if self.happening == Happening.CHECK_IN:
            return reverse("check-in", args=[self.row])
        return reverse("person", args=[self.person])


def monday_of(day: dt.date) -> dt.date:
    return day - ONE_DAY * day.weekday()


def week_ahead(today: dt.date) -> dt.date:
    """The Monday of this week; at a weekend of the next, since this one is over."""
    return monday_of(today + 2 * ONE_DAY)


def name_of_week_ahead(today: dt.date) -> str:
    return "Next week" if week_ahead(today) > today else "This week"


def events_of(desk: Desk, first: dt.date, last: dt.date) -> list[Event]:
    """By day and time; what has no time of day stands after what has one."""
    answer_days = desk.viewer.council.answer_days
    found = (_event(answer_days, **told) for told in happenings_of(desk, first, last))
    here = [each for each in found if first <= each.day <= last]
    return sorted(here, key=lambda each: (each.day, each.time is None, each.time or dt.time(), each.full_name))


def _event(
    answer_days: int, *, happening, day, time, about, row, person, given_name, family_name, preferred_name
) -> Event:
    kind, on = Happening(happening), dt.date.fromisoformat(day)
    if kind == Happening.ANSWER:
        on = add_working_days(on, answer_days)
    if kind == Happening.BIRTHDAY:
        on, about = birthday(on, int(about)), f"turns {about}"
    known_as = preferred_name or given_name or family_name
    full_name = " ".join(dict.fromkeys(filter(None, (known_as, family_name))))
    at = dt.time.fromisoformat(time) if time else None
    return Event(kind, on, at, known_as, full_name, about, UUID(row), UUID(person))


@dataclass(frozen=True)
class Day:
    day: dt.date
    events: Sequence[Event]
    is_today: bool

    @property
    def in_short(self) -> str:
        """One line: what has a name by its name, what is many by its number."""
        closing = sum(each.happening == Happening.CLOSING for each in self.events)
        named = [_short(each) for each in self.events if each.happening != Happening.CLOSING]
        return " · ".join([*named, *([f"{closing} close{'s' if closing == 1 else ''}"] if closing else [])])


def _short(event: Event) -> str:
    if event.happening == Happening.INTERVIEW:
        return f"{f'{event.at} interview' if event.time else 'interview'}, {event.known_as}"
    words = {Happening.START: "first day", Happening.CHECK_IN: "check-in", Happening.ANSWER: "answer due"}
    words[Happening.PROMISE] = "promise due"
    return f"{words.get(event.happening, event.about)}, {event.known_as}"


def days_of(events: Iterable[Event], first: dt.date, today: dt.date) -> list[Day]:
    """Monday to Friday, and a day of the weekend only where it brings something."""
    by_day: dict[dt.date, list[Event]] = {first + ONE_DAY * number: [] for number in range(7)}
    for event in events:
        by_day[event.day].append(event)
    return [Day(day, found, day == today) for day, found in by_day.items() if day.weekday() < 5 or found]
