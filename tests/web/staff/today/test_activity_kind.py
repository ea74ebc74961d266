"""Lines of Today about who is not known to do anything: asked, until it is recorded."""

import datetime as dt

import pytest

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.core import clock
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.staff.today.reading import hints, link_of, whens


URL, KIND, DAY = "/today/", "activity-not-known", dt.timedelta(days=1)


@pytest.fixture
def person(desk):
    return CareLeaverFactory(council=desk[1].council, eet_adviser=desk[1].user)


def does(person, code, on, desk):
    return start_activity(care_leaver=person, code=code, on=on, source=Source.WORKER, by=desk[1].user)


def test_who_is_not_known_to_do_anything_is_asked_about_until_it_is_recorded(adviser, desk, person):
    began = clock.today() - 180 * DAY
    does(person, ActivityCode.NOT_KNOWN, began, desk)
    response = get_within(adviser, URL)
    ((action, reason),) = hints(response, KIND)
    assert action == f"{person.full_name}: ask what they do now"
    assert reason.startswith("Nobody knows what they do now, since ")
    assert whens(response, KIND)[0].startswith("since ")
    url = link_of(response, KIND)
    today = clock.today().strftime("%d/%m/%Y")
    assert page_of(adviser.get(url)).select_one("main form[method=post]")
    assert adviser.post(url, {"code": "G5", "on": today}).status_code == 302
    assert hints(adviser.get(URL), KIND) == []


def test_nothing_recorded_is_not_known_either_and_stands_in_the_list(adviser, person, desk):
    assert len(hints(adviser.get(URL), KIND)) == 1
    next_thing = text_of(page_of(get_within(adviser, "/people/")).select_one(".onward-next"))
    assert next_thing != "Nothing waits"
    does(person, ActivityCode.F5, clock.today(), desk)
    assert hints(adviser.get(URL), KIND) == []
