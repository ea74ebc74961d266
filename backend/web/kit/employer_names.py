"""How a page of the council's side names an employer: with the warning where its checks have lapsed.

One query a request, whatever the page names. To an employer's people, and of another council's employer, a name is a
name: nobody there can renew the checks.
"""

from contextvars import ContextVar

from django import forms

from backend.core import clock
from backend.councils.acting import acting_viewer
from backend.councils.choices import COUNCILS_SIDE
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.employers.verification import with_lapsed_checks


NOT_CURRENT = "checks not current"
_of_this_request: ContextVar[tuple[Viewer, frozenset[int]] | None] = ContextVar("lapsed_employers", default=None)


def name_of(employer: Employer) -> str:
    return named(employer, lapsed=has_lapsed(employer))


def named(employer: Employer, *, lapsed: bool) -> str:
    """For rows that were loaded with the answer."""
    return f"{employer.name} ({NOT_CURRENT})" if lapsed else employer.name


class EmployerField(forms.ModelChoiceField):
    """A choice among employers, each named as above."""

    def label_from_instance(self, employer: Employer) -> str:
        return name_of(employer)


def has_lapsed(employer: Employer) -> bool:
    viewer = acting_viewer()
    if employer.verified_at is None:
        return False
    if viewer is None or viewer.role not in COUNCILS_SIDE or employer.council_id != viewer.council_id:
        return False
    return employer.pk in _lapsed_for(viewer)


def _lapsed_for(viewer: Viewer) -> frozenset[int]:
    held = _of_this_request.get()
    if held is None or held[0] is not viewer:  # each request has a viewer of its own
        found = with_lapsed_checks(Employer.objects.for_council(viewer.council_id), clock.today())
        held = viewer, frozenset(found.values_list("pk", flat=True))
        _of_this_request.set(held)
    return held[1]
