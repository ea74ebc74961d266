"""What an officer reads on an opportunity's page before ringing its employer: their own council's numbers."""

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.outcomes.requirement_counts import count_week
from backend.reference.choices import Route
from tests.backend.outcomes.requirement_people import who_want_care
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


HEADING = "What one change would open"


@pytest.fixture
def post(in_council):
    who_want_care(in_council, 16, maths_level=1)
    count_week(in_council)
    return OpportunityFactory(council=in_council, route=Route.CARE, maths_required=2, english_required=0)


def page_for(role, council, post):
    return get_within(signed_in(council, role)[0], reverse("opportunity", args=[post.public_id]))


@pytest.mark.parametrize("role", [Role.ENGAGEMENT_OFFICER, Role.HEAD, Role.STAFF])
def test_whoever_looks_for_opportunities_reads_their_own_councils_numbers(in_council, post, role):
    told = text_of(page_of(page_for(role, in_council, post)).main)
    assert "Not asking for maths: about 15 more young people" in told
    assert "among those your council supports who want this kind of work" in told


@pytest.mark.parametrize("role", [Role.EET_ADVISER, Role.PERSONAL_ADVISER, Role.ADMINISTRATOR, Role.AUDITOR])
def test_nobody_else_is_shown_it(in_council, post, role):
    assert HEADING not in headings_in(page_for(role, in_council, post))


def test_an_officer_who_writes_a_post_for_an_employer_reads_it_beside_the_form(in_council, post):
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]
    facts = {"title": "Cook", "route": Route.CARE, "maths_required": 2, "do": "preview"}
    page = page_of(officer.post(f"{reverse('opportunity-add')}?type=job", facts))
    assert "about 15 more young people" in text_of(page.select_one("#what-if"))
