"""What is known that helps an adviser to plan a first fortnight: the journey, the shift, who is named there."""

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_see_home
from backend.councils.viewer import Viewer
from backend.employers.choices import Pledge
from backend.placements.promise_proposals import BEFORE_THE_FIRST_BUS, earliest_start, starts_before_the_first_bus
from backend.ranking.travel import minutes_from_home
from backend.referrals.models import Referral
from backend.shortlists.permissions import matches_of
from backend.web.kit.formats import listed
from backend.web.staff.matches.terms import Terms


PAY_DAY_IS_ASKED = (
    "Nobody has recorded how often they are paid. Once you know the day, everything about pay moves to it."
)
LATEST = "A month and two days after the start, as a monthly wage comes at the latest."


def told_of(referral: Referral, person: CareLeaver, viewer: Viewer) -> dict[str, str]:
    """By the key of what is proposed, one or two sentences for staff."""
    return {
        "travel": " ".join(filter(None, (_shift(referral), _journey(referral, person, viewer)))),
        "meets": _who_is_there(referral),
        "letter": "The letter is ready to print on the next page.",
        "pay-day": PAY_DAY_IS_ASKED,
        "pay": LATEST,
    }


def _shift(referral: Referral) -> str:
    earliest = earliest_start(referral.opportunity)
    if earliest is None:
        return "The advert does not say when a shift begins: ask the employer."
    if starts_before_the_first_bus(referral.opportunity):
        return (
            f"A shift begins at {earliest:%H:%M}, before {BEFORE_THE_FIRST_BUS:%-I}am: ring them about the first bus."
        )
    return f"The first shift begins at {earliest:%H:%M}."


def _journey(referral: Referral, person: CareLeaver, viewer: Viewer) -> str:
    """As the match had it, or as far as it is from home once no match is left; of a confidential home its band alone,
    and nothing for who may not see where a home is."""
    if referral.opportunity.remote:
        return "They work from home."
    if not can_see_home(viewer):
        return ""
    match = matches_of(viewer).filter(care_leaver=person, opportunity=referral.opportunity).order_by("-id").first()
    is_matched = match is not None and match.minutes is not None
    minutes = match.minutes if is_matched else minutes_from_home(person, referral.opportunity)
    return f"The journey, each way, as we estimate it: {Terms(referral.opportunity, person, viewer, minutes).travel}."


def _who_is_there(referral: Referral) -> str:
    contacts = referral.employer.contacts.current().order_by("name", "id")
    named = [", ".join(filter(None, (each.name, each.job_title))) for each in contacts]
    promised = "The employer promises a named contact. " if Pledge.NAMED_CONTACT in referral.opportunity.pledges else ""
    return (
        f"{promised}Their people here: {listed(named)}." if named else f"{promised}Nobody of theirs is recorded here."
    )
