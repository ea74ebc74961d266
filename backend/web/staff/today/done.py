"""What somebody has just done on Today stands once more where it was, with what comes next and how to take it back."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.urls import reverse

from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Act, Kind, Line, Urgency
from backend.web.staff.today.when import When


DONE = "done_on_today"  # session key: read once, by the next page


@dataclass(frozen=True)
class DoneLine:
    """`undo` is the route that takes it back, and `undone` what its form sends."""

    who: str
    who_url: str
    words: str
    name: str
    urgency: int
    day: str
    undo: str = ""
    undone: str = ""

    @classmethod
    def of(cls, kind: Kind, line: Line, words: str, *, undo: str = "", undone: str = "") -> "DoneLine":
        name, urgency = f"{kind.anchor}:{line.row}", kind.urgency_of(line)
        return cls(line.who, line.who_url, words, name, urgency, line.orders_by.isoformat(), undo, undone or name)

    @property
    def kind(self) -> Kind:
        anchor = self.name.partition(":")[0]
        return next(each for each in KINDS if each.anchor == anchor)

    @property
    def undo_url(self) -> str:
        return reverse(self.undo)

    @property
    def line(self) -> Line:
        day = dt.date.fromisoformat(self.day)
        act = Act("", self.who_url)
        return Line(self.who, self.who_url, self.words, act, day, When(""), urgency=Urgency(self.urgency))


def note_done(request, line: DoneLine) -> None:
    request.session[DONE] = [*request.session.get(DONE, []), asdict(line)]


def take_done(request) -> list[DoneLine]:
    found: list[dict[str, Any]] = request.session.pop(DONE, [])
    return [DoneLine(**each) for each in found]
