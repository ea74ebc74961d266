import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from backend.core import clock
from backend.councils.choices import Role
from backend.drafts.tickets import KEEP
from backend.employers.checklist import required_checks
from backend.employers.verification import verify
from backend.opportunities import services
from backend.opportunities.choices import OpportunityState, OpportunityType
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import Finding
from backend.opportunities.transitions import OPPORTUNITY_LIFE
from backend.reference.choices import StandardStatus
from tests.backend.opportunities.posts import officer_of
from tests.backend.opportunities.rules.conftest import add_standard
from tests.factories.councils import CouncilFactory, worker
from tests.factories.employers import EmployerContactFactory, EmployerFactory, check_of
from tests.factories.opportunities import OpportunityFactory
from tests.web.kit.drafts.long_forms import send
from tests.web.pages import as_shown, banner_in, errors_in, filled, headings_in, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


QUEUE = reverse("approvals")
FRIDAY = timezone.make_aware(dt.datetime(2026, 6, 5, 15))  # 24 working hours later it is Monday, three o'clock


@pytest.fixture
def employer(in_council):
    return EmployerFactory(council=in_council, verified=True, name="Blue Door Bakery")


@pytest.fixture
def contact(employer):
    return EmployerContactFactory(employer=employer, signs_in=True)


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


def sent(contact, title="Baker", drafted_by=None, **facts):
    employer = contact.employer
    opportunity = OpportunityFactory(
        council=employer.council, employer=employer, title=title, draft=True, job=True,
        summary="Bake bread", remote=True, min_age=18, **facts,
    )  # fmt: skip
    if drafted_by:
        OPPORTUNITY_LIFE.record("draft", opportunity, from_state="", by=drafted_by)
    return services.submit(opportunity=opportunity, by=contact.user)


def address(opportunity, name="approval"):
    return reverse(name, args=[opportunity.public_id])


def test_the_queue_starts_with_the_longest_waiting_and_tells_the_clock(officer, contact):
    with clock.moved_to(FRIDAY):
        first = sent(contact, "First")
    with clock.moved_to(FRIDAY + dt.timedelta(hours=2)):
        sent(contact, "Second")
    with clock.moved_to(FRIDAY + dt.timedelta(days=3, hours=1)):
        response = get_within(officer, QUEUE)
        assert names_in_table(response) == ["First", "Second"]
        rows = [text_of(row) for row in page_of(response).select("table")[0].select("tbody tr")]
        assert "8 June 2026 at 3pm" in rows[0]
        assert rows[0].endswith("Overdue")
        assert rows[1].endswith("In time")
        services.approve(opportunity=first, by=officer_of(contact.employer.council))
        waiting = page_of(officer.get(QUEUE)).select("table")[0]
        assert [text_of(cell) for cell in waiting.select("th[scope=row]")] == ["Second"]


def test_the_queue_names_what_employers_need(officer, in_council, employer):
    assert "Employers that need you" not in text_of(page_of(officer.get(QUEUE)).main)
    EmployerFactory(council=in_council)
    employer.checks.filter(item="payroll").delete()
    said = text_of(page_of(get_within(officer, QUEUE)).main)
    assert "Waiting to be verified : 1" in said
    assert "Verified, checks not current : 1" in said


def test_what_should_be_looked_at_twice_is_shown_before_a_person_approves(officer, contact):
    opportunity = sent(contact, description="Wages are paid in cash every Friday.")
    page = page_of(get_within(officer, address(opportunity)))
    assert "Pay may be in cash." in text_of(page.main)


def test_an_empty_queue_says_so(officer):
    assert "Nothing waits for approval" in headings_in(get_within(officer, QUEUE))


def test_the_automatic_checks_come_first(officer, contact):
    opportunity = sent(contact, places=None)
    page = page_of(get_within(officer, address(opportunity)))
    assert text_of(page.select("main h2")[0]) == "What the posting rules say"
    assert "Say how many places there are" in text_of(page.main)


def _approves(officer, opportunity):
    url = address(opportunity)
    return officer.post(url, as_shown(officer.get(url)))


def test_approving_makes_it_live(officer, contact):
    opportunity = sent(contact)
    response = _approves(officer, opportunity)
    assert response.url == QUEUE
    opportunity.refresh_from_db()
    assert opportunity.state == OpportunityState.LIVE
    assert "approved and live. The employer is told; matches follow in a few seconds" in banner_in(officer.get(QUEUE))


