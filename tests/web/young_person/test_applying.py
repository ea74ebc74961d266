"""Beside one that they apply for themselves: the last day, what is done and who does the rest, and that they say so."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.referrals.applications import change_part, finish_part
from backend.referrals.choices import PartOwner, Way
from tests.backend.opportunities.posts import TODAY
from tests.factories.unasked import step
from tests.web.pages import page_of, text_of
from tests.web.young_person.worlds import read


LAST = dt.date(2026, 6, 26)
LINK = "https://adverts.example/1"


@pytest.fixture
def applying(mine):
    return mine.put_forward(mine.post(application_url=LINK, closing_date=LAST), way=Way.HELPED_TO_APPLY)


def test_what_is_done_and_to_do_and_who_does_it(mine, applying):
    with council_context(mine.council.id):
        finish_part(referral=applying, part="cv", by=mine.adviser)
        change_part(
            referral=applying, part="second_referee", owner=PartOwner.YOUNG_PERSON, due_on=None, by=mine.adviser
        )
    said = read(mine)
    assert "The last day is Friday 26 June." in said
    assert "Your CV: done." in said
    assert "Someone to say good things about you: to do by" in said
    assert "Jo does this." in said
    assert "One more person to say good things about you: to do. You do this." in said
    assert "Then you send it." in said


@pytest.mark.parametrize(
    ("days", "words"),
    [(3, ""), (2, "2 days left."), (1, "1 day left."), (0, "Today is the last day."), (-1, "The last day has gone.")],
)
def test_the_last_days_are_counted(mine, applying, days, words):
    with clock.moved_to(LAST - dt.timedelta(days=days)):
        mine.client.cookies.clear()
        said = read(mine)
        assert words in said
        assert ("left" in said.partition("What happens next")[2].partition("Tell us")[0]) == ("left" in words)


def test_without_a_last_day_it_says_so(mine):
    mine.put_forward(mine.post(application_url=LINK, closing_date=None), way=Way.HELPED_TO_APPLY)
    assert "They give no last day." in read(mine)


def test_they_say_they_sent_it_and_heard_and_nothing_moves_by_itself(mine, applying):
    assert mine.send(f"apply/{applying.public_id}/heard/").status_code == 404  # not sent yet
    sent = mine.send(f"apply/{applying.public_id}/sent/", {"words": "sent it 😀"})
    assert (sent.status_code, sent["Location"]) == (303, "/next/sent/")
    with council_context(mine.council.id):
        applying.refresh_from_db()
        assert applying.state == "applying"
        message = mine.person.own_messages.get()
        assert (message.kind, message.words, message.about) == ("sent", "sent it 😀", applying.public_id)
        step(referral=applying, step="applied", on=TODAY, by=mine.adviser)
    assert mine.send(f"apply/{applying.public_id}/sent/").status_code == 404
    assert mine.send(f"apply/{applying.public_id}/heard/").status_code == 303
    assert "You have sent it" in text_of(page_of(mine.client.get("/next/")))


def test_too_many_words_are_still_there_to_be_cut(mine, applying):
    words = "sent it " * 600
    answer = mine.send(f"apply/{applying.public_id}/sent/", {"words": words})
    assert answer.status_code == 400
    answer.status_code = 200  # it is a page all the same
    assert page_of(answer).select_one("#words-talk").text.strip() == words.strip()
    assert page_of(answer).select_one("#words-talk-error")


def test_after_they_met_they_say_what_they_heard_and_nobody_rings_the_place(mine, applying):
    with council_context(mine.council.id):
        for each in ("applied", "interview"):
            step(referral=applying, step=each, on=TODAY, by=mine.adviser)
    assert "They want to meet you. Jo helps you get ready." in read(mine)
    with council_context(mine.council.id):
        step(referral=applying, step="interview_held", on=TODAY, by=mine.adviser)
    said = read(mine)
    assert "You have met them. They answer next. Jo asks you if you have heard." in said
    assert "rings them" not in said
    assert "I heard from them" in said
    assert mine.send(f"apply/{applying.public_id}/heard/").status_code == 303


def test_neither_of_another_nor_by_the_way_of_other_words(mine, applying):
    other = mine.put_forward(mine.post(title="Baker", employer="Other"))
    for path in (f"apply/{applying.public_id}/talk/", "tell/sent/", "tell/heard/"):
        assert mine.send(path, {"words": "hello"}).status_code == 404
    assert mine.send(f"apply/{other.public_id}/sent/").status_code == 404
    with council_context(mine.council.id):
        assert not mine.person.own_messages.exists()


@pytest.mark.parametrize("words", ["they hit me there", "they said no"])
def test_what_they_write_once_it_has_moved_on_is_kept_as_their_words(mine, applying, words):
    with council_context(mine.council.id):
        step(referral=applying, step="applied", on=TODAY, by=mine.adviser)
    sent = mine.send(f"apply/{applying.public_id}/sent/", {"words": words})
    assert (sent.status_code, sent["Location"]) == (303, "/next/sent/")
    with council_context(mine.council.id):
        message = mine.person.own_messages.get()
        assert (message.kind, message.words, message.about) == ("talk", words, None)
        assert message.names_harm == ("hit" in words)


def test_while_it_is_held_it_asks_for_nothing(mine, applying):
    with council_context(mine.council.id):
        facts = {"paused_at": clock.now(), "paused_by": mine.adviser}
        type(applying.employer).objects.filter(pk=applying.employer_id).update(**facts)
    assert "I have sent it" not in read(mine)
