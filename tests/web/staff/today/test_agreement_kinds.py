"""Lines of Today about agreements to ask again, and about employers who have not said that they deleted."""

import datetime as dt
from uuid import UUID

import pytest

from backend.care_leavers.choices import ConsentKind as K
from backend.core import clock
from backend.referrals.agreements import record_agreements, take_agreement_back
from backend.referrals.choices import DeleteAnswer
from backend.referrals.deletions import answer_request, ask_to_delete
from tests.web.queries import get_within
from tests.web.staff.today.reading import hints, link_of


URL = "/today/"
ASK, DELETED, STOPPED = "ask-again", "not-deleted", "stopped-agreeing"
DAY = dt.timedelta(days=1)


@pytest.fixture
def named(world):
    """Agreed to today, in words, for any employer."""
    world.person.consents.all().delete()
    facts = {"on": clock.today(), "how": "phone", "by": world.adviser}
    return record_agreements(care_leaver=world.person, kinds=[K.SHARE_NAME], **facts)[0]


def after_a_year(days: int):
    return clock.moved_to(clock.months_after(clock.today(), 12) + days * DAY)


def test_what_an_introduction_rests_on_is_asked_again_a_fortnight_before(adviser, world, named):
    with after_a_year(-20):
        world.refer()
    for days, lines in ((-15, 0), (-14, 1), (30, 1)):
        with after_a_year(days):
            assert len(hints(get_within(adviser, URL), ASK)) == lines, days
    with after_a_year(0):
        shown = adviser.get(URL)
        ((_, what),) = hints(shown, ASK)
        assert "to ask again: Share my name with the employer" in what


def test_what_nobody_reads_by_is_asked_at_the_next_contact_alone(adviser, world, named):
    with after_a_year(1):
        assert hints(adviser.get(URL), ASK) == []
        page = adviser.get(f"/people/{world.person.public_id}/contacts/add/").content.decode()
        assert "Ask whether they still agree: Share my name with the employer" in page


def test_one_press_says_that_they_still_agree(adviser, world, named):
    with after_a_year(-1):
        world.refer()
        adviser.post("/today/still-agrees/", {"line": f"{ASK}:{named.public_id} phone"})
        assert hints(adviser.get(URL), ASK) == []
        (renewed,) = world.person.consents.standing()
        assert (renewed.given_on, renewed.given_how) == (clock.today(), "phone")
        assert adviser.post("/today/still-agrees/", {"line": f"{ASK}:{named.public_id} phone"}).status_code == 302
        assert world.person.consents.count() == 2


def test_who_has_not_said_that_it_deleted_is_rung_after_a_week_of_work(adviser, world, named):
    referral = world.refer()
    (taken,) = take_agreement_back(consent=named, by=None).consents
    ((_, what),) = hints(get_within(adviser, URL), STOPPED)
    assert f"{referral.employer.name} could read: Name from" in what
    request = ask_to_delete(consent=taken, referral=UUID(taken.seen[0]["referral"]), by=world.adviser)
    assert hints(adviser.get(URL), DELETED) == []
    with clock.moved_to(clock.today() + 10 * DAY):
        shown = get_within(adviser, URL)
        ((_, what),) = hints(shown, DELETED)
        assert "has not said whether it deleted" in what
        assert link_of(shown, DELETED) == f"/people/deletions/{request.public_id}/answer/"
        answer_request(request=request, answer=DeleteAnswer.DELETED, by=world.adviser)
        assert hints(adviser.get(URL), DELETED) == []
