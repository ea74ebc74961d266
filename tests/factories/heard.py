"""That somebody was heard of at a check-in, so that a mark is known."""

from backend.core import clock
from backend.placements.models import Placement
from backend.placements.services import record_check_in


def heard_on(placement: Placement, day, *, who="employer", there=True, week=None, by=None) -> None:
    """At the check-in of a week, or at the next that nobody has recorded."""
    waiting = placement.check_ins.filter(done_on=None, **({"week": week} if week else {}))
    with clock.moved_to(day):
        record_check_in(
            check_in=waiting.order_by("week").first(),
            on=day,
            heard_from=who,
            going=None,
            still_there=there,
            by=by or placement.care_leaver.eet_adviser,
        )
