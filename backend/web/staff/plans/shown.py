"""A plan as pages show it: aims with their actions, how each stands, what is missing, and what may be done."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from backend.plans.choices import ActionFlag
from backend.plans.models import Aim, Plan, PlanAction
from backend.plans.review_dates import ReviewDue
from backend.web.kit.buttons import row_button
from backend.web.kit.content import Link, Stacked, Table, Tag, columns
from backend.web.kit.formats import day, listed, plural, short_day


HEADINGS = ("What is done", "Who", "By when", "How it stands")
FLAG_COLOURS = {ActionFlag.OVERDUE: "red", ActionFlag.MOVED_TWICE: "orange"}


@dataclass(frozen=True)
class ShownAim:
    aim: Aim
    stands: Tag | None
    table: Table
    acts: list[Link]
    stands_again: str


def shown_aims(request, plan: Plan, today: dt.date, *, may_act: bool) -> list[ShownAim]:
    """Those that stand first, then those that were reached or given up."""
    aims = sorted(plan.aims.all(), key=lambda aim: not aim.is_open)
    return [_shown(request, aim, today, may_act=may_act and plan.is_open) for aim in aims]


def _shown(request, aim: Aim, today: dt.date, *, may_act: bool) -> ShownAim:
    acts = may_act and aim.is_open
    actions = sorted(aim.actions.all(), key=_open_and_soonest)
    rows = [[*_cells(each, today), *([_acts(request, each)] if acts else [])] for each in actions]
    headings = columns(*HEADINGS, *(["What next"] if acts else []))
    empty = "Nothing is set down for it yet."
    return ShownAim(
        aim,
        standing_of(aim),
        Table(f"For “{aim.words}”", headings, rows, empty=empty),
        _acts_of(aim) if acts else [],
        _stands_again(request, aim) if may_act and not aim.is_open else "",
    )


def _open_and_soonest(action: PlanAction) -> tuple[bool, dt.date, int]:
    return not action.is_open, action.target_on or dt.date.max, action.pk


def standing_of(aim: Aim) -> Tag | None:
    if aim.reached_on:
        return Tag(f"Reached on {short_day(aim.reached_on)}", "green")
    return Tag(f"Given up: {aim.dropped_because}") if aim.dropped_at else None


def _acts_of(aim: Aim) -> list[Link]:
    acts = (
        ("Add an action", "action"),
        ("Change", "change"),
        ("Reached", "reached"),
        ("They do not want this any more", "drop"),
    )
    return [Link(text, reverse(f"plan-aim-{name}", args=[aim.public_id]), f"“{aim.words}”") for text, name in acts]


def _stands_again(request, aim: Aim) -> str:
    address = reverse("plan-aim-reopen", args=[aim.public_id])
    return row_button(request, "It stands again", address, f"“{aim.words}”")


def _cells(action: PlanAction, today: dt.date) -> list:
    words = Stacked(action.words, f"“{action.matters}”") if action.matters else action.words
    by = short_day(action.target_on) if action.target_on else "–"
    return [words, action.known_owner or "–", by, standing(action, today)]


def standing(action: PlanAction, today: dt.date) -> Tag | Stacked:
    if action.done_on:
        return Stacked(Tag("Done", "green"), f"{short_day(action.done_on)}: {action.evidence}")
    if action.dropped_at:
        return Stacked(Tag("Not needed"), action.dropped_because)
    flags = action.flags(today)
    if not flags:
        return Tag("To do")
    colour = next((FLAG_COLOURS[flag] for flag in flags if flag in FLAG_COLOURS), "yellow")
    return Tag(listed([flag.label for flag in flags]), colour)


def _acts(request, action: PlanAction) -> Stacked | str:
    about, public_id = f"“{action.words}”", [action.public_id]
    if not action.is_open:
        return row_button(request, "Take this back", reverse("plan-action-reopen", args=public_id), about)
    names = (("It is done", "done"), ("Change", "change"), ("Not needed", "drop"))
    done, change, drop = (Link(text, reverse(f"plan-action-{name}", args=public_id), about) for text, name in names)
    return Stacked(done, Stacked(change, drop))


def due_words(due: ReviewDue, today: dt.date) -> str:
    """When the next review is held at the latest, and what made it so."""
    if due.is_overdue(today):
        by = f"A review was due by {day(due.on)}, {plural((today - due.on).days, 'day,days')} ago"
    else:
        by = f"The next review is due by {day(due.on)}"
    return f"{by}: {changes_words(due)}" if due.changes else f"{by}."


def changes_words(due: ReviewDue) -> str:
    latest: dict[str, dt.date] = {}
    for change in due.changes:
        label = change.kind.label
        latest.setdefault(label, change.on)
    said = [f"{label[0].lower() + label[1:]} on {short_day(on)}" for label, on in latest.items()]
    return f"{listed(said)}."
