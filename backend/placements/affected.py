"""Whom a concern about an employer touches: everybody referred to its organisation or placed there since that day.

An employer's organisation is all its rows, as in `employers.organisations`. What an adviser records (a contact, what
the young person said) settles their line of Today, never that somebody was told.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.employers.choices import OF_A_PERSON
from backend.employers.models import Concern
from backend.employers.organisations.loading import organisations_of
from backend.placements.affected_person import Located, concerns_of, days_at
from backend.placements.models import CheckIn, Placement
from backend.placements.stays import COLUMNS, KINDS, KindOfStay
from backend.placements.talks import lists_of_talks
from backend.referrals.models import Referral


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
    stays = {kind.name: _since(kind, raised_at) for kind in KINDS}
    rows = {"care_leaver": OuterRef("pk"), "public_id__in": about}
    referrals, placements = Referral.objects.filter(**rows).order_by(), Placement.objects.filter(**rows).order_by()
    check_ins = CheckIn.objects.filter(placement__care_leaver=OuterRef("pk"), public_id__in=about).order_by()
    touched = Q(public_id__in=about)
    for rows_of_theirs in (*stays.values(), referrals, placements, check_ins):
        touched |= Q(Exists(rows_of_theirs))
    return (
        people.filter(touched)
        .annotate(
            about_referrals=ArraySubquery(referrals.values("public_id")),
            about_placements=ArraySubquery(placements.values("public_id")),
            about_check_ins=ArraySubquery(check_ins.values("public_id")),
            **{f"{name}_{each}": ArraySubquery(stays[name].values(each)) for name in stays for each in COLUMNS},
            **lists_of_talks("at", "on", "by", since=Q(recorded_at__gte=raised_at), care_leaver=OuterRef("pk")),
        )
        .order_by("id")
    )


def _since(kind: KindOfStay, moment: dt.datetime) -> QuerySet:
    """Of one young person the stays of that day or later, in one order for every column that is read of them."""
    theirs = kind.rows.filter(**{kind.person: OuterRef("pk")})
    on_or_after = Q(stay_last__isnull=True) | Q(stay_last__gte=clock.day_of(moment))
    not_left_before = Q(stay_left__isnull=True) | Q(stay_left__gt=moment)
    found: QuerySet = theirs.filter(on_or_after, not_left_before).order_by("id")
    return found


def _names(council_id: int, concerns: Sequence[Concern], people: Sequence[Located]) -> Mapping[int, Mapping[int, str]]:
    """By employer complained of, the names of the rows of its organisation."""
    at = {employer for person in people for employer in _employers(person)}
    if not at:
        return {}
    graph = organisations_of(council_id, also=at)
    complained_of = {each.employer_id for each in concerns}
    return {each: {row: graph.rows[row].name for row in graph.family_of(each) if row in at} for each in complained_of}


def _employers(person: Located) -> list[int]:
    return [stay.employer_id for stay in days_at(person)]
