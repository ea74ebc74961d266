"""For which employers somebody may post."""

from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.employers.permissions import employers_of


def posting_employers(viewer: Viewer):
    employers = employers_of(viewer).by_name()
    return employers if viewer.role == Role.EMPLOYER else employers.partners()


def the_only(employers) -> Employer | None:
    found = list(employers[:2])
    return found[0] if len(found) == 1 else None
