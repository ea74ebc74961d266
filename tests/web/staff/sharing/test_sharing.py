"""Pages of what councils share: the officer says with whom, the others read, and nothing is lost once it ends."""

import pytest
from django.urls import reverse

from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.opportunities.models import Publication, Share
from backend.opportunities.services import close
from backend.opportunities.sharing import share_with
from backend.ranking.services import rank_council
from backend.shortlists.choices import DecisionKind, NotThisOne, Question
from backend.shortlists.models import Decision, Match
from backend.shortlists.services import decide
from tests.backend.opportunities.posts import TODAY, a_live, officer_of
from tests.factories.care_leavers import AvoidedEmployerFactory, CareLeaverFactory
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.today import today_is
from tests.web.pages import errors_in, name_in, names_in_table, page_of, saves, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import signed_in


_on_the_day = today_is(TODAY)


@pytest.fixture
def owner(db):
    return CouncilFactory(
        name="Wandlemere", employment_team_name="Wandlemere jobs", employment_team_phone="020 7946 0007"
    )


@pytest.fixture
def lent(owner, council):
    return lend(a_live(owner, employer=EmployerFactory(council=owner, name="Wandle Bakery", verified=True)), council)


def lend(post, *partners):
    with council_context(post.council_id):
        share_with(opportunity=post, partners=partners, with_all=False, by=officer_of(post.council))
    return post


@pytest.fixture
def officer(council):
    return signed_in(council, Role.ENGAGEMENT_OFFICER)[0]


@pytest.fixture
def adviser(council):
    return signed_in(council, Role.EET_ADVISER)[0]


def test_the_list_shows_whose_each_one_is_and_costs_no_query_a_row(adviser, lent, council):
    url = reverse("shared-opportunities")
    assert names_in_table(get_within(adviser, url, most=4)) == ["Catering assistant"]
    for _ in range(3):
        lend(OpportunityFactory(council=lent.council), council)
    near = lend(OpportunityFactory(council=lent.council, title="Baker"), council)
    SiteFactory(
        opportunity=near, easting=533_826, northing=163_935, address="1 High Street, Croydon", postcode="CR0 1EA"
    )
    response = get_within(adviser, url, most=4)
    assert len(names_in_table(response)) == 5
    (baker,) = [row for row in page_of(response).select("tbody tr") if name_in(row.th) == "Baker"]
    assert "Croydon, CR0" in text_of(baker)
    measured = get_within(adviser, f"{url}?near=Croydon", most=4)
    assert (names_in_table(measured)[0], len(names_in_table(measured))) == ("Baker", 5), "the nearest first"
    assert "miles" in text_of(page_of(measured).select_one("td[data-label^=Where]"))
    assert names_in_table(adviser.get(f"{url}?near=Croydon&within=2")) == ["Baker"]
    assert adviser.get(f"{url}?near=12+Some+Road,+CR0+1EA").url == f"{url}?near=CR0"
    unknown = adviser.get(f"{url}?near=12+Some+Road")
    assert page_of(unknown).select_one("[data-address]")["data-address"] == url
    assert "“12 Some Road” is no place we know" in errors_in(unknown)[0]
    assert "Nothing shared is so near" in text_of(page_of(adviser.get(f"{url}?near=Portsmouth&within=1")).main)
    assert "Wandlemere" in text_of(page_of(response).main)


def test_one_says_whom_to_contact_and_offers_nothing_to_press(adviser, lent):
    page = page_of(get_within(adviser, reverse("shared-opportunity", args=[lent.public_id]), most=5))
    assert "contact Wandlemere jobs on 020 7946 0007" in text_of(page.main)
    assert page.main.select("form, .govuk-button") == []


def test_the_officer_shares_makes_public_and_takes_both_back(council, officer):
    post, partner = a_live(council), CouncilFactory()
    url = reverse("opportunity-sharing", args=[post.public_id])
    assert get_within(officer, url, most=10).status_code == 200
    saves(officer, url, {"partners": [partner.pk], "public": "on"})
    saves(officer, url, {"with_all": "on"})
    with council_context(council.id):
        ended, standing = Share.objects.order_by("id")
        assert (ended.partner, ended.ended_at is None) == (partner, False)
        assert (standing.partner, standing.ended_at) == (None, None)
        assert not Publication.objects.standing().exists()
    told = text_of(page_of(officer.get(url)).main)
    for happened in (f"No longer shared with {partner}", "Made public", "No longer public", "all councils that agreed"):
        assert happened in told


def test_what_stopped_being_live_meanwhile_is_refused_with_a_sentence(council, officer):
    post = a_live(council)
    url = reverse("opportunity-sharing", args=[post.public_id])
    with council_context(council.id):
        close(opportunity=post, reason="Taken", by=officer_of(council))
    assert officer.get(url).status_code == 403


def test_the_administrator_agrees_and_takes_it_back(council):
    client, _ = signed_in(council, Role.ADMINISTRATOR)
    url = reverse("administration-sharing")
    assert get_within(client, url, most=3).status_code == 200
    for answer, agreed in (({"agreed": "on"}, True), ({}, False)):
        saves(client, url, answer)
        council.refresh_from_db()
        assert (council.agreed_to_share_at is not None) is agreed


