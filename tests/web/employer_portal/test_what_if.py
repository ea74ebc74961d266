"""What an employer reads of what one change would open, beside the form and on the page of a post."""

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.models import Council
from backend.opportunities.choices import OpportunityState, OpportunityType
from backend.opportunities.models import Opportunity
from backend.outcomes.requirement_counts import count_week
from backend.reference.choices import Route
from tests.backend.outcomes.requirement_people import who_want_care
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within


ADD = reverse("opportunity-add")
MATHS = {"route": Route.CARE, "maths_required": 2}


@pytest.fixture
def counted(in_council):
    """Sixteen who lack maths alone, four who lack English too, and twelve who can do 30 hours but no more."""
    Council.objects.filter(id=in_council.id).update(agreed_to_share_at=clock.now())
    who_want_care(in_council, 16, maths_level=1)
    who_want_care(in_council, 4, maths_level=0, english_level=0)
    who_want_care(in_council, 12, max_weekly_hours=30)
    return count_week(in_council)


def beside_the_form(client, type=OpportunityType.JOB, **facts) -> str:
    page = page_of(client.post(f"{ADD}?type={type}", {"title": "Cook", "do": "preview", **facts}))
    return text_of(page.select_one("#what-if"))


def on_its_page(client, employer, **facts) -> str:
    post = OpportunityFactory(council=employer.council, employer=employer, **facts)
    return text_of(page_of(get_within(client, reverse("employer-opportunity", args=[post.public_id]))).main)


def test_beside_the_form_it_follows_what_is_typed_and_saves_nothing(client, employer, counted):
    told = beside_the_form(client, weekly_hours="37", **MATHS)
    assert "Not asking for maths: about 15 more people" in told
    assert "30 hours a week instead of 37: about 10 more people" in told
    assert "English" not in told
    assert not Opportunity.objects.exists()
    assert "maths" not in beside_the_form(client, weekly_hours="37", route=Route.CARE)


def test_a_form_not_yet_filled_in_says_how_to_see_it(client, employer):
    assert "The same button shows" in text_of(page_of(client.get(f"{ADD}?type=job")).select_one("#what-if"))


def test_an_earlier_draft_shows_it_beside_the_form_at_once(client, employer, counted):
    post = OpportunityFactory(council=employer.council, employer=employer, draft=True, **MATHS)
    page = page_of(get_within(client, reverse("opportunity-edit", args=[post.public_id])))
    assert "Not asking for maths: about 15 more people" in text_of(page.select_one("#what-if"))


def test_on_its_page_it_stands_while_the_post_can_be_changed(client, employer, counted):
    assert "Not asking for maths: about 15 more people" in on_its_page(client, employer, **MATHS)
    closed = on_its_page(client, employer, closed=True, **MATHS)
    assert "What one change would open" not in closed


@pytest.mark.parametrize(
    ("type", "said"),
    [
        (OpportunityType.APPRENTICESHIP, True),
        (OpportunityType.FOUNDATION_APPRENTICESHIP, True),
        (OpportunityType.JOB, False),
    ],
)
def test_what_the_law_does_not_ask_for_is_said_where_it_asks_for_anything(client, employer, counted, type, said):
    told = beside_the_form(client, type, **MATHS)
    assert ("The law asks nobody aged 19 or over for English or maths." in told) is said


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"maths_required": 2}, "Choose a route first"),
        ({"route": Route.CARE}, "It asks for nothing that is counted"),
        ({"route": Route.CARE, "english_required": 2}, "Too few to say"),
        ({"route": Route.LEGAL, "maths_required": 2}, "Too few to say"),
    ],
)
def test_where_there_is_no_number_it_says_why(client, employer, counted, facts, why):
    told = beside_the_form(client, **facts)
    assert why in told
    assert "more people" not in told


def test_before_the_first_count_it_says_when_there_will_be_one(client, employer):
    assert "Not counted yet" in beside_the_form(client, **MATHS)


def test_who_joins_within_the_week_changes_nothing_that_an_employer_sees(client, employer, counted, in_council):
    post = OpportunityFactory(council=in_council, employer=employer, **MATHS)
    address = reverse("employer-opportunity", args=[post.public_id])
    before = text_of(page_of(client.get(address)).main)
    who_want_care(in_council, 20, maths_level=1)
    count_week(in_council)
    assert text_of(page_of(client.get(address)).main) == before


def test_nothing_tells_whom_the_team_is_for_or_where_anybody_lives(client, employer, counted):
    told = beside_the_form(client, weekly_hours="37", **MATHS).lower()
    for word in ("young", "care leaver", "council ", employer.council.name.lower(), "borough", "home"):
        assert word not in told
    elsewhere = beside_the_form(client, weekly_hours="37", sites="CR0 1EA", **MATHS).lower()
    assert elsewhere == told


def test_other_states_that_can_be_changed_show_it_too(client, employer, counted):
    assert "about 15 more" in on_its_page(client, employer, state=OpportunityState.PAUSED, **MATHS)
