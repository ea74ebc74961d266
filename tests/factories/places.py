"""Several young people put forward for one opportunity with few places."""

from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.referrals.choices import Step
from backend.referrals.models import Referral
from backend.referrals.places_gone import tell_place_gone
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.gated import step
from tests.factories.referrals import ReferralWorld, referral_world


WORDS = "The place has gone to somebody else. It is not about you."


def put_forward(council, number: int, *, places: int = 1, **opportunity) -> tuple[ReferralWorld, list[Referral]]:
    """A world whose opportunity has these places, and so many people introduced to it."""
    world = referral_world(council, places=places, **opportunity)
    referrals = [world.refer()]
    for _ in range(number - 1):
        person = CareLeaverFactory(council=council, ready=True, eet_adviser=world.adviser)
        consent_to(person, ConsentKind.SHARE_NAME)
        referrals.append(world.refer(care_leaver=person))
    return world, referrals


def offer(referral: Referral, by) -> None:
    step(referral=referral, step=Step.OFFERED, on=clock.today(), by=by)


def accept(referral: Referral, by) -> None:
    """Offered, if it is not yet, and accepted."""
    referral.refresh_from_db()
    if referral.state != "offered":
        offer(referral, by)
    step(referral=referral, step=Step.ACCEPTED, on=clock.today(), by=by)


def take_acceptance_back(referral: Referral, by) -> None:
    step(referral=referral, step=Step.REOPENED, on=clock.today(), note="Pressed by mistake", by=by)


def told_gone(referral: Referral, by, *, withdraw: bool = True, method: str = "phone", sure: str = "") -> None:
    tell_place_gone(referral=referral, words=WORDS, method=method, withdraw=withdraw, sure=sure, by=by)
