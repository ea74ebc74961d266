"""What the API shows, name by name: a field that is not in these tables must not be in an answer."""

import datetime as dt

import pytest

from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.core import clock
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.placements.services import begin_break
from backend.placements.terms import agree
from tests.api.callers import Caller
from tests.architecture.rows import Rows
from tests.factories.opportunities import SiteFactory
from tests.factories.shortlists import MatchFactory, criterion


FIELDS = {
    "opportunities": """
        public_id external_reference type title summary description employer
        employer_checks_lapsed route level lars_code training_provider
        ukprn state source application_url opens_on closing_date start_date planned_end duration_months weekly_hours
        daily_hours working_pattern night_work paid unpaid_because wage_text wage_from wage_to wage_period
        private_business includes_training
        places places_left min_age max_age min_level english_required maths_required ehcp_required dbs_required
        dbs_level driving_required nationwide nationwide_details remote support_offered pledges sites
    """,
    "opportunities.sites": "address postcode",
    "shortlists": """
        public_id young_person identifier opportunity title position score reference minutes travel_band reasons
        criteria
        model_version calibrated chances_rest_on range_of_starting range_of_lasting ranked_on
    """,
    "shortlists.range_of_starting": "low high",
    "shortlists.range_of_lasting": "low high",
    "shortlists.reasons": "feature contribution sentence telling",
    "shortlists.criteria": "name status sentence hard",
    "placements": """
        public_id young_person identifier opportunity title employer employer_checks_lapsed activity_code weekly_hours
        starts_on planned_end
        ended_on end_reason terms breaks check_ins workplace marks
    """,
    "placements.terms": "kind since said_by hours amount period day at name number",
    "placements.breaks": "starts_on ends_on reason",
    "placements.check_ins": "week due_on done_on heard_from going still_there attendance worries",
}
SAFETY = criterion("avoided_area", "not_met", "Too near CANARY-PLACE.", visible_to="adviser")
# Words that stand in the record of a young person and have no business in an answer.
CANARIES = {
    "licence_conditions": "CANARY-LICENCE",
    "home_postcode": "CR9 9ZZ",
    "phone": "07700900999",
    "email": "canary@mail.example",
    "given_name": "Canarygiven",
    "family_name": "Canaryfamily",
    "interpreter_language": "CANARY-LANGUAGE",
}


@pytest.fixture
def rows(council):
    """One of everything, each list with something in it."""
    made = Rows(council)
    with council_context(council.id):
        SiteFactory(opportunity=made.opportunity)
        MatchFactory(
            care_leaver=made.person, opportunity=made.opportunity, criteria=[SAFETY, criterion("age", "met", "Fits.")]
        )
        agree(
            placement=made.placement,
            since=made.placement.starts_on,
            said_by="employer",
            terms={"manager": {"name": "CANARY-PLACE"}},
            by=made.adviser,
        )
        begin_break(placement=made.placement, on=clock.today(), reason="illness", by=made.adviser)
    return made


def names_in(row: dict, resource: str) -> dict[str, set[str]]:
    """The field names of a row, and of the rows inside it."""
    found = {resource: set(row)}
    for name, value in row.items():
        inside = value[0] if isinstance(value, list) and value else value
        if isinstance(inside, dict):
            found[f"{resource}.{name}"] = set(inside)
    return found


def test_every_answer_has_the_fields_of_the_table_and_no_other(council, rows):
    caller, found = Caller.of(council, Role.EET_ADVISER), {}
    for resource in ("opportunities", "shortlists", "placements"):
        for row in caller.rows(f"{resource}/"):
            found |= names_in(row, resource)
    assert found == {name: set(fields.split()) for name, fields in FIELDS.items()}


@pytest.mark.parametrize("resource", ["opportunities", "shortlists", "placements"])
def test_one_row_shows_what_the_list_shows_of_it(council, rows, resource):
    caller = Caller.of(council, Role.EET_ADVISER)
    for row in caller.rows(f"{resource}/"):
        assert caller.get(f"{resource}/{row['public_id']}/").json() == row


@pytest.mark.parametrize("role", [Role.EET_ADVISER, Role.HEAD, Role.STAFF])
def test_safety_stays_on_the_advisers_page(council, rows, role):
    response = Caller.of(council, role).get("shortlists/")
    assert [each["name"] for each in response.json()["results"][0]["criteria"]] == ["age"]
    assert "CANARY" not in response.content.decode()


def test_no_answer_holds_what_other_systems_have_no_need_of(council, rows):
    with council_context(council.id):
        for person in (rows.person, rows.placement.care_leaver):
            for name, canary in CANARIES.items():
                setattr(person, name, canary)
            person.save()
            avoid_place(care_leaver=person, easting=1, northing=1, radius_metres=1, note="CANARY-NOTE", by=rows.adviser)
            avoid_employer(care_leaver=person, employer=rows.employer, note="CANARY-NOTE", by=rows.adviser)
    for role in Role:
        caller = Caller.of(council, role)
        for resource in ("opportunities", "shortlists", "placements"):
            answer = caller.get(f"{resource}/").content.decode()
            assert "CANARY" not in answer
            assert not [canary for canary in CANARIES.values() if canary in answer]


def test_an_employer_sees_their_own_opportunities_and_nothing_that_speaks_of_care(council):
    rows = Rows(council)
    with council_context(council.id):
        own = rows.another_opportunity(care_leavers_only=True, closing_date=clock.today() + dt.timedelta(days=3))
        Rows(council).another_opportunity()
        assert rows.referral
    membership = rows.employer_user.memberships.get()
    caller = Caller.of(council, Role.EMPLOYER)
    assert caller.rows("opportunities/") == []
    caller = Caller.acting_in(membership)
    answer = caller.get("opportunities/")
    assert str(own.public_id) in {row["public_id"] for row in answer.json()["results"]}
    assert len(answer.json()["results"]) == 2
    assert not [word for word in ("care", "looked after") if word in answer.content.decode().lower()]
    assert caller.get("placements/").status_code == caller.get("shortlists/").status_code == 403
