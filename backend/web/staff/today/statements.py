"""Large queries of Today, each written once for a role and a day, and run with the ids of a viewer.

Django takes longer to write so large a query than the database takes to answer it. What differs between two viewers of
one role are values: so it is written for a desk that is nobody's, and kept, and the values take their places when it is
run. What most of it asks for stands before it and is found once: the people of a desk, the open opportunities, and
what is open beside something that somebody accepted.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver
from backend.core.kept_plans import plans_kept_at_once, with_constants
from backend.councils.choices import Role
from backend.councils.models import Council
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity, Share
from backend.reference.visits import silence_weeks_on
from backend.web.staff.today.desk import Desk


# No user's, council's or row's: where the values of a desk go.
USER, COUNCIL = -9_000_000_001, -9_000_000_002
HELD, ONLY = [-9_000_000_003], [-9_000_000_004]
NOTED = [UUID(int=1)]
# Each with the one column `key`; one may ask those before it.
PEOPLE, OPEN, BESIDE = "people_of_the_desk", "open_opportunities", "open_beside_an_acceptance"


@dataclass(frozen=True)
class Shape:
    """All of a desk that a query depends on, but for values."""

    role: Role
    everybody: bool
    is_narrowed: bool
    today: dt.date
    answer_days: int
    silence_weeks: int

    @classmethod
    def of(cls, desk: Desk) -> "Shape":
        council = desk.viewer.council
        clocks = (council.answer_days, silence_weeks_on(council, desk.today))
        return cls(desk.viewer.role, desk.everybody, desk.only is not None, desk.today, *clocks)


class PatternDesk(Desk):
    """The desk of nobody: its people, and what is open, are what stands before the query."""

    def __init__(self, shape: Shape):
        council = Council(pk=COUNCIL, answer_days=shape.answer_days, silence_weeks=shape.silence_weeks)
        viewer = Viewer(User(pk=USER), council, shape.role, 0, UUID(int=0), "")
        super().__init__(viewer, everybody=shape.everybody, only=ONLY if shape.is_narrowed else None)
        self.today = shape.today

    @property
    def everyone_on_it(self) -> QuerySet[CareLeaver]:
        return super().people

    @property
    def person_ids(self) -> RawSQL:
        return RawSQL(f"SELECT {PEOPLE}.key FROM {PEOPLE}", [])

    @property
    def people(self) -> QuerySet[CareLeaver]:
        return CareLeaver.objects.filter(pk__in=self.person_ids)

    @property
    def everything_open(self) -> QuerySet:
        """The council's own by its index, and then what others share with it: asked as one, every opportunity of every
        council is read."""
        open_now = Opportunity.objects.open_on(self.today).order_by().values("pk")
        others = open_now.filter(pk__in=Share.objects.standing().values("opportunity")).exclude(council=COUNCIL)
        return open_now.filter(council=COUNCIL).union(others, all=True)

    @property
    def open_opportunities(self) -> RawSQL:
        return RawSQL(f"SELECT {OPEN}.key FROM {OPEN}", [])

    @property
    def held_ids(self) -> list[int]:
        return HELD

    @property
    def everything_beside(self) -> QuerySet:
        return super().beside_ids

    @property
    def beside_ids(self) -> RawSQL:
        return RawSQL(f"SELECT {BESIDE}.key FROM {BESIDE}", [])


@dataclass(frozen=True)
class Statement:
    """A query with its parameters, and places among them for what a desk brings."""

    sql: str
    parameters: tuple[Any, ...]

    @classmethod
    def of(cls, desk: PatternDesk, rows: QuerySet) -> "Statement":
        """With what is asked for more than once before it, found once, and only where it is asked for."""
        people = desk.everyone_on_it.order_by().values("pk")
        shared = ((PEOPLE, people), (OPEN, desk.everything_open), (BESIDE, desk.everything_beside))
        parts = [(name, *written_sql(each)) for name, each in shared]
        sql, parameters = written_sql(rows)
        before = ", ".join(f"{name} (key) AS MATERIALIZED ({written})" for name, written, _ in parts)
        every = (*(each for _, _, found in parts for each in found), *parameters)
        places = [place for place, each in enumerate(every) if _is_of_a_desk(each)]
        return cls(*with_constants(f"SELECT found.* FROM (WITH {before} {sql}) AS found", every, places))

    def rows_for(self, desk: Desk, *, noted: Sequence[UUID] = ()) -> list[tuple]:
        values = [_value(each, desk, noted) for each in self.parameters]  # to find some of them asks the database
        with plans_kept_at_once(connection), connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found: list[tuple] = cursor.fetchall()
            return found


def written_sql(rows: QuerySet) -> tuple[str, tuple[Any, ...]]:
    sql, parameters = rows.query.get_compiler(connection=connection).as_sql()
    return sql, tuple(parameters)


def _is_of_a_desk(parameter: Any) -> bool:
    return parameter in (USER, COUNCIL) if isinstance(parameter, int) else parameter in (HELD, ONLY, NOTED)


def _value(parameter: Any, desk: Desk, noted: Sequence[UUID]) -> Any:
    """What takes the place of a parameter."""
    if isinstance(parameter, int):
        return {USER: desk.viewer.user_id, COUNCIL: desk.viewer.council_id}[parameter]
    if parameter == HELD:
        return desk.held_ids
    if parameter == ONLY:
        return list(desk.only or ())
    return list(noted)
