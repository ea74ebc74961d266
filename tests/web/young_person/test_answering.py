"""What a young person says of each: kept to the letter, once, and moving nothing by itself."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from backend.core import clock
from backend.core.protection import council_context
from backend.shortlists.models import SuggestionAnswer
from backend.shortlists.suggestions import LONGEST_WORDS, end_suggestion
from tests.web.pages import page_of, text_of
from tests.web.young_person.worlds import own_world


OWN_WORDS = "  nah 😬 not 4 me\r\n\r\n  – “too far”, innit?  "


@pytest.fixture
def pick(mine):
    return mine.suggested()[0]


def answer(mine, pick, said, **more):
    return mine.send(f"pick/{pick.public_id}/", {"answer": said} | more)


def kept(mine) -> list[tuple]:
    with council_context(mine.council.id):
        return list(SuggestionAnswer.objects.order_by("id").values_list("answer", "because", "words", "by"))


def test_interested_is_kept_and_said_back(mine, pick):
    told = answer(mine, pick, "interested")
    assert (told.status_code, told["Location"]) == (303, f"/next/#pick-{pick.public_id}")
    assert kept(mine) == [("interested", [], "", None)]
    said = text_of(page_of(mine.client.get("/next/")))
    assert "You said yes on 1 June 2026." in said
    assert "You said you like this one. Jo talks to you next. Nothing is sent before that." in said
    assert "Change my answer" in said


def test_not_for_me_keeps_their_words_to_the_letter(mine, pick):
    answer(mine, pick, "not_for_me", because=["too_far", "pay", "nonsense"], words=OWN_WORDS)
    assert kept(mine) == [("not_for_me", ["pay", "too_far"], OWN_WORDS, None)]
    page = page_of(mine.client.get("/next/"))
    shown = page.select_one(".own-pick p.own-words").get_text()
    assert shown.replace("\r\n", "\n") == OWN_WORDS.replace("\r\n", "\n")
    assert [box["value"] for box in page.select("[name=because][checked]")] == ["too_far", "pay"]


def test_they_change_their_mind_as_often_as_they_like(mine, pick):
    for said in ("interested", "not_for_me", "taken_back", "interested"):
        answer(mine, pick, said)
    assert [each[0] for each in kept(mine)] == ["interested", "not_for_me", "taken_back", "interested"]
    assert "You said yes" in text_of(page_of(mine.client.get("/next/")))


def test_a_press_twice_is_one_answer(mine, pick):
    assert [answer(mine, pick, "interested").status_code for _ in range(2)] == [303, 303]
    assert len(kept(mine)) == 1


def test_words_that_are_too_long_are_refused_and_not_lost(mine, pick):
    long = "x" * (LONGEST_WORDS + 1)
    page = answer(mine, pick, "not_for_me", words=long)
    assert page.status_code == 400
    page.status_code = 200  # to be read as a page
    assert "Write at most 2,000 letters." in page.content.decode()
    assert page_of(page).select_one(f"#words-{pick.public_id}").get_text().strip() == long
    assert kept(mine) == []


def taken_off(mine, pick) -> None:
    with council_context(mine.council.id):
        end_suggestion(suggestion=pick, by=mine.adviser)


HARM = "he keeps hurting me"


@pytest.mark.parametrize("long", [False, True])
@pytest.mark.parametrize("is_gone", [False, True])
def test_words_beside_one_that_name_harm_are_read_whatever_becomes_of_the_answer(mine, pick, is_gone, long):
    words = HARM + (" and" * LONGEST_WORDS if long else "")
    if is_gone:
        taken_off(mine, pick)
    told = answer(mine, pick, "not_for_me", words=words)
    assert (told.status_code, told["Location"]) == (303, "/next/sent/")
    assert "If you are not safe right now, do not wait for us." in text_of(page_of(mine.client.get("/next/sent/")))
    with council_context(mine.council.id):
        assert list(mine.person.own_messages.values_list("words", "names_harm")) == [(words, True)]
    assert kept(mine) == ([] if is_gone else [("not_for_me", [], words, None)])


def test_words_beside_one_in_another_language_are_read_as_words_that_may_name_harm(mine, pick):
    words = "toi khong ngu duoc trong nha nay"
    told = answer(mine, pick, "not_for_me", words=words)
    assert told["Location"] == "/next/sent/"
    assert "If you are not safe right now, do not wait for us." in text_of(page_of(mine.client.get("/next/sent/")))
    with council_context(mine.council.id):
        assert list(mine.person.own_messages.values_list("words", "names_harm")) == [(words, False)]
    assert kept(mine) == [("not_for_me", [], words, None)]


def test_words_that_name_harm_are_read_again_when_they_are_sent_again(mine, pick):
    answer(mine, pick, "not_for_me", words=HARM)
    with clock.moved_to(clock.now() + dt.timedelta(minutes=10)):
        answer(mine, pick, "not_for_me", words=HARM)
    with council_context(mine.council.id):
        assert mine.person.own_messages.filter(names_harm=True).count() == 2
    assert len(kept(mine)) == 1


@pytest.mark.parametrize("words", [OWN_WORDS, "x" * (LONGEST_WORDS + 1)])
@pytest.mark.parametrize("is_closed", [False, True])
def test_words_beside_one_that_has_gone_meanwhile_stand_where_they_can_be_sent(mine, pick, words, is_closed):
    if is_closed:
        with council_context(mine.council.id):
            type(pick.opportunity).objects.filter(pk=pick.opportunity_id).update(state="closed")
    else:
        taken_off(mine, pick)
    told = answer(mine, pick, "not_for_me", words=words)
    if is_closed and len(words) <= LONGEST_WORDS:
        assert [each[2] for each in kept(mine)] == [words]
        return
    assert (told.status_code, kept(mine)) == (400, [])
    told.status_code = 200  # to be read as a page
    box = page_of(told).select_one("details[open] #words-talk")
    assert box.get_text().replace("\r\n", "\n").strip() == words.replace("\r\n", "\n").strip()
    assert text_of(page_of(told).select_one("#words-talk-error"))


@pytest.mark.parametrize("said", ["", "accepted", "interested\0"])
def test_what_is_no_answer_is_none(mine, pick, said):
    assert answer(mine, pick, said).status_code == 404
    assert kept(mine) == []


def test_of_one_that_has_gone_from_the_list_nothing_is_kept(mine, pick):
    taken_off(mine, pick)
    page = answer(mine, pick, "interested")
    assert page.status_code == 400
    assert "This one has gone from your list." in page.content.decode()
    assert kept(mine) == []


def test_no_to_one_they_are_put_forward_for_moves_nothing_and_says_so(mine, pick):
    with council_context(mine.council.id):
        referral = mine.put_forward(pick.opportunity)
        before = list(referral.events.values())
    answer(mine, pick, "not_for_me", words="no")
    with council_context(mine.council.id):
        referral.refresh_from_db()
        assert (referral.state, list(referral.events.values())) == ("introduced", before)
    said = text_of(page_of(mine.client.get("/next/")))
    assert "Nothing stops yet. We talk to you first." in said
    assert "You said no to this one. Nothing stops yet. Jo talks to you first." in said
    with council_context(mine.council.id):
        end_suggestion(suggestion=pick, by=mine.adviser)
    said = text_of(page_of(mine.client.get("/next/")))
    assert "You said no to this one. Nothing stops yet. Jo talks to you first." in said, "it runs on until they talked"


@pytest.mark.django_db(transaction=True)
def test_fifty_answers_at_once_are_one():
    mine = own_world()
    pick = mine.suggested()[0]
    mine.come_in()
    box, together = mine.box, Barrier(50)

    def press(_) -> int:
        client = Client()
        client.cookies["next"] = mine.client.cookies["next"].value
        try:
            together.wait(timeout=60)
            return client.post(f"/next/pick/{pick.public_id}/", {"answer": "interested"} | box).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as people:
        assert set(people.map(press, range(50))) == {303}
    assert len(kept(mine)) == 1
