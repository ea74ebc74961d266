"""Places that a feed named and nobody could read: told on its page, put right there, and no hold any more."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.models import Opportunity
from backend.opportunities.unread_places import unread_places
from backend.ranking.gate import may_go_on
from backend.reference.models import Postcode
from backend.reference.services import load_sample_postcodes
from backend.referrals.gate_answers import GateStep, Outcome
from tests.backend.intake.test_places_of_adverts import avoid, nhs, taken_in
from tests.factories.care_leavers import CareLeaverFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of


pytestmark = pytest.mark.django_db
FEEDS = reverse("administration-feeds")


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.moved_to(dt.date(2026, 11, 22)):
        yield


def shown(client, url) -> str:
    return text_of(page_of(get_within(client, url)).main)


def held_by(person, opportunity) -> list[str]:
    opportunity = Opportunity.objects.with_details().get(pk=opportunity.pk)
    answer = may_go_on(person, opportunity, GateStep.REFER, clock.today())
    return [each.name for each in answer.obstacles if each.outcome == Outcome.HOLD]


def test_once_put_right_what_it_held_goes_on_and_it_stays_right_when_the_feed_comes_again(in_council):
    load_sample_postcodes()
    far, there = (Postcode.objects.filter(code__startswith=code).first() for code in ("CR0 ", "E14 "))
    feed = nhs("Mars", f"Poplar {there.code}", "The Moon</location><location>Venus")
    (mars, poplar, two), _ = taken_in(in_council, feed)
    person = CareLeaverFactory(council=in_council, ready=True)
    avoid(person, there.easting, there.northing)
    assert [unread_places(each) for each in (mars, poplar, two)] == [["Mars"], [], ["The Moon", "Venus"]]
    assert "avoided_area" in held_by(person, mars)
    client, _ = signed_in(in_council, Role.ADMINISTRATOR)
    page = shown(client, FEEDS)
    assert all(words in page for words in ("Places nobody could read", "Mars", "The Moon; Venus"))
    assert there.code not in page
    form = reverse("opportunity-places", args=[mars.public_id])
    for wrong, said in (("", "Enter"), ("Mars", "not a UK postcode"), ("ZE9 9ZZ", "does not hold ZE9 9ZZ")):
        refused = client.post(form, {"place_1": wrong})
        assert said in text_of(page_of(refused).main), wrong
    assert client.post(form, {"place_1": far.code.lower()}).status_code == 302
    assert "avoided_area" not in held_by(person, mars)
    assert "Mars" not in shown(client, FEEDS)
    assert client.get(form).status_code == 302  # nothing is left to put right
    (mars, _, _), report = taken_in(in_council, feed)
    assert ([site.postcode for site in mars.sites.all()], report.updated) == ([far.code], 0)
    assert mars.events.filter(step="put_places_right").get().by is not None


def test_of_several_places_one_may_be_put_right_first_and_officers_do_it_too(in_council):
    load_sample_postcodes()
    far = Postcode.objects.filter(code__startswith="CR0 ").first()
    (two,), _ = taken_in(in_council, nhs("The Moon</location><location>Venus"))
    officer, _ = signed_in(in_council, Role.ENGAGEMENT_OFFICER)
    form = reverse("opportunity-places", args=[two.public_id])
    assert "at least one" in text_of(page_of(officer.post(form, {})).main)
    ((action, reason),) = hints(get_within(officer, "/today/", most=13), "unread-places")
    assert action == f"{two.title}, {two.employer.name}: say where it is"
    assert reason.startswith("Its advert says “The Moon” and “Venus”, which nobody could read.")
    assert officer.post(form, {"place_2": far.code}).status_code == 302
    two = Opportunity.objects.with_details().get(pk=two.pk)
    assert unread_places(two) == ["The Moon"]
    assert [site.as_sent for site in two.sites.all()] == ["", "Venus"]
    assert "“Venus”" not in hints(officer.get("/today/"), "unread-places")[0][1]
    page = shown(officer, link_of(officer.get("/today/"), "unread-places"))
    assert ("The Moon" in page, "Venus" in page) == (True, False)
    adviser, _ = signed_in(in_council, Role.EET_ADVISER)
    assert adviser.get(form).status_code == 403
    assert "unread-places" not in adviser.get("/today/").content.decode()
    assert officer.post(form, {"place_1": far.code}).status_code == 302
    assert hints(officer.get("/today/"), "unread-places") == []
