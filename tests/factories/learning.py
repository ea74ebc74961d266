"""Model versions, trained by the service on what the council has."""

import copy
import datetime as dt

from backend.core import clock
from backend.learning.services import approve, train
from backend.model_versions.models import ModelVersion
from backend.referrals.choices import Step
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import placement_since
from tests.factories.referrals import ReferralWorld


def past_of(world: ReferralWorld, *, starts: int, declined: int, first: dt.date, apart: int = 1) -> None:
    """So many placements, every second left after 60 days, and referrals that led to none, `apart` days apart."""
    for number in range(starts):
        began = first + dt.timedelta(days=number * apart)
        left = began + dt.timedelta(days=60) if number % 2 else None
        placement_since(world, began, last=left, reason="travel" if left else "not_recorded")
    for number in range(declined):
        with clock.moved_to(first + dt.timedelta(days=number * apart)):
            referral = refer_another(world)
            step(referral=referral, step=Step.DECLINED_BY_EMPLOYER, on=clock.today(), by=world.adviser)


def refer_another(world: ReferralWorld):
    person = CareLeaverFactory(council=world.council, ready=True)
    consent_to(person, "share_name")
    offer = OpportunityFactory(council=world.council, employer=world.opportunity.employer)
    return world.refer(care_leaver=person, opportunity=offer)


def trained(council, by=None) -> ModelVersion:
    return train(council=council, by=by).version


def turned_round(version: ModelVersion) -> ModelVersion:
    """The same version, if it had learnt that what speaks for an opportunity speaks against it."""
    parameters = copy.deepcopy(version.parameters)
    for terms in parameters["terms"].values():
        for name, values in terms.items():
            terms[name] = [-value for value in values]
    version.parameters = parameters
    version.save(update_fields=["parameters"])
    return version


def live_version(council, head) -> ModelVersion:
    return approve(version=trained(council), by=head)
