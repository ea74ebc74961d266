"""The one search: each role finds what it may open, the best first, and a single hit opens by itself."""

from itertools import product

import pytest
from django.urls import reverse

from backend.activities.choices import ActivityCode, Source
from backend.activities.services import start_activity
from backend.audit.models import Read
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


pytestmark = pytest.mark.django_db
URL = "/search/"
STRANGE = ["%", "_", "\\", "\0", "'", "🙂", "x", "x" * 1000, "tyler " * 200, "%%%", "(", "ﷺ", "00000000"]


@pytest.fixture
def borough(in_council):
    facts = {"council": in_council, "given_name": "Tyler"}
    tyler = CareLeaverFactory(family_name="Coldharbour", phone="07700 900142", home_postcode="CR0 1EA", **facts)
    start_activity(care_leaver=tyler, code=ActivityCode.G5, on=clock.today(), source=Source.WORKER, by=None)
    CareLeaverFactory(family_name="Bexwood", home_postcode="CR7 1EA", home_is_confidential=True, **facts)
    employer = EmployerFactory(council=in_council, name="Coldharbour Salons", verified=True)
    OpportunityFactory(council=in_council, employer=employer, title="Barbering apprentice")
    return in_council


def hits_in(response) -> list[tuple[str, list[str]]]:
    sections = page_of(response).select(".onward-hits section")
    return [
        (text_of(section.h2).split(" All ")[0], [text_of(title) for title in section.select("b")])
        for section in sections
    ]


def searched(client, typed):
    return client.get(URL, {"q": typed})


def test_hits_stand_in_groups_with_the_fact_that_was_looked_for(borough):
    client, membership = signed_in(borough)
    CareLeaver.objects.filter(family_name="Bexwood").update(eet_adviser=membership.user)
    response = get_within(client, f"{URL}?q=cold")
    assert hits_in(response) == [
        ("Young people", ["Tyler Coldharbour"]),
        ("Opportunities", ["Barbering apprentice"]),
        ("Employers", ["Coldharbour Salons"]),
    ]
    page = page_of(response)
    best = page.select(".onward-hit--best")
    assert [text_of(each) for each in best] == ["Tyler Coldharbour 19. Not in EET. CR0. No adviser yet. 07700 900142"]
    assert best[0].has_attr("autofocus")
    assert page.select_one("#search-field")["value"] == "cold"
    both = text_of(page_of(searched(client, "tyler")).main)
    assert both.index("Tyler Bexwood") < both.index("Tyler Coldharbour")  # one's own first
    assert "Yours" in both
    assert "CR7" not in both


def test_a_single_hit_opens_by_itself_but_not_one_that_is_only_near(borough):
    client, _ = signed_in(borough)
    person = CareLeaver.objects.get(family_name="Coldharbour")
    for typed in ("tyler coldharbour", "07700900142", "+44 7700 900142"):
        assert searched(client, typed)["Location"] == f"/people/{person.public_id}/"
    near = searched(client, "tyler coldharbor")
    assert hits_in(near) == [("Young people", ["Tyler Coldharbour"])]
    assert "come nearest" in text_of(page_of(near).h1)


def test_one_with_the_whole_identifier_or_number_opens_among_many(borough):
    client, _ = signed_in(borough)
    people = [
        CareLeaverFactory(council=borough, identifier=f"SYN-{number:04}", phone=f"07700 900{number:03}")
        for number in (90, 900, 901)
    ]
    longer = CareLeaverFactory(council=borough, identifier="SYN-00901", phone="")
    for typed in ("SYN-0090", "syn 0090", "syn0090", "07700 900 090", "07700900090", "+44 7700 900090"):
        assert searched(client, typed)["Location"] == f"/people/{people[0].public_id}/", typed
    for part, found in (("SYN-090", 2), ("SYN-009", 2), ("07700 900", 3)):
        assert len(hits_in(searched(client, part))[0][1]) >= found, part
    assert searched(client, "SYN-00901")["Location"] == f"/people/{longer.public_id}/"


def test_more_than_five_are_counted_and_the_list_has_them_all(borough):
    client, _ = signed_in(borough)
    for number in range(6):
        CareLeaverFactory(council=borough, given_name="Robin", family_name=f"Tyler {number}")
        EmployerFactory(council=borough, name=f"Tyler {number} Limited", from_feed=bool(number % 2))
        OpportunityFactory(council=borough, title=f"Tyler {number}", state="draft" if number % 2 else "live")
    page = page_of(get_within(client, f"{URL}?q=tyler"))
    assert text_of(page.h1) == "20 found for “tyler”"
    for link, number in zip(page.select(".onward-hits h2 a"), (8, 6, 6), strict=True):
        assert text_of(link).startswith(f"All {number}")
        assert len(page_of(client.get(link["href"])).select("tbody tr")) == number


