"""Who sees and records money. No employer, and nobody of one, sees any of it."""

from backend.care_leavers.permissions import can_edit_profile, care_leavers_of
from backend.councils.choices import Role
from backend.councils.viewer import Viewer
from backend.support.models import BursaryLetter, Claim, Declaration, HouseholdSum, LocalOffer, OfferAsk


def can_see_money(viewer: Viewer) -> bool:
    """What somebody may be paid, and what was claimed.

    - EET adviser
    - virtual school head and staff
    - personal adviser, for their own young people
    """
    return viewer.is_one_of(Role.EET_ADVISER, Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER)


def can_claim(viewer: Viewer) -> bool:
    """Who records what was asked, claimed, paid and refused, and makes a letter.

    - EET adviser
    - virtual school staff
    - personal adviser, for their own young people
    """
    return can_edit_profile(viewer)


def can_approve_asks(viewer: Viewer) -> bool:
    """Who says yes or no to what is asked of the local offer.

    - virtual school head
    """
    return viewer.is_one_of(Role.HEAD)


def can_set_local_offer(viewer: Viewer) -> bool:
    """Who writes down what the council offers.

    - virtual school head
    """
    return viewer.is_one_of(Role.HEAD)


def can_see_money_totals(viewer: Viewer) -> bool:
    """What was found, claimed and paid in all.

    - virtual school head
    """
    return viewer.is_one_of(Role.HEAD)


def claims_of(viewer: Viewer):
    """The claims of every young person the viewer may open, where they see money."""
    return _of_their_people(viewer, Claim)


def household_sums_of(viewer: Viewer):
    """As `claims_of`."""
    return _of_their_people(viewer, HouseholdSum)


def declarations_of(viewer: Viewer):
    """As `claims_of`."""
    return _of_their_people(viewer, Declaration)


def bursary_letters_of(viewer: Viewer):
    """As `claims_of`."""
    return _of_their_people(viewer, BursaryLetter)


def offer_asks_of(viewer: Viewer):
    """As `claims_of`."""
    return _of_their_people(viewer, OfferAsk)


def local_offers_of(viewer: Viewer):
    """What the council offers, to whoever sees money."""
    mine = LocalOffer.objects.for_council(viewer.council_id)
    return mine if can_see_money(viewer) else mine.none()


def _of_their_people(viewer: Viewer, model):
    mine = model.objects.for_council(viewer.council_id).filter(care_leaver__in=care_leavers_of(viewer))
    return mine.select_related("care_leaver") if can_see_money(viewer) else mine.none()
