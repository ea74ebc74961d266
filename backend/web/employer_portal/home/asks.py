"""What is asked of an employer's people. Each is a fact that is read anew: when it is settled, its line is gone."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from backend.reference.working_days import add_working_days
from backend.referrals.models import Referral
from backend.web.kit.content import Link
from backend.web.kit.formats import plural
from backend.web.kit.near_days import long_day, weekday_and_day


NUMBERS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True)
class Ask:
    """What to do, why, the one act that does it, since when it waits, and by when where a day is promised."""

    what: str
    why: str
    act: Link
    since: dt.date
    due: dt.date | None = None
    about: Referral | None = None  # whose name stands there

    def orders_by(self, answer_days: int) -> dt.date:
        """What has no day of its own stands among the others as if it had what an answer has."""
        return self.due or add_working_days(self.since, answer_days)


@dataclass(frozen=True)
class ShownAsk:
    """An ask as it reads today."""

    ask: Ask
    by: str
    is_late: bool

    @classmethod
    def of(cls, ask: Ask, today: dt.date) -> "ShownAsk":
        if ask.due is None:
            return cls(
                ask, "Since today" if ask.since >= today else f"Since {weekday_and_day(ask.since, today)}", False
            )
        if ask.due < today:
            return cls(ask, f"{plural((today - ask.due).days, 'day,days')} late", True)
        return cls(ask, "Today" if ask.due == today else f"By {weekday_and_day(ask.due, today)}", ask.due == today)


@dataclass(frozen=True)
class Coming:
    """What comes by itself, or is with the employment team."""

    on: dt.date
    when: str
    what: str
    link: Link
    about: Referral | None = None


def in_order(asks: Sequence[Ask], answer_days: int) -> list[Ask]:
    return sorted(asks, key=lambda ask: (ask.orders_by(answer_days), ask.since, ask.what))


def headline(asks: Sequence[Ask], today: dt.date) -> str:
    """What the page says first, of asks that are in order: how many there are, and when the first is due."""
    if not asks:
        return "Nothing needs you today"
    count = NUMBERS[len(asks)] if len(asks) < len(NUMBERS) else str(len(asks))
    said = f"{count} {'thing needs' if len(asks) == 1 else 'things need'} you"
    due = asks[0].due
    if due is None:
        return said
    first = "it is" if len(asks) == 1 else "the first is"
    if due < today:
        return f"{said}, and {first} late"
    by = "today" if due == today else f"by {long_day(due, today)}"
    return f"{said}, {by}" if len(asks) == 1 else f"{said}, the first {by}"
