"""Times that an employer offers by its link, chosen beside the record, and what the employer then reads."""

import datetime as dt
from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.referrals.choices import Step
from backend.referrals.interviews import Meeting, offer_of
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.web.employer_portal.by_link.links import INTRODUCTION, browser, say
from tests.web.employer_portal.by_link.test_at_once import all_at_once
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import sign_in
from tests.web.staff.interviews.conftest import DAY, OFFER, TODAY, TUESDAY, WEDNESDAY, at
from tests.web.staff.today.reading import hints, link_of, whens


def times_page(referral) -> str:
    return reverse("referral-times", args=[referral.public_id])


def test_times_offered_by_link_are_chosen_by_the_adviser_and_read_by_the_employer(world, by_link, adviser):
    client, referral = by_link
    assert say(client, "interview", OFFER).status_code == 303
    assert say(client, "interview", OFFER).status_code == 303, "pressed twice it is there once"
    assert referral.events.filter(step=Step.INTERVIEW).count() == 1
    shown = text_of(page_of(client.get(INTRODUCTION)).main)
    assert "Times offered, none chosen yet" in shown
    assert "23 June 2026 at 2pm; 24 June 2026 at 6:45am" in shown
    response = get_within(adviser, "/today/")
    ((asked, reason),) = hints(response, "times-to-choose")
    assert asked.endswith("choose a time with them")
    assert "Choose a time by Monday 22 June" in reason
    assert whens(response, "times-to-choose") == ["7 days left"]
    assert hints(response, "answers") == hints(response, "interviews") == [], "no doubles"
    page = page_of(get_within(adviser, link_of(response, "times-to-choose"), most=WITH_WHOSE_IT_IS))
    assert "Before 7am: ask them about the first bus" in text_of(page.main)
    (first, *_) = page.select("button[name=choice]")
    assert text_of(first).startswith("Chosen by telephone")
    said = adviser.post(times_page(referral), filled_with(page, first["value"]))
    assert "one e-mail that a time is chosen" in banner_in(adviser.get(said.url))
    assert not hints(adviser.get("/today/"), "times-to-choose")
    shown = text_of(page_of(get_within(client, INTRODUCTION)).main)
    assert "When 23 June 2026 at 2pm" in shown
    assert "They have chosen this time" in shown
    assert "45 minutes" in shown
    assert world.person.contacts.get().reached


def filled_with(page, choice: str) -> dict:
    form = page.select_one("main form")
    hidden = {box["name"]: box["value"] for box in form.select("input[type=hidden]")}
    return hidden | {"choice": choice}


def test_what_else_they_have_on_a_day_stands_beside_each_time(world, by_link, adviser):
    client, referral = by_link
    other = world.refer(
        opportunity=OpportunityFactory(council=world.council, employer=world.opportunity.employer, title="Gardener")
    )
    near = {"interview_on": TUESDAY, "interview_at": dt.time(15)}
    step(referral=other, step=Step.INTERVIEW, on=TODAY, by=world.adviser, **near)
    say(client, "interview", OFFER)
    tuesday, wednesday = page_of(adviser.get(times_page(referral))).select("main form section")
    assert "Clashes with the interview for Gardener at 3pm" in text_of(tuesday)
    assert "Clash" not in text_of(wednesday)


def test_none_fits_goes_back_with_words_that_were_read_and_the_employer_offers_others(world, by_link, adviser):
    client, referral = by_link
    say(client, "interview", OFFER)
    ask = reverse("referral-other-times", args=[referral.public_id])
    sent = filled(adviser.get(ask)) | {"words": "Her social worker comes on Tuesdays"}
    assert "may tell that somebody has been in care" in errors_in(adviser.post(ask, sent))[0]
    said = adviser.post(ask, sent | {"words": "Mornings from nine would do"})
    assert "asked for other times" in banner_in(adviser.get(said.url))
    page = page_of(get_within(client, INTRODUCTION))
    assert "We ask you for other times: “Mornings from nine would do”" in text_of(page.main)
    assert text_of(page.select_one(".onward-answers [aria-current]")) == "Another day"
    moved = at("interview_on", TODAY + 14 * DAY) | {"interview_at": "9am", "words": "As before"}
    assert say(client, "interview_moved", filled(client.get(INTRODUCTION)) | moved).status_code == 303
    ((_, reason),) = hints(adviser.get("/today/"), "answers")
    assert "The interview is on 29 June 2026 at 9am now" in reason
    assert adviser.get(times_page(referral)).url == reverse("referral", args=[referral.public_id])


@pytest.fixture
def council(transactional_db):
    return CouncilFactory()


def test_two_advisers_choose_at_the_same_moment_and_the_first_counts(council):
    with council_context(council.id):
        world = referral_world(council)
        referral = world.refer()
        times = Meeting(times=((TUESDAY, dt.time(10)), (WEDNESDAY, dt.time(11))))
        step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=world.employer_user, meeting=times)
        offered = [each.public_id for each in offer_of(referral)[1]]
        clients = [sign_in(browser(), MembershipFactory(council=council, role=Role.EET_ADVISER)) for _ in range(2)]
    address = times_page(referral)

    def press(client, time):
        return lambda: client.post(address, {"choice": f"{time} phone"}).url

    answers = all_at_once([press(client, time) for client in clients for time in offered])
    assert Counter(url == address for url in answers) == {False: 1, True: 3}
    with council_context(council.id):
        assert referral.events.filter(step=Step.TIME_CHOSEN).count() == 1


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EET_ADVISER}))
def test_nobody_else_chooses_a_time(world, by_link, role):
    client, referral = by_link
    say(client, "interview", OFFER)
    referral.refresh_from_db()
    user = world.employer_user if role == Role.EMPLOYER else None
    other = browser_of(user) if user else sign_in(Client(), MembershipFactory(council=world.council, role=role))
    assert (
        other.post(times_page(referral), {"choice": f"{offer_of(referral)[1][0].public_id} phone"}).status_code == 403
    )
    assert len(offer_of(referral)[1]) == 2
