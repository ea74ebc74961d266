import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState, OpportunityType
from backend.opportunities.models import Opportunity
from backend.reference.models import ApprenticeshipStandard
from backend.reference.services import load_reference
from tests.factories.employers import EmployerFactory
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import banner_in, errors_in, filled, headings_in, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


ADD = reverse("opportunity-add")


def day(name, value):
    return {f"{name}_{part}": str(getattr(value, part)) for part in ("day", "month", "year")}


def lawful(**changes):
    """What an employer types into the form for a job that keeps every rule."""
    starts = clock.today() + dt.timedelta(days=60)
    return {
        "title": "Catering assistant",
        "summary": "Help prepare lunches for three schools.",
        "places": "2",
        **day("closing_date", clock.today() + dt.timedelta(days=30)),
        **day("start_date", starts),
        "weekly_hours": "37.5",
        "paid": "True",
        "wage_from": "£25,900",
        "wage_period": "year",
        "sites": "CR0 1EA, 1 High Street",
        "min_age": "18",
        "do": "send",
    } | changes


def post(client, type=OpportunityType.JOB, **changes):
    return client.post(f"{ADD}?type={type}", lawful(**changes))


def test_the_type_is_asked_first(client):
    assert "What would you like to post?" in headings_in(get_within(client, ADD))


@pytest.mark.parametrize("type", OpportunityType)
def test_every_type_has_its_form_on_one_page(client, type):
    page = page_of(get_within(client, f"{ADD}?type={type}"))
    asks_for_standard = page.select_one("[name=lars_code]") is not None
    assert asks_for_standard == (type in ("apprenticeship", "foundation_apprenticeship"))
    assert (page.select_one("[name=wage_from]") is None) == type.endswith("_course")


def test_a_job_is_posted_in_one_sitting(client, employer):
    response = post(client)
    made = Opportunity.objects.get()
    assert response.url == reverse("employer-opportunity", args=[made.public_id])
    assert (made.employer, made.state, made.places) == (employer, OpportunityState.SUBMITTED, 2)
    assert made.wage_from == 25900
    assert [site.postcode for site in made.sites.all()] == ["CR0 1EA"]
    assert [event.step for event in made.events.all()] == ["draft", "submit"]
    sent = client.get(response.url)
    assert "sent for approval" in banner_in(sent)
    assert "Until we have answered, you can take it back." in text_of(page_of(sent).main)
    take_back = page_of(sent).find("a", string="Take it back")["href"]
    assert "It is taken back" in banner_in(client.get(client.post(take_back, {"reason": "Two more places"}).url))
    made.refresh_from_db()
    assert made.state == OpportunityState.DRAFT


@pytest.mark.parametrize("period", ["", "fortnight"])
@pytest.mark.parametrize("do", ["send", "draft", "preview"])
def test_pay_without_a_period_is_no_error_of_ours(client, do, period):
    response = post(client, wage_from="13.50", wage_period=period, do=do)
    assert response.status_code == 200
    assert "£13.50" in text_of(page_of(response))
    assert do == "preview" or errors_in(response)
    assert not Opportunity.objects.exists()


def test_a_draft_needs_only_a_title(client):
    client.post(f"{ADD}?type=job", {"title": "Cook", "do": "draft"})
    assert Opportunity.objects.get().state == OpportunityState.DRAFT


def test_pay_below_the_minimum_is_refused_with_everything_typed_kept(client, in_council):
    load_reference()
    response = post(client, wage_from="9.00", wage_period="hour", working_pattern="Monday to Friday")
    errors = errors_in(response)
    assert any("below the legal minimum" in error for error in errors), errors
    page = page_of(response)
    assert page.select_one("[name=working_pattern]")["value"] == "Monday to Friday"
    assert page.select_one("[name=wage_from]")["value"] == "9.00"
    assert page.select_one("#id_wage_from-error, #id_wage_from_error") is not None
    assert not Opportunity.objects.exists()


def test_every_broken_rule_is_said_at_once(client):
    response = post(client, summary="", sites="")
    fields = {link["href"] for link in page_of(response).select(".govuk-error-summary__list a")}
    assert {"#id_summary", "#id_sites"} <= fields


def test_a_place_that_is_no_postcode_is_said_beside_its_field(client):
    errors = errors_in(post(client, sites="somewhere nice"))
    assert errors == ["“somewhere nice” is not a UK postcode: write it like SW1A 1AA."]


def test_a_standard_brings_its_level_and_route(client, in_council):
    load_reference()
    standard = ApprenticeshipStandard.objects.approved().at_level(3).filter(type="apprenticeship").first()
    post(client, OpportunityType.APPRENTICESHIP, lars_code=str(standard.lars_code), duration_months="18", level="")
    made = Opportunity.objects.get()
    assert (made.lars_code, made.level, made.route) == (standard.lars_code, 3, standard.route)


def test_a_draft_shows_beside_its_fields_what_is_still_needed(client, employer):
    client.post(f"{ADD}?type=job", {"title": "Cook", "do": "draft"})
    made = Opportunity.objects.get()
    page = page_of(get_within(client, reverse("opportunity-edit", args=[made.public_id])))
    remarks = [text_of(each) for each in page.select(".onward-remark")]
    assert any(each.startswith("Needed:") for each in remarks), remarks


