"""Where opportunities are: from what distances are measured, what is within them, and what of a home is told."""

import pytest
from django.urls import reverse

from backend.audit.models import Read
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.postcodes import postcodes_at
from tests.web.kit.pages import assert_sound
from tests.web.pages import errors_in, name_in, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


EAST, NORTH = 534_000, 168_000
MILE = 1609.344
LIST = reverse("opportunities")


@pytest.fixture(autouse=True)
def _postcodes(db):
    postcodes_at({"SE25 6AA": (EAST, NORTH), "SE25 6AB": (EAST, NORTH)})


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council)[0]


def offered(council, title, miles_east=None, **facts):
    """So many miles east of SE25, or at no place; with `sites` at several."""
    made = OpportunityFactory(council=council, title=title, **facts)
    if miles_east is not None:
        at_miles_east(made, miles_east)
    return made


def at_miles_east(opportunity, miles, **facts):
    return SiteFactory(opportunity=opportunity, easting=round(EAST + miles * MILE), northing=NORTH, **facts)


@pytest.fixture
def around(in_council):
    """One of each kind of place, the newest of them furthest away."""
    offered(in_council, "Near", 0.7)
    several = offered(in_council, "Several", 30)
    at_miles_east(several, 3.26, address="2 Mead Road, Bromley", postcode="BR1 1AA")
    offered(in_council, "From home", remote=True)
    at_miles_east(offered(in_council, "All London"), 1, area="London", postcode="", address="", radius_metres=32_000)
    offered(in_council, "Far", 12.4)
    offered(in_council, "Somewhere")


def where_in(response) -> dict[str, str]:
    rows = page_of(response).select("tbody tr")
    return {name_in(row.th): text_of(row.select_one("td[data-label^=Where]")) for row in rows}


def chips(response) -> list[str]:
    return [text_of(chip).removeprefix("Remove this filter: ") for chip in page_of(response).select(".moj-filter__tag")]


def test_the_nearest_come_first_and_say_how_far_they_are(adviser, around):
    where = where_in(get_within(adviser, f"{LIST}?near=SE25"))
    assert list(where)[:5] == ["Near", "Several", "Far", "From home", "Somewhere"]
    assert "0.7 miles" in where["Near"]
    assert "Croydon" not in where["Several"]
    assert "3.3 miles" in where["Several"]
    assert "Bromley, BR1" in where["Several"], "the nearest of its places is named"
    assert "nearest of 2 places" in where["Several"]
    assert "12 miles" in where["Far"]
    assert where["From home"] == "from home"
    assert where["Somewhere"] == "not recorded yet"
    assert where["All London"] == "London", "nobody knows how far a whole county is"
    turned_round = list(where_in(adviser.get(f"{LIST}?near=SE25&sort=-near")))
    assert turned_round[:3] == ["Far", "Several", "Near"]
    assert next(iter(where_in(adviser.get(f"{LIST}?near=SE25&sort=title")))) == "All London"


def test_what_is_within_so_many_miles_is_kept_in_the_address_and_taken_away_again(adviser, around):
    response = get_within(adviser, f"{LIST}?near=se25&within=5&type=apprenticeship")
    assert list(where_in(response)) == ["Near", "Several", "From home"]
    assert "2 of 6 within 5 miles of SE25, and 1 from home" in text_of(page_of(response).main)
    assert chips(response) == ["Near a postcode or borough: se25", "Within: 5 miles", "Type: Apprenticeship"]
    assert page_of(response).select(".moj-filter__tag")[1]["href"] == "?near=se25&type=apprenticeship"
    form = page_of(response).select_one("form.onward-where-bar")
    assert form.select_one("[name=type]")["value"] == "apprenticeship", "the other filters stay where the place changes"
    assert "look further than 1 mile," in text_of(page_of(adviser.get(f"{LIST}?near=SE25&within=1&words=Far")).main)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("near=Atlantis", "“Atlantis” is no place we know"),
        ("near=ZE9&within=5", "“ZE9” is no place we know"),
        ("within=5", "Enter where the miles are measured from"),
        ("near=SE25&within=6", "Choose from the list how many miles"),
    ],
)
def test_a_place_nobody_knows_is_said_and_the_list_is_there(adviser, around, query, said):
    response = adviser.get(f"{LIST}?{query}&words=Near", follow=True)
    assert [said in error for error in errors_in(response)] == [True], errors_in(response)
    assert names_in_table(response) == ["Near"], "the other filters hold"
    assert not [chip for chip in chips(response) if chip.startswith("Within")], "what is not in force is not shown so"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("se25+6ab", "near=SE25&"),
        ("SE25+6", "near=SE25&"),
        ("12+Some+Road,+SE25+6AB", "near=SE25&"),
        ("Flat+3,+12+Some+Road,+se25", "near=SE25&"),
        ("12+Some+Road,+Croydon", "near=Croydon&"),
    ],
)
def test_the_address_of_the_page_holds_no_street_and_no_whole_postcode(adviser, around, typed, kept):
    """An outward code or a place that we know, whatever was typed."""
    response = adviser.get(f"{LIST}?near={typed}&within=40&words=Near")
    assert response.status_code == 302
    assert response["Location"] == f"{LIST}?{kept}within=40&words=Near"
    shown = adviser.get(response["Location"])
    assert names_in_table(shown) == ["Near"]
    assert not errors_in(shown)


