"""An employer posts a job in one sitting from an earlier one: copied, changed, looked at and sent, in six actions."""

import datetime as dt

import pytest

from backend.core import clock
from backend.core.protection import council_context
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from backend.reference.services import load_reference
from tests.factories.councils import CouncilFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.journeys.looking import axe_violations, sticks_out
from tests.web.actions import at_most


pytestmark = pytest.mark.browser
NARROW = 320  # CSS pixels


@pytest.fixture
def employer(at_a_browser):
    load_reference()
    council = CouncilFactory(employment_team_name="Wexmoor employment team")
    bakery = EmployerFactory(council=council, name="Blue Door Bakery", verified=True)
    contact = EmployerContactFactory(employer=bakery, signs_in=True)
    facts = {"title": "Baker", "summary": "Bake bread for three schools.", "min_age": 18}
    SiteFactory(opportunity=OpportunityFactory(council=council, employer=bakery, job=True, **facts))
    return at_a_browser(contact.user.memberships.get()).is_signed_in()


def test_a_job_is_posted_from_an_earlier_one_in_six_actions(employer):
    employer.opens("/")
    with at_most(6, employer.page):
        employer.follows("Post one like “Baker”")
        employer.presses("Copy it")
        employer.sees("2. When")
        employer.writes("How many places", "2")
        employer.writes_date("Last day to apply", clock.today() + dt.timedelta(days=30))
        employer.writes_date("Start date", clock.today() + dt.timedelta(days=60))
        employer.presses("Save and look again")
        employer.sees("What people will read", "Ready to send")
        employer.presses("Send for approval")
        employer.sees("It is sent for approval.")
    with council_context(employer.membership.council_id):
        sent = Opportunity.objects.get(state=OpportunityState.SUBMITTED)
        assert (sent.title, sent.places) == ("Baker", 2)
    employer.opens(f"/employer/opportunities/{sent.public_id}/parts/pay/")
    page = employer.page
    for width in (1280, NARROW):
        page.set_viewport_size({"width": width, "height": 900})
        assert axe_violations(page) == []
        assert sticks_out(page, width) == []
