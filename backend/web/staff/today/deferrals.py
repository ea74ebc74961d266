"""What the viewer put off, and what was handed over in their council, as it stands: found in one query for a page."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, CharField, DateField, TextField, Value
from django.db.models.functions import Cast

from backend.care_leavers.permissions import is_open_to
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.desks.permissions import hand_overs_of, put_off_by
from backend.web.staff.today.lines import Line


Key = tuple[str, UUID]  # kind and row of a line
PUT_OFF, HANDED = "put off", "handed"
ROLES = ArrayField(CharField())
NO_ROLES = Cast(Value("{}"), ROLES)


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
    put_off, handed, today = {}, {}, clock.today()
    for what, kind, row, at, until, person, by_id, by, to_id, to, note, roles in _rows(viewer):
        if what == PUT_OFF and until and today < until:
            put_off[kind, row] = PutOffLine(at)
        elif what == HANDED and to_id:
            handed[kind, row] = HandedLine(person, by_id, by, to_id, to, note, tuple(roles))
    return Deferrals(viewer, put_off, handed)


def _rows(viewer: Viewer) -> Iterable[tuple]:
    about = ("kind", "subject", "created_at")
    mine = put_off_by(viewer).last_of_each_line()
    nobody = (Value(None, BigIntegerField()), Value("", CharField()))
    off = mine.values_list(
        Value(PUT_OFF, CharField()), *about, "until", *nobody[:1], *nobody, *nobody, Value("", TextField()), NO_ROLES
    )
    councils = hand_overs_of(viewer).last_of_each_line()
    over = councils.values_list(
        Value(HANDED, CharField()),
        *about,
        Value(None, DateField()),
        "care_leaver_id",
        "by_id",
        "by__name",
        "to_id",
        "to__name",
        "note",
        "to_roles",
    )
    return off.union(over, all=True)
