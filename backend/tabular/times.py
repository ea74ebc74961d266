"""Times of day as people write them. What could be morning or evening is not guessed at: `half past 2` is no time."""

import re
from datetime import time

from backend.tabular.errors import UnreadableCell


LONGEST_TIME = 40  # characters
NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_HALF_OF_DAY = r"(?:\s?(a|p)\.?m\.?)"
_CLOCK = re.compile(rf"([0-9]{{1,2}})[:.]([0-9]{{2}})(?:[:.][0-9]{{2}})?{_HALF_OF_DAY}?")
_MILITARY = re.compile(r"([0-9]{2})([0-9]{2})(?: ?h(?:ou)?rs)?()")
_HOUR = re.compile(rf"([0-9]{{1,2}})()(?: o[’']?clock)?{_HALF_OF_DAY}")
_SPOKEN = re.compile(rf"(half past|quarter past|quarter to) ([0-9]{{1,2}}){_HALF_OF_DAY}")
_MINUTES_FROM = {"half past": 30, "quarter past": 15, "quarter to": -15}


def read_time(text: str) -> time:
    """9:30, 9.30am, 2 pm, 14:30, 1430, half past 2pm, noon; raises UnreadableCell."""
    written = " ".join(text.casefold().split())[:LONGEST_TIME]
    if written in NAMED:
        return NAMED[written]
    if spoken := _SPOKEN.fullmatch(written):
        past, hour, half = spoken.groups()
        minutes = _hour(int(hour), half) * 60 + _MINUTES_FROM[past]
        return _time(minutes // 60 % 24, minutes % 60)
    match = _CLOCK.fullmatch(written) or _MILITARY.fullmatch(written) or _HOUR.fullmatch(written)
    if match is None:
        raise UnreadableCell("not-a-time")
    hour, minute, half = match.groups()
    return _time(_hour(int(hour), half or ""), int(minute or 0))


def _hour(written: int, half: str) -> int:
    if not half:
        return written
    if not 1 <= written <= 12:
        raise UnreadableCell("not-a-time")
    return written % 12 + (12 if half == "p" else 0)


def _time(hour: int, minute: int) -> time:
    try:
        return time(hour, minute)
    except ValueError as problem:
        raise UnreadableCell("not-a-time") from problem
