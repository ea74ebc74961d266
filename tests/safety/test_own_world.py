"""An employer reads what it said itself and what it was told; another council reads places in words."""

import pytest
from django.urls import reverse

from backend.core.errors import Refused
from backend.core.protection import council_context
from backend.councils.choices import Role
from backend.intake.prefilled_drafts import copy_earlier
from backend.opportunities import services
from backend.opportunities.choices import OpportunityType, Source
from backend.opportunities.models import Share
from backend.opportunities.posting_rules import BrokenRules
from backend.opportunities.sharing import place_numbers_are_shared, share_with
from backend.ranking.records import opportunity_records
from tests.architecture.rows import Rows
from tests.backend.opportunities.posts import TODAY, a_draft, a_submitted, employer_with_contact, officer_of
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.factories.opportunities import OpportunityFactory
from tests.safety.employers_world import browser_of
from tests.today import today_is
from tests.web.pages import page_of, text_of


pytestmark = [pytest.mark.django_db]
_today = today_is(TODAY)
WHY = "Only for care leavers, they would not say yes to that"


@pytest.fixture
def rows(in_council):
    made = Rows(in_council)
    assert made.employer
    return made


def shown_to_employer(rows, opportunity, page="employer-opportunity"):
    return text_of(page_of(browser_of(rows).get(reverse(page, args=[opportunity.public_id]))).main)


@pytest.mark.parametrize("step", ["pause", "close", "withdraw", "reject"])
def test_an_officers_reason_stays_with_us_and_what_is_told_is_read_twice(rows, step):
    ready = step in ("pause", "close")
    post = rows.another_opportunity() if ready else a_submitted(rows.council, employer=rows.employer)
    officer = officer_of(rows.council)
    take = getattr(services, step)
    with pytest.raises(Refused, match=r"“care leavers”.*Put it another way") as refused:
        take(opportunity=post, reason=WHY, told="It is for care leavers", by=officer)
    assert refused.value.field == "told"
    take(opportunity=post, reason=WHY, told="Talk to us about the hours", by=officer)
    shown = shown_to_employer(rows, post)
    assert "Talk to us about the hours" in shown
    assert "care" not in shown.lower()


def test_without_anything_told_the_employer_is_sent_to_the_team(rows):
    post = services.close(opportunity=rows.another_opportunity(), reason=WHY, by=officer_of(rows.council))
    assert "The employment team can tell you why." in shown_to_employer(rows, post)


def test_what_its_own_people_wrote_an_employer_reads(rows):
    post = services.close(opportunity=rows.another_opportunity(), reason="We found somebody", by=rows.employer_user)
    assert "We found somebody" in shown_to_employer(rows, post)


def test_no_comment_goes_to_an_employer_about_what_is_the_councils(rows):
    post = a_submitted(rows.council, employer=rows.employer)
    for name in ("ehcp_required", "care_leavers_only", "kept_words"):
        with pytest.raises(Refused, match="no field called"):
            services.ask_for_changes(opportunity=post, comments={name: "Yes?"}, by=officer_of(rows.council))
    services.ask_for_changes(opportunity=post, comments={}, told="Longer", reason=WHY, by=officer_of(rows.council))
    for page in ("employer-opportunity", "opportunity-edit"):
        shown = shown_to_employer(rows, post, page)
        assert "Longer" in shown
        assert "care leaver" not in shown


def test_kept_places_need_the_employers_words_and_it_reads_changes_and_ends_them(rows):
    officer, words = officer_of(rows.council), "Two places for people you introduce"
    post = a_draft(rows.council, employer=rows.employer)
    services.change(opportunity=post, care_leavers_only=True, by=officer)
    with pytest.raises(BrokenRules, match="in the words of the employer"):
        services.submit(opportunity=post, by=officer)
    services.change(opportunity=post, kept_words=words, by=officer)
    assert f"Places you keep {words}" in shown_to_employer(rows, post)
    form = page_of(browser_of(rows).get(reverse("opportunity-edit", args=[post.public_id]))).main
    assert form.select_one("[name=kept_words]")["value"] == words
    assert form.select_one("[name=care_leavers_only]").has_attr("checked")
    other = rows.another_opportunity(title="Cook")
    form = page_of(browser_of(rows).get(reverse("opportunity-edit", args=[other.public_id]))).main
    assert form.select_one("[name=care_leavers_only]") is None  # asked, it would tell whom this team is for


def test_a_copy_does_not_keep_places(rows):
    earlier = rows.another_opportunity(ring_fenced=True)
    made = copy_earlier(earlier=earlier, by=rows.employer_user)
    assert (made.care_leavers_only, made.kept_words) == (False, "")


@pytest.mark.parametrize("kind", OpportunityType)
def test_whether_a_plan_is_needed_follows_from_the_type(in_council, kind):
    employer, by = employer_with_contact(in_council)
    made = services.draft(
        council=in_council, employer=employer, type=kind, title="One", source=Source.PARTNER, sites=[], by=by
    )
    is_supported = kind == OpportunityType.SUPPORTED_INTERNSHIP
    assert made.ehcp_required is is_supported
    services.change(opportunity=made, type=OpportunityType.SUPPORTED_INTERNSHIP, by=by)
    assert made.ehcp_required is True
    services.change(opportunity=made, type=OpportunityType.JOB, by=by)
    assert made.ehcp_required is False


@pytest.mark.parametrize("with_numbers", [False, True])
def test_another_council_reads_places_in_words_unless_the_owner_gives_the_number(with_numbers):
    owner, partner = CouncilFactory(), CouncilFactory()
    with council_context(owner.id):
        post = OpportunityFactory(council=owner, places=5, places_taken=1)
        by = MembershipFactory(council=owner, role=Role.ENGAGEMENT_OFFICER).user
        share_with(opportunity=post, partners=[partner], with_all=False, place_numbers=with_numbers, by=by)
        given = Share.objects.standing().get(opportunity=post)
        assert (given.with_place_numbers, given.by) == (with_numbers, by)
    told = []
    for taken in (1, 2):
        with council_context(owner.id):
            post.places_taken = taken
            post.save()
        with council_context(partner.id):
            assert place_numbers_are_shared(post, partner.id) is with_numbers
            told.append(str(opportunity_records([post], council_id=partner.id)[0]["places"]))
    assert told == ["5", "5"]


def test_giving_or_taking_back_the_number_says_who_and_when():
    owner, partner = CouncilFactory(), CouncilFactory()
    with council_context(owner.id):
        post = OpportunityFactory(council=owner)
        first, second = (MembershipFactory(council=owner, role=Role.ENGAGEMENT_OFFICER).user for _ in range(2))
        share_with(opportunity=post, partners=[partner], with_all=False, by=first)
        share_with(opportunity=post, partners=[partner], with_all=False, place_numbers=True, by=second)
        share_with(opportunity=post, partners=[partner], with_all=False, place_numbers=True, by=first)
        shares = Share.objects.filter(opportunity=post).order_by("id")
        assert [(each.with_place_numbers, each.by, each.ended_by) for each in shares] == [
            (False, first, second),
            (True, second, None),
        ]
