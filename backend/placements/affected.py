"""Whom a concern about an employer touches: everybody referred to its organisation or placed there.

An employer's organisation is all its rows, as in `employers.organisations`. What an adviser records (a contact, what
the young person said) settles their line of Today, never that somebody was told.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.accounts.models import User
from backend.care_leavers.models import CareLeaver, Contact, View
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.choices import OF_A_PERSON
from backend.employers.models import Concern
from backend.employers.organisations.loading import organisations_of
from backend.placements.models import CheckIn, Placement
from backend.referrals.models import Referral


Located = Any  # a CareLeaver with the facts that `_with_facts` adds


@dataclass(frozen=True)
class ToSpeakWith:
    """A young person with whom somebody speaks today, at which employer they are, and the concern behind it."""

    person: CareLeaver
    employer_name: str
    concern: Concern


def to_speak_with(
    viewer: Viewer, people: QuerySet[CareLeaver], concerns: Iterable[Concern], *, by_anybody: bool = False
) -> list[ToSpeakWith]:
    """Those of `people` touched by an open concern, or one that stands, with whom the viewer has not spoken since.

    With `by_anybody` it is enough that somebody has. One that was lifted asks for nothing. In two queries,
    and none where there is no concern.
    """
    concerns = [each for each in concerns if each.is_holding]
    if not concerns:
        return []
    found = list(_with_facts(people, concerns, None if by_anybody else viewer.user))
    names = _names(viewer.council_id, concerns, found)
    return [
        ToSpeakWith(person, name, concern) for person in found for concern, name in _firsts(person, concerns, names)
    ]


def _with_facts(people: QuerySet[CareLeaver], concerns: Sequence[Concern], talker: User | None) -> QuerySet[CareLeaver]:
    """People who are anywhere, or with whom it came up, each with the employers they are at and the talks since."""
    about = [each.about for each in concerns if each.raised_from in OF_A_PERSON]
    referred = Referral.objects.open().filter(care_leaver=OuterRef("pk")).order_by()
    placed = Placement.objects.current().filter(care_leaver=OuterRef("pk")).order_by()
    rows = {"care_leaver": OuterRef("pk"), "public_id__in": about}
    referrals, placements = Referral.objects.filter(**rows).order_by(), Placement.objects.filter(**rows).order_by()
    check_ins = CheckIn.objects.filter(placement__care_leaver=OuterRef("pk"), public_id__in=about).order_by()
    came_up = Q(public_id__in=about) | Exists(referrals) | Exists(placements) | Exists(check_ins)
    talks = Q(care_leaver=OuterRef("pk"), created_at__gte=min(each.created_at for each in concerns))
    talks &= Q(recorded_by=talker) if talker else Q()
    reached = Contact.objects.filter(talks, reached=True).order_by("id")
    said = View.objects.filter(talks).order_by("id")
    return (
        people.filter(Exists(referred) | Exists(placed) | came_up)
        .annotate(
            referred_to=ArraySubquery(referred.values("opportunity__employer_id")),
            about_referrals=ArraySubquery(referrals.values("public_id")),
            about_placements=ArraySubquery(placements.values("public_id")),
            about_check_ins=ArraySubquery(check_ins.values("public_id")),
            placed_at=ArraySubquery(placed.values("opportunity__employer_id")),
            reached_at=ArraySubquery(reached.values("created_at")),
            reached_on=ArraySubquery(reached.values("on")),
            said_at=ArraySubquery(said.values("created_at")),
            said_on=ArraySubquery(said.values("on")),
        )
        .order_by("id")
    )


def _names(council_id: int, concerns: Sequence[Concern], people: Sequence[Located]) -> Mapping[int, Mapping[int, str]]:
    """By employer complained of, the names of the rows of its organisation."""
    at = {employer for person in people for employer in _employers(person)}
    if not at:
        return {}
    graph = organisations_of(council_id, also=at)
    complained_of = {each.employer_id for each in concerns}
    return {each: {row: graph.rows[row].name for row in graph.family_of(each) if row in at} for each in complained_of}


def _employers(person: Located) -> list[int]:
    return [*person.placed_at, *person.referred_to]


def _firsts(
    person: Located, concerns: Sequence[Concern], names: Mapping[int, Mapping[int, str]]
) -> Iterator[tuple[Concern, str]]:
    """One line for each employer: the oldest concern since which nobody spoke, and where the young person is."""
    told: set[str] = set()
    for concern in concerns:
        name = _where(person, concern, names.get(concern.employer_id, {}))
        if name and name not in told and not _settled(concern, person):
            told.add(name)
            yield concern, name


def _where(person: Located, concern: Concern, names: Mapping[int, str]) -> str:
    here = next((names[each] for each in _employers(person) if each in names), "")
    it_is_theirs = concern.raised_from in OF_A_PERSON and concern.about in _rows_of(person)
    return here or (concern.employer.name if it_is_theirs else "")


def _rows_of(person: Located) -> set[UUID]:
    return {person.public_id, *person.about_referrals, *person.about_placements, *person.about_check_ins}


def _settled(concern: Concern, person: Located) -> bool:
    """A talk recorded since then, of that day or later: what was said before says nothing of it."""
    raised_on = clock.day_of(concern.created_at)
    talks = zip([*person.reached_at, *person.said_at], [*person.reached_on, *person.said_on], strict=True)
    return any(at >= concern.created_at and on >= raised_on for at, on in talks)
