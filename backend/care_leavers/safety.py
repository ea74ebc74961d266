"""Places and employers a young person must not be sent to. What has ended stays, with who ended it and why."""

from decimal import Decimal

from django.db import transaction

from backend.accounts.models import User
from backend.accounts.names import by_whom_on
from backend.care_leavers.mark_readers import EVERYBODY, Readers, refuse_readers_who_may_not, tell_of_removal
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace, CareLeaver
from backend.care_leavers.services import record, request_reranking
from backend.core import clock
from backend.core.errors import Refused
from backend.core.locks import lock_row
from backend.employers.models import Employer
from backend.reference.places import locate
from backend.reference.postcodes import normalise_postcode


METRES_IN_A_MILE = Decimal("1609.344")


@transaction.atomic
def avoid_postcode(
    *, care_leaver: CareLeaver, postcode: str, radius_miles: Decimal, note: str, by: User, seen_by: Readers = EVERYBODY
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
        seen_by=seen_by,
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
    seen_by: Readers = EVERYBODY,
) -> AvoidedPlace:
    refuse_readers_who_may_not(care_leaver, seen_by)
    circle = {"easting": easting, "northing": northing, "radius_metres": radius_metres}
    place = record(AvoidedPlace, care_leaver, by=by, postcode=postcode, note=note, **circle, **seen_by.fields())
    request_reranking(care_leaver)
    return place


@transaction.atomic
def avoid_employer(
    *, care_leaver: CareLeaver, employer: Employer, note: str, by: User | None, seen_by: Readers = EVERYBODY
) -> AvoidedEmployer:
    """Avoid an employer; one that is avoided already stays as it is.

    What somebody else recorded in confidence is none of it: whether there is such a mark must not show.
    """
    refuse_readers_who_may_not(care_leaver, seen_by)
    own = {"recorded_by": by} if seen_by.is_restricted else {}
    avoided, _ = AvoidedEmployer.objects.get_or_create(
        council_id=care_leaver.council_id,
        care_leaver=care_leaver,
        employer=employer,
        ended_at=None,
        is_restricted=seen_by.is_restricted,
        **own,
        defaults={"note": note, "recorded_by": by, **seen_by.fields()},
    )
    request_reranking(care_leaver)
    return avoided


@transaction.atomic
def stop_avoiding(*, avoided: AvoidedPlace | AvoidedEmployer, reason: str, by: User) -> None:
    """Let the place or employer be matched again."""
    lock_row(avoided)
    if not avoided.is_current:
        raise Refused(_removed_already(avoided))
    if not reason.strip():
        raise Refused("Give the reason why this no longer has to be avoided.", field="reason")
    avoided.ended_at, avoided.ended_by, avoided.end_reason = clock.now(), by, reason.strip()
    avoided.save(update_fields=["ended_at", "ended_by", "end_reason"])
    tell_of_removal(avoided, by=by)
    request_reranking(avoided.care_leaver)


@transaction.atomic
def choose_readers(*, avoided: AvoidedPlace | AvoidedEmployer, seen_by: Readers, by: User) -> None:
    """Restrict a mark, or open it again; whoever recorded it goes on seeing it."""
    lock_row(avoided)
    if not avoided.is_current:
        raise Refused(_removed_already(avoided))
    refuse_readers_who_may_not(avoided.care_leaver, seen_by)
    if isinstance(avoided, AvoidedEmployer) and _is_avoided_so_already(avoided, seen_by):
        raise Refused("This employer is avoided in that way already. Remove one of the two.")
    for name, value in seen_by.fields().items():
        setattr(avoided, name, value)
    avoided.save(update_fields=["is_restricted", "reader_ids", "reader_roles"])


def _is_avoided_so_already(avoided: AvoidedEmployer, seen_by: Readers) -> bool:
    same = AvoidedEmployer.objects.current().filter(care_leaver=avoided.care_leaver_id, employer=avoided.employer_id)
    same = same.exclude(id=avoided.id).filter(is_restricted=seen_by.is_restricted)
    return (same.filter(recorded_by=avoided.recorded_by_id) if seen_by.is_restricted else same).exists()


def _removed_already(avoided: AvoidedPlace | AvoidedEmployer) -> str:
    return f"This was removed already, {by_whom_on(avoided.ended_by_id, avoided.ended_at)}."
