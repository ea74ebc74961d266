"""Duties of a standard are entered on a page of the post, once for all posts of it, and stay for who began by them."""

import re
import uuid

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.models import StandardDuties
from backend.reference.choices import Route
from backend.reference.models import ApprenticeshipStandard
from backend.referrals.choices import Way
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.web.pages import errors_in, filled, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


@pytest.fixture
def post(in_council):
    facts = {"title": "Baker", "level": 2, "route": Route.values[0], "source": "A list", "confidence": "to_check"}
    ApprenticeshipStandard.objects.create(lars_code=98765, as_of=clock.today(), **facts)
    return OpportunityFactory(council=in_council, lars_code=98765)


def duties_of(post) -> str:
    return reverse("opportunity-duties", args=[post.public_id])


def typed(client, post, **answers) -> dict:
    boxes = {"starts_on_day": "1", "starts_on_month": "1", "starts_on_year": "2026", "source": "The published page"}
    return filled(get_within(client, duties_of(post))) | boxes | answers


def test_they_are_entered_with_where_they_were_read_and_corrected_by_a_row_of_its_own(in_council, post):
    adviser = signed_in(in_council, Role.EET_ADVISER)[0]
    assert "None are entered yet." in text_of(page_of(adviser.get(duties_of(post))).main)
    wrong = adviser.post(duties_of(post), typed(adviser, post, duties="", source=""))
    assert len(errors_in(wrong)) == 2
    assert not StandardDuties.objects.exists()
    answer = adviser.post(duties_of(post), typed(adviser, post, duties="1. Prepare dough\n2. Bake"), follow=True)
    assert "2 duties of Baker are entered." in text_of(page_of(answer).main)
    assert filled(answer)["duties"] == "Prepare dough\nBake"
    adviser.post(duties_of(post), typed(adviser, post, duties="Prepare the dough"))
    assert [each.duties for each in StandardDuties.objects.order_by("id")] == [
        ["Prepare dough", "Bake"],
        ["Prepare the dough"],
    ]


def test_whoever_came_from_a_statement_goes_back_to_it(in_council, post):
    client = signed_in(in_council, Role.EET_ADVISER)[0]
    world = referral_world(in_council, from_feed=True, lars_code=98765)
    referral = world.refer(Way.HELPED_TO_APPLY)
    statement = reverse("referral-statement", args=[referral.public_id])
    enter = page_of(get_within(client, statement)).find("a", string=re.compile("Enter its duties"))["href"]
    shown = get_within(client, enter)
    assert page_of(shown).select_one(".govuk-back-link")["href"] == statement
    sent = typed(client, world.opportunity, duties="Bake")
    answer = client.post(enter, sent)
    assert answer["Location"] == statement
    assert "1 duty of Baker is entered." in text_of(page_of(client.get(statement)).main)
    elsewhere = f"{duties_of(post)}?referral={uuid.uuid4()}"
    assert page_of(client.get(elsewhere)).select_one(".govuk-back-link")["href"] == reverse(
        "opportunity", args=[post.public_id]
    )


def test_others_and_a_post_without_a_standard_have_no_such_page(in_council, post):
    adviser, head = (signed_in(in_council, role)[0] for role in (Role.EET_ADVISER, Role.HEAD))
    assert head.get(duties_of(post)).status_code == 403
    assert adviser.get(duties_of(OpportunityFactory(council=in_council))).status_code == 404
