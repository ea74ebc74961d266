"""Lines of Today about agreements to ask again, and about employers who have not said that they deleted."""

import datetime as dt
from uuid import UUID

import pytest

from backend.care_leavers.choices import ConsentKind as K
from backend.core import clock
from backend.links.models import Link
from backend.referrals.agreements import record_agreements, take_agreement_back
from backend.referrals.choices import DeleteAnswer
from backend.referrals.deletion_links import ask_for_access_to_request
from backend.referrals.deletions import answer_request, ask_to_delete
from tests.web.queries import get_within
from tests.web.staff.today.reading import hints, link_of


pytestmark = pytest.mark.usefixtures("kinds_named")


URL = "/today/"
ASK, DELETED, KEPT, STOPPED = "ask-again", "not-deleted", "keeps-some", "stopped-agreeing"
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
        assert "to ask again: name. An employer reads it by this" in what


def test_what_ran_out_is_said_to_have_been_read_until_then(adviser, world):
    world.person.consents.all().delete()
    facts = {"on": clock.today(), "how": "phone", "by": world.adviser}
    record_agreements(care_leaver=world.person, kinds=[K.SHARE_NAME], until=clock.today() + 5 * DAY, **facts)
    world.refer()
    for days, why in ((5, "Runs out after"), (6, "Ran out after")):
        with clock.moved_to(clock.today() + days * DAY):
            ((_, what),) = hints(adviser.get(URL), ASK)
            assert what.startswith(why)
            assert ("An employer reads it" in what, "read it by this until then" in what) == (
                days == 5,
                days == 6,
            )


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


def test_what_was_agreed_to_together_is_one_line_and_one_press(adviser, world):
    world.person.consents.all().delete()
    facts = {"on": clock.today(), "how": "phone", "by": world.adviser}
    record_agreements(care_leaver=world.person, kinds=[K.SHARE_NAME, K.SHARE_EMAIL], **facts)
    with after_a_year(-1):
        world.refer()
        apart = clock.moved_to(clock.today() + DAY)
        first = world.person.consents.earliest("id")
        ((_, what),) = hints(get_within(adviser, URL), ASK)
        assert "name and e-mail address. An employer" in what
        with apart:
            adviser.post("/today/still-agrees/", {"line": f"{ASK}:{first.public_id} phone"})
            assert hints(adviser.get(URL), ASK) == []
            standing = world.person.consents.standing()
            assert {(each.kind, each.given_on) for each in standing} == {
                (K.SHARE_NAME, clock.today()),
                (K.SHARE_EMAIL, clock.today()),
            }


def test_care_is_asked_about_by_itself(adviser, world):
    world.person.consents.all().delete()
    facts = {"on": clock.today(), "how": "phone", "by": world.adviser, "employer": world.opportunity.employer}
    record_agreements(care_leaver=world.person, kinds=[K.SHARE_NAME, K.SHARE_CARE_STATUS], **facts)
    with after_a_year(-1):
        world.refer()
        shown = [what for _, what in hints(adviser.get(URL), ASK)]
        assert sum("care leaver" in what for what in shown) == 1
        assert not any("care leaver" in what and "name" in what for what in shown)
        assert len(shown) == 2


def test_what_was_agreed_to_on_another_day_is_a_line_of_its_own(adviser, world):
    world.person.consents.all().delete()
    for kind, days in ((K.SHARE_NAME, 0), (K.SHARE_EMAIL, -3)):
        facts = {"on": clock.today() + days * DAY, "how": "phone", "by": world.adviser}
        record_agreements(care_leaver=world.person, kinds=[kind], **facts)
    with after_a_year(-1):
        world.refer()
        first, second = (what for _, what in hints(adviser.get(URL), ASK))
        assert ("e-mail address" in first, "name" in first) == (True, False)
        assert ("e-mail address" in second, "name" in second) == (False, True)


@pytest.fixture
def request_to_delete(world, named):
    referral = world.refer()
    (taken,) = take_agreement_back(consent=named, by=None).consents
    return ask_to_delete(consent=taken, referral=referral.public_id, by=world.adviser)


def test_who_cannot_come_in_by_the_link_is_rung_at_once(adviser, request_to_delete):
    ask_for_access_to_request(link=Link.objects.get(subject=request_to_delete.public_id))
    ((_, what),) = hints(get_within(adviser, URL), DELETED)
    assert f"{request_to_delete.employer.name} has not said" in what
    assert "could not come in by it" in what


def test_what_an_employer_keeps_by_its_own_word_is_told_to_them(adviser, world, request_to_delete):
    contact = request_to_delete.employer.contacts.first()
    answer_request(request=request_to_delete, answer=DeleteAnswer.KEPT, reason="The visitors’ book", by=contact)
    ((_, what),) = hints(get_within(adviser, URL), KEPT)
    assert f"{request_to_delete.employer.name} keeps some of what it was told: “The visitors’ book”. Tell them" in what
    adviser.post("/today/told/", {"line": f"{KEPT}:{request_to_delete.public_id} phone"})
    assert hints(adviser.get(URL), KEPT) == []


def test_what_somebody_of_ours_was_told_they_tell_on(adviser, world, request_to_delete):
    answer_request(request=request_to_delete, answer=DeleteAnswer.KEPT, reason="The book", by=world.adviser)
    assert hints(adviser.get(URL), KEPT) == []


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
