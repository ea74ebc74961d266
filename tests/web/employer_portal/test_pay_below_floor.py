"""Pay that has fallen below a new legal minimum stands on the post's page, for its employer and for the officer."""

from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import PostingFlag
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PAY = "The pay is below the legal minimum. Pay at least £13.51 an hour."
STANDARD = "The standard has closed for starts."


def flagged(employer, **facts):
    post = OpportunityFactory(council=employer.council, employer=employer, job=True, **facts)
    for code, message in (("wage-floor", PAY), ("standard-open-for-starts", STANDARD)):
        PostingFlag.objects.create(
            council=employer.council, opportunity=post, code=code, message=message, raised_at=clock.now()
        )
    return post


def seen(browser, page, post):
    return text_of(page_of(get_within(browser, reverse(page, args=[post.public_id]))).main)


def test_employer_and_officer_both_read_it_on_its_page(client, employer, in_council):
    post = flagged(employer)
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]
    assert PAY in seen(officer, "opportunity", post)
    assert PAY in text_of(page_of(officer.get(reverse("approvals"))).main)
    shown = seen(client, "employer-opportunity", post)
    assert PAY in shown
    assert STANDARD not in shown
    assert "You: change its pay, or close it" in shown


def test_what_has_ended_is_not_marked_any_longer(client, employer):
    assert PAY not in seen(client, "employer-opportunity", flagged(employer, state=OpportunityState.CLOSED))
