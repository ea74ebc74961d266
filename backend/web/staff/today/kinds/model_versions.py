"""The approved version of the ranking model that ranks nobody any more."""

from collections.abc import Sequence

from django.urls import reverse

from backend.core import clock
from backend.model_versions.permissions import can_decide_models
from backend.ranking.active_model import OF_ANOTHER_ENGINE, outdated_live_version
from backend.web.kit.content import Tag
from backend.web.staff.today.lines import Computed, Desk, Kind, Line, Urgency


def _outdated(desk: Desk) -> Sequence[Line]:
    version = outdated_live_version(desk.viewer.council_id)
    if version is None:
        return []
    reason = (
        f"It is approved, and {OF_ANOTHER_ENGINE}: the written score ranks until a version is learnt anew, on the first"
        " day of a month, and approved."
    )
    approved_on = clock.day_of(version.approved_at)
    status = Tag("Ranks nobody", "orange")
    return [Line(str(version), "see what ranks, and what waits", reverse("models"), reason, approved_on, status)]


KINDS = (
    Kind(
        "ranking-model",
        "The approved ranking model cannot rank",
        Urgency.WAITING,
        can_decide_models,
        (Computed(_outdated),),
    ),
)
