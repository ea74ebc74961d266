"""The people a file names as advisers, among those who work for the council."""

from collections.abc import Iterable

from backend.accounts.models import User
from backend.care_leavers.imports.parsed import ParsedCareLeaver
from backend.core.errors import Refused
from backend.councils.choices import SEES_YOUNG_PEOPLE
from backend.councils.models import Council, Membership


NO_SUCH_WORKER = "is nobody who works with young people in this council; add them first, or leave it empty."
WORKER_COLUMNS = ("personal_adviser_email", "eet_adviser_email")


def workers_named_in(people: Iterable[ParsedCareLeaver], council: Council) -> dict[str, User]:
    named = {person.values[column] for person in people for column in WORKER_COLUMNS if column in person.values}
    memberships = (
        Membership.objects.for_council(council.id)
        .current()
        .with_role(*SEES_YOUNG_PEOPLE)
        .filter(user__email__in=named)
        .select_related("user")
    )
    return {membership.user.email: membership.user for membership in memberships}


def worker_named(email: str, council_id: int, column: str) -> User:
    """Somebody who works with young people in the council now."""
    memberships = Membership.objects.for_council(council_id).current().with_role(*SEES_YOUNG_PEOPLE)
    found = memberships.filter(user__email=email).select_related("user").first()
    if found is None:
        raise Refused(f"{email} {NO_SUCH_WORKER}", field=column)
    return found.user
