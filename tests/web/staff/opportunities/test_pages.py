import datetime as dt

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityState, OpportunityType
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.shortlists import MatchFactory
from tests.web.pages import headings_in, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council)[0]


def titles(client, query=""):
    return names_in_table(get_within(client, f"{reverse('opportunities')}{query}"))


def test_the_list_shows_live_ones_of_the_own_council(adviser, in_council):
    OpportunityFactory(council=in_council, title="Cook")
    OpportunityFactory(council=in_council, title="Idea", draft=True)
    OpportunityFactory(title="Elsewhere")
    assert titles(adviser) == ["Cook"]
    assert sorted(titles(adviser, "?state=any")) == ["Cook", "Idea"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?words=cook", ["Cook"]),
        ("?words=cr0", ["Baker"]),
        ("?type=job", ["Baker"]),
        ("?source=faa", ["Cook"]),
        ("?closing=on", ["Baker"]),
        ("?words=nothing-of-the-kind", []),
    ],
)
def test_filters_narrow_the_list(adviser, in_council, query, found):
    OpportunityFactory(council=in_council, title="Cook", from_feed=True)
    soon = clock.today() + dt.timedelta(days=3)
    baker = OpportunityFactory(council=in_council, title="Baker", job=True, closing_date=soon)
    SiteFactory(opportunity=baker, postcode="CR0 1EA")
    if found:
        assert titles(adviser, query) == found
    else:
        assert "No opportunity fits these filters" in headings_in(adviser.get(reverse("opportunities") + query))


def test_the_list_sorts_by_closing_date_and_turns_round(adviser, in_council):
    for title, days in (("Late", 20), ("Soon", 2)):
        OpportunityFactory(council=in_council, title=title, closing_date=clock.today() + dt.timedelta(days=days))
    assert titles(adviser, "?sort=closing") == ["Soon", "Late"]
    assert titles(adviser, "?sort=-closing") == ["Late", "Soon"]


def test_a_long_list_costs_no_more_queries(adviser, in_council):
    OpportunityFactory.create_batch(30, council=in_council)
    assert len(titles(adviser)) == 30


def test_a_page_says_what_is_not_recorded_yet(adviser, in_council):
    opportunity = OpportunityFactory(council=in_council, places=None, closing_date=None, start_date=None)
    page = page_of(get_within(adviser, reverse("opportunity", args=[opportunity.public_id])))
    shown = {text_of(row.dt): text_of(row.dd) for row in page.select(".govuk-summary-list__row")}
    assert shown["Places"] == shown["Last day to apply"] == shown["Starts"] == "not recorded yet"
    assert shown["Pay"] == "£12.71 an hour"


def test_the_reverse_view_lists_those_who_have_it_in_their_ranking(adviser, in_council):
    opportunity = OpportunityFactory(council=in_council)
    for name, position in (("Second", 2), ("First", 1)):
        person = CareLeaverFactory(council=in_council, given_name=name, family_name="Person")
        MatchFactory(care_leaver=person, opportunity=opportunity, position=position)
    MatchFactory(care_leaver=CareLeaverFactory(council=in_council))
    response = get_within(adviser, reverse("opportunity-matches", args=[opportunity.public_id]))
    assert names_in_table(response) == ["First Person", "Second Person"]
    assert Read.objects.filter(page="opportunity-matches", subject=opportunity.public_id).count() == 1


@pytest.mark.parametrize("role", [Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR, Role.EMPLOYER])
def test_the_reverse_view_is_closed_to_who_sees_no_young_people(in_council, role):
    client, _ = signed_in(in_council, role)
    opportunity = OpportunityFactory(council=in_council)
    assert client.get(reverse("opportunity-matches", args=[opportunity.public_id])).status_code == 403


def test_another_councils_opportunity_and_none_look_the_same(adviser):
    other = OpportunityFactory(council=CouncilFactory())
    there = adviser.get(reverse("opportunity", args=[other.public_id]))
    nowhere = adviser.get(reverse("opportunity", args=["00000000-0000-4000-8000-000000000000"]))
    assert there.status_code == nowhere.status_code == 404


@pytest.mark.parametrize("type", OpportunityType)
def test_every_type_has_a_page(adviser, in_council, type):
    opportunity = OpportunityFactory(council=in_council, type=type, state=OpportunityState.LIVE)
    get_within(adviser, reverse("opportunity", args=[opportunity.public_id]))
