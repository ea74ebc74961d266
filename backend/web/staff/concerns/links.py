"""Where a concern about an employer is raised from, and the way back there."""

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from backend.councils.viewer import Viewer
from backend.employers.choices import RaisedFrom
from backend.employers.models import Employer
from backend.employers.permissions import can_browse_employers


PAGES = {
    RaisedFrom.OPPORTUNITY: "opportunity",
    RaisedFrom.MATCH: "opportunity",
    RaisedFrom.REFERRAL: "referral",
    RaisedFrom.PLACEMENT: "placement",
    RaisedFrom.CHECK_IN: "check-in",
    RaisedFrom.PERSON: "person",
    RaisedFrom.PROFILE: "person-profile",
}


def concern_url(employer: Employer, raised_from: RaisedFrom = RaisedFrom.EMPLOYER, about: UUID | None = None) -> str:
    url = reverse("employer-concern", args=[employer.public_id])
    return f"{url}?{urlencode({'from': raised_from.value, 'about': about})}" if about else url


def way_back(viewer: Viewer, employer: Employer, raised_from: RaisedFrom, about: UUID | None) -> str:
    """To the page it was raised from, or to one that everybody of the council's side may open."""
    if about and raised_from in PAGES:
        return reverse(PAGES[raised_from], args=[about])
    return reverse("employer", args=[employer.public_id]) if can_browse_employers(viewer) else reverse("opportunities")
