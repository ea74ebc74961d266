"""The application on its referral: who does what, one press for what happened, and on to other matches."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.care_leavers.services import record_view, update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.referrals.choices import Way
from backend.referrals.models import Referral
from backend.referrals.statements import sentences_of, statement_of
from tests.factories.referrals import referral_world
from tests.factories.unasked import step
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in
from tests.web.staff.today.reading import hints


@pytest.fixture
def world(in_council):
    return referral_world(in_council, from_feed=True)


@pytest.fixture
def adviser(world):
    return sign_in(Client(), world.adviser.memberships.get())


@pytest.fixture
def applying(world):
    return world.refer(Way.HELPED_TO_APPLY)


def url(referral, name="", *more) -> str:
    return reverse(f"referral{name}", args=[referral.public_id, *more])


def said(client, referral) -> str:
    return text_of(page_of(get_within(client, url(referral))))


def test_the_match_is_marked_and_the_act_says_help_and_the_name(adviser, world):
    page = get_within(adviser, reverse("refer", args=[world.person.public_id, world.opportunity.public_id]))
    name = world.person.known_as
    assert text_of(page_of(page).select_one("main h1")).startswith(f"Help {name} apply")
    assert page_of(page).find("button", string=lambda text: f"Help {name} apply" in (text or ""))


def test_from_begun_to_applied_heard_and_interview_in_single_presses(adviser, applying):
    first = said(adviser, applying)
    for words in ("Apply by", "CV", "First referee", "Second referee", "Statement in their own sentences"):
        assert words in first
    adviser.post(url(applying, "-part-done"), {"part": "cv", "do": "done"})
    assert "Ready on" in said(adviser, applying)
    adviser.post(url(applying, "-part-done"), {"part": "cv", "do": "open"})
    assert "Ready on" not in said(adviser, applying)
    answer = adviser.post(url(applying, "-applied"), follow=True)
    assert "they have applied" in banner_in(answer)
    adviser.post(url(applying, "-heard"), {"heard": "nothing"})
    assert "They have heard nothing yet" in said(adviser, applying)
    adviser.post(url(applying, "-heard"), {"heard": "interview"})
    applying.refresh_from_db()
    assert applying.state == "interview"


def test_a_press_that_comes_too_late_changes_nothing_and_says_so(adviser, world, applying):
    step(referral=applying, step="withdrawn", on=clock.today(), by=world.adviser)
    for name, told in (
        ("-applied", {}),
        ("-heard", {"heard": "no"}),
        ("-heard", {"heard": "?"}),
        ("-why", {"reason": "taken"}),
    ):
        answer = adviser.post(url(applying, name), told, follow=True)
        assert answer.redirect_chain[-1][0] == url(applying)
    applying.refresh_from_db()
    assert applying.state == "withdrawn"


def test_why_is_one_press_that_leads_on_to_their_other_matches(adviser, world, applying):
    adviser.post(url(applying, "-applied"))
    adviser.post(url(applying, "-heard"), {"heard": "no"})
    assert "Why did it end?" in said(adviser, applying)
    answer = adviser.post(url(applying, "-why"), {"reason": "experience", "words": "They want two years"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("person", args=[world.person.public_id])
    after = said(adviser, applying)
    assert "They wanted more experience" in after
    assert "Why did it end?" not in after


def test_who_and_when_and_the_last_day_are_changed(adviser, applying):
    page = get_within(adviser, url(applying, "-part", "first_referee"))
    beside = get_within(adviser, url(applying, "-part", "first_referee"))
    told = filled(page) | {"owner": "personal_adviser", "note": "Ms Lee", "due_on": f"{clock.today():%d/%m/%Y}"}
    adviser.post(url(applying, "-part", "first_referee"), told)
    assert "Ms Lee" in said(adviser, applying)
    cv = get_within(adviser, url(applying, "-part", "cv"))
    late = filled(cv) | {"owner": "adviser", "due_on": f"{applying.apply_by + dt.timedelta(1):%d/%m/%Y}"}
    assert "Give that day or an earlier one" in errors_in(adviser.post(url(applying, "-part", "cv"), late))[0]
    again = adviser.post(url(applying, "-part", "first_referee"), filled(beside) | {"note": "Mr Khan"})
    assert "Somebody has changed this" in errors_in(again)[0]
    day = get_within(adviser, url(applying, "-last-day"))
    adviser.post(url(applying, "-last-day"), filled(day) | {"apply_by": ""})
    assert "no last day given" in said(adviser, applying)
    assert adviser.get(url(applying, "-part", "songs")).status_code == 404


def test_a_personal_adviser_does_their_own_parts_and_no_step(world, applying):
    client, membership = signed_in(world.council, Role.PERSONAL_ADVISER)
    assert client.post(url(applying, "-part-done"), {"part": "cv"}).status_code == 404
    update_profile(care_leaver=world.person, personal_adviser=membership.user, by=world.adviser)
    page = page_of(client.get(url(applying)))
    assert len(page.select("[name=part]")) == 2
    assert "They have applied" not in text_of(page)
    client.post(url(applying, "-part-done"), {"part": "cv", "do": "done"})
    assert Referral.objects.get(pk=applying.pk).application_items.get().done_by == membership.user
    for name in ("-applied", "-heard", "-last-day"):
        assert client.post(url(applying, name)).status_code == 403


def test_an_introduction_has_no_application(in_council):
    world = referral_world(in_council)
    client, referral = sign_in(Client(), world.adviser.memberships.get()), world.refer()
    assert "The application" not in said(client, referral)
    for name in ("-statement", "-statement-print", "-last-day"):
        assert client.get(url(referral, name)).status_code == 404


def test_a_statement_is_ticked_ordered_printed_and_marks_words_that_tell(adviser, world, applying):
    update_profile(care_leaver=world.person, aspiration="I like to cook. I grew up in care.", by=world.adviser)
    page = get_within(adviser, url(applying, "-statement"))
    assert "may tell that somebody has been in care" in text_of(page_of(page))
    told = filled(page)
    boxes = {
        box["aria-label"] if box.has_attr("aria-label") else box["name"]: box["name"]
        for box in page_of(page).select("[name^=use-]")
    }
    told |= dict.fromkeys(boxes.values(), "on")
    refused = adviser.post(url(applying, "-statement"), told)
    assert "Leave “I grew up in care.” out" in errors_in(refused)[0]
    sure = page_of(page).select_one("[name^=sure-]")["name"]
    answer = adviser.post(url(applying, "-statement"), told | {sure: "on", "told": "I am never late."}, follow=True)
    printed = text_of(page_of(answer).select_one("#statement"))
    assert printed == "Why I want to do this I like to cook. I grew up in care. I am never late."
    assert [each.confirmed_by != "" for each in sentences_of(statement_of(applying))] == [False, True, False]
    again = filled(get_within(adviser, url(applying, "-statement")))
    assert sum(1 for name in again if name.startswith("use-")) == 3


def test_a_sentence_that_was_ticked_is_kept_behind_newer_ones_and_missed_where_it_is_gone(adviser, world, applying):
    def says(words: str) -> None:
        record_view(care_leaver=world.person, on=clock.today(), words=words, by=world.adviser)

    update_profile(care_leaver=world.person, aspiration="I like to cook.", by=world.adviser)
    says("I like early starts.")
    page = get_within(adviser, url(applying, "-statement"))
    told = filled(page) | dict.fromkeys([box["name"] for box in page_of(page).select("[name^=use-]")], "on")
    says(" ".join(f"I did thing {number}." for number in range(45)))
    update_profile(care_leaver=world.person, aspiration="", by=world.adviser)
    refused = adviser.post(url(applying, "-statement"), told)
    assert "A sentence that you ticked is not on record any more" in errors_in(refused)[0]
    adviser.post(url(applying, "-statement"), filled(refused))
    assert [each.text for each in sentences_of(statement_of(applying))] == ["I like early starts."]


def test_the_day_of_an_interview_is_recorded_where_none_was_known(adviser, world, applying):
    """They heard of it and then of its day: it has not moved, and there is nobody who has to tell them."""
    adviser.post(url(applying, "-applied"))
    adviser.post(url(applying, "-heard"), {"heard": "interview"})
    assert "Record its day, or say how it went" in said(adviser, applying)
    record = reverse("referral-interview", args=[applying.public_id])
    shown = get_within(adviser, record)
    assert "Its day is known now" in text_of(page_of(shown).main)
    day = clock.today() + dt.timedelta(days=5)
    when = {"went": "moved", "interview_on": f"{day:%d/%m/%Y}", "interview_at": "10am"}
    answer = adviser.post(record, filled(shown) | when, follow=True)
    assert banner_in(answer) == "Recorded, with its day."
    told = said(adviser, applying)
    assert f"The interview is on {day:%-d %B %Y} at 10am." in told
    assert "Interview on" in told
    assert "moved" not in told
    assert "Say how it went, or another day" in told
    assert "It is on another day" in text_of(page_of(get_within(adviser, record)).main)
    assert not hints(adviser.get("/today/"), "answers")
