"""The same advert, its employer spelled anew: it stays with its employer, and an officer is asked."""

import datetime as dt

import pytest

from backend.care_leavers.safety import avoid_employer
from backend.core.errors import Refused
from backend.employers.choices import FeedNameAnswer
from backend.employers.concerns import raise_concern
from backend.employers.models import Employer, FeedName
from backend.employers.services import pause
from backend.opportunities.models import Opportunity
from backend.referrals.moved_adverts import answer_feed_name, take_feed_answer_back
from tests.backend.employers.organisations.worlds import named, open_titles, read_in, status_of
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import UserFactory
from tests.factories.employers import EmployerContactFactory
from tests.today import today_is


_on_a_day_when_the_samples_are_open = today_is(dt.date(2026, 11, 29))
SAME, ANOTHER = FeedNameAnswer.SAME, FeedNameAnswer.ANOTHER


@pytest.fixture
def by(in_council):
    return UserFactory()


def test_an_advert_that_is_spelled_anew_stays_with_its_paused_employer(in_council, by):
    read_in(in_council, employerName="Otter Street Motors")
    (post,) = Opportunity.objects.all()
    raise_concern(employer=post.employer, words="Nobody was there", by=by)
    for name in ("Otter Street Motors Ltd", "Brand New Name", "OTTER STREET MOTORS"):
        read_in(in_council, employerName=name, title=f"Apprentice with {name}")
        post.refresh_from_db()
        assert post.employer.name == "Otter Street Motors"
        assert open_titles(in_council) == set()
    assert Employer.objects.count() == 1
    asked = set(FeedName.objects.unanswered().values_list("name", flat=True))
    assert asked == {"Otter Street Motors Ltd", "Brand New Name", "OTTER STREET MOTORS"}
    read_in(in_council, employerName="OTTER STREET MOTORS", title="Once more")
    assert FeedName.objects.count() == 3


def test_another_advert_in_capitals_is_with_the_same_employer(in_council, by):
    read_in(in_council, employerName="Otter Street Motors")
    pause(employer=Employer.objects.get(), reason="A complaint", by=by)
    names = ("OTTER STREET MOTORS", "otter street motors limited", "Wren & Sons", "WREN AND SONS LTD")
    report = read_in(
        in_council, *({"vacancyReference": f"{at}", "employerName": name} for at, name in enumerate(names))
    )
    assert report.created == 4
    assert sorted(Employer.objects.values_list("name", flat=True)) == ["Otter Street Motors", "WREN AND SONS LTD"]
    assert Opportunity.objects.filter(employer__name="Otter Street Motors").count() == 3


def test_a_feeds_other_spelling_never_goes_to_a_row_whose_people_sign_in(in_council, by):
    contact = EmployerContactFactory(employer__council=in_council, employer__name="Otter Motors", signs_in=True)
    pause(employer=contact.employer, reason="A complaint", by=by)
    read_in(in_council, employerName="OTTER MOTORS LTD")
    (post,) = Opportunity.objects.all()
    assert post.employer != contact.employer
    assert post.employer.is_paused


def test_an_officer_says_whose_the_advert_is_and_may_take_it_back(in_council, by):
    read_in(in_council, employerName="Otter Motors")
    read_in(in_council, employerName="Wren Works", title="New words")
    (asked,) = FeedName.objects.all()
    with pytest.raises(Refused) as refused:
        answer_feed_name(feed_name=asked, answer=SAME, reason="", by=by)
    assert refused.value.field == "reason"
    answer_feed_name(feed_name=asked, answer=ANOTHER, reason="Rang them", by=by)
    assert Opportunity.objects.get().employer.name == "Wren Works"
    read_in(in_council, employerName="Wren Works", title="Still newer words")
    assert FeedName.objects.count() == 1
    take_feed_answer_back(feed_name=asked, by=by)
    assert Opportunity.objects.get().employer.name == "Otter Motors"
    answer_feed_name(feed_name=asked, answer=SAME, reason="A new name", by=by)
    assert Opportunity.objects.get().employer.trading_names.current().get().name == "Wren Works"
    with pytest.raises(Refused, match="answered already"):
        answer_feed_name(feed_name=asked, answer=SAME, reason="Again", by=by)
    take_feed_answer_back(feed_name=asked, by=by)
    assert not Opportunity.objects.get().employer.trading_names.current().exists()


def test_an_advert_that_a_feed_gives_to_a_paused_or_avoided_employer_is_held_until_somebody_answers(in_council, by):
    read_in(in_council, employerName="Otter Motors")
    paused, avoided = named(in_council, "Kiln Foods", "Reed Bikes", from_feed=True)
    person = CareLeaverFactory(council=in_council, ready=True)
    avoid_employer(care_leaver=person, employer=avoided, note="", by=by)
    pause(employer=paused, reason="A complaint", by=by)
    (post,) = Opportunity.objects.all()
    assert status_of(person, post) == "met"
    read_in(in_council, employerName="REED BIKES LTD", title="New words")
    assert status_of(person, post) == "unknown"
    read_in(in_council, employerName="Kiln Foods Ltd", title="Newer words")
    assert open_titles(in_council) == set()
    asked = FeedName.objects.unanswered().get(name="REED BIKES LTD")
    answer_feed_name(feed_name=asked, answer=ANOTHER, reason="Rang them", by=by)
    assert status_of(person, post) == "not_met"


def test_one_name_but_for_its_spelling_can_be_two_employers(in_council, by):
    read_in(in_council, employerName="Otter Motors")
    pause(employer=Employer.objects.get(), reason="A complaint", by=by)
    read_in(in_council, employerName="Otter Motors Ltd", title="New words")
    answer_feed_name(feed_name=FeedName.objects.get(), answer=ANOTHER, reason="Two towns", by=by)
    post = Opportunity.objects.get()
    assert (post.employer.name, post.employer.is_paused) == ("Otter Motors Ltd", False)
