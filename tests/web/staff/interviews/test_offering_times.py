"""Times that cannot be kept are told beside their box; days and times are read as people write them."""

import datetime as dt

import pytest

from backend.web.employer_portal.answer_forms import InterviewForm
from tests.web.employer_portal.by_link.links import say
from tests.web.pages import errors_in
from tests.web.staff.interviews.conftest import DAY, OFFER, TODAY, TUESDAY, at


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (at("second_on", TUESDAY) | {"second_at": "14:00"}, "This time stands above already"),
        ({"second_at": ""}, "Enter the time on 24 June"),
        ({f"second_on_{part}": "" for part in ("day", "month", "year")}, "Enter the day that goes with this time"),
        (at("interview_on", TODAY - DAY), "Day of the interview must be today or later"),
        (at("interview_on", TODAY) | {"interview_at": "9am"}, "This time has passed already"),
        (at("second_on", dt.date(2027, 3, 28)) | {"second_at": "1:30"}, "there is no 1:30am"),
        (at("interview_on", TODAY + 400 * DAY), "Day of the interview is more than a year away. Check the year."),
        (at("second_on", TODAY + 400 * DAY), "Another day they could choose is more than a year away. Check the year."),
    ],
)
def test_times_that_nobody_could_keep_are_told_beside_their_box(by_link, changes, said):
    client, referral = by_link
    answer = say(client, "interview", OFFER | changes)
    assert [each for each in errors_in(answer) if said in each], errors_in(answer)
    assert referral.events.count() == 1


@pytest.mark.parametrize("day", ["23/6/2026", "23.6.26", "23 Jun 2026", "Tuesday 23rd June 2026", "2026-06-23"])
@pytest.mark.parametrize(
    ("time", "read"), [("2pm", 14), ("14:00", 14), ("half past 2pm", 14), ("1430", 14), ("noon", 12)]
)
def test_days_and_times_are_read_as_people_write_them(day, time, read):
    boxes = {"interview_on_day": day, "interview_on_month": "", "interview_on_year": "", "interview_at": time}
    form = InterviewForm(boxes | {"words": "Ask for Sam"})
    assert form.is_valid(), form.errors
    ((on, at_time),) = form.times
    assert (on, at_time.hour) == (TUESDAY, read)
