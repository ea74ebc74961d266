"""What was promised to a young person, and how each stands, as a table for staff."""

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from backend.core import clock
from backend.placements.models import Promise
from backend.web.kit.content import Late, Link, Stacked, Table, Tag, columns
from backend.web.kit.formats import short_day
from backend.web.staff.people.promise_acts import to_do


UNKNOWN_DAY = "once the first day is known"
NOTHING_LEFT = "–"
HEADINGS = ("What we said", "By when", "Who", "How it stands")


def promises_table(promises: Iterable[Promise], *, may_act: bool, caption: str, empty: str) -> Table:
    today = clock.today()
    rows = [_row(each, today, may_act=may_act) for each in promises]
    headings = columns(*HEADINGS, *(["What next"] if may_act else []))
    return Table(caption, headings, rows, empty=empty)


def _row(promise: Promise, today: dt.date, *, may_act: bool) -> list:
    due = short_day(promise.due_on) if promise.due_on else UNKNOWN_DAY
    who = Stacked(promise.employer.name, f"seen to by {promise.owner}") if promise.employer else str(promise.owner)
    cells = [promise.words, due, who, standing(promise, today)]
    return [*cells, _acts(promise)] if may_act else cells


def standing(promise: Promise, today: dt.date) -> Tag | Late | Stacked:
    if promise.kept_at:
        by = f"{promise.how} ({promise.kept_by}, {short_day(promise.kept_at)})"
        return Stacked(Tag("Done", "green"), by)
    if promise.is_kept:
        return Stacked(Tag("Done", "green"), f"Spoke with them on {short_day(promise.called_on)}")
    if promise.off_because:
        return Stacked(Tag("Not needed"), promise.off_because)
    if promise.is_late(today):
        return Tag("Broken" if promise.is_broken(today) else "Late", "red")
    return Tag("Due today", "blue") if promise.due_on == today else Tag("To come")


def _acts(promise: Promise) -> Stacked | str:
    if not promise.is_open:
        return NOTHING_LEFT
    act = to_do(promise)
    change = Link("Change", reverse("promise-change", args=[promise.public_id]), f"“{promise.words}”")
    return Stacked(Link(act.words, act.url, f"“{promise.words}”"), change)
