"""What past referrals teach: both records as they stood, whether they led to a start, and how long it lasted."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from backend.core import clock
from backend.core.digest import json_digest
from backend.councils.models import Council
from backend.placements.followed import Followed, so_far
from backend.placements.marks import sustainment_rules
from backend.placements.models import Placement
from backend.referrals.choices import ReferralState as State
from backend.referrals.models import Referral
from backend.shortlists.snapshots import record_from_snapshot


# Decided, and so something to learn from.
DECIDED_WITHOUT_START = frozenset(
    {State.DID_NOT_START, State.DECLINED_BY_YOUNG_PERSON, State.DECLINED_BY_EMPLOYER, State.NO_RESPONSE}
)
# A referral taken back, as when the last place went to somebody else, was never decided on its merits.
EXCLUDED_STATES = frozenset({State.WITHDRAWN})
DAYS_PER_WEEK = 7


class ReferralHistory(NamedTuple):
    """Records as `matching.Referrals` reads them, oldest first, and the day up to which they tell."""

    records: list[dict]
    until: dt.date

    @property
    def first_day(self) -> dt.date | None:
        return min((record["on"] for record in self.records), default=None)

    @property
    def starts(self) -> int:
        return sum(record["started"] for record in self.records)

    @property
    def leaves(self) -> int:
        return sum(bool(record["left"]) for record in self.records)

    @property
    def digest(self) -> str:
        return json_digest(self.records, plain=dt.date.isoformat)


def referral_history(council: Council, until: dt.date) -> ReferralHistory:
    """Every decided referral made by the end of a day whose records were kept, as it looked on that day."""
    placements = Placement.objects.for_council(council.id).filter(starts_on__lte=until).with_what_is_known()
    placements = placements.select_related("referral").prefetch_related("employer_changes__from_referral")
    rules = sustainment_rules()
    stay_of = {each.first_referral.id: so_far(each, until, rules) for each in placements.order_by("id")}
    decided = Referral.objects.for_council(council.id).filter(
        person_snapshot__isnull=False,
        opportunity_snapshot__isnull=False,
        state__in=DECIDED_WITHOUT_START | {State.STARTED},
    )
    referrals = decided.select_related("person_snapshot", "opportunity_snapshot").order_by("created_at", "id")
    return ReferralHistory(
        _without_repeats(_record(referral, stay_of.get(referral.id), until) for referral in referrals), until
    )


def _record(referral: Referral, stay: Followed | None, until: dt.date) -> dict | None:
    on = clock.day_of(referral.created_at)
    started = referral.state == State.STARTED
    person, opportunity = referral.person_snapshot, referral.opportunity_snapshot
    if person is None or opportunity is None or on > until:
        return None
    if (started and stay is None) or (not started and referral.last_step_on > until):
        return None
    return {
        "person": record_from_snapshot(person),
        "opportunity": record_from_snapshot(opportunity),
        "on": on,
        "started": started,
        "weeks_observed": _weeks(stay, on, until) if started and stay else 0.0,
        "left": bool(started and stay and stay.left),
    }


def _weeks(stay: Followed, on: dt.date, until: dt.date) -> float:
    return min(stay.days, (until - on).days) / DAYS_PER_WEEK  # the day of the referral itself has not gone by yet


def _without_repeats(records: Iterable[dict | None]) -> list[dict]:
    """The last of several referrals of one pair on one day: the earlier ones were made by mistake."""
    last = {(each["person"]["id"], each["opportunity"]["id"], each["on"]): each for each in records if each}
    return sorted(last.values(), key=lambda each: (each["on"], each["person"]["id"], each["opportunity"]["id"]))
