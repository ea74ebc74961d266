import datetime as dt
import re

import pytest

from backend.audit.models import Read
from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.opportunities.choices import WagePeriod
from tests.factories.care_leavers import (
    AvoidedEmployerFactory,
    AvoidedPlaceFactory,
    CareLeaverFactory,
    ConsentFactory,
    EntitlementSpellFactory,
)
from tests.factories.councils import CouncilFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory, MatchRunFactory, criterion, reason, shortlist_of
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


SECTIONS = ("", "profile/", "contacts/", "journey/")


def url_of(person, section=""):
    return f"/people/{person.public_id}/{section}"


def facts_on(page, title="") -> dict[str, str]:
    return {text_of(row.dt): text_of(row.dd) for row in page.select(".govuk-summary-list__row")}


def test_a_match_says_what_an_adviser_needs_to_decide(adviser, person):
    opportunity = OpportunityFactory(
        council=person.council,
        title="Carpentry apprentice",
        employer__name="Oak and Sons",
        level=2,
        wage_from="14976",
        wage_period=WagePeriod.YEAR,
        start_date=dt.date(2027, 3, 1),
        places=3,
        places_taken=1,
        route="Construction and the built environment",
    )
    MatchFactory(
        care_leaver=person,
        opportunity=opportunity,
        minutes=34.6,
        reasons=[reason("It is the work they like.", 0.5), reason("The hours are long.", -0.3)],
        criteria=[
            criterion("age", "met", "Old enough."),
            criterion("maths", "unknown", "Do they have maths at level 1?"),
            criterion("duty_to_participate", "not_met", "It does not count as learning.", hard=False),
        ],
    )
    page = page_of(adviser.get(url_of(person)))
    card = page.select_one(".onward-match")
    for words in (
        "Oak and Sons",
        "Apprenticeship, level 2. £14,976 a year , 37 hours. Starts 1 Mar 2027. About 35 min each way (estimate).",
        "2 places left, closes ",
    ):
        assert words in text_of(card)
    shown = {text_of(heading): text_of(heading.find_next("ul")) for heading in card.select("h3")}
    assert shown["Why it may suit"] == "It is the work they like."
    assert shown["What may get in the way"] == "It does not count as learning. The hours are long."
    assert shown["What we do not know yet"].startswith("Do they have maths at level 1?")


def test_chances_are_words_without_a_number_until_local_outcomes_stand_behind_them(adviser, person):
    MatchFactory(care_leaver=person)
    page = page_of(adviser.get(url_of(person)))
    card = page.select_one(".onward-match")
    assert "About an even chance of starting" in text_of(card)
    assert "%" not in card.text
    assert "no local outcomes yet" in text_of(page.main)
    assert "Model expert-test" in text_of(page.main)


def test_once_calibrated_a_chance_comes_with_its_uncertainty(adviser, person):
    MatchFactory(care_leaver=person, run=MatchRunFactory(council=person.council, calibrated=True))
    card = text_of(page_of(adviser.get(url_of(person))).select_one(".onward-match"))
    assert "Most likely between 40% and 80%" in card
    assert "64%" not in card
    assert "no local outcomes" not in card


def test_an_open_question_leads_to_asking_and_to_the_field_that_answers_it(adviser, person):
    MatchFactory(care_leaver=person)
    links = page_of(adviser.get(url_of(person))).select(".onward-match li a")
    ask, edit = (link["href"] for link in links)
    assert "kind=ask" in ask
    assert "asked=young_person" in ask
    assert edit == f"{url_of(person)}parts/learning/#id_maths_level"
    assert page_of(adviser.get(edit.split("#")[0])).select_one("#id_maths_level") is not None


def test_what_the_opportunity_leaves_open_is_asked_of_the_employer(adviser, in_council):
    person = CareLeaverFactory(council=in_council, ready=True)
    MatchFactory(care_leaver=person)
    links = [link["href"] for link in page_of(adviser.get(url_of(person))).select(".onward-match li a")]
    assert len(links) == 1
    assert "asked=employer" in links[0]


def test_many_questions_fold_away_with_the_young_persons_own_first(adviser, person):
    unknown = [criterion(name, "unknown", f"About {name}.") for name in ("age", "ehcp", "ring_fence", "hours", "maths")]
    MatchFactory(care_leaver=person, criteria=unknown)
    card = page_of(adviser.get(url_of(person))).select_one(".onward-match")
    asked = [text_of(item).split(" Ask")[0] for item in card.select("li") if "About" in item.text]
    assert asked == ["About ehcp.", "About hours.", "About maths.", "About age.", "About ring_fence."]
    assert len(card.select("details li")) == 5


def test_closed_opportunities_are_not_offered(adviser, person):
    MatchFactory(care_leaver=person, opportunity=OpportunityFactory(council=person.council, closed=True))
    page = page_of(adviser.get(url_of(person)))
    assert not page.select(".onward-match")
    assert "what was ruled out and why" in page.select_one(".onward-empty").text


@pytest.mark.parametrize("role", [Role.HEAD, Role.STAFF])
def test_others_read_the_matches_and_have_no_button_to_decide(person, role):
    MatchFactory(care_leaver=person)
    client, _ = signed_in(person.council, role)
    page = page_of(client.get(url_of(person)))
    assert page.select(".onward-match")
    assert not page.select(".onward-match form")
    assert "kind=" not in str(page.main)


