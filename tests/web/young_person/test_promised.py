"""What a young person reads of what we said we would do: by when, who, done or late, and never their first day."""

import datetime as dt

import pytest

from backend.accounts.models import User
from backend.care_leavers.choices import ContactMethod
from backend.care_leavers.services import record_contact
from backend.core import clock
from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.placements.promise_days import RING_AFTER_THE_DAY, RING_ON_THE_DAY
from backend.placements.promise_proposals import FIRST_BUS, THIRD_DAY, WORDS, first_day_known, proposals_for
from backend.placements.promises import Planned, keep_promise, make_promise, plan_fortnight
from backend.placements.run_ups import STAGES
from tests.backend.opportunities.posts import TODAY
from tests.factories.unasked import step
from tests.web.young_person.reading_age import is_too_hard
from tests.web.young_person.test_words import never_words
from tests.web.young_person.worlds import read


DAY = dt.timedelta(days=1)
FIRST_DAY = dt.date(2026, 6, 22)


@pytest.fixture
def planned(mine):
    """Their first fortnight, by the key of each promise."""
    referral = mine.put_forward(mine.post(start_date=FIRST_DAY, paid=True))
    with council_context(mine.council.id):
        for name in ("offered", "accepted"):
            step(referral=referral, step=name, on=TODAY, by=mine.adviser)
        proposed = proposals_for(referral, first_day_known(referral))
        lines = [Planned(each.kind, each.words, mine.adviser, each.due_on, each.days_after_first) for each in proposed]
        made = plan_fortnight(referral=referral, first_day=FIRST_DAY, planned=lines, by=mine.adviser)
    return {each.key: promise for each, promise in zip(proposed, made, strict=True)}


def promise_to(mine, words, days):
    with council_context(mine.council.id):
        facts = {"care_leaver": mine.person, "words": words, "owner": mine.adviser, "by": mine.adviser}
        return make_promise(due_on=TODAY + days * DAY, **facts)


def later(mine, days) -> str:
    with clock.moved_to(TODAY + days * DAY):
        mine.client.cookies.clear()
        return read(mine)


def test_nothing_promised_has_no_heading(mine):
    assert "What we said we would do" not in read(mine)


def test_each_says_by_when_and_who_and_no_date_tells_the_first_day(mine, planned):
    said = read(mine)
    assert "We get you the clothes and kit you need to start. Jo does this by Monday 15 June." in said
    assert "We find out who meets you on your first day, and tell you. Jo does this before your first day." in said
    assert "We ring you on your first day. Jo does this on your first day." in said
    assert "We ring you on your third day. Jo does this in your first week." in said
    assert "We check that your first pay is right. Jo does this in your first weeks." in said
    for day in range(-3, 40):
        assert f"{FIRST_DAY + day * DAY:%A %-d %B}" not in said.replace("Friday 19 June", ""), day
    assert "Secret Street" not in said


def test_a_date_given_beside_the_first_day_tells_it_no_more_than_one_that_goes_by_it(mine, planned):
    start = (FIRST_DAY - TODAY).days
    for words, days in (
        ("I meet you that morning.", start), ("We bring your bag.", start + 3), ("We ask about tools.", start + 20),
        ("We get you a phone.", start - 1), ("We find you a mentor.", start - 10), ("We ask you back.", start + 90),
    ):  # fmt: skip
        promise_to(mine, words, days)
    said = read(mine)
    assert "I meet you that morning. Jo does this on your first day." in said
    assert "We bring your bag. Jo does this in your first week." in said
    assert "We ask about tools. Jo does this in your first weeks." in said
    assert "We get you a phone. Jo does this before your first day." in said
    assert "We find you a mentor. Jo does this by Friday 12 June." in said
    assert "We ask you back. Jo does this by Sunday 20 September." in said, "months later it tells nothing"


def test_the_day_that_the_advert_gives_is_kept_too_and_words_about_the_first_morning_have_no_date(mine):
    promise_to(mine, "I meet you on your first morning.", 21)
    promise_to(mine, "We get you a bag.", 21)
    said = read(mine)
    assert "I meet you on your first morning. Jo does this. " in said
    assert "We get you a bag. Jo does this by Monday 22 June." in said
    referral = mine.put_forward(mine.post(start_date=FIRST_DAY))
    with council_context(mine.council.id):
        for name in ("offered", "accepted"):
            step(referral=referral, step=name, on=TODAY, by=mine.adviser)
    said = read(mine)
    assert "We get you a bag. Jo does this on your first day." in said
    assert "Monday 22 June" not in said


def test_what_has_no_date_does_not_turn_late_on_the_first_day_itself(mine, planned):
    """The day before is over on the first day: that it is late by then would tell it."""
    meets = "tell you. Jo does this before your first day."
    start = (FIRST_DAY - TODAY).days
    for days in range(start - 1, start + 2):
        assert f"{meets} Late" not in later(mine, days), days
    assert f"{meets} Late: we are sorry." in later(mine, start + 4)


@pytest.mark.parametrize("words", ["I meet you on 22 June.", "I come at 8.30am.", "I wait at 12 High Street."])
def test_words_that_tell_a_day_a_time_or_a_place_are_refused_with_the_way_out(mine, words):
    with pytest.raises(Refused, match="may tell when or where they are") as refusal:
        promise_to(mine, words, 5)
    assert refusal.value.field == "words"


def test_what_is_late_comes_first_and_says_sorry(mine):
    promise_to(mine, "We get you a bag.", 5)
    promise_to(mine, "We find you a mentor.", 1)
    said = later(mine, 2)
    assert (
        "We find you a mentor. Jo does this by Tuesday 2 June. Late: we are sorry. Jo is on it. We get you a bag."
        in said
    )


def test_where_nobody_is_named_your_adviser_does_it(mine):
    promise = promise_to(mine, "We find you a mentor.", 1)
    User.objects.filter(pk=promise.owner_id).update(name=" ")
    assert "We find you a mentor. Your adviser does this by Tuesday 2 June." in read(mine)


def test_what_was_done_stays_for_four_weeks(mine):
    promise = promise_to(mine, "We find you a mentor.", 1)
    with council_context(mine.council.id):
        keep_promise(promise=promise, how="A secret of ours", by=mine.adviser)
    said = read(mine)
    assert "We find you a mentor. Done" in said
    assert "A secret of ours" not in said
    assert "We find you a mentor. Done" in later(mine, 27)
    assert "What we said we would do" not in later(mine, 28)


def test_a_call_that_reached_them_is_done(mine, planned):
    with clock.moved_to(FIRST_DAY), council_context(mine.council.id):
        facts = {"on": FIRST_DAY, "method": ContactMethod.PHONE, "reached": True}
        record_contact(care_leaver=mine.person, by=mine.adviser, **facts)
    assert "We ring you on your first day. Done" in later(mine, (FIRST_DAY - TODAY).days)


def test_what_is_not_needed_any_more_is_not_there(mine, planned):
    with council_context(mine.council.id):
        step(referral=planned["kit"].referral, step="did_not_start", on=TODAY, by=mine.adviser)
    assert "What we said we would do" not in read(mine)


def test_what_is_proposed_is_read_at_eleven_and_says_nothing_of_care():
    said = [
        *WORDS.values(),
        *(each.words for each in STAGES),
        FIRST_BUS,
        THIRD_DAY,
        RING_ON_THE_DAY,
        RING_AFTER_THE_DAY,
        "We talk to your work about your pay.",
    ]
    sentences = [each for words in said for each in words.replace(". ", ".|").split("|")]
    assert [each for each in sentences if is_too_hard(each) or never_words(each)] == []
