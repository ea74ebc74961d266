"""The prior: the written expert score, as prior means of all effects, and how far they may be out.

An effect is in log-odds per unit of the feature's bin value (see `features`): `start` for starting if referred, `stay`
for staying 26 weeks once started, `wish` for how much it is wanted. All are judgements of the authors; where a
published finding points the way it is named, and none gives a size for this cohort. Fitting on local outcomes is meant
to correct them, and until then chances carry wide intervals and are shown as words.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class PriorEffect:
    """Prior mean of one feature's effects: sign (`direction`) times size, in log-odds per unit of the bin value."""

    feature: str
    direction: Literal[-1, 1]
    start: float
    stay: float
    wish: float
    evidence: str


JUDGEMENT = "Judgement; no published size for care leavers found."
EACH_PLEDGE = "Judgement: a pledge opens the door; nothing says which of them does most."

PRIOR_EFFECTS = (
    PriorEffect("travel", -1, 0.50, 0.60, 0.50, "Judgement. Care leavers give shorter limits than other young people."),
    PriorEffect(
        "route_wish", 1, 0.25, 0.40, 1.20, "Ranking by wish and chance beat chance alone (Bied and others 2026)."
    ),
    PriorEffect(
        "words_wish", 1, 0.15, 0.35, 1.20, "Profile-based advice helped most where experience is small (OECD J4U)."
    ),
    PriorEffect("words_shared", 1, 0.00, 0.00, 0.25, "Judgement: the same words settle between like opportunities."),
    PriorEffect("experience", 1, 0.40, 0.25, 0.15, JUDGEMENT),
    PriorEffect("level_step", -1, 0.50, 0.40, 0.00, JUDGEMENT),
    PriorEffect("support_met", 1, 0.20, 0.55, 0.15, "Judgement; mentoring and contacts recur in inspection reports."),
    PriorEffect("support_unmet", -1, 0.15, 0.35, 0.05, "Judgement: what is missing is felt once they have started."),
    PriorEffect("guaranteed_interview", 1, 0.18, 0.07, 0.05, EACH_PLEDGE),
    PriorEffect("workplace_buddy", 1, 0.18, 0.07, 0.05, EACH_PLEDGE),
    PriorEffect("named_contact", 1, 0.18, 0.07, 0.05, EACH_PLEDGE),
    PriorEffect("work_trial", 1, 0.18, 0.07, 0.05, EACH_PLEDGE),
    PriorEffect("application_support", 1, 0.18, 0.07, 0.05, EACH_PLEDGE),
    PriorEffect("other_pledge", 1, 0.18, 0.07, 0.05, EACH_PLEDGE),
    PriorEffect("employer_starts", 1, 0.40, 0.10, 0.00, JUDGEMENT),
    PriorEffect(
        "employer_lasting", 1, 0.00, 0.80, 0.00, "Judgement: an employer's own record, drawn to the mean while short."
    ),
    PriorEffect("employer_starting", 1, 1.00, 0.00, 0.00, "Learnt here alone: 0 for every employer before."),
    PriorEffect("employer_staying", 1, 0.00, 1.00, 0.00, "Learnt here alone: 0 for every employer before."),
    PriorEffect("ring_fenced", 1, 0.60, 0.10, 0.00, "Judgement: fewer people compete for a place that is kept."),
    PriorEffect("pay", 1, 0.15, 0.40, 0.40, JUDGEMENT),
    PriorEffect("places", 1, 0.50, 0.00, 0.00, "Judgement: more places, more chances."),
    PriorEffect("wait", -1, 0.30, 0.00, 0.15, "Judgement: contact is lost while waiting."),
    PriorEffect("opportunity_type", 1, 0.00, 0.00, 0.00, "No kind is held better than another before it is learnt."),
    PriorEffect("route", 1, 0.00, 0.00, 0.00, "No route is held better than another before it is learnt."),
    PriorEffect("readiness", 1, 0.60, 0.50, 0.00, JUDGEMENT),
    PriorEffect("home_moves_3y", -1, 0.15, 0.45, 0.00, JUDGEMENT),
    PriorEffect("early_ends", -1, 0.15, 0.35, 0.00, JUDGEMENT),
    PriorEffect("months_since_eet", -1, 0.40, 0.20, 0.00, JUDGEMENT),
)

# A typical referral: one in four starts, and three in five of those who start are there after 26 weeks.
BASELINE_START, BASELINE_STAY = 0.25, 0.60

# Edges in weeks of the intervals within which the hazard of leaving is constant, and each interval's share of the
# cumulative hazard up to week 26 (so the first four make 1). Judgement; most early ends
# in apprenticeships fall in the first months.
INTERVAL_EDGES = (0, 4, 8, 13, 26, 52)
HAZARD_SHARES = (0.24, 0.20, 0.20, 0.36, 0.40)

# Prior standard deviations of intervals, in log-odds. All are judgements, stated before any history.
INTERCEPT_SD = 1.1  # of an intercept: one in four may be one in thirteen, or more than one in two
SLOPE_SD = 0.35  # of a slope: the mean of the sizes above but of pledges, by which one sign in six is wrong
HAZARD_SHARE_SD = 0.4  # of an interval's log hazard against the others
RANDOM_EFFECT_SCALE = 0.3  # of the half-normal prior on the standard deviation of random effects of people, employers
PAIR_EFFECT_SD = 0.5  # of the random effect of one pair; not identifiable, because no pair is observed twice

# Of the linear predictor of one pair without a history: the intercept, slopes and shapes (0.75),
# random effects (0.65), and for staying the hazard shares.
PREDICTOR_SD_START, PREDICTOR_SD_STAY = 1.5, 1.55
