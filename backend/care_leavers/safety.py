"""Places and employers a young person must not be sent to. What has ended stays, with who ended it and why."""

from decimal import Decimal

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace, CareLeaver
from backend.care_leavers.services import record, request_reranking
from backend.core import clock
from backend.core.errors import Refused
from backend.employers.models import Employer
from backend.reference.places import locate
from backend.reference.postcodes import normalise_postcode


METRES_IN_A_MILE = Decimal("1609.344")


@transaction.atomic
def avoid_postcode(
    *, care_leaver: CareLeaver, postcode: str, radius_miles: Decimal, note: str, by: User
) -> AvoidedPlace:
    """Avoid everything within a distance of a postcode."""
    point = locate(postcode)
    if point is None:
        raise Refused("Postcode must be one that exists, like CR0 1EA. Check it.", field="postcode")
    return avoid_place(
        care_leaver=care_leaver,
        postcode=normalise_postcode(postcode) or "",
        easting=point.easting,
        northing=point.northing,
        radius_metres=round(radius_miles * METRES_IN_A_MILE),
        note=note,
        by=by,
    )


@transaction.atomic
def avoid_place(
    *,
    care_leaver: CareLeaver,
    easting: int,
    northing: int,
    radius_metres: int,
    note: str,
    postcode: str = "",
    by: User | None,
) -> AvoidedPlace:
    circle = {"easting": easting, "northing": northing, "radius_metres": radius_metres}
    place = record(AvoidedPlace, care_leaver, by=by, postcode=postcode, note=note, **circle)
    request_reranking(care_leaver)
    return place


@transaction.atomic
def avoid_employer(*, care_leaver: CareLeaver, employer: Employer, note: str, by: User | None) -> AvoidedEmployer:
    """Avoid an employer; one that is avoided already stays as it is."""
    avoided, _ = AvoidedEmployer.objects.get_or_create(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        employer=employer,
        ended_at=None,
        defaults={"note": note, "recorded_by": by},
    )
    request_reranking(care_leaver)
    return avoided


@transaction.atomic
def stop_avoiding(*, avoided: AvoidedPlace | AvoidedEmployer, reason: str, by: User) -> None:
    """Let the place or employer be matched again."""
    avoided.refresh_from_db(from_queryset=type(avoided).objects.select_for_update())
    if not avoided.is_current:
        raise Refused(f"This was removed already, on {avoided.ended_at:%-d %B %Y}.")
    if not reason.strip():
        raise Refused("Give the reason why this no longer has to be avoided.", field="reason")
    avoided.ended_at, avoided.ended_by, avoided.end_reason = clock.now(), by, reason.strip()
    avoided.save(update_fields=["ended_at", "ended_by", "end_reason"])
    request_reranking(avoided.care_leaver)
