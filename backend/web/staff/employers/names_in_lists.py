"""How a list names an employer: with the warning where its checks have lapsed. One query for a whole page of rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.employers.permissions import employers_of
from backend.employers.verification import with_lapsed_checks


@dataclass(frozen=True)
class EmployerNames:
    """The names of the employers of a page, as its reader is to see them today."""

    lapsed: frozenset[int]

    @classmethod
    def seen_by(cls, viewer: Viewer, employers: Iterable[Employer]) -> "EmployerNames":
        """Another council's employer is named without a word on its checks: nobody here can renew them."""
        ids = {each.pk for each in employers}
        found = with_lapsed_checks(employers_of(viewer).filter(pk__in=ids), clock.today()) if ids else None
        return cls(frozenset(found.values_list("pk", flat=True)) if found is not None else frozenset())

    def of(self, employer: Employer) -> str:
        return f"{employer.name} (checks not current)" if employer.pk in self.lapsed else employer.name
