"""The page of what was found elsewhere, and that no other page, list, file or answer of the API ever says its name."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from backend.care_leavers.safety import avoid_place
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityType
from backend.opportunities.found_elsewhere import add_found
from backend.opportunities.models import FoundElsewhere, Opportunity
from tests.api.callers import Caller
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.web.pages import banner_in, errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import sign_in, signed_in


TITLE, NAME = "Zymurgy helper", "Quagga Brewery"
NEEDED = {"title": TITLE, "employer": NAME, "type": "job", "no_day": "on"}


@pytest.fixture
def adviser(world):
    return sign_in(Client(), world.adviser.memberships.get())


def address(world) -> str:
    return reverse("person-found-elsewhere", args=[world.person.public_id])


def add(adviser, world, **told):
    return adviser.post(address(world), filled(get_within(adviser, address(world))) | NEEDED | told, follow=True)


def test_what_is_needed_is_enough_and_it_stands_below_their_matches(adviser, world):
    answer = add(adviser, world, helps="")
    assert f"{TITLE} is added" in banner_in(answer)
    page = page_of(get_within(adviser, reverse("person", args=[world.person.public_id])))
    listed = page.select_one("#found + ul")
    assert TITLE in text_of(listed)
    assert NAME in text_of(listed)
    assert listed.select_one("a")["href"].endswith("/refer/")


def test_ticked_help_begins_in_the_same_press(adviser, world):
    answer = add(adviser, world, helps="on", postcode="CR0 1AA", link="https://example.org/1")
    assert "Helping" in banner_in(answer)
    assert answer.redirect_chain[-1][0] == reverse("referral", args=[world.person.referrals.get().public_id])
    assert "no last day given" in text_of(page_of(answer))


def test_what_is_to_be_checked_first_leads_to_the_page_that_asks_for_it(adviser, world):
    grid = {"easting": 530000, "northing": 180000, "radius_metres": 500}
    avoid_place(care_leaver=world.person, **grid, note="", by=world.adviser)
    answer = add(adviser, world, helps="on")
    assert "something has to be checked" in banner_in(answer)
    found = FoundElsewhere.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("refer", args=[world.person.public_id, found.opportunity.public_id])
    told = filled(answer) | {"checked": "They know the street and it is not near."}
    again = adviser.post(answer.redirect_chain[-1][0], told, follow=True)
    assert "Apply" in text_of(page_of(again))
    assert world.person.referrals.get().state == "applying"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"title": ""}, "Enter what it is called"),
        ({"employer": ""}, "Enter the employer’s name"),
        ({"type": ""}, "Select what it is"),
        ({"no_day": ""}, "Enter the last day to apply, or tick"),
        ({"closing_date": "31/2/2027"}, "must be a real date"),
        ({"closing_date": "1/1/2099"}, "cannot both be so"),
        ({"no_day": "", "closing_date": "1/1/2020"}, "has passed"),
        ({"link": "javascript:alert(1)"}, "Paste the whole address"),
        ({"pay": "12"}, "Select what the pay is for"),
        ({"pay": "a lot"}, "Enter an amount in pounds"),
        ({"postcode": "NOWHERE"}, "postcode"),
        ({"title": "x" * 161}, "160"),
    ],
)
def test_each_error_stands_beside_its_field_and_nothing_is_kept(adviser, world, told, said):
    answer = add(adviser, world, **told)
    assert any(said in each for each in errors_in(answer)), errors_in(answer)
    assert not FoundElsewhere.objects.exists()


PAGE = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting",
"title": "Brewer", "hiringOrganization": {"name": "Quagga"}, "validThrough": "2099-05-04",
"jobLocation": {"address": {"streetAddress": "1 High Street", "postalCode": "CR0 1AA"}}}</script>"""


