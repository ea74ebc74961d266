"""Facts that change after somebody was put forward, and hold the referral."""

import datetime as dt

from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.safety import avoid_employer
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.employers.services import pause
from backend.opportunities.models import Opportunity


def avoided(world, **more):
    facts = {"care_leaver": world.person, "employer": world.opportunity.employer, "by": world.adviser}
    return avoid_employer(note="CANARY his uncle", **facts, **more)


def in_custody(world, **more):
    facts = {"in_custody": True, "release_date": clock.today() + dt.timedelta(days=1)} | more
    update_profile(care_leaver=world.person, by=None, **facts)


HIDES = {
    "avoided": avoided,
    "custody": in_custody,
    "permission": lambda world: update_profile(care_leaver=world.person, right_to_work=False, by=None),
    "consent": lambda world: withdraw_consent(
        consent=world.person.consents.get(kind="share_name"), on=clock.today(), by=world.adviser
    ),
    "paused": lambda world: pause(employer=world.opportunity.employer, reason="x", by=world.adviser),
    "full": lambda world: Opportunity.objects.filter(id=world.opportunity.id).update(places=0),
    "support": lambda world: update_profile(care_leaver=world.person, support_ended_on=clock.today(), by=None),
}
