"""A pause holds for the organisation: each row of it knows by which paused row it is held.

`Employer.paused_with` is derived from the graph so that lists can ask for it; whatever joins, parts, pauses or names
employers derives it anew, and so does the clock each night.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from django.db import transaction

from backend.core.errors import Refused
from backend.core.job_names import RANK_COUNCIL
from backend.core.jobs import enqueue
from backend.councils.models import Council
from backend.employers.models import Concern, Employer
from backend.employers.organisations.graph import OrganisationGraph
from backend.employers.organisations.loading import lock_organisations, organisations_if_paused, organisations_of
from backend.employers.organisations.names import Likeness, compare


MAY_BE_PAUSED = (
    "This employer may be one that is paused: their names are alike. Ask the employer-engagement officer to say whether"
    " they are one employer, under “Are these one employer?”."
)


@transaction.atomic
def derive_pauses(council_id: int) -> bool:
    """Hold what is of a paused organisation and no more; whether anything changed."""
    lock_organisations(council_id)
    employers = Employer.objects.for_council(council_id)
    paused = list(employers.filter(paused_at__isnull=False).order_by("paused_at", "id").values_list("id", flat=True))
    held = dict(employers.filter(paused_with__isnull=False).values_list("id", "paused_with_id"))
    if not paused and not held:
        return False
    wanted = held_rows(organisations_of(council_id), paused)
    changed = {row for row in held.keys() | wanted.keys() if held.get(row) != wanted.get(row)}
    for row in sorted(changed):
        Employer.objects.filter(pk=row).update(paused_with=wanted.get(row))
    if changed:
        enqueue(RANK_COUNCIL, council_id)
    return bool(changed)


def derive_every_pause() -> None:
    """For each council, so that what was written past the services is mended by the next day."""
    for council_id in Council.objects.order_by("id").values_list("id", flat=True):
        derive_pauses(council_id)


def held_rows(graph: OrganisationGraph, paused: Iterable[int]) -> Mapping[int, int]:
    """By row that is not paused itself, the row of its organisation that has been paused the longest."""
    paused = list(paused)
    held: dict[int, int] = {}
    for row in paused:
        named_alike = _named_by_a_feed_as(graph, row)
        for other in sorted(graph.related_to([row]).certain | named_alike):
            if other not in paused:
                held.setdefault(other, row)
    return held


def _named_by_a_feed_as(graph: OrganisationGraph, paused: int) -> frozenset[int]:
    """Rows whose adverts a feed now gives the paused one's name: held until an officer has said whose they are."""
    names = graph.rows[paused].names
    return frozenset(
        row.id
        for row in graph.rows.values()
        if any(compare(this, that) == Likeness.SAME for this in row.feed_names for that in names)
    )


def may_be_paused(employer: Employer) -> bool:
    """Whether its name is like that of a paused one, and nobody has said whether they are one."""
    return bool(paused_alike(employer))


class PerhapsPaused:
    """Of these employers the ids of those that are not paused and of which `may_be_paused` says so.

    Asked once for all of a council, and only when somebody asks.
    """

    def __init__(self, employers: Iterable[Employer]):
        self._employers = list(employers)

    @cached_property
    def ids(self) -> frozenset[int]:
        of_council: dict[int, set[int]] = defaultdict(set)
        for each in self._employers:
            of_council[each.council_id].add(each.pk)
        none: frozenset[int] = frozenset()
        return none.union(*(_perhaps_paused(council, asked) for council, asked in of_council.items()))


def _perhaps_paused(council_id: int, employers: Collection[int]) -> frozenset[int]:
    graph, paused = organisations_if_paused(council_id)
    asked = graph.related_to(paused).unsure & frozenset(employers)
    return frozenset(each for each in asked if any(each in graph.related_to([row]).unsure for row in paused))


def paused_alike(employer: Employer) -> list[tuple[int, dt.datetime | None]]:
    """The paused rows it may be one with, and since when they are paused: another pause is another question.

    None where it is surely one with a paused row: it is held then, and there is nothing to ask.
    """
    paused = Employer.objects.for_council(employer.council_id).paused().exclude(pk=employer.pk).order_by("id")
    rows = list(paused.values_list("id", "paused_at"))
    if not rows:
        return []
    graph = organisations_of(employer.council_id)
    if employer.pk not in graph.related_to([row for row, _ in rows]).unsure:
        return []
    return [(row, since) for row, since in rows if employer.pk in graph.related_to([row]).unsure]


def paused_perhaps(employer: Employer) -> str:
    """The question for an officer, where its name is alike one that is paused; else nothing."""
    return MAY_BE_PAUSED if may_be_paused(employer) else ""


def refuse_where_paused_perhaps(employer: Employer, field: str) -> None:
    if question := paused_perhaps(employer):
        raise Refused(question, field)


def paused_here(council_id: int, employers: Collection[int]) -> frozenset[int]:
    """Of other councils' employers, those that this council has paused a row of, or may have."""
    if not employers:
        return frozenset()
    graph, own = organisations_if_paused(council_id, also=employers)
    related = graph.related_to(own)
    return (related.certain | related.unsure) & frozenset(employers)


def is_under_concern(employer: Employer) -> bool:
    """Whether a concern about it, or about another row of its organisation, is open or upheld."""
    family = organisations_of(employer.council_id).related_to([employer.pk]).certain
    return Concern.objects.for_council(employer.council_id).holding().filter(employer__in=family).exists()
