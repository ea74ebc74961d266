"""The people a file names as advisers, among those who work for the council."""

from collections.abc import Iterable

from backend.accounts.models import User
from backend.care_leavers.imports.parsed import ParsedCareLeaver
from backend.councils.choices import SEES_YOUNG_PEOPLE
from backend.councils.models import Council, Membership


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
