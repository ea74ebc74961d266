"""Pages without signing in: what an officer made public, told to people and to machines, and no more than that."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.employers.services import pause as pause_employer
from backend.opportunities.choices import OpportunityType
from backend.opportunities.services import change, close
from backend.opportunities.sharing import publish, unpublish
from tests.backend.opportunities.posts import TODAY, a_draft, a_live, employer_with_contact, officer_of
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.opportunities import OpportunityFactory
from tests.today import today_is
from tests.web.pages import page_of, saves, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


_on_the_day = today_is(TODAY)


def made_public(opportunity):
    with council_context(opportunity.council_id):
        publish(opportunity=opportunity, by=officer_of(opportunity.council))
    return opportunity


def address(opportunity) -> str:
    return reverse("public-opportunity", args=[opportunity.public_id])


def told_to_machines(response) -> dict:
    return json.loads(page_of(response).select_one("script[type='application/ld+json']").string)


def robots_of(response) -> str:
    found = page_of(response).select_one("meta[name=robots]")
    return found["content"] if found else ""


@pytest.fixture
def post(council):
    return made_public(a_live(council))


def test_anybody_reads_it_and_so_do_machines(client, post):
    response = get_within(client, address(post))
    assert text_of(page_of(response).h1) == "Catering assistant"
    assert robots_of(response) == ""
    told = told_to_machines(response)
    assert (told["@type"], told["title"], told["validThrough"]) == (
        "JobPosting",
        "Catering assistant",
        "2026-07-31T23:59:59+01:00",
    )
    assert told["hiringOrganization"]["name"] == post.employer.name
    assert told["baseSalary"]["value"] == {"@type": "QuantitativeValue", "unitText": "HOUR", "value": "13.50"}
    assert told["jobLocation"][0]["address"]["postalCode"] == "SW1A 1AA"
    assert (told["employmentType"], told["totalJobOpenings"], told["datePosted"]) == ("FULL_TIME", 2, "2026-06-01")


def test_what_was_not_made_public_is_not_there(client, council, post):
    hidden = a_live(council)
    nobodys = reverse("public-opportunity", args=["00000000-0000-4000-8000-000000000007"])
    assert [client.get(path).status_code for path in (address(hidden), nobodys)] == [404, 404]
    with council_context(council.id):
        unpublish(opportunity=post, by=officer_of(council))
    assert client.get(address(post)).status_code == 404


def test_one_that_ended_stays_readable_and_leaves_the_search_engines(client, council, post):
    with council_context(council.id):
        close(opportunity=post, reason="Taken", by=officer_of(council))
    response = client.get(address(post))
    assert "no longer open" in text_of(page_of(response).main)
    assert robots_of(response) == "noindex"
    assert not page_of(response).select("script[type='application/ld+json']")
    assert str(post.public_id) not in client.get(reverse("public-sitemap")).content.decode()


def test_the_sitemap_names_what_is_open(client, council, post):
    other = a_live(council)
    text = client.get(reverse("public-sitemap")).content.decode()
    assert f"http://testserver{address(post)}" in text
    assert str(other.public_id) not in text
    assert "Sitemap: http://testserver/public/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_a_concern_about_the_employer_takes_it_away_at_once(client, post):
    pause_employer(employer=post.employer, reason="A concern", by=UserFactory())
    assert client.get(address(post)).status_code == 404


def test_what_nobody_has_approved_is_not_shown(client, council):
    employer, user = employer_with_contact(council)
    post = made_public(a_live(council, employer=employer))
    with council_context(council.id):
        change(opportunity=post, wage_from="99.00", by=user)
    assert client.get(address(post)).status_code == 404


def test_it_is_the_same_page_for_somebody_of_another_council(post):
    client, _ = signed_in(CouncilFactory(), Role.EET_ADVISER)
    assert text_of(page_of(client.get(address(post))).h1) == "Catering assistant"


def test_it_names_nobody_and_says_nothing_of_care(client, council):
    employer, user = employer_with_contact(council)
    post = made_public(a_live(council, employer=employer))
    text = client.get(address(post)).content.decode()
    assert user.name not in text
    assert user.email not in text
    assert not [word for word in ("care leaver", "care-experienced", "looked after", "Onward") if word in text]


def test_what_an_employer_writes_cannot_leave_its_script(client, council):
    nasty = "</script><script>alert(1)</script><!-- &amp;"
    post = made_public(a_live(council, description=nasty, title="A & B </script>"))
    response = client.get(address(post))
    assert told_to_machines(response)["description"] == nasty
    assert "<script>alert" not in response.content.decode()


def test_a_course_is_no_job(client, council):
    course = OpportunityFactory(council=council, further_education=True)
    assert course.type == OpportunityType.FURTHER_EDUCATION_COURSE
    assert not page_of(client.get(address(made_public(course)))).select("script[type='application/ld+json']")


def test_the_officer_says_who_may_see_it_on_one_page(council):
    client, membership = signed_in(council, Role.ENGAGEMENT_OFFICER)
    partner, post = CouncilFactory(name="Wandlemere"), a_live(council)
    page = reverse("opportunity-sharing", args=[post.public_id])
    saved = saves(client, page, {"partners": [partner.pk], "with_all": "on", "public": "on"})
    assert saved["Location"] == reverse("opportunity", args=[post.public_id])
    assert Client().get(address(post)).status_code == 200
    text = text_of(page_of(get_within(client, page)).main)
    assert "Shared with Wandlemere" in text
    assert "Shared with all councils that agreed" in text
    assert membership.user.name in text
    saves(client, page, {})
    assert Client().get(address(post)).status_code == 404
    assert "No longer shared with Wandlemere" in text_of(page_of(client.get(page)).main)


def test_a_draft_cannot_be_shared_and_no_link_offers_it(council):
    client, _ = signed_in(council, Role.ENGAGEMENT_OFFICER)
    draft = a_draft(council)
    assert client.get(reverse("opportunity-sharing", args=[draft.public_id])).status_code == 403
    assert "Share or make public" not in client.get(reverse("opportunity", args=[draft.public_id])).content.decode()


def test_a_council_agrees_on_its_page_and_takes_it_back(council):
    client, _ = signed_in(council, Role.ADMINISTRATOR)
    page = reverse("administration-sharing")
    saves(client, page, {"agreed": "on"})
    council.refresh_from_db()
    assert council.agreed_to_share_at == clock.now()
    assert "Agreed on" in text_of(page_of(client.get(page)).main)
    saves(client, page, {})
    council.refresh_from_db()
    assert council.agreed_to_share_at is None
