"""For which employers somebody may post, and the field that asks for one where there are several."""

from django import forms

from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.employers.models import Employer
from backend.employers.permissions import employers_of
from backend.web.kit.employer_names import EmployerField


def posting_employers(viewer: Viewer):
    employers = employers_of(viewer).by_name()
    return employers if viewer.role == Role.EMPLOYER else employers.partners()


def only_employer(employers) -> Employer | None:
    """The one there is; None where there are several and the form has to ask."""
    found = list(employers[:2])
    return found[0] if len(found) == 1 else None


def employer_field(employers, label: str = "Employer") -> EmployerField:
    return EmployerField(
        employers,
        to_field_name="public_id",
        label=label,
        empty_label="Choose an employer",
        widget=forms.Select(attrs={"data-autocomplete": "true"}),
        error_messages={"required": "Select the employer"},
    )
