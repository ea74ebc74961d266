"""A work trial in a sentence: its days, whether it is paid, and what came of it."""

import datetime as dt

from backend.placements.models import WorkTrial
from backend.web.kit.formats import day, plural


def trial_said(trial: WorkTrial, began: dt.date | None, what: str) -> str:
    pay = "paid" if trial.is_paid else "without pay"
    days = plural(trial.days, "day,days")
    came_of_it = f" It became {what} on {day(began)}." if began else ""
    return f"{day(trial.starts_on)} to {day(trial.ends_on)}, {days} {pay}, which count towards no mark.{came_of_it}"


def what_it_became(*, is_apprenticeship: bool) -> str:
    return "the apprenticeship" if is_apprenticeship else "the paid work"
