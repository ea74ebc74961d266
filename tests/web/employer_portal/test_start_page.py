"""A post begun from an earlier one, from an advert or from a page, and what people will read of it."""

import json

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.intake.models import FeedCall
from backend.opportunities.choices import OpportunityState, OpportunityType
from backend.opportunities.models import Opportunity
from backend.reference.models import ApprenticeshipStandard
from backend.reference.services import load_reference
from tests.backend.intake.samples import advert
from tests.faa_server import KEY, faa_server, malformed, trouble
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.web.employer_portal.test_posting import ADD, lawful
from tests.web.pages import banner_in, errors_in, headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


START = reverse("opportunity-start")
POSTING = json.dumps({"@type": "JobPosting", "title": "Apprentice baker", "description": "Bake bread with us."})


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


def address(opportunity, name):
    return reverse(f"opportunity-{name}", args=[opportunity.public_id])


def test_the_first_page_of_a_post_offers_what_is_there_already(client):
    assert page_of(client.get(ADD)).find("a", href=START)


def test_a_pasted_page_becomes_a_draft_that_is_edited_next(client, employer):
    get_within(client, START)
    response = client.post(START, {"start": "page", "page": POSTING})
    made = Opportunity.objects.get()
    assert (made.employer, made.state, made.title) == (employer, OpportunityState.DRAFT, "Apprentice baker")
    assert response.url == address(made, "parts")
    assert "This is a new draft" in banner_in(client.get(response.url))


def test_an_advert_of_a_feed_becomes_a_draft(client, in_council):
    OpportunityFactory(council=in_council, from_feed=True, external_reference="1000000001", title="Baker")
    client.post(START, {"start": "advert", "reference": "VAC1000000001"})
    assert Opportunity.objects.get(state=OpportunityState.DRAFT).title == "Baker"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"start": ""}, "Select what you would like to start from"),
        ({"start": "advert"}, "Enter its reference"),
        ({"start": "page"}, "Paste the source of the page"),
        ({"start": "page", "page": "<p>Jobs</p>"}, "No job posting was found in the page."),
        ({"start": "advert", "reference": "VAC9"}, "No advert with the reference “VAC9”"),
    ],
)
def test_what_cannot_be_started_from_is_said_and_nothing_is_begun(client, typed, said):
    assert [error.startswith(said) for error in errors_in(client.post(START, typed))] == [True]
    assert not Opportunity.objects.exists()


def test_an_officer_says_for_whom(officer, in_council):
    bakery, _ = EmployerFactory(council=in_council), EmployerFactory(council=in_council)
    officer.post(START, {"start": "page", "page": POSTING, "employer": str(bakery.public_id)})
    assert Opportunity.objects.get().employer == bakery


def test_an_earlier_post_is_copied(client, employer):
    earlier = OpportunityFactory(council=employer.council, employer=employer, closed=True, title="Baker")
    get_within(client, address(earlier, "copy"))
    response = client.post(address(earlier, "copy"))
    copy = Opportunity.objects.get(state=OpportunityState.DRAFT)
    assert (copy.title, copy.closing_date, response.url) == ("Baker", None, address(copy, "parts"))


def test_neither_a_feed_nor_another_employer_is_copied(client, officer, in_council):
    advert = OpportunityFactory(council=in_council, from_feed=True)
    assert officer.get(address(advert, "copy")).status_code == 404
    assert client.get(address(OpportunityFactory(council=in_council), "copy")).status_code == 404


def test_what_people_will_read_says_what_is_recorded_and_nothing_of_the_rest(client, employer):
    post = OpportunityFactory(
        council=employer.council,
        employer=employer,
        job=True,
        title="Baker",
        summary="You bake bread. You help in the shop. You start at six and go home at two. We teach you all of it.",
        maths_required=0,
        start_date=None,
    )
    SiteFactory(opportunity=post)
    page = page_of(get_within(client, address(post, "preview")))
    rows = {text_of(row.dt): text_of(row.dd) for row in page.select("main .govuk-summary-list__row")}
    assert rows["What you are paid"] == "£12.71 an hour"
    assert rows["Where it is"] == "1 High Street, CR0 1EA"
    assert rows["Maths you need"] == "none needed"
    assert "First day" not in rows
    assert "Reading age about" in text_of(page.main)


def test_looking_at_the_preview_saves_nothing_and_keeps_what_was_typed(client):
    page = page_of(client.post(f"{ADD}?type=job", lawful(do="preview", title="Cook")))
    assert "Cook" in text_of(page.select_one("#preview"))
    assert page.select_one("[name=title]")["value"] == "Cook"
    assert not Opportunity.objects.exists()


def test_a_standard_is_found_by_everyday_words_and_by_its_level(client, in_council):
    load_reference()
    page = page_of(get_within(client, f"{ADD}?type={OpportunityType.APPRENTICESHIP}"))
    options = {option["value"]: option for option in page.select("[name=lars_code] option")}
    chef = ApprenticeshipStandard.objects.approved().get(title__iexact="Commis chef")
    assert "kitchen" in options[str(chef.lars_code)]["data-words"].split()
    assert f"level {chef.level}" in text_of(options[str(chef.lars_code)])


def test_both_pages_of_starting_have_one_heading(officer, in_council):
    assert headings_in(officer.get(START)) == ["Start from something you have"]


@pytest.fixture
def live_feed(settings):
    with faa_server() as world:
        settings.FAA_API_URL, settings.FAA_API_KEY = world.address, KEY
        yield world


def test_an_advert_that_has_not_been_read_in_is_asked_for_and_becomes_a_draft(client, employer, live_feed):
    live_feed.details = {"2000000001": advert(closingDate="2099-11-30T23:59:59Z", startDate="2100-01-11T00:00:00Z")}
    address_of_page = "https://www.findapprenticeship.service.gov.uk/apprenticeship/VAC2000000001"
    response = client.post(START, {"start": "advert", "reference": address_of_page})
    made = Opportunity.objects.get()
    assert (made.employer, made.state, made.title) == (employer, OpportunityState.DRAFT, "Housing apprentice")
    assert response.url == address(made, "parts")
    shown = client.get(response.url).content.decode()
    assert [word for word in ("Petra Contact", "07000 000000", "petra@sample.test") if word in shown] == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (trouble(404), "Find an apprenticeship has no advert with the reference “2000000001”"),
        (trouble(429, **{"Retry-After": 61}), "Try again in 2 minutes."),
        (malformed, "is not valid JSON"),
    ],
)
def test_an_advert_that_cannot_be_had_is_said_beside_its_field_and_nothing_typed_is_lost(
    client, live_feed, fault, said
):
    live_feed.detail_faults = [fault]
    response = client.post(START, {"start": "advert", "reference": "VAC2000000001"})
    [error] = errors_in(response)
    assert said in error
    assert error.endswith("paste the advert's page instead, or fill in the form yourself.")
    field = page_of(response).select_one("[name=reference]")
    assert field["value"] == "VAC2000000001"
    assert "govuk-input--error" in field["class"]
    assert (Opportunity.objects.count(), FeedCall.objects.count()) == (0, 1)
