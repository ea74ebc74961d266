"""Whoever posts is told of a post that looks like theirs, and of none that they may not open."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityState, Source
from backend.opportunities.duplicates import record_not_duplicates
from backend.opportunities.models import Opportunity
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.web.employer_portal.test_posting import ADD, lawful
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


WARNED = "It looks like “Catering assistant”"


def there(employer, **facts):
    """A live post that what `lawful` types looks like."""
    facts = {"title": "Catering assistant", "start_date": clock.today() + dt.timedelta(days=60)} | facts
    made = OpportunityFactory(council=employer.council, employer=employer, job=True, **facts)
    SiteFactory(opportunity=made, postcode="CR0 1EA")
    return made


def previewed(client, **changes):
    return text_of(page_of(client.post(f"{ADD}?type=job", lawful(do="preview", **changes))).select_one("#preview"))


def sent(client, **changes):
    response = client.post(f"{ADD}?type=job", lawful(**changes))
    return text_of(page_of(client.get(response.url)).main)


def address(opportunity, name):
    return reverse(f"opportunity-{name}", args=[opportunity.public_id])


def test_the_preview_names_it_and_sending_is_not_stopped(client, employer):
    other = there(employer)
    assert WARNED in previewed(client)
    assert other.reference in previewed(client)
    said = sent(client)
    assert WARNED in said
    assert "sent for approval" in said
    assert Opportunity.objects.filter(state=OpportunityState.SUBMITTED).count() == 1


def test_the_page_of_a_draft_says_it_beside_the_title_and_before_it_is_sent(client, employer):
    there(employer)
    draft = there(employer, state=OpportunityState.DRAFT)
    for name in ("edit", "preview", "submit"):
        shown = text_of(page_of(get_within(client, address(draft, name))).main)
        assert shown.count(WARNED) == 1, name


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Night porter"},
        {"start_date": clock.today() + dt.timedelta(days=75)},
        {"state": OpportunityState.CLOSED},
        {"state": OpportunityState.DRAFT},
    ],
)
def test_what_the_officers_queue_would_not_name_is_not_named(client, employer, facts):
    there(employer, **facts)
    assert WARNED not in previewed(client)


def test_another_part_of_town_is_another_post(client, employer):
    there(employer)
    assert WARNED not in previewed(client, sites="SE1 9AA, 1 High Street")


def test_a_place_that_is_not_one_yet_is_no_error(client, employer):
    there(employer)
    assert WARNED in previewed(client, sites="the corner shop")


def test_a_post_is_not_like_itself_while_it_is_edited(client, employer):
    own = there(employer)
    shown = page_of(client.post(address(own, "edit"), lawful(do="preview")))
    assert WARNED not in text_of(shown.main)


def test_those_told_apart_are_not_named_again(client, employer, contact):
    own, other = there(employer, state=OpportunityState.CHANGES_REQUESTED), there(employer)
    assert WARNED in text_of(page_of(client.get(address(own, "edit"))).main)
    record_not_duplicates(one=own, other=other, reason="Two shops", by=contact.user)
    assert WARNED not in text_of(page_of(client.get(address(own, "edit"))).main)


def test_nobody_is_told_of_a_post_they_may_not_open(client, employer, in_council):
    """The officer's queue knows both spellings of one name; the people of the one may not learn of the other."""
    namesake = EmployerFactory(council=in_council, name="The Blue Door Bakery Ltd")
    there(namesake)
    there(namesake, source=Source.FAA, external_reference="1000000001")
    draft = there(employer, state=OpportunityState.DRAFT)
    assert WARNED not in previewed(client)
    assert WARNED not in text_of(page_of(client.get(address(draft, "edit"))).main)
    assert WARNED not in sent(client, title="Catering assistants")
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]
    assert WARNED in text_of(page_of(officer.get(address(draft, "edit"))).main)


def test_an_officer_who_posts_is_told_once_the_employer_is_chosen(in_council, employer):
    EmployerFactory(council=in_council)
    there(employer)
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]
    assert WARNED not in previewed(officer)
    assert WARNED in previewed(officer, employer=str(employer.public_id))