def test_a_personal_adviser_opens_their_own_and_finds_nobody_elses(person):
    client, membership = signed_in(person.council, Role.PERSONAL_ADVISER)
    theirs = CareLeaverFactory(council=person.council, personal_adviser=membership.user)
    assert client.get(url_of(theirs)).status_code == 200
    assert client.get(url_of(person)).status_code == 404


@pytest.mark.parametrize("section", SECTIONS)
def test_another_councils_person_and_nobody_look_the_same(adviser, person, section):
    other = CouncilFactory()
    with council_context(other.id):
        stranger = CareLeaverFactory(council=other)
    strange = adviser.get(url_of(stranger, section))
    nobody = adviser.get(f"/people/00000000-0000-4000-8000-000000000000/{section}")
    assert strange.status_code == nobody.status_code == 404
    without_reference = [r.content.decode().replace(r["X-Request-Reference"], "") for r in (strange, nobody)]
    assert without_reference[0] == without_reference[1]


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.ADMINISTRATOR, Role.ENGAGEMENT_OFFICER])
def test_roles_without_young_people_get_no_page_of_one(person, role):
    client, _ = signed_in(person.council, role)
    sections = [*SECTIONS, "edit/", "agreements/", "contacts/add/", "ruled-out/"]
    answers = {section: client.get(url_of(person, section)).status_code for section in sections}
    assert answers == dict.fromkeys(sections, 403)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_look_at_a_record_is_logged_once(person, section):
    client, membership = signed_in(person.council)
    client.get(url_of(person, section))
    looks = Read.objects.of_subject("care_leavers.careleaver", person.public_id)
    assert [look.reader_id for look in looks] == [membership.user_id]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_full_record_asks_no_more_than_fifteen_queries(adviser, person, section):
    shortlist_of(person, 20)
    EntitlementSpellFactory(care_leaver=person)
    AvoidedEmployerFactory(care_leaver=person)
    AvoidedEmployerFactory(care_leaver=person)
    for kind in ConsentKind:
        ConsentFactory(care_leaver=person, kind=kind)
    get_within(adviser, url_of(person, section))


def test_a_confidential_home_is_shown_as_its_area_and_not_in_the_form_either(adviser, in_council):
    person = CareLeaverFactory(council=in_council, living_in_croydon=True, home_is_confidential=True)
    profile, form = (adviser.get(url_of(person, section)).content.decode() for section in ("profile/", "edit/"))
    assert "CR0 area. The address is confidential" in profile
    shown = re.sub(r'name="(?:page_key|csrfmiddlewaretoken|opened_on|facts_shown)" value="[^"]*"', "", profile + form)
    assert "1EA" not in shown  # which a random token may hold


def test_safety_marks_are_for_those_who_work_with_the_young_person(person):
    AvoidedPlaceFactory(care_leaver=person, note="former address")
    MatchFactory(
        care_leaver=person, criteria=[criterion("avoided_area", "unknown", "Where is it?", visible_to="adviser")]
    )
    for role, sees in ((Role.EET_ADVISER, True), (Role.HEAD, True), (Role.AUDITOR, False)):
        client, _ = signed_in(person.council, role)
        assert ("former address" in client.get(url_of(person, "profile/")).content.decode()) is sees
        assert ("They are to avoid 0.6 miles" in client.get(url_of(person)).content.decode()) is sees


def test_the_identity_bar_says_who_this_is(adviser, in_council):
    person = CareLeaverFactory(
        council=in_council, given_name="Ibrahim", preferred_name="Ibby", family_name="Khan", age=20
    )
    EntitlementSpellFactory(care_leaver=person)
    bar = text_of(page_of(adviser.get(url_of(person))).select_one("main section"))
    for words in ("Ibby Khan", "20 years old", "Former relevant child", "Not known", "Given name on paper: Ibrahim"):
        assert words in bar


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"in_custody": True, "release_date": dt.date(2030, 1, 7)}, "In custody, release 7 Jan 2030"),
        ({"in_custody": True, "release_date": dt.date(2020, 1, 7)}, "In custody, day of release not known"),
        ({"in_custody": False, "release_date": dt.date(2020, 1, 7)}, "Licence conditions"),
    ],
)
def test_custody_and_a_licence_stand_on_every_page_and_the_licence_outlives_the_release(adviser, person, facts, said):
    CareLeaver.objects.filter(pk=person.pk).update(licence_conditions="Not in the market.", **facts)
    for client, sees in ((adviser, True), (signed_in(person.council, Role.AUDITOR)[0], False)):
        bar = text_of(page_of(client.get(url_of(person))).select_one("main section"))
        assert (said in bar) is sees
        assert ("Licence conditions" in bar) is sees
        assert ("Not in the market." in client.get(url_of(person, "profile/")).content.decode()) is sees


def test_what_is_not_recorded_says_so(adviser, person):
    facts = facts_on(page_of(adviser.get(url_of(person, "profile/"))))
    assert facts["Maths"] == "not recorded yet"
    assert facts["Drives"] == "not recorded yet"
    assert facts["Date of birth"] == f"{person.birth_date.day} {person.birth_date:%B %Y}"
    assert "N/A" not in str(facts)


def test_nothing_of_a_young_person_is_in_a_link(adviser, person):
    shortlist_of(person, 2)
    links = [a["href"] for a in page_of(adviser.get(url_of(person))).select("a[href]")]
    assert not [link for link in links if person.identifier in link or "Yusuf" in link]


def test_today_moves_with_the_clock(adviser, person):
    with clock.moved_to(clock.today() + dt.timedelta(days=365)):
        assert "20 years old" in page_of(adviser.get(url_of(person))).text
