"""Fifty answers to one introduction at the same moment, by five people who press ten times each."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from backend.core.protection import council_context
from backend.links.choices import MOST_WRONG_TRIES
from backend.links.models import Link, Visit
from backend.referrals.choices import ReferralState, Step
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory
from tests.factories.referrals import referral_world
from tests.web.employer_portal.by_link.links import browser, code_for, come_in, link_to, say, token_for
from tests.web.sign_in import sign_in


PEOPLE = 5
TOO_LATE = b"You cannot give this answer any more"


@pytest.fixture
def council(transactional_db):
    return CouncilFactory()


def told(answer) -> str:
    if answer.status_code == 303:
        return "recorded"
    return "too late" if TOO_LATE in answer.content else str(answer.status_code)


def all_at_once(posts) -> list:
    together = Barrier(len(posts))

    def press(post):
        try:
            together.wait(timeout=60)
            return post()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(posts)) as hands:
        return list(hands.map(press, posts))


@pytest.mark.parametrize("presses", [3, pytest.param(10, marks=pytest.mark.full)])
def test_fifty_answers_at_once_are_one_change_and_the_others_are_told(council, presses):
    with council_context(council.id):
        world = referral_world(council)
        contacts = [EmployerContactFactory(employer=world.opportunity.employer) for _ in range(PEOPLE)]
        referral = world.refer()
        cookies = [come_in(browser(), each).cookies["introduction"].value for each in contacts]

    def pressing(cookie):
        client = browser()
        client.cookies["introduction"] = cookie
        return lambda: told(say(client, "offered", {"words": "Monday at eight"}))

    answers = all_at_once([pressing(each) for each in cookies * presses])
    assert Counter(answers) == {"recorded": presses, "too late": (PEOPLE - 1) * presses}
    with council_context(council.id):
        referral.refresh_from_db()
        assert referral.state == ReferralState.OFFERED
        assert referral.events.filter(step=Step.OFFERED).count() == 1


def test_a_colleague_who_is_signed_in_answers_at_the_same_moment(council):
    with council_context(council.id):
        world = referral_world(council)
        contact = EmployerContactFactory(employer=world.opportunity.employer)
        referral = world.refer()
        by_link = come_in(browser(), contact)
        signed_in = sign_in(browser(), world.employer_user.memberships.get())
    page = f"{reverse('employer-referral-answer', args=[referral.public_id])}?answer=offered"
    said = {"words": "Monday"}
    all_at_once([lambda: say(by_link, "offered", said), lambda: signed_in.post(page, said)])
    with council_context(council.id):
        assert referral.events.filter(step=Step.OFFERED).count() == 1


def test_of_many_codes_tried_at_once_none_is_judged_after_the_fifth_wrong_one(council):
    with council_context(council.id):
        world = referral_world(council)
        contact = EmployerContactFactory(employer=world.opportunity.employer)
        world.refer()
        token = token_for(contact)
        browser().post(link_to(token))
        right = code_for(contact)
    codes = link_to(token, "introduction-code")
    wrong = [f"{number:06}" for number in range(20) if f"{number:06}" != right]
    all_at_once([lambda code=code: browser().post(codes, {"code": code}) for code in wrong])
    assert browser().post(codes, {"code": right}).status_code == 403
    with council_context(council.id):
        assert Link.objects.get(address=contact.email).wrong_tries == MOST_WRONG_TRIES
        assert not Visit.objects.exists()
