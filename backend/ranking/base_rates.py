"""Where a council's chances stand while nothing is learnt: published base rates drawn to its own outcomes."""

import datetime as dt
from dataclasses import asdict
from typing import Any

import matching
from backend.councils.models import Council
from backend.ranking.matching_input import read_collection
from backend.ranking.referral_history import referral_history
from backend.reference.base_rates import PublishedBaseRate, base_rates_on
from backend.reference.choices import RatedOutcome
from backend.shortlists.models import MatchRun


def anchor_of_council(council: Council, day: dt.date) -> matching.Anchor:
    """From every referral decided by the end of a day and the published rates in force then."""
    records = referral_history(council, day).records
    *_, referrals = read_collection(matching.Referrals.from_records, records, records)
    start, stay = (published_rate(outcome, day) for outcome in (RatedOutcome.START, RatedOutcome.STAY))
    return matching.anchor_to(referrals, start=start, stay=stay)


def anchor_in_force(council_id: int, day: dt.date) -> matching.Anchor:
    """That of the newest ranking, so that everybody's chances stand alike until everybody is ranked anew."""
    anchored = MatchRun.objects.for_council(council_id).filter(base_rates__has_key="leaving")
    kept = anchored.values_list("base_rates", flat=True).first()
    return anchor_from_json(kept) or anchor_of_council(Council.objects.get(id=council_id), day)


def anchor_from_json(kept: dict[str, Any] | None) -> matching.Anchor | None:
    """None of a ranking by a fitted model, which has its level from its own history, and of one of before."""
    return matching.Anchor(**kept) if kept and "leaving" in kept else None


def base_rates_as_json(ranker: matching.Ranker) -> dict[str, Any]:
    """The anchor, or of a fitted model the outcomes it was fitted to."""
    if not hasattr(ranker, "n_referrals_"):
        return asdict(ranker.anchor) if ranker.anchor else {}
    return {"referrals": ranker.n_referrals_, "starts": ranker.n_starts_, "left": ranker.n_left_}


def published_rate(outcome: RatedOutcome, day: dt.date) -> matching.PublishedRate:
    return matching.PublishedRate.pooled([_at_26_weeks(row) for row in base_rates_on(day, outcome)])


def _at_26_weeks(row: PublishedBaseRate) -> matching.PublishedRate:
    share = matching.share_at_26_weeks(row.share, row.after_weeks) if row.after_weeks else row.share
    return matching.PublishedRate(share, row.worth)
