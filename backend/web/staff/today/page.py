"""The page Today: one thing first, then lines by how pressing they are, and what folds into a link or a sentence."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from django.urls import reverse
from django.utils.http import urlencode

from backend.care_leavers.models import CareLeaver
from backend.reference.working_days import last_working_day_before
from backend.web.kit.content import Link
from backend.web.staff.today.deferrals import Deferrals, HandedLine, deferrals_of
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.done import DoneLine
from backend.web.staff.today.finding import SHOWN, LinesOfKind, lines_of
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Kind, Line, Urgency


LONGEST_WAITS = 3
TURNS = 3  # of one kind; they wait for weeks
ALL_OF_A_KIND = 200


@dataclass(frozen=True)
class Entry:
    """A line as the viewer has it: whether it is new to them, and whether it was handed over."""

    line: Line
    kind: Kind
    is_new: bool = False
    handed: HandedLine | None = None
    is_handed_to_viewer: bool = False
    may_give_back: bool = False
    done: DoneLine | None = None

    @property
    def urgency(self) -> Urgency:
        return self.kind.urgency_of(self.line)

    def in_order(self) -> tuple[Urgency, bool, dt.date]:
        """What cannot wait stands first, then what is due or began first."""
        return self.urgency, not self.kind.goes_first, self.line.orders_by

    @property
    def label(self) -> str:
        return self.line.label or self.urgency.heading

    @property
    def name(self) -> str:
        """How a form names it; nothing for what is one line for many things."""
        return f"{self.kind.anchor}:{self.line.row}" if self.line.row else ""

    @property
    def may_be_put_off(self) -> bool:
        return self.kind.may_be_put_off(self.line)

    @property
    def may_be_handed_over(self) -> bool:
        return bool(self.name) and self.kind.is_handed_over and self.handed is None

    @property
    def with_colleague(self) -> str:
        """Who has it, where that is somebody else."""
        return self.handed.to if self.handed and not self.is_handed_to_viewer else ""


@dataclass(frozen=True)
class Group:
    """Lines as pressing as each other, under one heading, and links to those that there are more of."""

    urgency: Urgency
    entries: list[Entry]
    more: list[Link] = field(default_factory=list)
    of: int = 0

    @property
    def heading(self) -> str:
        return self.urgency.heading


@dataclass(frozen=True)
class TodayPage:
    first: Entry | None
    groups: list[Group]
    empty: list[str]
    count: int
    new: int
    since: dt.date

    @property
    def rest(self) -> list[Link]:
        """The long waits, folded."""
        return [link for group in self.groups if group.urgency == Urgency.WAITING for link in group.more]


def today_page(desk: Desk, *, done: Sequence[DoneLine] = ()) -> TodayPage:
    """What waits on this desk, and what its viewer has just done, once, where it stood."""
    shown, handed = shown_on(desk)
    entries = [*chain.from_iterable(each.entries for each in shown), *handed]
    done_ones = [Entry(each.line, each.kind, done=each) for each in done]
    ordered = sorted([*entries, *done_ones], key=Entry.in_order)
    first = next((entry for entry in ordered if not entry.done and not entry.line.is_for_others), None)
    groups = _groups(desk, [entry for entry in ordered if entry is not first], shown, first)
    return TodayPage(
        first,
        groups,
        [each.kind.title_in(desk.viewer.council) for each in shown if not each.total],
        _count(shown, ordered),
        sum(entry.is_new and not entry.line.is_for_others for entry in entries),
        last_working_day_before(desk.today),
    )


def shown_on(desk: Desk, *, most: int | None = SHOWN) -> tuple[list["ShownLines"], list[Entry]]:
    """Of each kind what its viewer reads, at most so many lines; and what colleagues handed to them."""
    deferrals, since = deferrals_of(desk.viewer), last_working_day_before(desk.today)
    kinds = [kind for kind in KINDS if kind.seen_by(desk.viewer)]
    found = lines_of(desk, kinds, noted=deferrals.of_kind, shown=most or ALL_OF_A_KIND)
    shown = [ShownLines(desk, deferrals, each, since, limit=most) for each in found]
    return shown, _handed(desk, deferrals, since)


def one_kind(desk: Desk, anchor: str) -> tuple[Kind, list[Entry]] | None:
    """All that waits of one kind, for whoever sees it."""
    kind = next((each for each in KINDS if each.anchor == anchor and each.seen_by(desk.viewer)), None)
    if kind is None:
        return None
    deferrals = deferrals_of(desk.viewer)
    (found,) = lines_of(desk, [kind], noted=deferrals.of_kind, shown=ALL_OF_A_KIND)
    return kind, ShownLines(desk, deferrals, found, last_working_day_before(desk.today), limit=None).entries


class ShownLines:
    """Of one kind what the viewer reads: without what they put off or handed to somebody else."""

    def __init__(self, desk: Desk, deferrals: Deferrals, found: LinesOfKind, since: dt.date, limit: int | None = SHOWN):
        self.kind, self.desk, self.deferrals, self.since = found.kind, desk, deferrals, since
        visible = [line for line in found.lines if not self._is_hidden(line)]
        self.total = found.total - (len(found.lines) - len(visible))
        few = TURNS if limit and self.kind.urgency == Urgency.TURN else limit
        self.entries = [self._entry(line) for line in visible[:few]]
        self.for_others = sum(entry.line.is_for_others for entry in self.entries)

    @property
    def urgency(self) -> Urgency:
        """Where all that is read of it is for colleagues to do, so is what goes on beyond."""
        return Urgency.OTHERS if self.entries and self.for_others == len(self.entries) else self.kind.urgency

    @property
    def for_viewer(self) -> int:
        return 0 if self.urgency == Urgency.OTHERS else self.total - self.for_others

    def _key(self, line: Line):
        return self.kind.anchor, line.row

    def _is_hidden(self, line: Line) -> bool:
        if not self.kind.may_be_put_off(line):
            return False
        put_off, handed = self.deferrals.put_off.get(self._key(line)), self._handed(line)
        if put_off and put_off.hides(line):
            return True
        return handed is not None and not self.desk.is_team and handed.by_id == self.desk.viewer.user_id

    def _handed(self, line: Line) -> HandedLine | None:
        """What the colleague may not open any more is with whoever handed it over: else nobody would see it."""
        handed = self.deferrals.handed.get(self._key(line))
        return handed if handed and handed.reaches(line) else None

    def _entry(self, line: Line) -> Entry:
        handed = self._handed(line)
        viewer_id = self.desk.viewer.user_id
        mine = handed is not None and handed.to_id == viewer_id
        may_give_back = handed is not None and viewer_id in (handed.to_id, handed.by_id)
        return Entry(line, self.kind, line.since_on >= self.since, handed, mine, may_give_back)


def _handed(desk: Desk, deferrals: Deferrals, since: dt.date) -> list[Entry]:
    """What colleagues handed to the viewer about young people who are not on their desk."""
    mine = deferrals.handed_to_viewer
    people = {each.care_leaver_id for each in mine.values() if each.care_leaver_id}
    if desk.everybody or not people:
        return []
    kinds = [kind for kind in KINDS if kind.seen_by(desk.viewer) and any(kind.anchor == name for name, _ in mine)]
    handed_desk = Desk(desk.viewer, everybody=True, only=people, is_handed=True)
    found = lines_of(handed_desk, kinds, noted=deferrals.of_kind)
    entries = chain.from_iterable(ShownLines(desk, deferrals, each, since, limit=None).entries for each in found)
    theirs = {desk.viewer.user_id}
    return [
        entry
        for entry in entries
        if entry.is_handed_to_viewer and entry.line.person and not theirs & _advisers(entry.line.person)
    ]


def _advisers(person: CareLeaver) -> set[int | None]:
    return {person.eet_adviser_id, person.personal_adviser_id}


def _groups(desk: Desk, entries: Sequence[Entry], shown: Sequence[ShownLines], first: Entry | None) -> list[Group]:
    groups = []
    for urgency in Urgency:
        here = [entry for entry in entries if entry.urgency == urgency]
        if urgency == Urgency.WAITING:
            here = here[:LONGEST_WAITS]
        of_group = [each for each in shown if each.urgency == urgency]
        standing = [*here, *([first] if first else [])]
        more = [link for each in of_group for link in _more(desk, each, standing, urgency)]
        if here or more:
            groups.append(
                Group(urgency, here, more, sum(each.total for each in of_group) if urgency == Urgency.WAITING else 0)
            )
    return groups


def _more(desk: Desk, shown: ShownLines, standing: Sequence[Entry], urgency: Urgency) -> list[Link]:
    """A link to what is not on the page: of long waits what is beyond the longest, else what is beyond the first."""
    on_page = shown.entries if urgency != Urgency.WAITING else standing
    left = shown.total - sum(entry.kind is shown.kind for entry in on_page)
    if left <= 0:
        return []
    query = {"kind": shown.kind.anchor} | ({"whose": "all"} if desk.is_team else {})
    more = f"{left:,} more {shown.kind.title_in(desk.viewer.council, left)}"
    return [Link(more, shown.kind.more_url(desk) or f"{reverse('today')}?{urlencode(query)}")]


def _count(shown: Sequence[ShownLines], ordered: Sequence[Entry]) -> int:
    """Every thing that waits for this viewer, and of the long waits the longest."""
    waits = [entry for entry in ordered if entry.urgency == Urgency.WAITING and not entry.done]
    pressing = sum(each.for_viewer for each in shown if each.urgency != Urgency.WAITING)
    return pressing + min(len(waits), LONGEST_WAITS)
