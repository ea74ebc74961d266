"""Posts that are still being written, and weeks that were counted, for tests of what a change opens."""

from collections import Counter
from decimal import Decimal
from types import SimpleNamespace

from backend.opportunities.models import Opportunity
from backend.outcomes import requirement_changes as home
from backend.outcomes.requirement_counts import PublishedCounts
from backend.reference.choices import Route
from tests.backend.outcomes.conftest import TODAY


ASKS_NOTHING = {
    "english_required": 0,
    "maths_required": 0,
    "min_level": 0,
    "weekly_hours": None,
    "driving_required": None,
}


def draft(**facts):
    facts = ASKS_NOTHING | facts
    hours = facts.pop("weekly_hours")
    return Opportunity(route=Route.CARE, weekly_hours=None if hours is None else Decimal(str(hours)), **facts)


def opened(monkeypatch, counts, post):
    """By the fields changed and to what: how many more people."""
    published = PublishedCounts(TODAY, Counter(counts))
    monkeypatch.setattr(home, "published_counts", lambda viewer, route: published)
    found = home.requirement_changes(SimpleNamespace(), post)
    return {(each.fields, each.to): each.people for each in found.changes}
