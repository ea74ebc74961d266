"""Somebody added by hand: whoever looks like one who is here is shown first."""

import datetime as dt
from typing import Any

from django.db import transaction

from backend.accounts.models import User
from backend.care_leavers.look_alikes import known, known_people
from backend.care_leavers.models import CareLeaver, NotTheSame
from backend.care_leavers.services import add_care_leaver
from backend.core.errors import Refused
from backend.councils.models import Council


LOOKS_LIKE = (
    "Somebody who looks like this is here already. Open their record; if this is another person, say how you know."
)


def look_alikes_of(
    *,
    council: Council,
    identifier: str,
    given_name: str,
    family_name: str,
    birth_date: dt.date,
    preferred_name: str = "",
) -> list[tuple[CareLeaver, str]]:
    """Those of the council who may be the same person, with how they look alike."""
    sought = known(0, identifier, given_name, family_name, preferred_name, birth_date)
    how = {each.id: likeness for each, likeness in known_people(council).like(sought)}
    return [
        (person, how[person.pk]) for person in CareLeaver.objects.for_council(council.pk).filter(pk__in=how).by_name()
    ]


@transaction.atomic
def add_newcomer(*, council: Council, another_because: str, by: User, **facts: Any) -> CareLeaver:
    """Add a young person, who may look like somebody here only with a reason why they are another."""
    named = ("identifier", "given_name", "family_name", "preferred_name", "birth_date")
    alike = look_alikes_of(council=council, **{name: facts[name] for name in named if name in facts})
    if alike and not another_because.strip():
        raise Refused(LOOKS_LIKE, "another_because")
    person = add_care_leaver(council=council, by=by, **facts)
    tell_apart(person, [each for each, _ in alike], another_because, by)
    return person


def tell_apart(care_leaver: CareLeaver, others: list[CareLeaver], reason: str, by: User) -> None:
    """Write down why two people who look like one are two."""
    NotTheSame.objects.bulk_create(
        NotTheSame(
            council_id=care_leaver.council_id,
            care_leaver=care_leaver,
            other=other,
            reason=reason.strip(),
            recorded_by=by,
        )
        for other in others
    )