def test_after_approving_the_one_that_waits_longest_is_one_press_away(officer, contact):
    with clock.moved_to(FRIDAY):
        late = sent(contact, "Icer")
    with clock.moved_to(FRIDAY + dt.timedelta(days=3, hours=1)):
        page = page_of(officer.get(_approves(officer, sent(contact)).url))
        banner = page.select_one(".govuk-notification-banner")
        assert "Next: Icer , overdue since 8 June 2026." in text_of(banner)
        assert banner.find("a", string="Icer")["href"] == address(late)
        assert "Nothing else waits for approval" in banner_in(officer.get(_approves(officer, late).url))


def test_what_is_decided_stands_before_the_long_facts_each_said_as_people_say_it(officer, contact):
    standard = add_standard(403, StandardStatus.APPROVED)
    opportunity = sent(contact, weekly_hours=35, wage_from="13.25", wage_period="hour")
    kind = {"type": OpportunityType.APPRENTICESHIP, "lars_code": 403, "level": 2}
    Opportunity.objects.filter(id=opportunity.id).update(**kind)
    page = page_of(officer.get(address(opportunity)))
    order = [str(page).index(f'id="{name}"') for name in ("approve", "comments")]
    assert order == sorted(order)
    assert page.select_one('a[href="#comments"]')
    assert text_of(page.select_one("details summary")).startswith(("More about it", "What we know of the employer"))
    form = page.select_one("form#changes")
    said = {
        text_of(line.select_one(".onward-said__label")): text_of(line.select_one(".onward-said__value"))
        for line in form.select(".onward-said")
    }
    assert said["Apprenticeship standard"] == f"{standard.title} (LARS code {standard.lars_code})"
    assert said["Weekly hours"] == "35 hours a week"
    assert said["Pay"] == "£13.25 an hour"
    unsaid = [line for line in form.select(".onward-said") if "not recorded yet" in text_of(line)]
    assert unsaid
    assert all(line.find_parent("details") for line in unsaid if "Proposed comment" not in text_of(line))


def test_the_history_says_when_one_person_wrote_and_approved_it(officer, contact, in_council):
    by, other = officer_of(in_council), sent(contact)
    alone = sent(contact, "Icer", drafted_by=by)
    for each in (alone, other):
        services.approve(opportunity=each, by=by)
    said = "One person wrote it and approved it"
    assert said in text_of(page_of(officer.get(address(alone))).main)
    assert said not in text_of(page_of(officer.get(address(other))).main)


def test_nothing_of_an_unverified_employer_goes_live_until_a_named_officer_has_looked(officer, in_council):
    contact = EmployerContactFactory(employer=EmployerFactory(council=in_council), signs_in=True)
    employer, opportunity = contact.employer, sent(contact)
    assert any("has not been verified" in error for error in errors_in(_approves(officer, opportunity)))
    assert page_of(officer.get(address(opportunity))).find("a", string="Check this employer")
    for asked in required_checks(employer.kind):
        check_of(employer, asked.item)
    page = officer.get(reverse("employer", args=[employer.public_id]))
    officer.post(reverse("employer-propose", args=[employer.public_id]), as_shown(page, "main form[action*=propose]"))
    verify(employer=employer, by=worker(employer.council))
    employer.refresh_from_db()
    assert employer.verified_by.name in text_of(page_of(officer.get(address(opportunity))).main)
    _approves(officer, opportunity)
    opportunity.refresh_from_db()
    assert opportunity.state == OpportunityState.LIVE


def test_changes_are_asked_for_by_field(officer, contact):
    opportunity = sent(contact)
    url = address(opportunity, "approval-changes")
    shown = as_shown(get_within(officer, url))
    officer.post(url, shown | {"working_pattern": "Which days?", "told": ""})
    opportunity.refresh_from_db()
    assert opportunity.state == OpportunityState.CHANGES_REQUESTED
    assert opportunity.events.get(step="ask_for_changes").comments == {"working_pattern": "Which days?"}


