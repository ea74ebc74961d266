"""How they do not want to be reached is proposed by what they agree to today."""

import datetime as dt

from backend.care_leavers.choices import ConsentKind, ContactMethod
from backend.care_leavers.consents import withdraw_consent
from backend.core import clock
from backend.referrals.agreements import renew_agreement
from backend.web.staff.handovers.proposal import proposed_handover
from tests.factories.care_leavers import ConsentFactory


TEXTS = ConsentKind.CONTACT_BY_TEXT


def never(world) -> str:
    return proposed_handover(world.viewer(), world.person)["never"]


def test_a_way_that_was_stopped_after_they_had_been_asked_again_is_not_used(world, before):
    by = before[1].user
    first = ConsentFactory(care_leaver=world.person, kind=TEXTS, given_on=clock.today() - dt.timedelta(days=9))
    again = renew_agreement(consent=first, how=ContactMethod.PHONE, by=by)
    assert never(world) == ""
    withdraw_consent(consent=again, on=clock.today(), by=by)
    assert never(world).startswith("Do not send texts.")


def test_what_they_agreed_to_again_until_a_day_counts_to_that_day(world, before):
    ConsentFactory(care_leaver=world.person, kind=TEXTS, withdrawn=True)
    assert never(world).startswith("Do not send texts.")
    until = clock.today() + dt.timedelta(days=3)
    ConsentFactory(care_leaver=world.person, kind=TEXTS, until_on=until)
    assert never(world) == ""
    with clock.moved_to(until + dt.timedelta(days=1)):
        assert never(world).startswith("Do not send texts.")