@pytest.fixture
def match(council, lent):
    with council_context(council.id):
        CareLeaverFactory(council=council, ready=True)
    rank_council(council=council)
    with council_context(council.id):
        return Match.objects.with_details().select_related("care_leaver").get()


def facts_url(match) -> str:
    return reverse("match-facts", args=[match.care_leaver.public_id, match.opportunity.public_id])


def test_the_facts_of_a_match_with_a_shared_one_lead_to_its_page_and_team(adviser, match):
    page = page_of(get_within(adviser, facts_url(match)))
    assert "Contact Wandlemere jobs on 020 7946 0007" in text_of(page.main)
    links = {link["href"] for link in page.main.select("a")}
    assert reverse("shared-opportunity", args=[match.opportunity.public_id]) in links
    assert {adviser.get(link).status_code for link in links if link.startswith("/")} == {200}


def test_a_rule_that_keeps_somebody_from_a_shared_one_can_be_looked_behind(council, adviser, match):
    with council_context(council.id):
        known = EmployerFactory(council=council, name="WANDLE BAKERY Ltd")
        AvoidedEmployerFactory(care_leaver=match.care_leaver, employer=known)
    ruled_out = adviser.get(reverse("person-ruled-out", args=[match.care_leaver.public_id]))
    assert names_in_table(ruled_out) == ["Catering assistant"]
    assert "Ruled out" in text_of(page_of(adviser.get(facts_url(match))).main)


WAYS = {
    DecisionKind.SHORTLIST: {},
    DecisionKind.NOT_THIS_ONE: {"because": NotThisOne.TOO_FAR},
}
ENDS = ["stops being shared", "closes"]


def decided(council, match, kind, **facts) -> Decision:
    with council_context(council.id):
        return decide(match=match, kind=kind, by=officer_of(council), **facts)


def main_of(client, url: str) -> str:
    return text_of(page_of(get_within(client, url, most=WITH_WHOSE_IT_IS)).main)


@pytest.mark.parametrize("kind", WAYS)
@pytest.mark.parametrize("end", ENDS)
def test_a_decision_outlives_the_sharing(council, lent, adviser, match, kind, end):
    person = reverse("person", args=[match.care_leaver.public_id])
    decision = decided(council, match, kind, **WAYS[kind])
    assert "Wandlemere shares it. Contact Wandlemere jobs on 020 7946 0007" in main_of(adviser, person)
    assert page_of(adviser.get(person)).find("a", string="Refer") is None
    end_of_sharing(lent, end)
    afterwards = main_of(adviser, person)
    assert "Catering assistant , Wandle Bakery" in afterwards
    assert "Another council shared it then, and does not share it now." in afterwards
    undo = reverse("decision-undo", args=[decision.public_id])
    assert "Catering assistant , Wandle Bakery" in main_of(adviser, undo)
    adviser.post(undo, {"reason": "It is gone"})
    with council_context(council.id):
        assert Decision.objects.get().undone_reason == "It is gone"


@pytest.mark.parametrize("end", ENDS)
def test_a_question_outlives_the_sharing_until_it_is_answered(council, lent, adviser, match, end):
    question = decided(council, match, DecisionKind.ASK, asked=Question.EMPLOYER, note="Is there a bus?")
    end_of_sharing(lent, end)
    assert "Is there a bus?" in main_of(adviser, reverse("person", args=[match.care_leaver.public_id]))
    assert "Catering assistant" in main_of(adviser, reverse("today") + "?whose=all")
    answer = reverse("question-answer", args=[question.public_id])
    assert "Catering assistant , Wandle Bakery" in main_of(adviser, answer)
    adviser.post(answer, {"answer": "Every hour"})
    with council_context(council.id):
        assert Decision.objects.get().answer == "Every hour"


def end_of_sharing(post, end: str) -> None:
    if end == "closes":
        with council_context(post.council_id):
            close(opportunity=post, reason="Taken", by=officer_of(post.council))
    else:
        lend(post)


@pytest.mark.parametrize("end", ENDS)
def test_its_pages_and_matches_are_gone_with_it(council, lent, adviser, match, end):
    end_of_sharing(lent, end)
    assert adviser.get(facts_url(match)).status_code == 404
    assert adviser.get(reverse("shared-opportunity", args=[lent.public_id])).status_code == 404
    assert "Wandle" not in adviser.get(reverse("person", args=[match.care_leaver.public_id])).content.decode()
    decided = adviser.get(reverse("match-decide", args=[match.care_leaver.public_id, lent.public_id]), follow=True)
    assert decided.status_code == 404


def test_where_there_is_no_other_council_none_is_asked_for(in_council):
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]
    post = a_live(in_council)
    url = reverse("opportunity-sharing", args=[post.public_id])
    assert not page_of(get_within(officer, url)).select("[name=partners]")
    saves(officer, url, {"public": "on"})
    assert Publication.objects.standing().get().opportunity == post
