"""How a page of the council's side names an employer: with the warning where its checks have lapsed.

One query a request for each council whose employers are named, whatever the page names. Of another council's employer
the warning says no more than that. To an employer's people a name is a name.
"""

from contextvars import ContextVar

from django import forms

from backend.core import clock
from backend.councils.acting import acting_viewer
from backend.councils.choices import COUNCILS_SIDE
from backend.councils.viewer import Viewer
from backend.employers.choices import EmployerKind
from backend.employers.models import Employer
from backend.employers.verification import lapsed_among
from backend.opportunities.lapsed_checks import is_known_from_feed_alone
from backend.opportunities.models import Opportunity


NOT_CURRENT = "checks not current"
_of_this_request: ContextVar[tuple[Viewer, dict[int, frozenset[int]]] | None] = ContextVar(
    "lapsed_employers", default=None
)


def name_of(employer: Employer) -> str:
    return named(employer, lapsed=has_lapsed(employer))


def named(employer: Employer, *, lapsed: bool) -> str:
    """For rows that were loaded with the answer."""
    return f"{employer.name} ({NOT_CURRENT})" if lapsed else employer.name


def name_beside(opportunity: Opportunity) -> str:
    """The employer as the one who offers it: an advert of a feed is answered elsewhere, and nobody checks its employer.

    The opportunity of another council, whose reader knows nothing else of the employer, is told by itself.
    """
    employer, viewer = opportunity.employer, acting_viewer()
    if viewer is None or opportunity.council_id == viewer.council_id:
        return name_of(employer)
    return named(employer, lapsed=_is_lapsed(employer, viewer) and not is_known_from_feed_alone(opportunity))


class EmployerField(forms.ModelChoiceField):
    """A choice among employers, each named as above."""

    def label_from_instance(self, employer: Employer) -> str:
        return name_of(employer)


def has_lapsed(employer: Employer) -> bool:
    """Of the viewer's own council one that is not verified any longer says so elsewhere; of another council, here."""
    viewer = acting_viewer()
    if viewer is None:
        return False
    is_ours = employer.council_id == viewer.council_id
    says_so = employer.verified_at is not None if is_ours else employer.kind != EmployerKind.FEED
    return says_so and _is_lapsed(employer, viewer)


def _is_lapsed(employer: Employer, viewer: Viewer) -> bool:
    return viewer.role in COUNCILS_SIDE and employer.pk in _lapsed_for(viewer, employer.council_id)


def _lapsed_for(viewer: Viewer, council_id: int) -> frozenset[int]:
    held = _of_this_request.get()
    if held is None or held[0] is not viewer:  # each request has a viewer of its own
        held = viewer, {}
        _of_this_request.set(held)
    if council_id not in held[1]:
        held[1][council_id] = lapsed_among(council_id, clock.today())
    return held[1][council_id]
