"""A check-in that they answer on their own page: asked when due, by choice, and read by nobody where they work."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction

from backend.care_leavers.models import OwnMessage
from backend.care_leavers.own_messages import ALERT_SUBJECT, LONGEST_WORDS
from backend.core import clock
from backend.core.protection import council_context
from backend.notifications.models import Message
from backend.placements.models import CheckIn
from backend.placements.own_check_ins import OFFERED
from backend.placements.services import begin_break, record_check_in
from backend.placements.support_choices import Attendance, SupportKind, Worry
from backend.ranking.may_need_support.listing import may_need_support
from backend.web.young_person import check_in_words
from tests.backend.opportunities.posts import TODAY
from tests.factories.unasked import start_from, step
from tests.web.pages import page_of, text_of
from tests.web.young_person.reading_age import is_too_hard
from tests.web.young_person.worlds import own_world, read


DAY = dt.timedelta(days=1)
HARM = "he hits me"


def begun(mine, days=7):
    """They began so many days ago; the check-in of week 1 is due on the seventh day after."""
    with clock.moved_to(TODAY - days * DAY):
        referral = mine.put_forward(mine.post())
        with council_context(mine.council.id):
            for name in ("offered", "accepted"):
                step(referral=referral, step=name, on=clock.today(), by=mine.adviser)
            start_from(referral=referral, on=clock.today(), by=mine.adviser)
    return mine


@pytest.fixture
def asked(mine):
    return begun(mine)


def check_in_of(mine, week=1) -> CheckIn:
    with council_context(mine.council.id):
        return CheckIn.objects.select_related("placement__care_leaver").get(week=week)


def answer(mine, week=1, **said):
    return mine.send(f"check-in/{check_in_of(mine, week).public_id}/", said)


def wrote(mine) -> list[OwnMessage]:
    with council_context(mine.council.id):
        return list(OwnMessage.objects.order_by("id"))


def test_it_is_asked_from_the_day_it_is_due(mine):
    begun(mine, days=6)
    page = read(mine)
    assert "Did you get there each day?" not in page
    assert "How is your job going?" in page or "How is your apprenticeship going?" in page
    with clock.moved_to(TODAY + DAY):
        mine.client.cookies.clear()
        page = read(mine)
    for told in ("It takes a minute.", "Did you get there each day?", "No one where you work or learn sees it."):
        assert told in page


def test_what_they_choose_is_a_check_in_heard_from_them(asked):
    sent = answer(asked, going="2", attendance="some_missed", worries=["hours", "travel"], wanted=["manager"])
    assert (sent.status_code, sent["Location"]) == (303, "/next/#check-in")
    kept = check_in_of(asked)
    assert (kept.done_on, kept.heard_from, kept.by_themselves, kept.recorded_by) == (TODAY, "young_person", True, None)
    assert (kept.going, kept.attendance, kept.still_there) == (2, "some_missed", True)
    assert (kept.worries, kept.support_wanted, kept.note) == (["travel", "hours"], ["manager"], "")
    assert wrote(asked) == []
    with council_context(asked.council.id):
        assert not CheckIn.objects.due_by(TODAY).exists()
        (found,) = may_need_support(type(kept.placement).objects.all())
    told = " ".join(sign.sentence for sign in found.signs)
    assert "Said it is going hard" in told
    assert "Chose what would help: a talk with the manager" in told


def test_all_of_it_may_be_left_out_but_something_is_said(asked):
    refused = answer(asked)
    assert refused.status_code == 400
    assert "Write something first, or choose an answer." in text_of(BeautifulSoup(refused.content, "html.parser"))
    answer(asked, going="4")
    kept = check_in_of(asked)
    assert (kept.going, kept.attendance, kept.still_there, kept.worries) == (4, "", None, [])


def test_who_goes_no_more_is_asked_by_a_person_whether_they_left(asked):
    answer(asked, attendance="stopped")
    assert check_in_of(asked).still_there is None
    with council_context(asked.council.id):
        assert not CheckIn.objects.saying_they_left().exists()
        (found,) = may_need_support(type(check_in_of(asked).placement).objects.all())
    assert [sign.name for sign in found.signs] == ["stopped_going"]


def test_it_is_changed_on_the_same_day_and_no_later(asked):
    answer(asked, going="4", worries=["money"])
    page = page_of(asked.client.get("/next/"))
    assert "You can change it until the day is over." in text_of(page)
    assert "We would like to know." not in text_of(page)
    assert {box["value"] for box in page.select("#check-in [checked]")} == {"4", "money"}
    answer(asked, going="3")
    assert (check_in_of(asked).going, check_in_of(asked).worries) == (3, [])
    with clock.moved_to(TODAY + DAY):
        asked.client.cookies.clear()
        assert "Did you get there each day?" not in read(asked)
        assert answer(asked, going="1").status_code == 404
    assert check_in_of(asked).going == 3


def test_their_words_are_kept_as_all_their_words_are_and_count_nowhere(asked):
    sent = answer(asked, going="5", words="its ok\r\n  😡")
    assert sent["Location"] == "/next/sent/"
    (message,) = wrote(asked)
    assert (message.kind, message.words, message.feeling, message.names_harm) == ("going", "its ok\r\n  😡", "", False)
    kept = check_in_of(asked)
    assert (kept.going, kept.note, kept.support_needed) == (5, "", "")
    with council_context(asked.council.id):
        assert may_need_support(type(kept.placement).objects.all()) == []


def test_words_that_name_harm_go_first_and_tell_nothing_out_of_hours(asked):
    with council_context(asked.council.id):
        asked.council.out_of_hours_email = "duty@example.gov.uk"
        asked.council.save()
    sent = answer(asked, words=HARM, going="1")
    assert sent["Location"] == "/next/sent/"
    assert [(each.names_harm, each.words) for each in wrote(asked)] == [(True, HARM)]
    assert check_in_of(asked).going == 1
    with council_context(asked.council.id):
        alert = Message.objects.get(subject=ALERT_SUBJECT)
    assert HARM not in alert.body
    assert "Mina" not in alert.body
    assert "999" in text_of(page_of(asked.client.get("/next/sent/")))


def test_words_are_kept_where_the_check_in_is_done_meanwhile(asked):
    asked.come_in()
    check_in = check_in_of(asked)
    with council_context(asked.council.id):
        heard = {"heard_from": "young_person", "going": 4, "still_there": True}
        record_check_in(check_in=check_in, on=TODAY, by=asked.adviser, **heard)
    assert "Did you get there each day?" not in read(asked)  # the adviser's own stands in for it
    assert answer(asked, going="1", words="please ring me")["Location"] == "/next/sent/"
    assert [each.words for each in wrote(asked)] == ["please ring me"]
    assert check_in_of(asked).going == 4


def test_too_many_words_are_given_back_with_what_was_chosen(asked):
    refused = answer(asked, going="2", words="x" * (LONGEST_WORDS + 1))
    assert refused.status_code == 400
    page = BeautifulSoup(refused.content, "html.parser")
    assert page.select_one("#words-check-in").text.strip() == "x" * (LONGEST_WORDS + 1)
    assert [box["value"] for box in page.select("#check-in [checked]")] == ["2"]


def test_what_is_offered_nowhere_is_no_answer(asked):
    answer(asked, going="9", attendance="never", worries=["health", "money"], wanted=["nothing", "kit"])
    kept = check_in_of(asked)
    assert (kept.going, kept.attendance, kept.worries, kept.support_wanted) == (None, "", ["money"], ["kit"])


def test_nobody_else_answers_it(asked):
    other = begun(own_world(given_name="Other"))
    with council_context(asked.council.id):
        theirs = CheckIn.objects.get(week=1).public_id
    assert other.send(f"check-in/{theirs}/", {"going": "1"}).status_code == 404
    assert check_in_of(asked).going is None


def test_a_break_is_not_asked_about(asked):
    with council_context(asked.council.id):
        placement = check_in_of(asked).placement
        begin_break(placement=placement, on=TODAY - 3 * DAY, reason="illness", by=asked.adviser)
    assert "Did you get there each day?" not in read(asked)


def test_a_done_check_in_says_who_recorded_it(asked):
    with council_context(asked.council.id):
        mine = CheckIn.objects.filter(week=1)
        for facts in ({"done_on": TODAY}, {"done_on": TODAY, "by_themselves": True, "heard_from": "employer"}):
            with pytest.raises(IntegrityError), transaction.atomic():
                mine.update(**facts)


def test_every_choice_has_easy_words():
    assert set(check_in_words.WORRIES) == set(Worry)
    assert set(check_in_words.ATTENDANCE) == set(Attendance)
    assert set(check_in_words.WANTED) == set(OFFERED) == set(SupportKind) - {SupportKind.OTHER, SupportKind.NOTHING}
    groups = (check_in_words.GOING, check_in_words.ATTENDANCE, check_in_words.WORRIES, check_in_words.WANTED)
    assert [each for group in groups for each in map(str, group.values()) if is_too_hard(each)] == []


@pytest.mark.parametrize(("language", "told"), [("arabic", "هل ذهبت"), ("vietnamese", "Bạn có đến đó")])
def test_it_is_asked_in_their_language(db, language, told):
    mine = begun(own_world(interpreter_language=language))
    assert told in read(mine)
