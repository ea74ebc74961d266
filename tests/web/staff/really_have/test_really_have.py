"""What they would really have: from the match to the sum, kept with who looked, and on their own page if shown."""

import datetime as dt
import re
from decimal import Decimal

import pytest

from backend.care_leavers.choices import Entitlement
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityType
from backend.opportunities.models import Opportunity
from backend.support.choices import Question
from backend.support.models import HouseholdSum
from backend.support.services import record_answer
from tests.factories.care_leavers import CareLeaverFactory, EntitlementSpellFactory
from tests.factories.councils import MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.factories.shortlists import MatchFactory
from tests.today import today_is
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 12, 1)
_today = today_is(TODAY)
ANSWERS = {
    "hours": "30",
    "hourly": "8",
    "first_day": "4/1/2027",
    "home": "supported",
    "rent": "250",
    "travel": "18",
    "children": "0",
    "lives_with_partner": "False",
}
WEEKS = {
    "first_pay_day": "29/1/2027",
    "paid_every": "month",
    "in_hand": "160",
    "to_live_on": "78",
    "assessed_from": "12",
}


@pytest.fixture
def adviser(in_council):
    return signed_in(in_council, name="Jo Larkspur")[0]


@pytest.fixture
def mina(in_council):
    return CareLeaverFactory(council=in_council, given_name="Mina", birth_date=dt.date(2006, 5, 5), ready=True)


def page(person) -> str:
    return f"/people/{person.public_id}/really-have/"


def asked(client, person, at="", **changes):
    return client.post(page(person) + at, filled(client.get(page(person) + at)) | ANSWERS | changes, follow=True)


def main(response) -> str:
    return text_of(page_of(response).main)


def test_the_drawn_example_says_what_is_left_and_which_week_is_short(adviser, mina):
    shown = asked(adviser, mina, **WEEKS)
    said = main(shown)
    assert "Mina would have £158 a week after rent and travel; without the job it is £78" in said
    assert "Week 2 is the tight one: £32 short, in the week of 11 Jan 2027." in said
    assert "−\u2060£63.66" in said
    assert "check before relying" in said
    kept = HouseholdSum.objects.get()
    get_within(adviser, f"/sums/{kept.public_id}/", most=WITH_WHOSE_IT_IS)
    assert kept.gave["with_job"]["left"] == "158.34"
    assert (kept.looked_by.name, kept.rules_of) == ("Jo Larkspur", dt.date(2027, 1, 4))


def test_what_the_match_says_of_itself_is_filled_in_and_nothing_else_is(adviser, mina, in_council):
    facts = {"wage_from": Decimal("240"), "wage_period": "week", "weekly_hours": Decimal(30)}
    opportunity = OpportunityFactory(council=in_council, start_date=dt.date(2027, 1, 4), **facts)
    MatchFactory(care_leaver=mina, opportunity=opportunity)
    form = filled(get_within(adviser, f"{page(mina)}?opportunity={opportunity.public_id}", most=WITH_WHOSE_IT_IS))
    assert (form["hours"], form["hourly"], form["first_day"]) == ("30", "8.00", "04/01/2027")
    assert "home" not in form
    assert form["rent"] == ""
    other = OpportunityFactory(council=in_council)
    assert filled(adviser.get(f"{page(mina)}?opportunity={other.public_id}"))["hours"] == "", "it is no match of hers"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"home": ""}, "Select how they pay for where they live"),
        ({"rent": ""}, "Enter the rent of a week"),
        ({"rent": "4000"}, "Enter the rent of a week, up to £1,000: a month’s rent times 12, by 52."),
        ({"hours": "90"}, "Enter the hours of a week, up to 60."),
        ({"hourly": "900"}, "Enter the pay of an hour in pounds, up to 40."),
        ({"first_day": "4/1/2062"}, "This first day is more than a year away. Check the year."),
        ({"first_pay_day": "1/1/2027"}, "The first pay comes on the first day or later."),
        ({"first_pay_day": "29/1/2027"}, "For the first weeks, enter what they have in hand and live on in a week."),
    ],
)
def test_what_is_wrong_is_said_beside_its_box(adviser, mina, changes, said):
    assert errors_in(asked(adviser, mina, **changes)) == [said]
    assert not HouseholdSum.objects.exists()


def test_for_whom_it_would_be_a_guess_it_says_whom_to_ask(adviser, mina):
    said = main(asked(adviser, mina, lives_with_partner="True"))
    assert "Couples are not covered" in said
    assert "Ask a benefits adviser" in said
    assert not HouseholdSum.objects.exists()


def test_what_is_shown_to_them_is_another_row_and_no_employer_sees_any(adviser, mina, in_council):
    asked(adviser, mina)
    first = HouseholdSum.objects.get()
    shown = adviser.post(f"/sums/{first.public_id}/show/", follow=True)
    assert "Mina reads it under “Money you may get”" in text_of(page_of(shown))
    assert HouseholdSum.objects.shown_to_them().get().gave == first.gave
    for role in (Role.EMPLOYER, Role.ENGAGEMENT_OFFICER, Role.AUDITOR):
        assert signed_in(in_council, role)[0].get(f"/sums/{first.public_id}/").status_code in (403, 404)


def besides_of(adviser, person, opportunity) -> list[list[str]]:
    kept = asked(adviser, person, f"?opportunity={opportunity.public_id}")
    table = page_of(kept).find("caption", string=re.compile("What may come besides"))
    rows = table.find_parent("table").select("tbody tr") if table else []
    return [[text_of(cell) for cell in row.select("th, td")] for row in rows]


def a_match(person, **facts) -> Opportunity:
    opportunity = OpportunityFactory(council=person.council, start_date=dt.date(2027, 1, 4), **facts)
    MatchFactory(care_leaver=person, opportunity=opportunity)
    return opportunity


def test_the_bursary_of_an_apprenticeship_stands_beside_the_weeks_by_its_days(adviser, mina):
    """Days 60, 120 and 300 of a first day on 4 January 2027 counted on the calendar, the first day being day 1."""
    EntitlementSpellFactory(care_leaver=mina, starts_on=dt.date(2024, 5, 5), category=Entitlement.FORMER_RELEVANT)
    rows = besides_of(adviser, mina, a_match(mina))
    days = [row[2] for row in rows]
    assert [row[1] for row in rows] == ["£1,000"] * len(rows)
    assert days[:2] == ["4 March 2027, if no break comes", "3 May 2027, if no break comes"]
    assert "They have not signed the declaration yet" in rows[0][0]
    kept = HouseholdSum.objects.latest("id")
    get_within(adviser, f"/sums/{kept.public_id}/", most=WITH_WHOSE_IT_IS)


def test_no_bursary_stands_there_for_who_had_it_before_for_other_work_or_without_an_opportunity(adviser, mina):
    EntitlementSpellFactory(care_leaver=mina, starts_on=dt.date(2024, 5, 5), category=Entitlement.FORMER_RELEVANT)
    assert besides_of(adviser, mina, a_match(mina, type=OpportunityType.JOB)) == []
    assert "What may come besides" not in main(asked(adviser, mina))
    said = {"said": True, "said_by": "Mina", "said_on": TODAY, "by": MembershipFactory(council=mina.council).user}
    record_answer(care_leaver=mina, question=Question.HAD_BURSARY_BEFORE, **said)
    assert besides_of(adviser, mina, a_match(mina)) == []
