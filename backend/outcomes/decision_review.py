"""How decisions about matches stand beside the rank: how often they differ from it, for which reasons, and how long a
match was in front of somebody before they decided. It judges the ranking as much as anybody, and names no young person.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from backend.audit.models import Read
from backend.care_leavers.models import CareLeaver
from backend.core.small_numbers import may_be_shown, suppressed
from backend.councils.models import Council
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import OpportunityEvent
from backend.shortlists.choices import DecisionKind, NotThisOne
from backend.shortlists.models import Decision


CHOSEN_BELOW = 5  # shortlisted from a lower place than this differs from the rank
LEFT_AMONG = 3  # “not this one” of one of the first so many differs from it
PAGES = ("person", "match-decide")  # on which a match is in front of somebody
DECIDED = (DecisionKind.SHORTLIST, DecisionKind.NOT_THIS_ONE)


@dataclass(frozen=True)
class Reviewed:
    """One decision: by whom, whether it differs from the rank, why it was not this one, hours since it was seen first
    (None where nobody's look is on record)."""

    by: str
    differs: bool
    because: str
    hours: float | None


@dataclass(frozen=True)
class AdviserRow:
    """What one adviser decided. None is hidden: too few decisions, or so few that differ."""

    name: str
    decisions: int | None
    differ: int | None
    median_hours: float | None

    @property
    def share(self) -> float | None:
        return self.differ / self.decisions if self.decisions and self.differ is not None else None


@dataclass(frozen=True)
class DecisionReview:
    first: dt.date
    last: dt.date
    everybody: AdviserRow
    advisers: Sequence[AdviserRow]
    reasons: Sequence[tuple[str, int | None]]  # of “not this one” among the first, the most frequent first


def decision_review(council: Council, first: dt.date, last: dt.date) -> DecisionReview:
    """Of decisions made in these days about a match that stood at a place of a ranking, those undone since too."""
    reviewed = [_reviewed(each) for each in _decisions(council, first, last)]
    by_adviser = defaultdict(list)
    for each in reviewed:
        by_adviser[each.by].append(each)
    rows = [_row(name, theirs) for name, theirs in sorted(by_adviser.items())]
    reasons = Counter(each.because for each in reviewed if each.differs and each.because)
    shown = suppressed(reasons)
    named = [(NotThisOne(name).label, shown[name]) for name, _ in reasons.most_common()]
    return DecisionReview(first, last, _row("Everybody", reviewed), rows, named)


def _decisions(council: Council, first: dt.date, last: dt.date) -> QuerySet[Decision]:
    made = Decision.objects.for_council(council.pk).filter(kind__in=DECIDED, created_at__date__range=(first, last))
    whose = CareLeaver.objects.filter(pk=OuterRef("care_leaver")).values("public_id")
    live = OpportunityEvent.objects.filter(opportunity=OuterRef("opportunity"), to_state=OpportunityState.LIVE)
    known = made.filter(facts__has_key="position").annotate(
        whose=Subquery(whose[:1]),
        live_since=Coalesce(Subquery(live.order_by("at").values("at")[:1]), F("opportunity__created_at")),
    )
    looks = Read.objects.filter(
        subject_kind=CareLeaver._meta.label_lower,
        subject=OuterRef("whose"),
        reader_id=OuterRef("by"),
        page__in=PAGES,
        refused=False,
        created_at__range=(OuterRef("live_since"), OuterRef("created_at")),
    )
    seen = known.annotate(seen_at=Subquery(looks.order_by("created_at").values("created_at")[:1]))
    return seen.select_related("by").order_by("id")


def _reviewed(decision: Decision) -> Reviewed:
    position = decision.facts["position"]
    differs = position > CHOSEN_BELOW if decision.kind == DecisionKind.SHORTLIST else position <= LEFT_AMONG
    seen = decision.seen_at
    hours = (decision.created_at - seen).total_seconds() / 3600 if seen else None
    return Reviewed(str(decision.by), differs, decision.because, hours)


def _row(name: str, reviewed: Iterable[Reviewed]) -> AdviserRow:
    """A share of few decisions says nothing of anybody; one that leaves few over says who they are."""
    these = list(reviewed)
    number, differ = len(these), sum(each.differs for each in these)
    if not may_be_shown(number):
        return AdviserRow(name, None, None, None)
    hours = [each.hours for each in these if each.hours is not None]
    shown = differ if may_be_shown(differ) and may_be_shown(number - differ) else None
    return AdviserRow(name, number, shown, median(hours) if may_be_shown(len(hours)) and hours else None)
