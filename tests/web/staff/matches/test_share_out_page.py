"""Places shared out as a proposal: each row leads to a decision by a person, and none is made here."""

import pytest
from django.urls import reverse

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.core import clock
from backend.councils.choices import Role
from backend.reference.choices import Route
from backend.shortlists.choices import DecisionKind, NotThisOne
from backend.shortlists.models import Decision
from backend.shortlists.services import decide
from tests.factories.care_leavers import AvoidedEmployerFactory, CareLeaverFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PAGE = reverse("share-out")


@pytest.fixture
def me(in_council):
    client, membership = signed_in(in_council)
    client.user = membership.user
    return client


def somebody_of(client, council, **facts):
    return CareLeaverFactory(council=council, ready=True, eet_adviser=client.user, **facts)


def proposal(response) -> dict[str, str]:
    """What is proposed, by the name of the young person."""
    table = next((each for each in page_of(response).select("table") if "The proposal" in each.caption.text), None)
    return {text_of(row.th): text_of(row.td) for row in table.select("tbody tr")} if table else {}


def test_a_place_goes_to_one_and_the_other_takes_what_is_left(me, in_council):
    cook = somebody_of(me, in_council, given_name="Cook", route_interests=[Route.CATERING])
    both = somebody_of(me, in_council, given_name="Both", route_interests=[Route.CATERING, Route.CARE])
    OpportunityFactory(council=in_council, title="Chef", route=Route.CATERING, places=1)
    OpportunityFactory(council=in_council, title="Carer", route=Route.CARE, places=1)
    response = get_within(me, PAGE)
    told = proposal(response)
    assert sorted(each.split(",")[0] for each in told.values()) == ["Carer", "Chef"]
    assert set(told) == {cook.full_name, both.full_name}
    assert not Decision.objects.exists()


def test_each_row_leads_to_the_match_where_it_is_decided(me, in_council):
    person = somebody_of(me, in_council)
    offer = OpportunityFactory(council=in_council)
    link = page_of(me.get(PAGE)).select_one("table td a")
    assert link["href"] == reverse("match-facts", args=[person.public_id, offer.public_id])
    assert offer.title in text_of(link)


def test_who_is_left_without_is_told_and_how_sought_after_a_place_is(me, in_council):
    for _ in range(3):
        somebody_of(me, in_council)
    OpportunityFactory(council=in_council, title="Wanted", places=1)
    OpportunityFactory(council=in_council, title="Not for them", places=5, min_age=24)
    shown = page_of(me.get(PAGE))
    assert len(proposal(me.get(PAGE))) == 1
    assert "Without a place in this proposal" in shown.text
    sought = {text_of(row.th): text_of(row.select("td")[-1]) for row in shown.select("table")[1].select("tbody tr")}
    assert sought == {"Wanted": "very sought after"}
    assert "Of 1 more opportunity no place is proposed for anybody." in text_of(shown.main)


def test_an_advert_elsewhere_is_not_ours_to_share_out(me, in_council):
    somebody_of(me, in_council)
    OpportunityFactory(council=in_council, from_feed=True, places=3)
    assert "No open opportunity has counted places" in page_of(me.get(PAGE)).text


def test_what_somebody_decided_against_or_must_avoid_is_not_proposed(me, in_council):
    person = somebody_of(me, in_council)
    match = MatchFactory(care_leaver=person, opportunity=OpportunityFactory(council=in_council))
    decide(match=match, kind=DecisionKind.NOT_THIS_ONE, because=NotThisOne.HOURS, by=me.user)
    avoided = OpportunityFactory(council=in_council)
    AvoidedEmployerFactory(care_leaver=person, employer=avoided.employer)
    assert proposal(me.get(PAGE)) == {}
    assert "No place is open to any of them" in page_of(me.get(PAGE)).text


def test_a_shortlisted_person_waits_for_no_proposal(me, in_council):
    person = somebody_of(me, in_council)
    match = MatchFactory(care_leaver=person, opportunity=OpportunityFactory(council=in_council))
    decide(match=match, kind=DecisionKind.SHORTLIST, by=me.user)
    assert "Nobody waits for a proposal" in page_of(me.get(PAGE)).text


def test_mine_or_everybodys_and_one_kind_of_work(me, in_council):
    CareLeaverFactory(council=in_council, ready=True, given_name="Somebody else's")
    OpportunityFactory(council=in_council, route=Route.CARE)
    assert proposal(me.get(PAGE)) == {}
    assert len(proposal(me.get(f"{PAGE}?whose=all"))) == 1
    assert proposal(me.get(f"{PAGE}?whose=all&route={Route.SALES}")) == {}


@pytest.mark.parametrize("floor", ["place", "fair"])
def test_what_is_made_sure_of_says_what_it_costs(me, in_council, floor):
    for _ in range(2):
        somebody_of(me, in_council)
    OpportunityFactory(council=in_council, places=1)
    OpportunityFactory(council=in_council, places=1)
    assert "Making sure of that costs nothing" in page_of(me.get(f"{PAGE}?floor={floor}")).text


def test_an_address_that_makes_no_sense_shows_the_page_all_the_same(me):
    assert "Nobody waits for a proposal" in page_of(me.get(f"{PAGE}?opportunity=x&floor=y&route=z")).text


def test_another_councils_opportunity_is_not_shared_out(me, in_council):
    somebody_of(me, in_council)
    OpportunityFactory(title="Theirs")
    assert "Theirs" not in page_of(me.get(PAGE)).text


def test_only_who_decides_matches_gets_in(in_council):
    for role in (Role.HEAD, Role.STAFF, Role.PERSONAL_ADVISER, Role.ENGAGEMENT_OFFICER):
        assert signed_in(in_council, role)[0].get(PAGE).status_code == 403


def test_who_is_not_known_to_be_in_eet_is_counted_apart_from_who_is_not(me, in_council):
    for code in (ActivityCode.G5, ActivityCode.G4, ActivityCode.NOT_KNOWN, None):
        person = somebody_of(me, in_council)
        if code:
            start_activity(care_leaver=person, code=code, on=clock.today(), source=Source.WORKER, by=me.user)
    said = text_of(page_of(get_within(me, PAGE)).main)
    assert "2 young people not in EET today and 2 of whom it is not known what they do, with no open referral" in said