def test_a_pasted_page_fills_what_is_empty_and_keeps_what_was_typed(adviser, world):
    filled_in = adviser.post(address(world), {"page": PAGE, "title": "Mine", "fill": "yes"})
    told = filled(filled_in)
    assert (told["title"], told["employer"], told["postcode"]) == ("Mine", "Quagga", "CR0 1AA")
    assert "04/05/2099" in told["closing_date"]
    assert not FoundElsewhere.objects.exists()
    nothing = adviser.post(address(world), {"page": "no advert", "fill": "yes"})
    assert errors_in(nothing) == [
        "No job posting was found in the page. Copy the page’s source, or fill in the fields yourself"
    ]


@pytest.mark.parametrize("role", [each for each in Role if each != Role.EET_ADVISER])
def test_nobody_but_an_adviser_adds(world, role):
    client, _ = signed_in(world.council, role)
    assert client.get(address(world)).status_code == 403


LISTS = (
    "opportunities", "opportunities-places", "duplicates", "employers", "search", "outcomes", "shared", "today",
    "people", "share-out", "opportunity-add", "head", "calls",
)  # fmt: skip
SEEN_BY = {Role.ENGAGEMENT_OFFICER: {"approvals", "employers"}}


@pytest.mark.parametrize("role", list(Role))
def test_no_list_search_file_or_answer_of_the_api_says_its_name(world, role):
    """Planted with words that stand nowhere else, and looked for wherever this role may look."""
    it = add_found(care_leaver=world.person, title=TITLE, employer=NAME, type=OpportunityType.JOB, by=world.adviser)
    another = CareLeaverFactory(council=world.council, ready=True)
    client, _ = signed_in(world.council, role)
    pair = [another.public_id, it.opportunity.public_id]
    paths = [
        *(reverse(name) for name in LISTS if _is_route(name)),
        "/opportunities/?state=any&q=zymurgy",
        "/opportunities/?format=csv&state=any",
        "/search/?q=zymurgy",
        reverse("person", args=[another.public_id]),
        reverse("person-ruled-out", args=[another.public_id]),
        reverse("person-doors", args=[another.public_id]),
        reverse("match-facts", args=pair),
        reverse("refer", args=pair),
        reverse("match-decide", args=pair),
        reverse("opportunity", args=[it.opportunity.public_id]),
    ]
    for path in paths:
        answer = client.get(path, follow=True)
        said = answer.content if not answer.streaming else b"".join(answer.streaming_content)
        assert TITLE.encode() not in said, path
    assert client.get(reverse("opportunity", args=[it.opportunity.public_id])).status_code in (403, 404)


def _is_route(name: str) -> bool:
    try:
        reverse(name)
    except NoReverseMatch:
        return False
    return True


def test_a_partner_council_the_public_and_the_api_know_nothing_of_it(world):
    it = add_found(care_leaver=world.person, title=TITLE, employer=NAME, type=OpportunityType.JOB, by=world.adviser)
    partner = CouncilFactory(agreed_to_share_at=clock.now())
    with council_context(partner.id):
        client = sign_in(Client(), MembershipFactory(council=partner, role=Role.EET_ADVISER))
    for reader in (client, Client()):
        for path in ("/opportunities/", "/shared/", f"/opportunities/{it.opportunity.public_id}/"):
            assert TITLE.encode() not in reader.get(path, follow=True).content
    with council_context(world.council.id):
        caller = Caller(world.council, Role.ENGAGEMENT_OFFICER) if callable(Caller) else None
    assert caller is None or TITLE.encode() not in caller.get("/api/v1/opportunities/").content


def test_an_officer_begins_a_draft_for_everybody_and_reads_nobody(world):
    add_found(care_leaver=world.person, title=TITLE, employer=NAME, type=OpportunityType.JOB, by=world.adviser)
    client, _ = signed_in(world.council, Role.ENGAGEMENT_OFFICER)
    queue = get_within(client, reverse("approvals"))
    assert TITLE in text_of(page_of(queue))
    assert world.person.family_name not in text_of(page_of(queue))
    address = next(each["href"] for each in page_of(queue).select("a") if text_of(each).startswith("Publish"))
    answer = client.post(address, filled(get_within(client, address)), follow=True)
    assert "draft for everybody" in banner_in(answer)
    assert Opportunity.objects.get(title=TITLE).state == "draft"
    assert TITLE not in text_of(page_of(client.get(reverse("approvals"))))