def test_asking_for_nothing_is_refused(officer, contact):
    opportunity = sent(contact)
    url = address(opportunity, "approval-changes")
    errors = errors_in(officer.post(url, as_shown(officer.get(url)) | {"told": " "}))
    assert errors == ["Say what is to be changed: a comment beside a field, or about the whole of it."]


def test_rejecting_needs_a_reason(officer, contact):
    opportunity = sent(contact)
    url = address(opportunity, "approval-reject")
    shown = as_shown(get_within(officer, url))
    assert errors_in(officer.post(url, shown | {"reason": " "})) == ["Enter why it is not approved"]
    officer.post(url, shown | {"reason": "It is not a real job."})
    opportunity.refresh_from_db()
    assert opportunity.state == OpportunityState.CLOSED


def test_a_second_answer_to_the_same_post_says_what_it_was_answered(officer, contact):
    opportunity = sent(contact)
    _approves(officer, opportunity)
    for name, facts in (("approval", {}), ("approval-changes", {"reason": "x"}), ("approval-reject", {"reason": "x"})):
        response = officer.post(address(opportunity, name), facts, follow=True)
        said = text_of(page_of(response).main)
        assert "is answered already: it is marked “Live” now" in said, name
        assert "no longer waits" in said
    assert opportunity.events.filter(step="approve").count() == 1


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ENGAGEMENT_OFFICER}))
def test_only_the_officer_decides(in_council, contact, role):
    opportunity = sent(contact)
    client, _ = signed_in(in_council, role)
    assert client.get(QUEUE).status_code == 403
    for name in ("approval", "approval-changes", "approval-reject"):
        assert client.post(address(opportunity, name), {"reason": "x"}).status_code == 403


def test_another_councils_post_is_not_there(officer):
    other = OpportunityFactory(council=CouncilFactory(), submitted=True)
    assert officer.get(address(other)).status_code == 404


def test_what_the_checks_found_is_offered_beside_its_field_and_sent_with_one_press(officer, contact):
    opportunity = sent(contact, places=None)
    response = get_within(officer, address(opportunity), most=15)
    form = page_of(response).select_one("form#changes")
    places = form.select_one("[name=places]")
    assert "how many places" in places.text
    assert not form.select_one("[name=send_places]").has_attr("checked"), "what is only to check is not chosen"
    assert form["action"] == address(opportunity, "approval-changes")
    answers = filled(response, "form#changes")
    chosen = answers | {"send_places": "on", "working_pattern": "Which days?", "max_age": "Why so young?"}
    assert officer.post(form["action"], chosen).url == QUEUE
    comments = opportunity.events.get(step="ask_for_changes").comments
    assert comments == {
        "places": places.text.strip(),
        "working_pattern": "Which days?",
        "max_age": "Why so young?",
    }


def test_a_warning_for_whoever_approves_is_proposed_to_no_employer(officer, contact):
    opportunity = sent(contact, description="Help in my home. Send a copy of your passport to 07700 900123 first.")
    page = page_of(officer.get(address(opportunity)))
    assert "It may be in somebody's home" in text_of(page.main), "the officer reads it"
    assert not [box.text for box in page.select("form#changes textarea") if "somebody's home" in box.text]
    assert page.select_one("form#changes [name=send_description]") is None


def test_what_is_sent_is_what_the_officer_saw_whatever_the_checks_say_by_then(officer, contact, monkeypatch):
    def say(**found):
        findings = [Finding("rule", False, field, words) for field, words in found.items()]
        monkeypatch.setattr("backend.opportunities.posting_rules.findings_of", lambda opportunity: findings)

    opportunity, words = sent(contact), {"places": "Say how many.", "title": "Say what it is.", "summary": "Say more."}
    say(**words)
    page = officer.get(address(opportunity))
    chosen = filled(page, "form#changes") | {"send_places": "on"}
    say(places="In other words, how many?", title="In other words, what is it?")
    send(officer, address(opportunity, "approval-changes"), chosen | {KEEP: "yes"})
    again = page_of(officer.get(address(opportunity)))
    assert again.select_one("[name=places]").text.strip() == "In other words, how many?", "untouched: as it is today"
    assert again.select_one("[name=send_places]").has_attr("checked")
    assert officer.post(address(opportunity, "approval-changes"), chosen).url == QUEUE
    assert opportunity.events.get(step="ask_for_changes").comments == {"places": "Say how many."}
