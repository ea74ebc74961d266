"""Somebody who is held: an employer reads a reference, answers nothing and is not reminded."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.notifications.models import Message
from backend.ranking.holds import held_among, not_held
from backend.referrals.details import remove_details_no_longer_agreed
from backend.referrals.models import Referral
from backend.referrals.reminders import remind_employers
from tests.factories.changed_facts import HIDES, avoided
from tests.today import today_is
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import errors_in, page_of, text_of
from tests.web.sign_in import sign_in


_today_is = today_is(dt.date(2026, 6, 15))  # a Monday


def employers_pages(world, referral) -> list[str]:
    client = browser_of(world.employer_user)
    address = reverse("employer-referral", args=[referral.public_id])
    answer = reverse("employer-referral-answer", args=[referral.public_id])
    urls = [reverse("employer-referrals"), address, f"{answer}?answer=offered", f"{answer}?answer=interview"]
    return [client.get(url).content.decode() for url in urls]


@pytest.mark.parametrize("fact", sorted(HIDES))
def test_an_employer_reads_a_reference_and_cannot_answer(world, fact):
    referral = world.refer()
    name = world.person.full_name
    assert all(name in page for page in employers_pages(world, referral)[:2])
    HIDES[fact](world)
    pages = employers_pages(world, referral)
    assert not [page for page in pages if name in page or world.person.family_name in page]
    assert referral.reference in pages[0]
    assert "Your answer" not in pages[1]
    assert all("<textarea" not in page for page in pages)
    client = browser_of(world.employer_user)
    answer = f"{reverse('employer-referral-answer', args=[referral.public_id])}?answer=offered"
    response = client.post(answer, {"words": "Monday"})
    referral.refresh_from_db()
    assert referral.state == "introduced"
    assert response.status_code in (200, 403)


def test_every_reason_looks_the_same_to_an_employer(world):
    """But for a pause and the places, which are the employer's own."""
    referral = world.refer()
    seen = set()
    for fact in ("avoided", "custody", "permission"):
        HIDES[fact](world)
        pages = employers_pages(world, referral)
        seen.add(tuple(_without_what_each_request_makes(page) for page in pages))
    assert len(seen) == 1


def _without_what_each_request_makes(page: str) -> str:
    return text_of(page_of(_Response(page)).main)


class _Response:
    def __init__(self, text):
        self.content, self.status_code = text.encode(), 200


# Reminders


def reminded(world) -> int:
    with clock.moved_to(clock.today() + dt.timedelta(days=14)):
        return remind_employers(council=world.council, not_held=not_held)


@pytest.mark.parametrize("fact", [None, "avoided", "custody", "permission", "consent"])
def test_nobody_is_reminded_of_somebody_who_is_held(world, fact):
    world.refer()
    if fact:
        HIDES[fact](world)
    assert reminded(world) == (0 if fact else 1)


def test_consent_withdrawn_before_the_reminder(world):
    referral = world.refer()
    HIDES["consent"](world)
    remove_details_no_longer_agreed(care_leaver=world.person, by=world.adviser)
    assert reminded(world) == 0
    assert referral.id in held_among([Referral.objects.get(id=referral.id)])
    assert Message.objects.count() == 1, "the introduction itself and nothing after"


def test_a_tab_of_an_employer_that_was_open_before_cannot_answer(world):
    referral = world.refer()
    client = sign_in(browser_of(world.employer_user), world.employer_user.memberships.get())
    answer = f"{reverse('employer-referral-answer', args=[referral.public_id])}?answer=offered"
    client.get(answer)
    avoided(world)
    (said,) = errors_in(client.post(answer, {"words": "Monday"}))
    assert said == f"This introduction is paused. Your contact at {world.council.employment_team} will tell you more."
