"""An introduction, its contact by link and its adviser: what the pages of interviews are asked with."""

import datetime as dt

import pytest
from django.test import Client

from backend.care_leavers.services import update_profile
from backend.employers.models import EmployerContact
from backend.referrals.models import Referral
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.employer_portal.by_link.links import browser, come_in, contact_without_account
from tests.web.sign_in import sign_in


TODAY = dt.date(2026, 6, 15)  # a Monday
_today_is = today_is(TODAY)
DAY = dt.timedelta(days=1)


def at(box: str, day: dt.date) -> dict:
    return {f"{box}_{part}": getattr(day, part) for part in ("day", "month", "year")}


TUESDAY, WEDNESDAY = TODAY + 8 * DAY, TODAY + 9 * DAY
OFFER = {
    **at("interview_on", TUESDAY),
    "interview_at": "2pm",
    **at("second_on", WEDNESDAY),
    "second_at": "6.45am",
    "how": "video",
    "minutes": "45",
    "words": "Ask for Sam",
}


@pytest.fixture
def world(in_council):
    world = referral_world(in_council, title="Baker", start_date=TODAY + 60 * DAY)
    update_profile(care_leaver=world.person, eet_adviser=world.adviser, by=world.adviser)
    return world


@pytest.fixture
def contact(world) -> EmployerContact:
    return contact_without_account(world)


@pytest.fixture
def by_link(world, contact) -> tuple[Client, Referral]:
    referral = world.refer()
    return come_in(browser(), contact), referral


@pytest.fixture
def adviser(world) -> Client:
    return sign_in(Client(), world.adviser.memberships.get())