@pytest.mark.parametrize("typed", ["12+Some+Road", "Danielle+Okafor", "+12+Some+Road+"])
def test_what_is_no_place_stands_in_its_box_to_be_put_right_and_in_no_link(adviser, around, typed):
    said = typed.replace("+", " ").strip()
    told = get_within(adviser, f"{LIST}?near={typed}&sort=title&words=Near")
    page = page_of(told)
    assert (told.status_code, names_in_table(told)) == (200, ["Near"])
    assert f"“{said}” is no place we know" in errors_in(told)[0]
    assert page.select_one("[data-address]")["data-address"] == f"{LIST}?sort=title&words=Near"
    assert said.split()[-1] not in " ".join(str(each.get("href")) for each in page.select("a"))
    assert [box["id"] for box in page.select("main input") if said in box.get("value", "")] == ["id_near"]


def test_what_is_no_place_is_kept_nowhere(adviser, around):
    """Neither in another tab, in which a list is opened at the same time, nor for the next page."""
    adviser.get(LIST)
    before = dict(adviser.session)
    adviser.get(f"{LIST}?near=12+Some+Road&sort=title")
    assert dict(adviser.session) == before
    again = adviser.get(f"{LIST}?sort=title")
    assert (errors_in(again), page_of(again).select_one("#id_near").get("value")) == ([], None)
    assert not page_of(again).select("[data-address]")
    assert not page_of(adviser.get(f"{LIST}?near=SE25")).select("[data-address]")


def test_a_home_is_its_area_and_who_looked_is_written_down(in_council, around):
    client, membership = signed_in(in_council)
    person = CareLeaverFactory(
        council=in_council,
        given_name="Danielle",
        home_postcode="SE25 6AB",
        eet_adviser=membership.user,
        home_easting=1,
        home_northing=1,
    )
    response = get_within(client, f"{LIST}?person={person.public_id}&within=5")
    assert "2 of 6 within 5 miles of Danielle’s area, SE25" in text_of(page_of(response).main)
    assert "6AB" not in response.content.decode()
    assert Read.objects.filter(page="opportunities-near", subject=person.public_id).count() == 1
    page = page_of(response)
    assert page.select_one("#id_person option[selected]").text == person.full_name
    ours = page.find("a", string="Near")["href"]
    shown = get_within(client, ours)
    assert "0.7 miles" in text_of(page_of(shown).main)
    assert page_of(shown).select_one(".govuk-back-link")["href"] == f"{LIST}?person={person.public_id}"
    both = client.get(f"{LIST}?person={person.public_id}&near=Croydon")
    assert errors_in(both) == ["Measure from a place or from a young person’s area, not from both"]


def test_of_a_confidential_home_bands_alone_are_told(in_council, around):
    client, membership = signed_in(in_council)
    offered(in_council, "Nearer, and newer", 0.1)
    person = CareLeaverFactory(
        council=in_council,
        given_name="Sam",
        home_postcode="SE25 6AB",
        eet_adviser=membership.user,
        home_is_confidential=True,
    )
    response = get_within(client, f"{LIST}?person={person.public_id}")
    where = where_in(response)
    assert where["Near"].startswith("under 30 minutes")
    assert list(where)[:2] == ["Nearer, and newer", "Near"], "in a band the newest is first, as without a place"
    page = response.content.decode()
    assert "SE25" not in page
    assert not [words for words in where.values() if "mile" in words]
    assert '<svg class="onward-map"' not in page
    offered(in_council, "Newest, not nearest", 0.9)
    assert next(iter(where_in(client.get(f"{LIST}?person={person.public_id}")))) == "Newest, not nearest"
    refused = client.get(f"{LIST}?person={person.public_id}&within=1")
    assert errors_in(refused) == ["No miles are told from Sam’s area: the home is confidential"]
    assert "Far" in names_in_table(refused), "nothing is left out by miles"
    one = client.get(page_of(response).find("a", string="Near")["href"])
    assert "under 30 minutes" in text_of(page_of(one).main)
    assert "onward-map__middle" not in one.content.decode()


