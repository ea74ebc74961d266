"""A page that shows several people by name is a read of each of them: what an employer had read is said by it later."""

from collections.abc import Iterable

from backend.audit.services import record_reads
from backend.councils.viewer import Viewer
from backend.referrals.disclosure import shown_to_employer
from backend.referrals.models import Referral
from backend.web.employer_portal.introduction_states import is_hidden


def record_names_shown(viewer: Viewer, rows: Iterable[Referral], *, page: str) -> None:
    """Of rows with their holds; who stands there as a reference alone was not read of."""
    named = [each for each in rows if not is_hidden(each) and shown_to_employer(each)]
    if named:
        record_reads(viewer=viewer, subjects=named, page=page)
