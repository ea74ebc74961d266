"""The approved version of the ranking model that ranks nobody any more."""

from collections.abc import Sequence

from django.urls import reverse

from backend.core import clock
from backend.model_versions.permissions import can_decide_models
from backend.ranking.active_model import OF_ANOTHER_ENGINE, outdated_live_version
from backend.web.staff.today.desk import Desk
from backend.web.staff.today.lines import Act, Computed, Kind, Line, Urgency
from backend.web.staff.today.when import since


def _outdated(desk: Desk) -> Sequence[Line]:
    version = outdated_live_version(desk.viewer.council_id)
    if version is None:
        return []
    what = (
        f"It is approved, and {OF_ANOTHER_ENGINE}. The written score ranks until a version is learnt anew, on the first"
        " day of a month, and approved"
    )
    url, approved_on = reverse("models"), clock.day_of(version.approved_at)
    act = Act("See what ranks", url, "see what ranks, and what waits")
    return [Line(str(version), url, what, act, version.approved_at, since(desk.today, approved_on))]


KINDS = (
    Kind(
        "ranking-model",
        "approved ranking model that cannot rank,approved ranking models that cannot rank",
        Urgency.TURN,
        can_decide_models,
        (Computed(_outdated),),
    ),
)
