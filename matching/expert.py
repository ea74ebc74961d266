"""The written expert score: for every feature which way it counts, how much, and on what evidence.

Sizes are in log-odds for a full dose of the feature (see `features`): `start` for starting if referred, `stay` for
staying 26 weeks once started, `wish` for how much it is wanted. All are judgements of the authors; where a published
finding points the way it is named, and none gives a size for this cohort. Fitting on local outcomes is meant to correct
them, and until then chances carry wide intervals and are shown as words.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Row:
    feature: str
    direction: Literal[-1, 1]
    start: float
    stay: float
    wish: float
    evidence: str


JUDGEMENT = "Judgement; no published size for care leavers found."

ROWS = (
    Row("travel", -1, 0.50, 0.60, 0.50, "Judgement. Care leavers give shorter limits than other young people."),
    Row("route_wish", 1, 0.15, 0.40, 1.20, "Ranking by wish and chance beat chance alone (Bied and others 2026)."),
    Row("words_wish", 1, 0.10, 0.35, 1.20, "Profile-based advice helped most where experience is small (OECD J4U)."),
    Row("words_shared", 1, 0.00, 0.05, 0.25, "Judgement: the same words settle between like opportunities."),
    Row("experience", 1, 0.40, 0.25, 0.15, JUDGEMENT),
    Row("level_step", -1, 0.50, 0.40, 0.00, JUDGEMENT),
    Row("support", 1, 0.25, 0.60, 0.20, "Judgement; mentoring and a named contact recur in inspection reports."),
    Row("pledges", 1, 0.50, 0.20, 0.10, "Judgement: a guaranteed interview opens the door."),
    Row("employer_starts", 1, 0.40, 0.10, 0.00, JUDGEMENT),
    Row("employer_lasting", 1, 0.00, 0.80, 0.00, "Judgement: an employer's own record, drawn to the mean while short."),
    Row("ring_fenced", 1, 0.60, 0.10, 0.00, "Judgement: fewer people compete for a place that is kept."),
    Row("pay", 1, 0.05, 0.30, 0.40, JUDGEMENT),
    Row("places", 1, 0.50, 0.00, 0.00, "Judgement: more places, more chances."),
    Row("wait", -1, 0.30, 0.00, 0.15, "Judgement: contact is lost while waiting."),
    Row("readiness", 1, 0.60, 0.50, 0.00, JUDGEMENT),
    Row("home_moves_3y", -1, 0.15, 0.45, 0.00, JUDGEMENT),
    Row("early_ends", -1, 0.15, 0.35, 0.00, JUDGEMENT),
    Row("months_since_eet", -1, 0.40, 0.20, 0.00, JUDGEMENT),
)

# A typical referral: one in four starts, and three in five of those who start are there after 26 weeks.
USUAL_START, USUAL_STAY = 0.25, 0.60

# Weeks that bound the intervals in which people leave, and how leaving is spread over them: shares of what leaves by
# week 26 (so the first four make 1). Judgement; most early ends in apprenticeships fall in the first months.
LEAVING_WEEKS = (0, 4, 8, 13, 26, 52)
LEAVING_SHARES = (0.24, 0.20, 0.20, 0.36, 0.40)

# How far the expert may be out, as standard deviations in log-odds. All are judgements, stated before any history.
DOUBT_LEVEL = 1.1  # of a chance on the whole: one in four may be one in thirteen, or more than one in two
DOUBT_SIZE = 0.35  # of the size of a feature: the mean of the sizes above, by which one sign in six is wrong
DOUBT_SHARES = 0.4  # of how leaving is spread over the weeks
DOUBT_UNSEEN = 0.3  # usual size of what is unseen of a person, and of an employer; a history corrects it
DOUBT_PAIR = 0.5  # of what two alone are to each other; no history can tell it, for no pair is seen twice

# Of one pair without a history: the level, sixteen sizes and shapes at half a dose (0.75), what is unseen (0.65), and
# for staying how leaving is spread.
DOUBT_START, DOUBT_STAY = 1.5, 1.55
