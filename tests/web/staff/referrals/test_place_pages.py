"""Places that went, came back or stand beside an acceptance: one line of Today each, settled on one page."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver, Contact
from backend.core import clock
from backend.councils.choices import Role
from backend.referrals.choices import PlaceWord, ReferralState, Step
from tests.factories.gated import step
from tests.factories.places import accept, put_forward, take_acceptance_back, told_gone
from tests.factories.referrals import referral_world
from tests.today import today_is
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import sign_in, signed_in
from tests.web.staff.today.reading import hints, link_of


MONDAY = dt.date(2026, 6, 15)
URL = "/today/"
_today = today_is(MONDAY)


@pytest.fixture
def three(in_council):
    world, referrals = put_forward(in_council, 3)
    CareLeaver.objects.update(eet_adviser=world.adviser)
    return world, referrals


@pytest.fixture
def browser(client, three):
    return sign_in(client, three[0].adviser.memberships.get())


def main_of(response) -> str:
    return text_of(page_of(response).main)


def test_from_the_line_a_press_tells_them_and_ends_the_referral_and_today_moves_on(browser, three):
    world, (first, second, third) = three
    accept(first, world.adviser)
    today = get_within(browser, URL)
    assert sorted(said.partition(":")[0] for said, _ in hints(today, "no-place-left")) == sorted(
        each.care_leaver.full_name for each in (second, third)
    )
    page = get_within(browser, link_of(today, "no-place-left"), most=WITH_WHOSE_IT_IS)
    assert "It is not about you. I will look at what else there is" in page_of(page).select_one("textarea").text
    assert "Nothing can be sent from here. No " in main_of(page)
    done = browser.post(page.request["PATH_INFO"] + "?from=today", filled(page) | {"method": "phone"}, follow=True)
    assert done.request["PATH_INFO"] == URL
    assert "was told. The referral is withdrawn" in main_of(done)
    assert len(hints(done, "no-place-left")) == 1
    assert Contact.objects.count() == 1


def test_after_17_00_the_first_press_says_why_it_asks_and_the_second_goes_on(browser, three):
    world, (first, second, _) = three
    accept(first, world.adviser)
    page_url = reverse("referral-place-gone", args=[second.public_id])
    with clock.moved_to(dt.datetime(2026, 6, 15, 17, 30, tzinfo=dt.UTC)):
        opened = browser.get(page_url)
        assert "after 17:00" not in main_of(opened)
        asked = browser.post(page_url, filled(opened) | {"method": "phone"})
        assert "It is after 17:00: nobody may be there" in main_of(asked)
        assert not Contact.objects.exists()
        done = browser.post(page_url, filled(asked))
        assert done.status_code == 302
    assert Contact.objects.count() == 1


def test_an_acceptance_taken_back_asks_who_lost_it_first_and_one_press_opens_it_again(browser, three):
    world, (first, second, third) = three
    accept(first, world.adviser)
    accepted = main_of(browser.get(reverse("referral", args=[first.public_id])))
    assert "The place is free again at once, and whoever lost it first is asked about it." in accepted
    told_gone(second, world.adviser)
    told_gone(third, world.adviser)
    take_acceptance_back(first, world.adviser)
    today = get_within(browser, URL)
    ((whose, why),) = hints(today, "place-free-again")
    assert whose == f"{second.care_leaver.full_name}: ask them whether they want it"
    assert why.startswith("A place is free again at ")
    assert "lost to others on " in why
    page = get_within(browser, link_of(today, "place-free-again"), most=WITH_WHOSE_IT_IS)
    other = browser.get(reverse("referral-place-free", args=[third.public_id]), follow=True)
    assert "There is no free place to ask them about here now" in text_of(page_of(other).body)
    done = browser.post(page.request["PATH_INFO"] + "?from=today", filled(page) | {"wanted": "no"}, follow=True)
    ((whose, _),) = hints(done, "place-free-again")
    assert whose.startswith(third.care_leaver.full_name)
    page = browser.get(link_of(done, "place-free-again"))
    browser.post(page.request["PATH_INFO"], filled(page) | {"wanted": "yes"})
    third.refresh_from_db()
    assert third.state == ReferralState.INTRODUCED
    assert hints(browser.get(URL), "place-free-again") == []
    history = main_of(browser.get(reverse("referral", args=[third.public_id])))
    assert PlaceWord.WANTED.label in history
    assert PlaceWord.GONE.label in history


def test_what_is_open_beside_an_acceptance_has_one_line_and_is_withdrawn_or_kept(browser, three):
    world, (first, *_) = three
    others = referral_world(world.council)
    interview = {"interview_on": MONDAY + dt.timedelta(days=2), "interview_at": dt.time(10)}
    beside = [world.refer(care_leaver=first.care_leaver, opportunity=others.opportunity)]
    step(referral=beside[0], step=Step.INTERVIEW, on=MONDAY, by=world.adviser, **interview)
    assert len(hints(browser.get(URL), "interviews")) == 1
    accept(first, world.adviser)
    today = get_within(browser, URL)
    ((whose, why),) = hints(today, "accepted-elsewhere")
    assert whose.endswith("withdraw this one, or keep it")
    assert f"They accepted {world.opportunity.title}, and this is still open" in why
    assert "interview on 17 June 2026 at 10am" in why
    assert hints(today, "interviews") == []
    referral = reverse("referral", args=[beside[0].public_id])
    assert "Withdraw it, or keep it" in main_of(get_within(browser, referral, most=WITH_WHOSE_IT_IS))
    page = get_within(browser, link_of(today, "accepted-elsewhere"), most=WITH_WHOSE_IT_IS)
    assert "nothing of why" in main_of(page)
    kept = browser.post(page.request["PATH_INFO"] + "?from=today", filled(page) | {"do": "keep"}, follow=True)
    assert "Kept: " in main_of(kept)
    assert hints(kept, "accepted-elsewhere") == []
    assert "has accepted or started something else" not in main_of(browser.get(referral))
    assert len(hints(kept, "interviews")) == 1, "it goes on as it was"
    take_acceptance_back(first, world.adviser)
    ((whose, why),) = hints(browser.get(URL), "accepted-elsewhere")
    assert why.startswith("What they had accepted came to nothing. This one was kept")


def test_an_offer_of_a_place_that_went_is_told_and_no_longer_answered(browser, three):
    world, (first, second, _) = three
    step(referral=second, step=Step.OFFERED, on=MONDAY, by=world.adviser)
    assert len(hints(browser.get(URL), "offers")) == 1
    accept(first, world.adviser)
    today = browser.get(URL)
    assert hints(today, "offers") == []
    assert second.care_leaver.full_name in " ".join(said for said, _ in hints(today, "no-place-left"))


def test_staff_read_whom_to_ring_and_a_head_settles_nothing(in_council, three):
    world, (first, second, _) = three
    accept(first, world.adviser)
    told_gone(second, world.adviser)
    take_acceptance_back(first, world.adviser)
    staff, _ = signed_in(in_council, Role.STAFF)
    ((said, _),) = hints(staff.get(URL), "place-free-again")
    assert f"ring {world.adviser.name} (EET adviser)" in said
    head, _ = signed_in(in_council, Role.HEAD)
    assert head.get(reverse("referral-place-free", args=[second.public_id])).status_code == 403
