"""An accepted offer, what is promised for it as the page plans it, and how a promise stands now."""

import datetime as dt

from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.services import record_contact
from backend.placements.models import Promise
from backend.placements.promise_proposals import first_day_known, proposals_for
from backend.placements.promises import Planned, plan_fortnight
from backend.referrals.models import Referral
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted


TUESDAY_AFTER_A_BANK_HOLIDAY = dt.date(2026, 9, 1)


def offer(world, first_day=TUESDAY_AFTER_A_BANK_HOLIDAY, **facts) -> Referral:
    person = CareLeaverFactory(council=world.council, ready=True)
    consent_to(person, "share_name")
    facts = {"start_date": first_day, "paid": True} | facts
    opportunity = OpportunityFactory(council=world.council, employer=world.opportunity.employer, **facts)
    return accepted(world, care_leaver=person, opportunity=opportunity)


def planned(world, referral, first_day=None, **left_out) -> dict[str, Promise]:
    """As the page plans it, and the promises by the key of what was proposed."""
    first_day = first_day or first_day_known(referral)
    proposed = proposals_for(referral, first_day)
    lines = [
        Planned(each.kind, each.words, world.adviser, each.due_on, each.days_after_first, each.key not in left_out)
        for each in proposed
    ]
    made = plan_fortnight(referral=referral, first_day=first_day, planned=lines, by=world.adviser)
    return {each.key: promise for each, promise in zip(proposed, made, strict=True)}


def now(promise: Promise) -> Promise:
    return Promise.objects.with_standing().get(pk=promise.pk)


def waiting(referral) -> set[str]:
    return set(referral.promises.waiting().values_list("words", flat=True))


def reached(world, person, on, **facts):
    facts = {"method": ContactMethod.PHONE, "reached": True} | facts
    return record_contact(care_leaver=person, on=on, by=world.adviser, **facts)
