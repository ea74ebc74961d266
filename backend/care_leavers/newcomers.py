"""Somebody added, or put down anew, by hand: whoever looks like one who is here is shown first."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q

from backend.accounts.models import User
from backend.care_leavers.look_alikes import TELL_APART, KnownPeople, known, known_people
from backend.care_leavers.models import CareLeaver, NotTheSame
from backend.care_leavers.services import add_care_leaver, update_profile
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
    return _named(council, {each.id: likeness for each, likeness in known_people(council).like(sought)})


def new_look_alikes_of(care_leaver: CareLeaver, changes: Mapping[str, Any]) -> list[tuple[CareLeaver, str]]:
    """Those whom somebody would look like by a change of name or birth date, and did not so before.

    Whoever was told apart from them with a reason is not asked about again.
    """
    before = {name: getattr(care_leaver, name) for name in TELL_APART}
    after = before | {name: value for name, value in changes.items() if name in TELL_APART}
    if after == before:
        return []
    people = known_people(care_leaver.council)
    was, becomes = (_like(people, care_leaver, facts) for facts in (before, after))
    apart = told_apart_from(care_leaver)
    return _named(
        care_leaver.council, {key: how for key, how in becomes.items() if was.get(key) != how and key not in apart}
    )


def _like(people: KnownPeople, care_leaver: CareLeaver, facts: Mapping[str, Any]) -> dict[int, str]:
    sought = known(care_leaver.pk, care_leaver.identifier, *(facts[name] for name in TELL_APART))
    return {each.id: how for each, how in people.like(sought)}


def told_apart_from(care_leaver: CareLeaver) -> set[int]:
    """Ids of those whom somebody said to be another person than this one, with a reason; its own among them."""
    said = NotTheSame.objects.filter(Q(care_leaver=care_leaver) | Q(other=care_leaver))
    return {each for pair in said.values_list("care_leaver", "other") for each in pair}


def _named(council: Council, how: Mapping[int, str]) -> list[tuple[CareLeaver, str]]:
    people = CareLeaver.objects.for_council(council.pk).filter(pk__in=how).by_name()
    return [(person, how[person.pk]) for person in people]


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


@transaction.atomic
def change_profile(*, care_leaver: CareLeaver, another_because: str, by: User, **changes: Any) -> CareLeaver:
    """Change facts of a record; so that it looks like another one only with a reason why they are two people."""
    alike = new_look_alikes_of(care_leaver, changes)
    if alike and not another_because.strip():
        raise Refused(LOOKS_LIKE, "another_because")
    update_profile(care_leaver=care_leaver, by=by, **changes)
    tell_apart(care_leaver, [each for each, _ in alike], another_because, by)
    return care_leaver


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
