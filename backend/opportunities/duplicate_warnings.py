"""What whoever posts is told of others that look like theirs: advice, and only of those they may open themselves."""

from collections.abc import Iterable

from backend.councils.viewer import Viewer
from backend.opportunities.duplicates import probable_duplicates_of
from backend.opportunities.models import Opportunity
from backend.opportunities.permissions import opportunities_of
from backend.opportunities.posting_rules import Finding


CODE = "probable-duplicate"
FIELD = "title"


def duplicate_warnings(
    opportunity: Opportunity, viewer: Viewer, *, postcodes: Iterable[str] | None = None
) -> list[Finding]:
    """Of an opportunity that comes with its details, or unsaved with its postcodes."""
    alike = probable_duplicates_of(opportunity, postcodes=postcodes, among=opportunities_of(viewer))
    return [Finding(CODE, False, FIELD, _message(other)) for other in alike]


def _message(other: Opportunity) -> str:
    return (
        f"It looks like “{other.title}” ({other.get_state_display()}, {other.reference}), which is there already. If it"
        " is the same, use that one instead of this; if they are two, go on."
    )