def test_comments_stand_beside_their_fields_and_it_is_sent_again(client, in_council):
    officer = signed_in(in_council, Role.ENGAGEMENT_OFFICER)[1].user
    post(client)
    made = Opportunity.objects.get()
    services.ask_for_changes(opportunity=made, comments={"working_pattern": "Which days?"}, by=officer)
    edit = reverse("opportunity-edit", args=[made.public_id])
    page = page_of(get_within(client, edit))
    assert any("Which days?" in text_of(each) for each in page.select(".govuk-inset-text"))
    asked = page_of(get_within(client, reverse("employer-opportunity", args=[made.public_id])))
    assert "Days and times: Which days?" in text_of(asked.main)
    client.post(edit, filled(client.get(edit)) | {"working_pattern": "Monday to Friday", "do": "send"})
    made.refresh_from_db()
    assert (made.state, made.working_pattern) == (OpportunityState.SUBMITTED, "Monday to Friday")
    assert made.events.filter(step="change").get().reason == "Changed: working pattern."


def test_an_employer_is_never_asked_whom_places_are_kept_for(client, in_council):
    assert page_of(client.get(f"{ADD}?type=job")).select_one("[name=care_leavers_only]") is None
    officer, _ = signed_in(in_council, Role.ENGAGEMENT_OFFICER)
    assert page_of(get_within(officer, f"{ADD}?type=job")).select_one("[name=care_leavers_only]") is not None


def test_an_officer_posts_for_an_employer_of_choice(in_council, employer):
    EmployerFactory(council=in_council)
    officer, _ = signed_in(in_council, Role.ENGAGEMENT_OFFICER)
    officer.post(f"{ADD}?type=job", lawful(employer=str(employer.public_id)))
    assert Opportunity.objects.get().employer == employer


@pytest.mark.parametrize("step", ["pause", "close", "withdraw"])
def test_ending_needs_a_reason(client, employer, step):
    opportunity = OpportunityFactory(council=employer.council, employer=employer)
    url = reverse(f"opportunity-{step}", args=[opportunity.public_id])
    get_within(client, url)
    assert errors_in(client.post(url, {"reason": ""})) == ["Enter reason"]
    client.post(url, {"reason": "We found somebody."})
    opportunity.refresh_from_db()
    assert opportunity.state != OpportunityState.LIVE
    assert (
        "We found somebody."
        in client.get(reverse("employer-opportunity", args=[opportunity.public_id])).content.decode()
    )


def test_a_paused_one_is_made_live_again(client, contact, employer):
    opportunity = OpportunityFactory(
        council=employer.council, employer=employer, job=True, summary="Cook lunches", remote=True
    )
    services.pause(opportunity=opportunity, reason="Holidays", by=contact.user)
    client.post(reverse("opportunity-resume", args=[opportunity.public_id]), {"reason": "Back again"})
    opportunity.refresh_from_db()
    assert opportunity.state == OpportunityState.LIVE


def test_another_employers_opportunity_is_not_there(client, in_council):
    other = OpportunityFactory(council=in_council)
    for name in ("employer-opportunity", "opportunity-edit", "opportunity-pause"):
        assert client.get(reverse(name, args=[other.public_id])).status_code == 404


def test_staff_who_do_not_post_are_turned_away(in_council, employer):
    opportunity = OpportunityFactory(council=in_council, employer=employer)
    adviser, _ = signed_in(in_council)
    assert adviser.get(ADD).status_code == 403
    assert adviser.get(reverse("opportunity-edit", args=[opportunity.public_id])).status_code == 403
    assert adviser.get(reverse("employer-opportunities")).status_code == 403


def test_the_list_of_many_costs_no_more_queries(client, employer):
    OpportunityFactory.create_batch(12, council=employer.council, employer=employer)
    page = page_of(get_within(client, reverse("employer-opportunities")))
    assert len(page.select("tbody tr")) == 12


@pytest.mark.parametrize("state", OpportunityState)
def test_every_state_has_its_page(client, employer, state):
    opportunity = OpportunityFactory(council=employer.council, employer=employer, state=state)
    get_within(client, reverse("employer-opportunity", args=[opportunity.public_id]))


NO_TO_ALL = {
    "private_business": "False",
    "includes_training": "False",
    "min_age": "0",
    "max_age": "120",
    "min_level": "0",
    "english_required": "0",
    "maths_required": "0",
    "dbs_required": "False",
    "driving_required": "False",
}


def test_no_is_an_answer_to_everything_that_is_asked_of_who_can_apply(client):
    page = page_of(get_within(client, f"{ADD}?type=job"))
    for name, no in NO_TO_ALL.items():
        assert page.select_one(f'[name={name}] option[value="{no}"], [name={name}][value="{no}"]'), name
    post(client, **NO_TO_ALL)
    made = Opportunity.objects.get()
    assert {str(getattr(made, name)) for name in NO_TO_ALL} == {"0", "120", "False"}
    shown = text_of(page_of(client.get(reverse("employer-opportunity", args=[made.public_id]))))
    assert "Ages no limit" in shown
    assert "Maths none needed" in shown


def test_what_is_not_answered_is_named_beside_its_field_and_stops_nobody(client):
    post(client)
    made = Opportunity.objects.get()
    assert made.state == OpportunityState.SUBMITTED
    assert made.dbs_required is None
    assert made.max_age is None
    edited = text_of(page_of(client.get(reverse("opportunity-edit", args=[made.public_id]))))
    assert "Say whether a DBS check is needed." in edited


def test_an_age_that_the_list_leaves_out_is_kept(client):
    post(client, do="draft")
    made = Opportunity.objects.get()
    Opportunity.objects.update(max_age=64)
    client.post(reverse("opportunity-edit", args=[made.public_id]), lawful(max_age="64", do="draft"))
    made.refresh_from_db()
    assert made.max_age == 64
