"""Whom a concern about an employer touches: everybody referred to its organisation or placed there since that day.

An employer's organisation is all its rows, as in `employers.organisations`. What an adviser records (a contact, what
the young person said) settles their line of Today, never that somebody was told.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from backend.care_leavers.models import CareLeaver, Contact, View
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.choices import OF_A_PERSON
from backend.employers.models import Concern
from backend.employers.organisations.loading import organisations_of
from backend.placements.affected_person import Located, concerns_of
from backend.placements.models import CheckIn, EmployerChange, Placement
from backend.placements.stays import (
    ADVERT_MOVES,
    BEGAN_BEFORE_CHANGE,
    BEGAN_BEFORE_MOVE,
    BEGAN_WITH_EMPLOYER,
    EMPLOYER_BEFORE_MOVE,
    ENDED_ON,
    LAST_BEFORE_CHANGE,
    LAST_BEFORE_MOVE,
    REFERRED_ON,
)
from backend.referrals.models import Referral


BEFORE_CHANGE: dict[str, Any] = {"of": "placement__", "at": F("from_referral__opportunity__employer_id")}
BEFORE_MOVE: dict[str, Any] = {"of": "referral__", "at": EMPLOYER_BEFORE_MOVE}
NOW_WITH = F("opportunity__employer_id")


@dataclass(frozen=True)
class ToSpeakWith:
    """A young person with whom somebody speaks today, at which employer they are, and the concern behind it."""

    person: CareLeaver
    employer_name: str
    concern: Concern


def to_speak_with(
    viewer: Viewer, people: QuerySet[CareLeaver], concerns: Iterable[Concern], *, by_anybody: bool = False
) -> list[ToSpeakWith]:
    """Those of `people` touched by a concern with whom the viewer has not spoken since.

    With `by_anybody`, and of a concern that was lifted, it is enough that somebody has. The concerns are those of
    `asking()`. In two queries, and none where there is no concern.
    """
    concerns = [each for each in concerns if each.asks_for_talk]
    if not concerns:
        return []
    found = list(_with_facts(people, concerns))
    names = _names(viewer.council_id, concerns, found)
    talker = None if by_anybody else viewer.user_id
    return [
        ToSpeakWith(person, name, concern)
        for person in found
        for concern, name in concerns_of(person, concerns, names, talker)
    ]


def _with_facts(people: QuerySet[CareLeaver], concerns: Sequence[Concern]) -> QuerySet[CareLeaver]:
    """People who were anywhere since, or with whom it came up, each with their days there and the talks since."""
    raised_at = min(each.created_at for each in concerns)
    about = [each.about for each in concerns if each.raised_from in OF_A_PERSON]
    since = clock.day_of(raised_at)
    referred = _stays(Referral.objects.all(), REFERRED_ON, ENDED_ON, since=since)
    placed = _stays(Placement.objects.all(), BEGAN_WITH_EMPLOYER, F("ended_on"), since=since)
    changes, moves = EmployerChange.objects.all(), ADVERT_MOVES.filter(at__gt=raised_at)
    moved = _stays(changes, BEGAN_BEFORE_CHANGE, LAST_BEFORE_CHANGE, since=since, **BEFORE_CHANGE)
    advert_moved = _stays(moves, BEGAN_BEFORE_MOVE, LAST_BEFORE_MOVE, since=since, **BEFORE_MOVE)
    rows = {"care_leaver": OuterRef("pk"), "public_id__in": about}
    referrals, placements = Referral.objects.filter(**rows).order_by(), Placement.objects.filter(**rows).order_by()
    check_ins = CheckIn.objects.filter(placement__care_leaver=OuterRef("pk"), public_id__in=about).order_by()
    came_up = Q(public_id__in=about) | Exists(referrals) | Exists(placements) | Exists(check_ins)
    talks = Q(care_leaver=OuterRef("pk"), created_at__gte=raised_at)
    reached = Contact.objects.filter(talks, reached=True).order_by("id")
    said = View.objects.filter(talks).order_by("id")
    return (
        people.filter(Exists(referred) | Exists(placed) | Exists(moved) | Exists(advert_moved) | came_up)
        .annotate(
            about_referrals=ArraySubquery(referrals.values("public_id")),
            about_placements=ArraySubquery(placements.values("public_id")),
            about_check_ins=ArraySubquery(check_ins.values("public_id")),
            advert_moved_at=ArraySubquery(advert_moved.values("at")),
            **_days("referred_to", "referred_from", "referred_until", of=referred),
            **_days("placed_at", "placed_from", "placed_until", of=placed),
            **_days("moved_from", "moved_first", "moved_last", of=moved),
            **_days("advert_moved_from", "advert_moved_first", "advert_moved_last", of=advert_moved),
            reached_at=ArraySubquery(reached.values("created_at")),
            reached_on=ArraySubquery(reached.values("on")),
            reached_by=ArraySubquery(reached.values("recorded_by")),
            said_at=ArraySubquery(said.values("created_at")),
            said_on=ArraySubquery(said.values("on")),
            said_by=ArraySubquery(said.values("recorded_by")),
        )
        .order_by("id")
    )


def _days(at: str, first: str, last: str, *, of: QuerySet) -> dict[str, ArraySubquery]:
    """Columns of these names for where stays were, and their first and last days."""
    columns = zip((at, first, last), ("stay_at", "stay_first", "stay_last"), strict=True)
    return {name: ArraySubquery(of.values(column)) for name, column in columns}


def _stays(
    rows: QuerySet,
    first: Combinable,
    last: Combinable,
    *,
    since: dt.date,
    of: str = "",
    at: Combinable = NOW_WITH,
) -> QuerySet:
    """Of one young person, in one order for every column that is read of them.

    `of` leads to the row with the young person, if not this one; `at` is the employer.
    """
    theirs: QuerySet = rows.filter(**{f"{of}care_leaver": OuterRef("pk")})
    days: QuerySet = theirs.annotate(stay_at=at, stay_first=first, stay_last=last)
    return days.filter(Q(stay_last__isnull=True) | Q(stay_last__gte=since)).order_by("id")


def _names(council_id: int, concerns: Sequence[Concern], people: Sequence[Located]) -> Mapping[int, Mapping[int, str]]:
    """By employer complained of, the names of the rows of its organisation."""
    at = {employer for person in people for employer in _employers(person)}
    if not at:
        return {}
    graph = organisations_of(council_id, also=at)
    complained_of = {each.employer_id for each in concerns}
    return {each: {row: graph.rows[row].name for row in graph.family_of(each) if row in at} for each in complained_of}


def _employers(person: Located) -> list[int]:
    return [*person.placed_at, *person.moved_from, *person.referred_to, *person.advert_moved_from]
