"""The whole way: an opportunity is posted, matched, taken up, and lasts."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.reference.services import load_reference, load_sample_postcodes
from backend.shortlists.services import rank_council
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.journeys.people import can_sign_in, member


pytestmark = pytest.mark.browser

TITLE = "Apprentice chef at the Copper Pan"


def date_boxes(day: dt.date) -> dict[str, str]:
    return {"Day": str(day.day), "Month": str(day.month), "Year": str(day.year)}


class Journey:
    def __init__(self, at_a_browser):
        self.at_a_browser = at_a_browser

    def given_a_borough_with_a_young_person_who_wants_to_cook(self):
        load_reference()
        load_sample_postcodes()
        self.council = CouncilFactory(name="Wexmoor Borough Council", employment_team_name="Wexmoor employment team")
        self.memberships = {
            role: member(self.council, role, name)
            for role, name in {
                Role.EET_ADVISER: "Priya Ravenscar",
                Role.ENGAGEMENT_OFFICER: "Sam Copperfen",
                Role.HEAD: "Morgan Tidemarsh",
            }.items()
        }
        self.employer = EmployerFactory(council=self.council, name="The Copper Pan", verified=True)
        contact = EmployerContactFactory(employer=self.employer, signs_in=True, user__name="Alex Millstream")
        self.memberships[Role.EMPLOYER] = contact.user.memberships.get()
        can_sign_in(contact.user)
        with council_context(self.council.id):
            self.person = CareLeaverFactory(
                council=self.council,
                ready=True,
                living_in_croydon=True,
                given_name="Amina",
                family_name="Yusuf",
                eet_adviser=self.memberships[Role.EET_ADVISER].user,
                aspiration="I love cooking and want to work in a kitchen as a chef.",
            )
            consent_to(self.person, ConsentKind.SHARE_NAME)
            rank_council(council=self.council)

    def when_the_employer_posts_an_apprenticeship(self):
        employer = self.employer_person = self.at_a_browser(self.memberships[Role.EMPLOYER]).signs_in()
        employer.sees("Your opportunities")
        print(employer.page.inner_text("main"))
        employer.follows("Post an opportunity")
        employer.chooses("Apprenticeship")
        employer.presses("Continue")
        print(employer.page.inner_text("main"))


def test_an_opportunity_is_posted_matched_taken_up_and_lasts(at_a_browser):
    journey = Journey(at_a_browser)
    journey.given_a_borough_with_a_young_person_who_wants_to_cook()
    journey.when_the_employer_posts_an_apprenticeship()
