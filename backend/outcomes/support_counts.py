"""How often support of each kind was said to have helped. Nobody was chosen by lot for it, so that it shows what was
said and not what made the difference; small numbers are hidden by the one rule of core."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from backend.core.small_numbers import may_stand_beside, suppressed
from backend.councils.models import Council
from backend.placements.models import SupportGiven
from backend.placements.support_choices import DID_HELP, SupportKind


@dataclass(frozen=True)
class KindCount:
    """How many were asked whether it helped, and of them who said that it did; None where that is hidden."""

    kind: SupportKind
    asked: int | None
    helped: int | None


def support_counts(council: Council, first: dt.date, last: dt.date) -> list[KindCount]:
    """Of support given between two days, by kind, the most often given first; kinds of which nobody was asked are left
    out."""
    given = SupportGiven.objects.for_council(council.pk).given_between(first, last).exclude(helped="")
    pairs = list(given.values_list("kind", "helped"))
    asked = Counter(kind for kind, _ in pairs)
    helped = Counter(kind for kind, said in pairs if said in DID_HELP)
    shown = suppressed(asked)
    return [_count(kind, shown[kind], helped[kind]) for kind, _ in sorted(asked.items(), key=_most_first)]


def _most_first(each: tuple[str, int]) -> tuple[int, str]:
    return -each[1], each[0]


def _count(kind: str, asked: int | None, helped: int) -> KindCount:
    is_shown = asked is not None and may_stand_beside(helped, [asked])
    return KindCount(SupportKind(kind), asked, helped if is_shown else None)
