"""What a young person reads of those they are put forward for: what is next, and what is seen of them."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.core.protection import council_context
from backend.referrals.choices import Way
from tests.backend.opportunities.posts import TODAY
from tests.factories.unasked import start_from, step
from tests.web.pages import page_of, text_of
from tests.web.young_person.worlds import own_world, read


def test_who_is_put_forward_reads_who_answers_and_by_when(mine):
    post = mine.post()
    mine.suggested(post)
    mine.put_forward(post)
    said = read(mine)
    assert (
        "They have until Monday 8 June to answer. If they do not, Jo rings them. You hear from Jo either way." in said
    )
    assert "You are put forward for this one." in said
    with clock.moved_to(TODAY + dt.timedelta(days=8)):
        mine.client.cookies.clear()
        assert "They have not answered yet. Jo rings them." in read(mine)


def test_while_one_is_held_they_read_that_something_is_checked_and_nothing_is_seen(mine):
    referral = mine.put_forward(mine.post())
    with council_context(mine.council.id):
        type(referral.employer).objects.filter(pk=referral.employer_id).update(
            paused_at=clock.now(), paused_by=mine.adviser
        )
    said = read(mine)
    assert "Jo checks something first. Then Jo tells you what is next." in said
    assert "What they see" not in said
    seen = mine.client.get(f"/next/seen/{referral.public_id}/")
    assert "They see nothing about you just now." in text_of(page_of(seen))


STEPS = {
    "interview": "They want to meet you. Jo tells you where and when.",
    "offered": "They said yes to you. Jo talks to you about it. You choose.",
    "declined_by_employer": "Jo talks to you about this one next.",
    "no_response": "Jo talks to you about this one next.",
    "withdrawn": "Jo talks to you about this one next.",
    "declined_by_young_person": "You said no to this one. It has stopped.",
}


@pytest.mark.parametrize("name", STEPS)
def test_each_state_is_one_plain_sentence(mine, name):
    referral = mine.put_forward(mine.post())
    with council_context(mine.council.id):
        step(referral=referral, step=name, on=TODAY, by=mine.adviser)
    assert STEPS[name] in read(mine)


def test_an_application_of_their_own_says_who_helps_and_its_last_day(mine):
    post = mine.post(application_url="https://adverts.example/1", closing_date=dt.date(2026, 6, 26))
    mine.put_forward(post, way=Way.HELPED_TO_APPLY)
    assert "You apply for this one. Jo helps you. The last day is Friday 26 June." in read(mine)


def test_what_ended_long_ago_is_no_longer_told(mine):
    referral = mine.put_forward(mine.post())
    with council_context(mine.council.id):
        step(referral=referral, step="withdrawn", on=TODAY, by=mine.adviser)
    with clock.moved_to(TODAY + dt.timedelta(days=29)):
        assert "What happens next" not in read(mine)


# What they see


def test_what_they_see_is_exactly_what_was_disclosed(mine):
    referral = mine.put_forward(mine.post())
    page = mine.come_in().get(f"/next/seen/{referral.public_id}/")
    rows = page_of(page)
    told = dict(
        zip(map(text_of, rows.select("dl.own-seen dt")), map(text_of, rows.select("dl.own-seen dd")), strict=True)
    )
    assert told == {"Your name": mine.person.full_name, "Your phone number": "07700900123"}


def test_how_they_grew_up_is_folded_and_said_to_the_letter(db):
    mine = own_world(agreed=("share_name", ConsentKind.SHARE_CARE_STATUS))
    referral = mine.put_forward(mine.post())
    page = page_of(mine.come_in().get(f"/next/seen/{referral.public_id}/"))
    fold = page.select_one("details.own-fold:not([open])")
    assert text_of(fold) == "Show the words they see Has been in care"


def test_another_persons_referral_is_not_there(mine):
    other = own_world()
    referral = other.put_forward(other.post())
    assert mine.come_in().get(f"/next/seen/{referral.public_id}/").status_code == 404


def test_how_it_is_going_is_asked_of_what_they_do_now(mine):
    assert "How is it going?" not in read(mine)
    with council_context(mine.council.id):
        post = mine.post()
        referral = mine.put_forward(post)
        for name in ("offered", "accepted"):
            step(referral=referral, step=name, on=TODAY, by=mine.adviser)
        start_from(referral=referral, on=TODAY, by=mine.adviser)
    assert "How is your apprenticeship going?" in read(mine)


def test_whose_support_is_over_finds_the_page_closed(mine):
    client = mine.come_in()
    with council_context(mine.council.id):
        type(mine.person).objects.filter(pk=mine.person.pk).update(support_ended_on=TODAY)
    page = mine.send("tell/talk/", {"words": "but I"})
    assert page.status_code == 410
    assert b"Mina" not in page.content
    assert b"but I</textarea>" in page.content
    assert client.get("/next/").status_code == 302
