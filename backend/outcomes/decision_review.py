"""How decisions about matches stand beside the rank: how often they differ from it, for which reasons, and how long a
match was in front of somebody before they decided. It judges the ranking as much as anybody, and names no young person.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from backend.accounts.models import User
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

    by: User
    differs: bool
    because: str
    hours: float | None


@dataclass(frozen=True)
class AdviserRow:
    """What one adviser decided. None is hidden: too few, or what another one's too few could be worked out from."""

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
    reasons = Counter(each.because for each in reviewed if each.differs and each.because)
    shown = suppressed(reasons)
    named = [(NotThisOne(name).label, shown[name]) for name, _ in reasons.most_common()]
    return DecisionReview(first, last, _everybody(reviewed), adviser_rows(reviewed), named)


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
    return Reviewed(decision.by, differs, decision.because, hours)


def _everybody(reviewed: Sequence[Reviewed]) -> AdviserRow:
    """A share of few decisions says nothing of anybody; one that leaves few over says who they are."""
    number, differ = len(reviewed), _differ(reviewed)
    shown = differ if may_be_shown(differ) and may_be_shown(number - differ) else None
    return _row("Everybody", reviewed, number if may_be_shown(number) else None, shown)


def adviser_rows(reviewed: Iterable[Reviewed]) -> list[AdviserRow]:
    """By name. Beside those of everybody, no hidden number follows from the others."""
    theirs: dict[str, list[Reviewed]] = defaultdict(list)
    for each in sorted(reviewed, key=lambda each: (str(each.by), each.by.pk)):
        theirs[str(each.by.pk)].append(each)
    numbers = suppressed({who: len(these) for who, these in theirs.items()})
    differ = _shown_to_differ(theirs, numbers)
    return [_row(str(these[0].by), these, numbers[who], differ[who]) for who, these in theirs.items()]


def _shown_to_differ(theirs: Mapping[str, Sequence[Reviewed]], numbers: Mapping[str, int | None]) -> dict:
    """Whoever knows how many decided and how many differ knows how many do not: what hides one hides the other."""
    differ = {who: _differ(these) for who, these in theirs.items()}
    same = {who: len(these) - differ[who] for who, these in theirs.items()}
    hidden, before = {who for who, number in numbers.items() if number is None}, None
    while hidden != before:
        before = hidden
        shown = [suppressed(counts, hide=hidden) for counts in (differ, same)]
        hidden = {who for who in theirs if any(each[who] is None for each in shown)}
    return shown[0]


def _differ(these: Iterable[Reviewed]) -> int:
    return sum(each.differs for each in these)


def _row(name: str, these: Sequence[Reviewed], decisions: int | None, differ: int | None) -> AdviserRow:
    if decisions is None:
        return AdviserRow(name, None, None, None)
    hours = [each.hours for each in these if each.hours is not None]
    return AdviserRow(name, decisions, differ, median(hours) if may_be_shown(len(hours)) and hours else None)
