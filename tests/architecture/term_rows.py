"""What is agreed of a placement, one of each kind."""

import datetime as dt
from functools import cached_property

from backend.core import clock
from backend.placements.choices import CheckInFrom
from backend.placements.term_choices import TermKind
from backend.placements.terms import agree


class TermRows:
    """Mixed into `Rows`, which makes whose they are."""

    @cached_property
    def a_term(self):
        """Pay that was agreed."""
        return self.terms[TermKind.PAY]

    @cached_property
    def terms(self):
        """One agreed thing of each kind, by its kind."""
        person = {"name": "Sam Reed", "contact": "sam.reed@work.example"}
        said = {
            TermKind.HOURS: {"hours": 30},
            TermKind.PAY: {"amount": 15, "period": "hour"},
            TermKind.PLANNED_END: {"day": clock.today() + dt.timedelta(days=400)},
            TermKind.PROVIDER: {"name": "Croyham College"},
            TermKind.STANDARD: {"name": "Carpentry and joinery"},
            TermKind.MANAGER: person,
            TermKind.BUDDY: person,
            TermKind.ARRIVAL: {"at": dt.time(7, 40)},
        }
        facts = {"since": clock.today(), "said_by": CheckInFrom.EMPLOYER, "terms": said}
        return {term.kind: term for term in agree(placement=self.another_placement(), by=self.adviser, **facts)}
