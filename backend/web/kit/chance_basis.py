"""What the chances on a page rest on: said once a page."""

from backend.core import clock
from backend.reference.base_rates import base_rates_on
from backend.reference.choices import Confidence, RatedOutcome
from backend.reference.provenance import with_caution
from backend.shortlists.choices import ChanceBasis
from backend.shortlists.models import MatchRun
from backend.web.kit.formats import plural, shown_count


NOT_YET = (
    "There are no local outcomes yet. Chances follow published rates for England{how_sure} and general evidence, so"
    " they are words and their bars are wide."
)
LEVEL_ALONE = (
    "Chances start from published rates{how_sure} and from what came of {here}. That is too little to learn what makes"
    " one match likelier than another, so they are words and their bars are wide."
)
HOW_SURE = {
    Confidence.TO_CHECK: " (some still to be checked)",
    Confidence.REPORTED: " (as others quote them)",
    Confidence.CONFIRMED: "",
}
LEARNT = "Chances were learnt from what came of {here}."


def chance_basis(run: MatchRun) -> str:
    """A sentence or two, with the caution of every published rate that is due to be read again."""
    if run.basis == ChanceBasis.LEARNT:
        return LEARNT.format(here=_outcomes(run))
    rates = [row for outcome in RatedOutcome for row in base_rates_on(clock.today(), outcome)]
    how_sure = next(words for confidence, words in HOW_SURE.items() if confidence in {row.confidence for row in rates})
    said = NOT_YET if run.basis == ChanceBasis.PUBLISHED else LEVEL_ALONE
    return with_caution(said.format(how_sure=how_sure, here=_outcomes(run)), rates)


def _outcomes(run: MatchRun) -> str:
    referrals, starts = run.base_rates.get("referrals"), run.base_rates.get("starts")
    if referrals is None:
        return "referrals here"
    counted = plural(referrals, "decided referral,decided referrals").split(maxsplit=1)[1]
    return f"{shown_count(referrals)} {counted} here, of which {shown_count(starts)} led to a start"
