"""When they meet a place, on the page of somebody who agreed to read that there: and on nobody else's."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.core.protection import council_context
from backend.links.models import Visit
from backend.referrals.choices import ReferralState, Step
from backend.referrals.interviews import Meeting
from backend.referrals.models import TimeWish
from backend.referrals.time_wishes import say_which_time
from backend.web.young_person.frame import Mine
from backend.web.young_person.meeting import Meetings
from tests.backend.opportunities.posts import TODAY
from tests.factories.care_leavers import consent_to
from tests.factories.gated import step
from tests.web.pages import page_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in
from tests.web.staff.today.reading import hints
from tests.web.young_person.worlds import own_world, read


DAY = dt.timedelta(days=1)
WHEN = ((TODAY + 8 * DAY, dt.time(14)), (TODAY + 9 * DAY, dt.time(10)))
AS_NOW = "They want to meet you. Jo tells you where and when."


@pytest.fixture
def mine(db):
    return own_world(agreed=("share_name", ConsentKind.READ_INTERVIEW_TIMES))


def offered(mine, **meeting):
    referral = mine.put_forward(mine.post())
    with council_context(mine.council.id):
        facts = {"meeting": Meeting(times=WHEN)} | meeting
        step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=mine.adviser, **facts)
    return referral


def buttons(mine) -> list[str]:
    client = mine.client if "next" in mine.client.cookies else mine.come_in()
    return [each["value"] for each in page_of(get_within(client, "/next/")).select("button[name=time]")]


def test_by_default_no_day_stands_there(db):
    mine = own_world()
    offered(mine)
    assert AS_NOW in read(mine)
    assert buttons(mine) == []


def test_who_agreed_reads_the_times_and_says_which_and_one_press_records_it(mine):
    referral = offered(mine)
    assert "They want to meet you. Say which time is good for you. Jo tells you where." in read(mine)
    first, second, none = buttons(mine)
    assert none == "none"
    assert mine.send(f"meet/{referral.public_id}/", {"time": first}).status_code == 303
    assert mine.send(f"meet/{referral.public_id}/", {"time": second}).status_code == 303
    assert "You said you can come on Wednesday 10 June at 10am. Jo tells them." in read(mine)
    with council_context(mine.council.id):
        referral.refresh_from_db()
        assert referral.state == ReferralState.INTERVIEW
        assert referral.events.count() == 2, "it moves nothing by itself"
    adviser = sign_in(Client(), mine.adviser.memberships.get())
    response = adviser.get("/today/")
    ((asked, reason),) = hints(response, "times-to-choose")
    assert asked.endswith("record the time that suits them")
    assert "Says that 10 June 2026 at 10am suits" in reason
    (button,) = page_of(response).select("[data-kind=times-to-choose] button[data-act]")
    done = adviser.post(button["formaction"], {"line": button["value"]}, follow=True)
    assert "Recorded. The interview is on 10 June 2026 at 10am" in done.content.decode()
    assert "They want to meet you on Wednesday 10 June at 10am. Jo tells you where." in read(mine)
    assert mine.send(f"meet/{referral.public_id}/", {"time": first}).status_code == 303
    with council_context(mine.council.id):
        assert TimeWish.objects.count() == 2, "nothing is kept of times that are gone"


def test_that_none_is_good_asks_the_adviser_for_others(mine):
    referral = offered(mine)
    mine.send(f"meet/{referral.public_id}/", {"time": "none"})
    assert "You said no time is good for you. Jo talks to you." in read(mine)
    adviser = sign_in(Client(), mine.adviser.memberships.get())
    ((asked, reason),) = hints(adviser.get("/today/"), "times-to-choose")
    assert asked.endswith("ask for other times")
    assert "Says that none of the times suits" in reason


def test_times_of_three_places_are_asked_for_as_those_of_one(mine):
    for number in range(3):
        referral = mine.put_forward(mine.post(employer=f"Kitchen {number}"))
        with council_context(mine.council.id):
            step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=mine.adviser, meeting=Meeting(times=WHEN))
            offer = referral.events.get(step=Step.INTERVIEW)
            say_which_time(referral=referral, time=offer.times.first().public_id)
    assert len(buttons(mine)) == 9
    page = Mine(Visit(link=mine.link), mine.person)

    def asked(referrals) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert len(Meetings(page, referrals).by_referral) == len(referrals)
        return len(queries)

    with council_context(mine.council.id):
        every = list(mine.person.referrals.all())
        assert page.adviser == "Jo"
        assert asked(every[:1]) == asked(every)


@pytest.mark.parametrize("why", ["custody", "switched off"])
def test_in_custody_and_once_it_is_switched_off_no_day_stands_there_and_nothing_is_taken(mine, why):
    referral = offered(mine)
    (first, *_) = buttons(mine)
    with council_context(mine.council.id):
        if why == "custody":
            CareLeaver.objects.filter(pk=mine.person.pk).update(in_custody=True)
        else:
            mine.person.consents.filter(kind=ConsentKind.READ_INTERVIEW_TIMES).update(
                withdrawn_on=TODAY, withdrawal_recorded_by=mine.adviser
            )
    assert buttons(mine) == []
    assert "Wednesday 10 June" not in read(mine)
    mine.send(f"meet/{referral.public_id}/", {"time": first})
    with council_context(mine.council.id):
        assert not TimeWish.objects.exists()


def test_a_time_of_somebody_else_is_not_theirs_to_choose(mine):
    referral = offered(mine)
    other = own_world(agreed=("share_name", ConsentKind.READ_INTERVIEW_TIMES))
    offered(other)
    (theirs, *_) = buttons(other)
    assert mine.send(f"meet/{referral.public_id}/", {"time": "x"}).status_code == 404
    mine.send(f"meet/{referral.public_id}/", {"time": theirs})
    assert other.send(f"meet/{referral.public_id}/", {"time": theirs}).status_code == 404
    with council_context(mine.council.id):
        assert not TimeWish.objects.exists()


def test_one_day_alone_is_told_without_a_choice(mine):
    offered(mine, meeting=None, interview_on=WHEN[0][0], interview_at=WHEN[0][1])
    assert "They want to meet you on Tuesday 9 June at 2pm. Jo tells you where." in read(mine)
    assert buttons(mine) == []


def test_it_is_agreed_for_the_page_and_stopped_on_the_page(db):
    mine = own_world()
    with council_context(mine.council.id):
        (agreed,) = consent_to(mine.person, ConsentKind.READ_INTERVIEW_TIMES)
    assert "Show you here when you meet a place" in read(mine)
    mine.send(f"agreed/{agreed.public_id}/stop/")
    with council_context(mine.council.id):
        agreed.refresh_from_db()
        assert agreed.withdrawn_by_themselves
