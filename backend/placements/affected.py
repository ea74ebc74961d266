"""Whom a concern about an employer touches: everybody referred to its organisation or placed there.

An employer's organisation is all its rows, as in `employers.organisations`. What an adviser records (a contact, what
the young person said) settles their line of Today, never that somebody was told.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from backend.care_leavers.models import CareLeaver, Contact, View
from backend.councils.viewer import Viewer
from backend.employers.choices import RaisedFrom
from backend.employers.models import Concern
from backend.employers.organisations.loading import organisations_of
from backend.placements.models import Placement
from backend.referrals.models import Referral


OF_A_PERSON = (RaisedFrom.PERSON, RaisedFrom.PROFILE)  # `about` is then the young person's public id


@dataclass(frozen=True)
class ToSpeakWith:
    """A young person with whom somebody speaks today, at which employer they are, and the concern behind it."""

    person: CareLeaver
    employer_name: str
    concern: Concern


def to_speak_with(viewer: Viewer, people: QuerySet[CareLeaver], *, by_anybody: bool = False) -> list[ToSpeakWith]:
    """Those of `people` whom an open concern, or one that stands, touches and with whom the viewer has not spoken since.

    With `by_anybody` it is enough that somebody has. One that was lifted asks for nothing.
    """
    concerns = _holding(viewer)
    if not concerns:
        return []
    at = _where_they_are(people)
    touched = _touched(viewer.council_id, concerns, at)
    about = {each.about for each in concerns if each.raised_from in OF_A_PERSON}
    found = people.filter(Q(id__in=touched) | Q(public_id__in=about)).order_by("id")
    by_id = {person.id: person for person in found}
    spoken = _spoken(by_id, since=concerns[0].created_at, viewer=None if by_anybody else viewer)
    return [
        ToSpeakWith(person, name, concern)
        for person in by_id.values()
        for concern, name in _of_person(person, concerns, touched.get(person.id, {}))
        if not _settled(concern, spoken[person.id])
    ]


def _holding(viewer: Viewer) -> list[Concern]:
    found = Concern.objects.for_council(viewer.council_id).holding()
    return list(found.select_related("employer").order_by("created_at", "id"))


def _where_they_are(people: QuerySet[CareLeaver]) -> list[tuple[int, int]]:
    """The person and the employer of each open referral and current placement."""
    whose = people.order_by().values("id")
    referred = Referral.objects.of_people(whose).open().order_by().values_list("care_leaver_id", "employer_id")
    placed = Placement.objects.of_people(whose).current().order_by()
    return list(referred.union(placed.values_list("care_leaver_id", "opportunity__employer_id")))


def _touched(council_id: int, concerns: Sequence[Concern], at: Sequence[tuple[int, int]]) -> dict[int, dict[int, str]]:
    """By person, the name of their employer by each employer that a concern is about and that is of its organisation."""
    if not at:
        return {}
    graph = organisations_of(council_id, also={employer for _, employer in at})
    touched: dict[int, dict[int, str]] = defaultdict(dict)
    for complained_of in {each.employer_id for each in concerns}:
        family = graph.family_of(complained_of)
        for person, employer in at:
            if employer in family:
                touched[person].setdefault(complained_of, graph.rows[employer].name)
    return touched


def _of_person(
    person: CareLeaver, concerns: Sequence[Concern], employers: dict[int, str]
) -> Iterable[tuple[Concern, str]]:
    """The oldest concern of each employer comes first, so that one line is enough."""
    for concern in concerns:
        if concern.employer_id in employers:
            yield concern, employers[concern.employer_id]
        elif concern.raised_from in OF_A_PERSON and concern.about == person.public_id:
            yield concern, concern.employer.name


def _spoken(
    people: Iterable[int], *, since: dt.datetime, viewer: Viewer | None
) -> dict[int, list[tuple[dt.datetime, dt.date]]]:
    """By person, when each talk with them was recorded, and its day. An attempt that reached nobody is none."""
    whose = Q(care_leaver__in=list(people), created_at__gte=since) & (Q(recorded_by=viewer.user) if viewer else Q())
    columns = ("care_leaver_id", "created_at", "on")
    reached = Contact.objects.filter(whose, reached=True).order_by().values_list(*columns)
    said = View.objects.filter(whose).order_by().values_list(*columns)
    spoken: dict[int, list[tuple[dt.datetime, dt.date]]] = defaultdict(list)
    for person, at, on in reached.union(said, all=True):
        spoken[person].append((at, on))
    return spoken


def _settled(concern: Concern, spoken: Iterable[tuple[dt.datetime, dt.date]]) -> bool:
    raised_on = timezone.localtime(concern.created_at).date()
    return any(at >= concern.created_at and on >= raised_on for at, on in spoken)
