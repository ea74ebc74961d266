"""What the viewer put off, and what was handed over in their council, as it stands: found in one query for a page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import BigIntegerField, DateField, F, QuerySet, Value
from django.db.models.functions import JSONObject

from backend.care_leavers.permissions import is_open_to
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.desks.permissions import hand_overs_of, put_off_by
from backend.web.staff.today.lines import Line


Key = tuple[str, UUID]  # kind and row of a line


@dataclass(frozen=True)
class PutOffLine:
    at: dt.datetime

    def hides(self, line: Line) -> bool:
        """Never what is newer than the putting-off."""
        newer = line.since > self.at if isinstance(line.since, dt.datetime) else line.since > clock.day_of(self.at)
        return not newer


@dataclass(frozen=True)
class HandedLine:
    care_leaver_id: int | None
    by_id: int
    by: str
    to_id: int
    to: str
    note: str
    to_roles: tuple[str, ...] = ()

    def reaches(self, line: Line) -> bool:
        """Whether the colleague may still open what it is about: they may have left, or have another role by now."""
        if line.person is None:
            return bool(self.to_roles)
        return any(is_open_to(line.person, role=role, user_id=self.to_id) for role in self.to_roles)


@dataclass(frozen=True)
class Deferrals:
    viewer: Viewer
    put_off: dict[Key, PutOffLine] = field(default_factory=dict)
    handed: dict[Key, HandedLine] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[UUID]:
        """The rows that the viewer put off, gave or was given: a page has to know of them wherever they stand."""
        mine = (each for each, handed in self.handed.items() if self.viewer.user_id in (handed.by_id, handed.to_id))
        return [row for name, row in dict.fromkeys([*self.put_off, *mine]) if name == kind]

    @property
    def handed_to_viewer(self) -> dict[Key, HandedLine]:
        return {key: each for key, each in self.handed.items() if each.to_id == self.viewer.user_id}


def deferrals_of(viewer: Viewer) -> Deferrals:
    first, *others = told_of(viewer)
    return deferrals_told(viewer, (told for (told,) in first.union(*others, all=True)))


def deferrals_told(viewer: Viewer, rows: Iterable[dict]) -> Deferrals:
    """As it stands by what the rows of `told_of` tell."""
    put_off, handed, today = {}, {}, clock.today()
    for told in rows:
        key, until = (told["kind"], UUID(told["row"])), told["until"]
        if until and today < dt.date.fromisoformat(until):
            put_off[key] = PutOffLine(dt.datetime.fromisoformat(told["at"]))
        elif told["to_id"]:
            given = {name: told[name] for name in ("care_leaver_id", "by_id", "by", "to_id", "to", "note")}
            handed[key] = HandedLine(**given, to_roles=tuple(told["to_roles"]))
    return Deferrals(viewer, put_off, handed)


def told_of(viewer: Viewer) -> list[QuerySet]:
    """Each gives rows of one column, `told`: the last word on a line that was put off, and on one handed over."""
    nobody = {name: Value(None, BigIntegerField()) for name in ("care_leaver_id", "by_id", "to_id")}
    off = _told(put_off_by(viewer).last_of_each_line(), until=F("until"), **nobody)
    over = _told(
        hand_overs_of(viewer).last_of_each_line(),
        until=Value(None, DateField()),
        by=F("by__name"),
        to=F("to__name"),
        **{name: F(name) for name in ("care_leaver_id", "by_id", "to_id", "note", "to_roles")},
    )
    return [off, over]


def _told(rows: QuerySet, **facts) -> QuerySet:
    told = JSONObject(kind=F("kind"), row=F("subject"), at=F("created_at"), **facts)
    return rows.annotate(told=told).values_list("told")
