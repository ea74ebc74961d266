"""The people of a list as its filters and order have them, of which one page is read."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import care_leavers_of
from backend.core import clock
from backend.core.written_queries import written_once
from backend.councils.choices import Role
from backend.councils.safeguarding import is_named_safeguarding_lead, is_safeguarding_lead
from backend.councils.viewer import Viewer
from backend.reference.visits import silence_weeks_on
from backend.web.staff.caseload.filters import PeopleFilters, narrowed
from backend.web.staff.people.people_query import SORTS, people_of, sorted_by
from backend.web.staff.today.first_lines import with_what_may_wait


@dataclass(frozen=True)
class PeopleFound:
    """What a paginator is given: counted apart, since whatever stands beside a row is asked for one page alone."""

    viewer: Viewer
    form: PeopleFilters
    sort: str

    def count(self) -> int:
        return self.form.narrow(care_leavers_of(self.viewer).supported()).count()

    def all(self) -> QuerySet[CareLeaver]:
        people = with_what_may_wait(people_of(self.viewer, today=clock.today()), self.viewer)
        return sorted_by(self.form.narrow(people), self.sort)

    def __getitem__(self, part: slice) -> list[Any]:
        """Where a name is looked for, the text of the query depends on it and is written anew."""
        chosen = self.form.chosen
        if chosen.get("name"):
            return list(self.all()[part])
        viewer = self.viewer
        is_lead, is_named = is_safeguarding_lead(viewer), is_named_safeguarding_lead(viewer)
        kind = Kind(viewer.role, is_lead, is_named, silence_weeks_on(viewer.council, clock.today()))
        sort = self.sort if self.sort.removeprefix("-") in SORTS else "name"
        return _page(kind, tuple(chosen.items()), sort, part.start, part.stop, **viewer.keys)


class Kind(NamedTuple):
    """All of a viewer that the text of the query depends on."""

    role: Role
    leads: bool
    is_named_lead: bool
    silence_weeks: int


@written_once
def _page(
    kind: Kind, chosen: tuple[tuple[str, str | bool], ...], sort: str, start: int, stop: int, *, user: int, council: int
) -> QuerySet[CareLeaver]:
    settings = {"silence_weeks": kind.silence_weeks, "safeguarding_lead_id": user if kind.is_named_lead else 0}
    viewer = Viewer.by_keys(kind.role, user=user, council=council, leads=kind.leads, **settings)
    people = with_what_may_wait(people_of(viewer, today=clock.today()), viewer)
    return sorted_by(narrowed(people, viewer, dict(chosen)), sort)[start:stop]