@pytest.mark.parametrize(
    ("role", "headings"),
    [
        (Role.EET_ADVISER, ["Young people", "Opportunities", "Employers"]),
        (Role.HEAD, ["Young people", "Opportunities", "Employers"]),
        (Role.STAFF, ["Young people", "Opportunities", "Employers"]),
        (Role.PERSONAL_ADVISER, ["Opportunities"]),
        (Role.ENGAGEMENT_OFFICER, ["Opportunities", "Employers"]),
        (Role.ADMINISTRATOR, ["Opportunities"]),
        (Role.AUDITOR, ["Young people", "Opportunities"]),
    ],
)
def test_each_role_finds_what_it_may_open(borough, role, headings):
    OpportunityFactory(council=borough, title="Coldroom work")
    client, membership = signed_in(borough, role)
    assert [heading for heading, _ in hits_in(searched(client, "cold"))] == headings
    reads = Read.objects.filter(reader_id=membership.user_id, page="search").count()
    assert reads == (role not in (Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR))
    nobody = text_of(page_of(searched(client, "nobody zzz")).main)
    assert "Nothing found" in nobody
    assert ("Add a young person" in nobody) == (role in (Role.EET_ADVISER, Role.STAFF))


def test_an_auditor_does_not_learn_where_somebody_lives(borough):
    client, _ = signed_in(borough, Role.AUDITOR)
    assert "CR0" not in text_of(page_of(searched(client, "tyler")).main)


def test_a_personal_adviser_finds_only_their_own(borough):
    client, membership = signed_in(borough, Role.PERSONAL_ADVISER)
    CareLeaver.objects.filter(family_name="Bexwood").update(personal_adviser=membership.user)
    mine = CareLeaver.objects.get(family_name="Bexwood")
    assert searched(client, "tyler")["Location"] == f"/people/{mine.public_id}/"
    for typed in ("tyler coldharbour", "07700900142"):
        assert "Nothing found" in text_of(page_of(searched(client, typed)).h1)


def test_a_referral_is_found_by_its_reference(in_council):
    world = referral_world(in_council)
    referral = world.refer()
    client, _ = signed_in(in_council)
    for typed in (referral.reference, referral.reference.lower(), f" {referral.reference} "):
        assert searched(client, typed)["Location"] == f"/referrals/{referral.public_id}/"
    assert searched(client, world.opportunity.reference)["Location"] == f"/opportunities/{world.opportunity.public_id}/"
    for role in (Role.PERSONAL_ADVISER, Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR):
        other, _ = signed_in(in_council, role)
        assert "Nothing found" in text_of(page_of(searched(other, referral.reference)).h1)


def test_another_councils_rows_and_none_at_all_are_the_same(borough):
    """In what is said and counted, and in what it asks of the database."""
    elsewhere = CouncilFactory()
    with council_context(elsewhere.id):
        person = CareLeaverFactory(
            council=elsewhere, given_name="Zephyrine", family_name="Quillfeather", phone="07700900999", identifier="Z77"
        )
        person.identifier = "Z78"
        person.save()
        employer = EmployerFactory(council=elsewhere, name="Quillfeather Limited")
        offer = OpportunityFactory(council=elsewhere, employer=employer, title="Quillfeather work")
    client, _ = signed_in(borough)
    there = ("Zephyrine Quillfeather", "07700900999", "900999", "ZQ", "Z77", "Z78", offer.reference, "Quilfether")
    nowhere = ("Zephyrina Pennyfeather", "07700900888", "900888", "ZP", "Z87", "Z88", "ABCDEF99", "Penyfether")
    for ours, nobodys in zip(there, nowhere, strict=True):
        pages = [searched(client, typed) for typed in (ours, nobodys)]
        texts = [
            text_of(page_of(page).main).replace(typed, "") for page, typed in zip(pages, (ours, nobodys), strict=True)
        ]
        assert texts[0] == texts[1]
        assert "Nothing found" in texts[0]


def test_whatever_is_typed_is_a_page(borough):
    client, _ = signed_in(borough)
    for typed, address in product(STRANGE, (URL, "/people/", "/opportunities/", "/employers/")):
        response = client.get(address, {"q": typed, "name": typed[:80], "words": typed[:80]})
        assert response.status_code in (200, 302), (address, typed)


def test_without_words_it_says_what_can_be_typed(borough):
    client, membership = signed_in(borough, Role.ADMINISTRATOR)
    for address in (URL, f"{URL}?q=", f"{URL}?q=+%00+"):
        page = page_of(client.get(address))
        assert "opportunity or reference" in text_of(page.main)
        assert "young person" not in text_of(page.main)
    assert not Read.objects.filter(reader_id=membership.user_id).exists()


def test_every_page_of_the_councils_side_has_the_field_and_no_page_of_an_employer(borough):
    client, _ = signed_in(borough)
    for address in ("/people/", "/accounts/2fa/", "/today/"):
        assert page_of(client.get(address)).select_one("header form[role=search] input[name=q]")
    theirs, _ = signed_in(borough, Role.EMPLOYER)
    assert not page_of(theirs.get("/employer/opportunities/")).select_one("[role=search], [data-key]")
    assert searched(theirs, "cold").status_code == 403


def test_single_keys_are_turned_off_and_on_for_oneself(borough):
    client, _ = signed_in(borough)
    other, _ = signed_in(borough)

    def keys(of):
        return page_of(of.get(URL)).body.get("data-keys", "on")

    assert keys(client) == "on"
    assert client.post(reverse("keyboard"), {"keys": "off"})["Location"] == reverse("keyboard")
    assert (keys(client), keys(other)) == ("off", "on")
    assert not page_of(client.get("/people/")).select("[data-key], [aria-keyshortcuts]")
    client.post(reverse("keyboard"), {"keys": "on"})
    assert keys(client) == "on"
