"""Lines about who is said to have left, and about accepted offers whose first day has come."""

import datetime as dt

import pytest

from backend.core import clock
from backend.employers.services import pause
from backend.opportunities.models import Opportunity
from backend.placements.check_ins import record_check_in
from backend.referrals.choices import Step
from backend.referrals.employers_words import say_whether_started
from backend.web.staff.placements.forms import CheckInForm
from tests.factories.gated import start_from, step
from tests.factories.placements import accepted, placement_since
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.staff.today.reading import button_of, hints, lines_in, link_of, whens


URL, DAY = "/today/", dt.timedelta(days=1)


@pytest.fixture
def placement(world):
    return placement_since(world, clock.today() - 370 * DAY, person=world.person)


def heard(placement, world, *, week, **facts):
    said = {"on": clock.today(), "heard_from": "young_person", "going": None, "still_there": True} | facts
    return record_check_in(check_in=placement.check_ins.get(week=week), by=world.adviser, **said)


def last_week(placement) -> int:
    return placement.check_ins.order_by("week").last().week


def test_no_longer_there_is_a_line_until_the_end_is_recorded(adviser, world, placement):
    assert hints(adviser.get(URL), "said-to-have-left") == []
    week = last_week(placement)
    heard(placement, world, week=week, still_there=False, heard_from="employer")
    response = get_within(adviser, URL)
    ((action, reason),) = hints(response, "said-to-have-left")
    assert action == f"{world.person.full_name}: record the end"
    assert reason.startswith(f"The employer said at the week {week} check-in that they are no longer there: ")
    assert lines_in(response, "said-to-have-left")[0].name == "section", "it is the first line of the day"
    end = link_of(response, "said-to-have-left")
    next_thing = text_of(page_of(get_within(adviser, "/people/")).select_one(".onward-next"))
    assert next_thing.startswith("Record the end The employer said")
    shown = page_of(get_within(adviser, f"/people/{world.person.public_id}/"))
    assert shown.select_one(f'main a[href="{end}"]')
    assert "is no longer there" in text_of(shown.main)
    facts = {"reason": "not_recorded", "then": "0", "said_by": "employer", "evidence": "said"}
    adviser.post(end, facts | {"on": clock.today().strftime("%d/%m/%Y")})
    placement.refresh_from_db()
    assert placement.ended_on == clock.today()
    assert hints(adviser.get(URL), "said-to-have-left") == []
    assert "no longer there" not in page_of(adviser.get(f"/people/{world.person.public_id}/")).main.text


def test_whoever_is_heard_later_to_be_there_has_not_left(adviser, world, placement):
    weeks = list(placement.check_ins.values_list("week", flat=True))
    heard(placement, world, week=weeks[0], still_there=False)
    assert len(hints(adviser.get(URL), "said-to-have-left")) == 1
    heard(placement, world, week=weeks[1])
    page = f"/placements/{placement.public_id}/"
    assert hints(adviser.get(URL), "said-to-have-left") == []
    assert "no longer there" not in page_of(adviser.get(page)).main.text
    heard(placement, world, week=weeks[2], still_there=False)
    assert len(hints(adviser.get(URL), "said-to-have-left")) == 1, "one line for a placement, of the last word"
    assert "no longer there" in page_of(adviser.get(page)).main.text


ANSWERS = {
    "they left": ({"still_there": False}, "said-to-have-left"),
    "it goes badly": ({"going": 1}, "support"),
    "support is asked for": ({"support_needed": "A bus pass"}, "support"),
}


@pytest.mark.parametrize(("facts", "kind"), ANSWERS.values(), ids=ANSWERS)
def test_whatever_a_check_in_hears_that_asks_for_something_has_a_line(adviser, world, placement, facts, kind):
    weeks = list(placement.check_ins.values_list("week", flat=True))
    heard(placement, world, week=weeks[0])
    assert hints(adviser.get(URL), kind) == []
    heard(placement, world, week=weeks[1], **facts)
    assert len(hints(adviser.get(URL), kind)) == 1


def test_each_yes_or_no_of_a_check_in_is_one_whose_answer_has_a_line():
    """A question that is added asks for a line of its own, above."""
    answers = {"True", "False"}
    asked = {
        name
        for name, field in CheckInForm.base_fields.items()
        if answers <= {str(value) for value, _ in getattr(field, "choices", ())}
    }
    assert asked == {"still_there"}


def offer(world, *, starts=None):
    Opportunity.objects.filter(pk=world.opportunity.pk).update(start_date=starts)
    world.opportunity.refresh_from_db()
    return accepted(world)


def test_from_the_planned_first_day_on_it_is_asked_whether_they_started(adviser, world):
    first = clock.today() + 5 * DAY
    referral = offer(world, starts=first)
    assert hints(adviser.get(URL), "starts") == []
    with clock.moved_to(first):
        ((action, reason),) = hints(get_within(adviser, URL), "starts")
        assert action == f"{world.person.full_name}: ask whether they started"
        assert reason.startswith("Did they start? The first day is today")
        assert button_of(lines_in(adviser.get(URL), "starts")[0]) == "Record the start"
        assert whens(adviser.get(URL), "starts") == ["today"]
    with clock.moved_to(first + 3 * DAY):
        response = adviser.get(URL)
        assert whens(response, "starts") == ["3 days late"]
        shown = page_of(adviser.get(link_of(response, "starts")))
        assert shown.select_one("main form[action$='/start/']")
        next_thing = page_of(get_within(adviser, "/people/")).select_one(".onward-next")
        assert text_of(next_thing).startswith("Record the start Did they start?")
        start_from(referral=referral, on=first, by=world.adviser)
        assert hints(adviser.get(URL), "starts") == []


@pytest.mark.parametrize("known", [None, -20], ids=["no day is known", "the day was before they accepted"])
def test_without_a_first_day_to_come_it_is_asked_ten_working_days_after_they_accepted(adviser, world, known):
    with clock.moved_to(dt.date(2026, 6, 1)):  # a Monday, and no bank holiday follows
        offer(world, starts=known and clock.today() + known * DAY)
    with clock.moved_to(dt.date(2026, 6, 12)):
        assert hints(adviser.get(URL), "starts") == []
    with clock.moved_to(dt.date(2026, 6, 15)):
        ((_, reason),) = hints(adviser.get(URL), "starts")
        assert reason.startswith("Did they start? No first day is known, and they accepted on ")


def test_a_first_day_is_one_line_whatever_else_tells_of_it(adviser, world):
    referral = offer(world, starts=clock.today())
    say_whether_started(referral=referral, started=True, on=clock.today(), by=world.employer_user)
    assert (len(hints(adviser.get(URL), "starts")), len(hints(adviser.get(URL), "employers-words"))) == (0, 1)
    step(referral=referral, step=Step.DID_NOT_START, on=clock.today(), by=world.adviser)
    assert hints(adviser.get(URL), "starts") == []


def test_an_offer_that_is_held_is_told_as_held(adviser, world):
    offer(world, starts=clock.today())
    pause(employer=world.opportunity.employer, reason="A worry", by=world.adviser)
    assert (len(hints(adviser.get(URL), "starts")), len(hints(adviser.get(URL), "held"))) == (0, 1)
