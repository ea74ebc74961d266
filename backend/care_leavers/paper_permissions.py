"""Who sees and keeps the papers of a young person: documents, and what a check of identity asks for."""

from backend.care_leavers.models import AddressLetter, Document, PastAddress, PastName, Referee
from backend.care_leavers.permissions import about_those_of, can_edit_profile, can_see_home
from backend.councils.viewer import Viewer


def can_see_papers(viewer: Viewer) -> bool:
    """CVs and letters, which may say where somebody lives, and what is recorded for a check of identity.

    - EET adviser
    - virtual school head and staff
    - personal adviser, for their own young people
    """
    return can_see_home(viewer)


def can_keep_papers(viewer: Viewer) -> bool:
    """Who adds a document and says that it may be sent, and who goes through addresses with them.

    - EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return can_see_papers(viewer) and can_edit_profile(viewer)


def documents_of(viewer: Viewer):
    """The documents of every young person the viewer may open.

    - whoever may see their papers
    """
    return _papers(viewer, Document)


def past_addresses_of(viewer: Viewer):
    """As `documents_of`."""
    return _papers(viewer, PastAddress)


def past_names_of(viewer: Viewer):
    """As `documents_of`."""
    return _papers(viewer, PastName)


def referees_of(viewer: Viewer):
    """As `documents_of`."""
    return _papers(viewer, Referee)


def address_letters_of(viewer: Viewer):
    """As `documents_of`."""
    return _papers(viewer, AddressLetter)


def _papers(viewer: Viewer, model):
    mine = about_those_of(viewer, model)
    return mine if can_see_papers(viewer) else mine.none()
