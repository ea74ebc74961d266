"""The officer's pages of posts that look like one."""

import pytest
from django.urls import reverse

from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import NotDuplicates
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import as_shown, banner_in, errors_in, headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


PAIRS = reverse("duplicates")


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


def posts(council, number=2, **facts):
    bakery = EmployerFactory(council=council, name="Blue Door Bakery", verified=True)
    return [OpportunityFactory(council=council, employer=bakery, title="Baker", **facts) for _ in range(number)]


def compare(opportunity):
    return reverse("approval-duplicates", args=[opportunity.public_id])


def answered(client, one, other, answer, reason="The same shop"):
    shown = as_shown(client.get(compare(one)))
    return client.post(compare(one), shown | {"other": str(other.public_id), "answer": answer, "reason": reason})


def test_the_queue_leads_to_the_pairs_and_each_pair_to_its_comparison(officer, in_council):
    one, _ = posts(in_council)
    assert page_of(get_within(officer, reverse("approvals"))).find("a", href=PAIRS)
    page = page_of(get_within(officer, PAIRS))
    assert page.find("a", href=compare(one))
    table = text_of(page_of(get_within(officer, compare(one))).select_one("main table"))
    assert table.count("Blue Door Bakery") == 2


def test_many_pairs_cost_no_more_queries(officer, in_council):
    posts(in_council, 6)
    assert len(page_of(get_within(officer, PAIRS)).select("tbody tr")) == 15


def test_the_officer_who_approves_is_warned(officer, in_council):
    one, _ = posts(in_council, submitted=True)
    page = page_of(get_within(officer, reverse("approval", args=[one.public_id])))
    assert "It looks like “Baker” (Waiting for approval) of the same employer." in text_of(page.main)
    assert page.find("a", href=compare(one))


@pytest.mark.parametrize(("answer", "closed"), [("this", 1), ("other", 0)])
def test_one_is_kept_and_the_other_points_to_it(officer, in_council, answer, closed):
    both = posts(in_council)
    assert answered(officer, *both, answer).url == PAIRS
    for post in both:
        post.refresh_from_db()
    copy, kept = both[closed], both[1 - closed]
    assert (copy.state, copy.same_as, kept.state) == (OpportunityState.CLOSED, kept, OpportunityState.LIVE)
    page = page_of(get_within(officer, reverse("opportunity", args=[copy.public_id])))
    assert page.find("a", href=reverse("opportunity", args=[kept.public_id]))


def test_two_that_are_told_apart_are_gone_from_the_list(officer, in_council):
    response = answered(officer, *posts(in_council), "apart", "Two shops")
    assert "They are told apart." in banner_in(officer.get(response.url))
    assert NotDuplicates.objects.get().reason == "Two shops"
    assert "No two look like one" in headings_in(get_within(officer, PAIRS))


def test_a_reason_and_an_answer_are_needed(officer, in_council):
    one, other = posts(in_council)
    said = errors_in(officer.post(compare(one), {"other": str(other.public_id)}))
    assert said == ["Select whether they are one", "Enter how you know"]


def test_the_employers_own_post_is_kept_over_the_copy_of_a_feed(officer, in_council):
    own, advert = posts(in_council)
    type(advert).objects.filter(pk=advert.pk).update(source="faa", external_reference="VAC1")
    advert.events.create(step="publish_from_feed", to_state=advert.state, at=advert.created_at)
    assert "the employer's own is kept" in text_of(page_of(officer.get(compare(own))).main)
    [said] = errors_in(answered(officer, own, advert, "other"))
    assert "keep the employer's own" in said
    own.refresh_from_db()
    assert own.state == OpportunityState.LIVE


def test_what_looks_like_nothing_says_so(officer, in_council):
    alone = OpportunityFactory(council=in_council)
    assert "Nothing looks like it any more" in headings_in(get_within(officer, compare(alone)))


@pytest.mark.parametrize("answer", ["this", "other", "apart"])
def test_an_answer_about_posts_that_were_changed_since_is_not_recorded(officer, in_council, answer):
    one, other = posts(in_council)
    words = {"other": str(other.public_id), "answer": answer, "reason": "The same shop"}
    older = as_shown(officer.get(compare(one)))
    other.places += 3
    other.save()
    refused = officer.post(compare(one), older | words)
    assert "New or changed since you opened this page: “Looks like it: 1”" in errors_in(refused)[0]
    assert not NotDuplicates.objects.exists()
    assert {post.state for post in (one, other)} == {OpportunityState.LIVE}
    assert officer.post(compare(one), as_shown(refused) | words).url == PAIRS
