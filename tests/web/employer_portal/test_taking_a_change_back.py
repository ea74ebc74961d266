"""An employer takes back what it changed on a live post, before the council has decided; the council reads so."""

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState as State
from tests.factories.councils import UserFactory
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import as_shown, banner_in, filled, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


WHY = {"reason": "The director said no"}


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


@pytest.fixture
def post(employer, contact, client):
    lawful = {"job": True, "summary": "Bake bread", "remote": True, "min_age": 18, "weekly_hours": 37}
    live = OpportunityFactory(council=employer.council, employer=employer, **lawful)
    edit = reverse("opportunity-edit", args=[live.public_id])
    assert client.post(edit, filled(client.get(edit)) | {"weekly_hours": "20", "do": "save"}).status_code == 302
    live.refresh_from_db()
    assert (live.state, live.weekly_hours) == (State.SUBMITTED, 20)
    return live


def page_for_employer(post) -> str:
    return reverse("employer-opportunity", args=[post.public_id])


def test_it_is_offered_until_we_have_answered_and_puts_everything_back(client, officer, post):
    assert names_in_table(officer.get(reverse("approvals"))) == [post.title]
    shown = page_of(get_within(client, page_for_employer(post)))
    assert "Until we have answered, you can take the change back." in text_of(shown.main)
    take_back = shown.find("a", string="Take the change back")["href"]
    assert "It goes back to what was approved" in text_of(page_of(client.get(take_back)).main)
    assert "it is as it was approved" in banner_in(client.get(client.post(take_back, WHY).url))
    post.refresh_from_db()
    assert (post.state, post.weekly_hours) == (State.LIVE, 37)
    assert "Take the change back" not in text_of(page_of(client.get(page_for_employer(post))).main)


def test_the_council_reads_that_it_was_taken_back_and_an_older_page_decides_nothing(client, contact, officer, post):
    approval = reverse("approval", args=[post.public_id])
    before = as_shown(officer.get(approval))
    client.post(reverse("opportunity-take-back-change", args=[post.public_id]), WHY)
    assert "Nothing waits for approval" in text_of(page_of(officer.get(reverse("approvals"))).main)
    told = officer.post(approval, before, follow=True)
    assert f"“{post.title}” was taken back: it is marked “Live” now. {contact.user} did that" in banner_in(told)
    post.refresh_from_db()
    assert (post.state, post.events.last().step) == (State.LIVE, "take_back_change")
    history = text_of(page_of(officer.get(reverse("opportunity", args=[post.public_id]))).main)
    assert "The change was taken back before it was decided: it is as it was approved" in history
    assert WHY["reason"] in history


def test_what_is_decided_is_not_taken_back_by_an_older_page(client, in_council, post):
    services.approve(opportunity=post, by=UserFactory())
    told = client.post(reverse("opportunity-take-back-change", args=[post.public_id]), WHY, follow=True)
    assert "moved on" in text_of(page_of(told).main)
    post.refresh_from_db()
    assert (post.state, post.weekly_hours) == (State.LIVE, 20)
