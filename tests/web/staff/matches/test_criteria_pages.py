import pytest

from backend.care_leavers.models import CareLeaver
from backend.councils.choices import Role
from backend.ranking.eligibility import Eligibility
from backend.ranking.nearest_misses import misses_of
from tests.factories.care_leavers import AvoidedEmployerFactory, CareLeaverFactory, EntitlementSpellFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory, criterion, reason
from tests.web.pages import names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


@pytest.fixture
def person(in_council):
    person = CareLeaverFactory(council=in_council, ready=True, living_in_croydon=True, age=19)
    EntitlementSpellFactory(care_leaver=person)
    return person


def facts_url(person, opportunity):
    return f"/people/{person.public_id}/opportunities/{opportunity.public_id}/"


def outcomes(response) -> list[str]:
    return [text_of(row.td) for row in page_of(response).select("tbody tr")]


def told(response) -> str:
    return text_of(page_of(response).select_one("main .govuk-body-l"))


def test_what_was_ruled_out_says_why(adviser, person):
    too_old = OpportunityFactory(council=person.council, max_age=18)
    response = adviser.get(facts_url(person, too_old))
    assert told(response).startswith("Ruled out: ")
    statuses = outcomes(response)
    assert len(statuses) == 20, "each rule once, and safety as one"
    assert statuses[0] == "Not met", "what stands against it comes first"


def test_a_missing_answer_rules_nothing_out(adviser, in_council):
    nobody_asked = CareLeaverFactory(council=in_council)
    opportunity = OpportunityFactory(council=in_council, maths_required=2)
    response = adviser.get(facts_url(nobody_asked, opportunity))
    assert told(response) == "Within the rules, and lower in the ranking than the matches go."
    assert "Not recorded yet" in outcomes(response)


def test_a_match_is_shown_with_its_reasons(adviser, person):
    match = MatchFactory(care_leaver=person)
    response = adviser.get(facts_url(person, match.opportunity))
    assert told(response) == "Among the matches."
    assert match.reasons[0]["sentence"] in page_of(response).main.text


def test_a_safety_rule_is_told_only_to_those_who_may_know(adviser, person):
    opportunity = OpportunityFactory(council=person.council)
    AvoidedEmployerFactory(care_leaver=person, employer=opportunity.employer, note="former partner works there")
    assert "former partner" not in adviser.get(facts_url(person, opportunity)).content.decode()
    assert len(outcomes(adviser.get(facts_url(person, opportunity)))) == 20
    auditor, _ = signed_in(person.council, Role.AUDITOR)
    assert auditor.get(facts_url(person, opportunity)).status_code == 403


def test_what_is_ruled_out_is_listed_with_the_rule_and_the_rest_on_asking(adviser, person):
    council = person.council
    OpportunityFactory(council=council, title="Apprentice baker", max_age=18)
    OpportunityFactory(council=council, title="Baker", employer__name="Corner Bakery")
    OpportunityFactory(council=council, title="Closed one", closed=True)
    url = f"/people/{person.public_id}/ruled-out/"
    response = adviser.get(url)
    assert names_in_table(response) == ["Apprentice baker"]
    assert "Of 2 open opportunities, 1 is ruled out today: age 1." in text_of(page_of(response).main)
    response = adviser.get(f"{url}?everything=on")
    assert names_in_table(response) == ["Apprentice baker", "Baker"]
    verdicts = [text_of(row.select("td")[-1]) for row in page_of(response).select("tbody tr")]
    assert verdicts[0].startswith("Ruled out: ")
    assert verdicts[1].startswith("Within the rules")
    assert names_in_table(adviser.get(f"{url}?everything=on&words=corner+baker")) == ["Baker"]
    assert "Try fewer words" in page_of(adviser.get(f"{url}?words=zzz")).main.text


@pytest.mark.parametrize(
    "facts",
    [
        {"max_age": 18},
        {"min_age": 20},
        {"min_level": 3},
        {"ehcp_required": True},
        {"weekly_hours": None},
        {"full": True},
    ],
    ids=str,
)
def test_the_list_and_the_sentences_agree(person, facts):
    """What the vectorised rules leave out is exactly what has a rule against it, pair by pair."""
    person = CareLeaver.objects.with_profile().get(id=person.id)
    opportunity = OpportunityFactory(council=person.council, **facts)
    criteria = Eligibility(person).criteria([opportunity])[0]
    against = [each for each in criteria if each["hard"] and each["status"] == "not_met"]
    missed = [miss.opportunity for miss in misses_of(Eligibility(person), [opportunity])]
    assert bool(against) is (missed == [opportunity])


def test_another_councils_opportunity_is_not_found(adviser, person):
    assert adviser.get(facts_url(person, OpportunityFactory())).status_code == 404


def test_looking_behind_twenty_asks_no_more_than_looking_behind_one(adviser, person):
    url = f"/people/{person.public_id}/ruled-out/"
    for number in range(21):
        OpportunityFactory(council=person.council, title=f"Offer {number}", max_age=18)
    get_within(adviser, url, most=14)
    match = MatchFactory(care_leaver=person)
    get_within(adviser, facts_url(person, match.opportunity), most=14)


def test_only_what_speaks_for_itself_is_shown_as_a_reason(adviser, person):
    quiet = {"feature": "pay", "contribution": 0.9, "sentence": "Pays too little to praise.", "telling": False}
    MatchFactory(care_leaver=person, reasons=[quiet, reason("Near home.", 0.5), reason("Starts late.", -0.4)])
    card = page_of(adviser.get(f"/people/{person.public_id}/")).select_one(".onward-match").text
    assert "Near home." in card
    assert "Starts late." in card
    assert "Pays too little to praise." not in card


def test_the_adviser_is_told_when_the_order_follows_no_wish(adviser, person, in_council):
    hint = "would like to do is not recorded yet"
    person.route_interests, person.aspiration = ["Digital"], ""
    person.save()
    assert hint not in page_of(adviser.get(f"/people/{person.public_id}/")).main.text
    person.route_interests = []
    person.save()
    asked = page_of(adviser.get(f"/people/{person.public_id}/")).main
    assert hint in asked.text
    form = page_of(adviser.get(f"/people/{person.public_id}/edit/"))
    target = asked.select_one(".govuk-inset-text a")["href"].split("#")[1]
    assert form.select_one(f"#{target}"), "the link leads to the field"


def test_a_question_for_the_employer_says_nothing_about_the_young_person(adviser, person):
    sentence = "Maths: what is asked for is not recorded yet, they have level 0."
    match = MatchFactory(care_leaver=person, criteria=[criterion("maths", "unknown", sentence)])
    link = page_of(adviser.get(f"/people/{person.public_id}/")).select_one(".onward-match li a")
    question = page_of(adviser.get(link["href"])).select_one("textarea").text.strip()
    assert question == "What maths qualification is needed, and can it be gained on the way?"
    assert match.opportunity.title in page_of(adviser.get(link["href"])).main.text
