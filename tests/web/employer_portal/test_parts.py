"""A post in short parts: each at its own address, saved by itself, in any order; what is missing is named, no error."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState
from backend.opportunities.models import Opportunity
from tests.factories.opportunities import OpportunityFactory
from tests.web.employer_portal.test_posting import day, lawful
from tests.web.pages import banner_in, errors_in, filled, page_of, saves, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


BEGIN = f"{reverse('opportunity-begin')}?type=job"


def parts(made) -> str:
    return reverse("opportunity-parts", args=[made.public_id])


def part(made, slug: str) -> str:
    return reverse("opportunity-part", args=[made.public_id, slug])


def states(page) -> list[str]:
    return [text_of(each) for each in page.select(".onward-part__state")]


@pytest.fixture
def made(client, employer):
    client.post(BEGIN, {"title": "Catering assistant", "summary": "Help prepare lunches.", "do": "next"})
    return Opportunity.objects.get()


def test_the_first_part_makes_the_draft_and_leads_to_the_next(client, employer):
    page = page_of(get_within(client, BEGIN))
    assert len(page.select(".onward-part")) == 6
    assert text_of(page.select_one("label[for=id_title]")) == "Title (needed)"
    assert text_of(page.select_one("label[for=id_description]")) == "More about it"
    response = client.post(BEGIN, {"title": "Catering assistant", "do": "next"})
    made = Opportunity.objects.get()
    assert (made.title, made.state, made.employer) == ("Catering assistant", OpportunityState.DRAFT, employer)
    assert response.url == part(made, "when")
    assert "Nobody else is asked" in banner_in(client.get(response.url))


def test_any_order_each_saves_itself_and_a_done_part_folds_to_a_line(client, made):
    saves(client, part(made, "who"), {"min_age": "18", "do": "save"})
    saves(client, part(made, "pay"), {"weekly_hours": "30", "wage_from": "13", "wage_period": "hour", "do": "save"})
    made.refresh_from_db()
    assert (made.min_age, made.weekly_hours, made.title) == (18, 30, "Catering assistant")
    page = page_of(get_within(client, part(made, "what")))
    text = text_of(page.main)
    assert "Ages: 18 and over" in text
    assert "Hours: 30 a week" in text
    assert not page.select(".govuk-error-summary")


def test_what_is_missing_is_named_with_the_part_that_says_it_and_opens_first(client, made):
    page = page_of(get_within(client, parts(made)))
    assert text_of(page.select_one("#part")).endswith("When")
    missing = {text_of(each) for each in page.select("main ul.govuk-list--bullet a[href*=parts]")}
    assert "Where" in missing
    assert "Say where it is" in text_of(page.main)
    assert "answers needed" in " ".join(states(page)) or "1 answer needed" in states(page)
    assert not page.select(f"form[action='{reverse('opportunity-submit', args=[made.public_id])}']")


def test_all_parts_done_it_is_sent_with_one_press(client, made):
    answers = lawful()
    slugs = {"when": ("closing", "start", "places"), "pay": ("weekly", "paid", "wage"), "where": ("sites",)}
    for slug, starts in slugs.items():
        facts = {name: value for name, value in answers.items() if name.startswith(starts)}
        assert saves(client, part(made, slug), facts | {"do": "save"}).status_code == 302, slug
    page = page_of(get_within(client, parts(made)))
    send = page.select_one(f"form[action='{reverse('opportunity-submit', args=[made.public_id])}']")
    assert text_of(send) == "Send for approval"
    client.post(send["action"], {})
    made.refresh_from_db()
    assert made.state == OpportunityState.SUBMITTED


def test_the_preview_shows_what_is_typed_beside_what_is_saved_and_saves_nothing(client, made):
    page = page_of(client.post(part(made, "pay"), {"weekly_hours": "30", "do": "preview"}))
    shown = text_of(page.select_one("#preview"))
    assert "Catering assistant" in shown
    assert "When you work 30 a week" in shown
    made.refresh_from_db()
    assert made.weekly_hours is None


def test_an_impossible_answer_stands_beside_its_field_with_what_was_typed(client, made):
    sent = day("opens_on", clock.today() + dt.timedelta(days=9)) | day("closing_date", clock.today())
    response = saves(client, part(made, "when"), sent | {"do": "next"})
    assert errors_in(response)
    assert page_of(response).select_one("[name=opens_on_day]")["value"] == sent["opens_on_day"]
    made.refresh_from_db()
    assert made.closing_date is None


def test_a_comment_stands_in_its_part_beside_its_field(client, employer, in_council):
    officer, membership = signed_in(in_council, Role.ENGAGEMENT_OFFICER)
    post = OpportunityFactory(council=in_council, employer=employer, submitted=True, job=True, summary="Cook")
    services.ask_for_changes(opportunity=post, comments={"working_pattern": "Which days?"}, by=membership.user)
    page = page_of(get_within(client, part(post, "pay")))
    assert "Days and times. You are asked to change this: Which days?" in text_of(page.main)
    other = page_of(client.get(part(post, "what")))
    assert "1 change asked for" in states(other)
    assert text_of(page_of(officer.get(part(post, "council"))).select_one("#part")).endswith("For the council")


def test_a_part_that_is_not_theirs_or_that_nobody_has_is_not_there(client, made, in_council):
    other = OpportunityFactory(council=in_council)
    for address in (part(made, "council"), part(made, "nothing"), part(other, "what"), parts(other)):
        assert client.get(address).status_code == 404
    page = filled(client.get(part(made, "what")))
    assert page["title"] == "Catering assistant"


def test_a_change_asked_for_is_answered_by_a_reply_and_read_beside_its_field(client, employer, in_council):
    officer, membership = signed_in(in_council, Role.ENGAGEMENT_OFFICER)
    post = OpportunityFactory(
        council=in_council, employer=employer, submitted=True, job=True, summary="Cook lunches", remote=True
    )
    asked = {"working_pattern": "Which days?", "places": "Are there two?"}
    services.ask_for_changes(opportunity=post, comments=asked, by=membership.user)
    opened = client.get(part(post, "pay"))
    assert "1 change asked for" in states(page_of(opened))
    client.post(part(post, "pay"), filled(opened) | {"reply_working_pattern": "Any two days", "do": "save"})
    page = page_of(client.get(parts(post)))
    assert text_of(page.select_one("#part")).endswith("When"), "the other one is still asked for"
    assert page_of(client.get(part(post, "pay"))).select_one("[name=reply_working_pattern]")["value"] == "Any two days"
    saves(client, part(post, "when"), filled(client.get(part(post, "when"))) | {"places": "4", "do": "save"})
    left = states(page_of(client.get(parts(post))))
    assert not [each for each in left if "asked for" in each], "one was answered by a reply, one by a change"
    edit = client.get(reverse("opportunity-edit", args=[post.public_id]))
    client.post(edit.wsgi_request.path, filled(edit) | {"places": "3", "do": "send"})
    post.refresh_from_db()
    assert (post.state, post.places) == (OpportunityState.SUBMITTED, 3)
    shown = text_of(page_of(officer.get(reverse("approval", args=[post.public_id]))).main)
    assert "You asked: Which days? They replied: Any two days" in shown
    assert post.events.filter(step="reply").count() == 1, "what was replied already is not replied again"


def test_a_part_of_what_is_live_says_that_it_is_checked_again_and_then_that_it_waits(client, employer, in_council):
    post = OpportunityFactory(council=in_council, employer=employer, job=True, summary="Cook lunches", remote=True)
    opened = client.get(part(post, "pay"))
    assert "is checked again before anybody new is put forward" in text_of(page_of(opened).main)
    led = saves(client, part(post, "pay"), filled(opened) | {"working_pattern": "Any two days", "do": "save"})
    post.refresh_from_db()
    assert post.state == OpportunityState.SUBMITTED
    said = banner_in(client.get(led.url))
    assert "sent for approval" in said
    assert "Nobody else" not in said
