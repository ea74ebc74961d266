"""Somebody who has accepted and not begun: what was agreed still decides whether the employer reads who it is."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.consents import withdraw_consent
from backend.core import clock
from backend.opportunities.models import Opportunity
from backend.ranking.holds import answers_about_next, held_reason, with_holds
from backend.referrals.gate_answers import GateStep, Outcome
from backend.referrals.models import Referral
from backend.web.employer_portal.introduction_states import is_hidden
from tests.factories.care_leavers import consent_to
from tests.factories.gated import start_from, step
from tests.factories.placements import accepted
from tests.sampling import one_in
from tests.today import today_is
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import page_of, text_of
from tests.web.sign_in import sign_in


TODAY = dt.date(2026, 6, 15)
_today_is = today_is(TODAY)

WAYS = {"introduced": [], "interview": ["interview"], "offered": ["offered"], "accepted": ["offered", "accepted"]}
TELLS = {
    "kept for care leavers": {"care_leavers_only": True},
    "a guaranteed interview": {"pledges": ["guaranteed_interview"]},
    "a work trial beside a buddy": {"pledges": ["buddy", "work_trial"]},
}


def change(world, **facts):
    Opportunity.objects.filter(id=world.opportunity.id).update(**facts)


def at(world, state, **facts) -> Referral:
    change(world, **facts)
    world.opportunity.refresh_from_db()
    referral = world.refer()
    for name in WAYS[state]:
        step(referral=referral, step=name, on=TODAY, by=world.adviser)
    return referral


def read(referral) -> Referral:
    return Referral.objects.get(id=referral.id)


def hidden(world, referral) -> bool:
    (row,) = with_holds([read(referral)], council_id=world.council.id)
    return is_hidden(row)


def pages(world, referral) -> list[str]:
    client = browser_of(world.employer_user)
    detail = reverse("employer-referral", args=[referral.public_id])
    return [client.get(url).content.decode() for url in (reverse("employer-referrals"), detail)]


@pytest.mark.parametrize("starts", one_in(2, [None, TODAY + dt.timedelta(days=40)]))
@pytest.mark.parametrize("tells", sorted(TELLS))
@pytest.mark.parametrize("state", one_in(2, sorted(WAYS)))
def test_a_post_that_begins_to_tell_hides_who_was_put_forward_until_they_agree(world, state, tells, starts):
    referral = at(world, state, start_date=starts)
    assert all(world.person.family_name in page for page in pages(world, referral))
    change(world, **TELLS[tells])
    assert hidden(world, referral)
    assert not [page for page in pages(world, referral) if world.person.family_name in page]
    assert "They do not agree to that" in held_reason(read(referral), TODAY)
    consent_to(world.person, "share_care_status")
    assert not hidden(world, referral)
    assert all(world.person.family_name in page for page in pages(world, referral))


def test_what_tells_nothing_hides_nobody(world):
    referral = at(world, "accepted")
    change(world, pledges=["buddy", "named_contact"])
    assert not hidden(world, referral)


def test_the_agreement_taken_back_after_the_acceptance_hides_them_too(world):
    consent_to(world.person, "share_care_status")
    referral = at(world, "accepted", care_leavers_only=True)
    assert not hidden(world, referral)
    agreement = world.person.consents.in_force().get(kind="share_care_status")
    withdraw_consent(consent=agreement, on=TODAY, by=world.adviser)
    assert hidden(world, referral)


def test_a_name_taken_back_after_the_acceptance_is_a_hold(world):
    referral = at(world, "accepted")
    agreement = world.person.consents.in_force().get(kind="share_name")
    withdraw_consent(consent=agreement, on=TODAY, by=world.adviser)
    assert "taken back that the employer is told their name" in held_reason(read(referral), TODAY)


def test_the_first_day_is_recorded_all_the_same_and_whoever_works_there_is_known(world):
    referral = at(world, "accepted")
    change(world, **TELLS["kept for care leavers"])
    start_from(referral=read(referral), on=TODAY, by=world.adviser)
    assert read(referral).state == "started"
    assert not hidden(world, referral)


def test_their_adviser_reads_why_and_what_to_do(world):
    referral = accepted(world)
    change(world, **TELLS["a guaranteed interview"])
    client = sign_in(browser_of(world.employer_user), world.adviser.memberships.get())
    page = text_of(page_of(client.get(reverse("referral", args=[referral.public_id]))).main)
    assert "a guaranteed interview" in page
    assert "record that they agree, or withdraw the referral" in page


def test_until_the_first_day_the_gate_asks_what_it_asks_of_the_start_and_of_the_agreements(world):
    """Whatever goes on at a start goes on until then, but for what the employer may be told."""
    referral = at(world, "accepted", start_date=TODAY + dt.timedelta(days=10))
    answer = answers_about_next([read(referral)])[referral.id]
    assert (answer.step, answer.on, answer.outcome) == (
        GateStep.AWAITING_START,
        TODAY + dt.timedelta(days=10),
        Outcome.GO_ON,
    )
    with clock.moved_to(TODAY + dt.timedelta(days=12)):
        assert answers_about_next([read(referral)])[referral.id].on == TODAY + dt.timedelta(days=12)
