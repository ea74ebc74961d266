"""Times of day that no clock on the wall shows, or that it shows twice: when summer time begins and ends."""

import datetime as dt

from backend.core.clock import time_words
from backend.reference.working_days import LONDON


def clock_change_problem(day: dt.date, at: dt.time) -> str:
    """Why nobody can be there at that time of that day, in a sentence; empty of every other."""
    first, second = (dt.datetime.combine(day, at.replace(fold=fold), LONDON) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return ""
    said = time_words(at)
    if first.astimezone(dt.UTC).astimezone(LONDON).time() != at:
        return f"On {day:%-d %B %Y} the clocks go forward, and there is no {said}. Choose another time."
    return f"On {day:%-d %B %Y} the clocks go back, and {said} comes twice. Choose another time."
