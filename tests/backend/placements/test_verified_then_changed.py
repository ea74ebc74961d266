"""What was verified of an employer says nothing of another name or number; concerns reach whom they are about."""

import pytest

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.employers.choices import RaisedFrom
from backend.employers.concerns import raise_concern
from backend.employers.models import Concern
from backend.employers.services import change_employer
from backend.employers.verification import refuse_unverified
from backend.placements.affected import to_speak_with
from backend.placements.choices import EndReason
from backend.placements.services import end
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerFactory
from tests.factories.gated import start_from, step


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "Entirely Other Traders"},
        {"companies_house_number": "09999999"},
        {"charity_number": "1999999"},
        {"published_phone": "020 7946 0999"},
        {"name": "Entirely Other Traders", "companies_house_number": "09999999", "published_phone": "020 7946 0999"},
    ],
)
def test_another_identity_is_verified_anew(in_council, facts):
    officer = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user
    employer = EmployerFactory(council=in_council, name="Fern Bakery", companies_house_number="01234567", verified=True)
    refuse_unverified(employer)
    change_employer(employer=employer, by=officer, **facts)
    employer.refresh_from_db()
    with pytest.raises(Refused):
        refuse_unverified(employer)


def spoken_of(world, concern, viewer=None):
    people = CareLeaver.objects.for_council(world.council.id)
    return to_speak_with(world.viewer(Role.STAFF), people, Concern.objects.filter(id=concern.id), by_anybody=True)


def placed_and_left(world):
    referral = world.refer()
    for name in ("offered", "accepted"):
        step(referral=referral, step=name, on=clock.today(), by=world.adviser)
    placement = start_from(referral=referral, on=clock.today(), by=world.adviser)
    return referral, placement


@pytest.mark.parametrize("kind", ["person", "profile", "placement", "check_in", "referral"])
def test_who_left_the_same_day_is_spoken_to(world, kind):
    referral, placement = placed_and_left(world)
    end(placement=placement, on=clock.today(), reason=EndReason.NOT_RECORDED, by=world.adviser)
    about = {
        "person": world.person.public_id,
        "profile": world.person.public_id,
        "placement": placement.public_id,
        "check_in": getattr(placement.check_ins.first(), "public_id", None),
        "referral": referral.public_id,
    }[kind]
    concern = raise_concern(
        employer=world.opportunity.employer,
        words="Hurt there",
        raised_from=RaisedFrom(kind),
        about=about,
        by=world.adviser,
    )
    assert spoken_of(world, concern)


@pytest.mark.parametrize("kind", ["referral"])
def test_whose_referral_was_withdrawn_first_is_spoken_to(world, kind):
    referral = world.refer()
    step(referral=referral, step="withdrawn", on=clock.today(), note="Frightened", by=world.adviser)
    concern = raise_concern(
        employer=world.opportunity.employer,
        words="Hurt there",
        raised_from=RaisedFrom(kind),
        about=referral.public_id,
        by=world.adviser,
    )
    assert spoken_of(world, concern)
