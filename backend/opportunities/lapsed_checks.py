"""Whose employer was verified once and is not any longer, or not by current checks, whichever council owns them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from backend.employers.choices import EmployerKind
from backend.employers.verification import lapsed_among
from backend.opportunities.models import Opportunity


def is_known_from_feed_alone(opportunity: Opportunity) -> bool:
    """Its adverts are answered on their own pages; nobody is introduced, and nobody verifies it."""
    return opportunity.employer.kind == EmployerKind.FEED and opportunity.applies_elsewhere


def of_lapsed_employers(opportunities: Iterable[Opportunity], on: dt.date) -> frozenset[int]:
    """Ids of those whose employer's checks do not hold on the day: one query for each council that owns one.

    Whoever asks learns this alone: checks are read in the context of the council that made them.
    """
    asked = [each for each in opportunities if not is_known_from_feed_alone(each)]
    employers: dict[int, set[int]] = defaultdict(set)
    for each in asked:
        employers[each.council_id].add(each.employer_id)
    lapsed = {row for council_id in sorted(employers) for row in lapsed_among(council_id, on, employers[council_id])}
    return frozenset(each.id for each in asked if each.employer_id in lapsed)