def test_somebody_of_another_council_and_nobody_look_the_same(in_council, around):
    client, _ = signed_in(in_council)
    elsewhere = CouncilFactory()
    with council_context(elsewhere.id):
        stranger = CareLeaverFactory(council=elsewhere, home_postcode="SE25 6AB")
    nobody = "00000000-0000-4000-8000-000000000000"
    pages = [client.get(f"{LIST}?person={each}") for each in (stranger.public_id, nobody, "no-id")]
    assert {tuple(errors_in(page)) for page in pages} == {("Choose a young person whose record you may open",)}
    assert all(len(names_in_table(page)) == 6 for page in pages)
    mine = CareLeaverFactory(council=in_council, home_postcode="")
    unknown = client.get(f"{LIST}?person={mine.public_id}")
    assert errors_in(unknown) == [f"Where {mine.known_as} lives is not recorded yet, or is no place we know"]


@pytest.mark.parametrize("role", [Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR])
def test_who_may_not_see_a_home_cannot_measure_from_it(in_council, around, role):
    client, membership = signed_in(in_council, role)
    person = CareLeaverFactory(council=in_council, home_postcode="SE25 6AB", eet_adviser=membership.user)
    response = client.get(f"{LIST}?person={person.public_id}")
    assert "miles" not in " ".join(where_in(response).values())
    assert person.full_name not in response.content.decode()


def test_nine_alike_of_one_employer_are_one_row_that_opens(adviser, in_council):
    care = EmployerFactory(council=in_council, name="Oakhanger Care")
    for number in range(9):
        title = ("Care worker & driver", "CARE WORKER  AND  DRIVER")[number % 2]
        offered(in_council, title, 1 + number, employer=care)
    offered(in_council, "Care worker and driver", 5)
    offered(in_council, "Care worker and driver", 6, employer=care, level=3)
    response = get_within(adviser, f"{LIST}?near=SE25&rows=20")
    page, where = page_of(response), where_in(response)
    rows = page.select("tbody tr")
    assert len(rows) == 3
    assert "11 opportunities, in 3 rows" in text_of(page.main)
    assert "Showing 1 to 3 of 3" in text_of(page.main)
    opened = rows[0].select("details li")
    assert len(opened) == 9
    assert "1.0 mile, CR0, 20 min, last day" in text_of(opened[0])
    assert "9 alike" in text_of(rows[0].summary)
    assert text_of(rows[0].th).endswith("Oakhanger Care, apprenticeship, level 2")
    assert "nearest of 9 places" in next(iter(where.values()))
    assert text_of(rows[0].select("td")[-1]) == "18", "the places of all of them"
    assert len({link["href"] for link in rows[0].select("details a")}) == 9


def test_every_pin_of_the_map_leads_to_its_row_and_names_it(adviser, in_council, around):
    for number in range(3):
        offered(in_council, f"Ward clerk {number}", 2)
    page = page_of(adviser.get(f"{LIST}?near=SE25&within=5"))
    assert_sound(page)
    pins = {pin["aria-label"]: pin["href"] for pin in page.select("svg.onward-map a")}
    assert pins["1: Near, CR0"] == "#row-1"
    together = next(label for label in pins if "together" in label)
    assert together.startswith("3 together: rows ")
    assert pins[together] in [f"#row-{number}" for number in (2, 3, 4)]
    assert len(pins) == 3, "Near, those of one spot, and the nearer place of Several; London is no place to point at"
    assert "×3" in text_of(page.select_one(".onward-map-key"))
    assert text_of(page.select_one(".onward-map__middle-name")) == "SE25"
    assert "Croydon" in [text_of(name) for name in page.select(".onward-map__name")]
    assert not page_of(adviser.get(f"{LIST}?words=Somewhere")).select("svg.onward-map"), "no map of nothing"
