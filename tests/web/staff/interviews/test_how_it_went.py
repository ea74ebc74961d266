"""An interview is moved, took place, was missed: each side says so, and both calendars follow."""

import datetime as dt
import re

from django.urls import reverse
from icalendar import Calendar

from backend.core import clock
from backend.employers.models import EmployerContact
from backend.referrals.answers import arranged_interview
from backend.referrals.choices import ReferralState, Step
from tests.factories.gated import step
from tests.web.employer_portal.by_link.links import INTRODUCTION, browser, come_in, say
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.staff.interviews.conftest import DAY, TODAY, TUESDAY, at
from tests.web.staff.today.reading import hints, link_of


def test_a_moved_interview_is_the_same_entry_in_both_calendars_with_the_next_number_and_no_name(
    world, by_link, adviser
):
    client, referral = by_link
    say(client, "interview", at("interview_on", TUESDAY) | {"interview_at": "10am", "words": "Ask for Sam"})
    theirs, mine = reverse("introduction-calendar"), reverse("referral-calendar", args=[referral.public_id])
    before = [entry_in(each) for each in (client.get(theirs), adviser.get(mine))]
    record = reverse("referral-interview", args=[referral.public_id])
    moved = {"went": "moved", "interview_on": "24/6/2026", "interview_at": "11am"}
    assert adviser.post(record, filled(adviser.get(record)) | moved).status_code == 302
    after = [entry_in(each) for each in (client.get(theirs), adviser.get(mine))]
    for old, new in zip(before, after, strict=True):
        assert (new["uid"], new["sequence"]) == (old["uid"], old["sequence"] + 1)
        assert new.decoded("dtstart").isoformat() == "2026-06-24T11:00:00+01:00"
        assert world.person.given_name not in str(new.to_ical())
    assert after[1]["summary"] == f"Interview, reference {referral.reference}"


def entry_in(response):
    calendar = Calendar.from_ical(response.content)
    (entry,) = calendar.walk("VEVENT")
    assert [each["TZID"] for each in calendar.walk("VTIMEZONE")] == [entry["DTSTART"].params["TZID"]]
    return entry


def test_how_it_went_is_said_on_one_page_with_another_day_beside_a_missed_one(world, adviser):
    referral = world.refer()
    when = {"interview_on": TODAY, "interview_at": dt.time(9)}
    step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=world.adviser, **when)
    response = adviser.get("/today/")
    assert hints(response, "interviews")[0][0].endswith("record how the interview went")
    record = link_of(response, "interviews")
    sent, left_open = filled(get_within(adviser, record, most=WITH_WHOSE_IT_IS)), filled(adviser.get(record))
    assert "Enter the new day that is agreed" in errors_in(adviser.post(record, sent | {"went": "again"}))
    again = {"went": "again", "interview_on": "18/6/2026", "interview_at": "9am", "note": "Missed the bus"}
    assert adviser.post(record, sent | again).status_code == 302
    assert arranged_interview(referral).interview_on == TODAY + 3 * DAY
    again |= {"interview_on": "19/6/2026"}
    for said in ({"went": "moved", "interview_on": "19/6/2026"}, {"went": "off", "note": "Ill"}, again):
        stale = adviser.post(record, left_open | said)
        assert re.search(r"was changed by .+ while this page was open", text_of(page_of(stale).main)), said
    for went in ("held", "missed"):
        stale = adviser.post(record, left_open | {"went": went, "on": "15/6/2026"})
        assert re.search(r"was changed by .+ while this page was open", text_of(page_of(stale).main)), went


def test_the_employer_says_that_it_took_place_or_that_nobody_came(world, by_link, adviser):
    client, referral = by_link
    say(client, "interview", at("interview_on", TODAY + DAY) | {"interview_at": "10am", "words": "Ask for Sam"})
    with clock.moved_to(TODAY + DAY):
        client = come_in(browser(), EmployerContact.objects.get(name="Sam Doorley"))
        page = page_of(client.get(INTRODUCTION))
        assert text_of(page.select_one(".onward-answers [aria-current]")) == "It took place"
        on = at("on", TODAY + DAY)
        for _ in range(2):
            assert say(client, "interview_held", on | {"came": "False", "words": "We waited"}).status_code == 303
        referral.refresh_from_db()
        assert referral.state == ReferralState.INTERVIEW, "an adviser hears the other side first"
        ((_, reason),) = hints(adviser.get("/today/"), "employers-words")
        assert "says that they did not come to the interview about Baker. We waited" in reason
        assert referral.events.filter(step="employer_said_did_not_come").count() == 1
        assert say(client, "interview_held", on | {"came": "True", "words": "Lovely"}).status_code == 303
        referral.refresh_from_db()
        assert referral.state == ReferralState.INTERVIEWED
