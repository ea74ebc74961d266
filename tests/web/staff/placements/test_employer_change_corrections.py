"""The pages on which a change of employer is put right or taken back, and what each reader finds afterwards."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.employers.models import EmployerContact
from backend.placements.models import EmployerChange
from backend.ranking.gated_steps import change_employer
from backend.reference.services import load_reference
from tests.factories.employers import EmployerContactFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted, placement_since
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


TODAY = dt.date(2026, 11, 29)
DAY = dt.timedelta(days=1)
WHY = "It was her cousin who moved"
FORM = "main form:has([name=draft])"
_today = today_is(TODAY)


@pytest.fixture
def world(in_council):
    load_reference()
    return referral_world(in_council, places=50)


@pytest.fixture
def change(world) -> EmployerChange:
    placement = placement_since(world, TODAY - 60 * DAY, weekly_hours=37)
    contact = EmployerContactFactory(employer__council=world.council, employer__verified=True, signs_in=True)
    facts = {"type": placement.opportunity.type, "lars_code": placement.opportunity.lars_code, "weekly_hours": 37}
    offer = OpportunityFactory(council=world.council, employer=contact.employer, **facts)
    referral = accepted(world, care_leaver=placement.care_leaver, opportunity=offer)
    change_employer(placement=placement, referral=referral, on=TODAY, reason="redundancy", by=world.adviser)
    return placement.employer_changes.get()


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council)[0]


def address(name, row) -> str:
    return reverse(name, args=[row.public_id])


def main_of(response) -> str:
    return text_of(page_of(response).main)


def employer_of(change):
    contact = EmployerContact.objects.get(employer=change.to_referral.opportunity.employer)
    return sign_in(Client(), Membership.objects.get(user=contact.user))


@pytest.mark.parametrize("role", [Role.EET_ADVISER, Role.HEAD])
def test_it_is_taken_back_on_its_page_which_says_first_what_follows_and_what_was_read(in_council, change, role):
    client, _ = signed_in(in_council, role)
    old, new = (each.opportunity.employer.name for each in (change.from_referral, change.to_referral))
    assert change.care_leaver.full_name in main_of(
        employer_of(change).get(address("employer-referral", change.to_referral))
    )
    shown = get_within(client, address("placement", change.placement))
    url = address("employer-change-undo", change)
    assert url in [link["href"] for link in page_of(shown).select("main a")]
    page = get_within(client, url)
    said = main_of(page)
    assert f"The apprenticeship is with {old} again" in said
    assert f"{new} reads nothing more of them. What it could read until now: Name." in said
    assert "Their page was opened there on 29 November 2026" in said
    sent = filled(page, FORM)
    assert client.post(url, sent | {"reason": ""}).status_code == 200
    after = client.post(url, sent | {"reason": WHY}, follow=True)
    assert f"The change is taken back. The apprenticeship is with {old} again" in banner_in(after)
    kept = (
        f"{WHY}. Was: new employer “{new}”; first day there 29 November 2026; reason Redundancy; note nothing written"
    )
    assert kept in main_of(after)
    assert "until then it could read Name; it looked on 29 November 2026" in main_of(after)
    again = client.get(url, follow=True)
    assert "took this change of employer back, on 29 November 2026" in banner_in(again)
    assert again.request["PATH_INFO"] == address("placement", change.placement)


def test_the_employer_named_wrongly_reads_that_it_was_taken_back_and_neither_why_nor_whom(adviser, change):
    url = address("employer-change-undo", change)
    adviser.post(url, filled(adviser.get(url), FORM) | {"reason": WHY})
    read = text_of(page_of(employer_of(change).get(address("employer-referral", change.to_referral))))
    assert WHY not in read
    assert change.care_leaver.family_name not in read


def test_the_day_is_corrected_and_the_page_says_what_it_was(adviser, change):
    url = address("employer-change-correct", change)
    page = get_within(adviser, url)
    sent = filled(page, FORM) | {"reason": "own_choice", "why": "She chose to go"}
    after = adviser.post(url, sent, follow=True)
    assert "The change of employer is corrected" in banner_in(after)
    assert "She chose to go. Was: reason Redundancy." in main_of(after)
    assert "The young person chose to move, recorded by" in main_of(after)
    sent = filled(adviser.get(url), FORM) | {"why": "Earlier", "on": (TODAY - 70 * DAY).isoformat()}
    assert errors_in(adviser.post(url, sent))
    assert EmployerChange.objects.get().on == TODAY


def test_a_colleague_who_may_not_change_placements_finds_no_way(in_council, change):
    client, _ = signed_in(in_council, Role.STAFF)
    shown = page_of(client.get(address("placement", change.placement)))
    links = {link["href"] for link in shown.select("main a")}
    assert links.isdisjoint({address(name, change) for name in ("employer-change-correct", "employer-change-undo")})
