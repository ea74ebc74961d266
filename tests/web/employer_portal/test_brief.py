"""What helps whoever starts in a post: read by the employer's people, signed in and by link, the same for anybody."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.employers.choices import Pledge
from backend.opportunities.manager_brief import write_brief_lines
from backend.opportunities.models import BriefReading, Opportunity
from backend.referrals.choices import ENDED, ReferralState, Step
from backend.referrals.models import Referral
from backend.web.employer_portal.brief_page import is_shown_on
from tests.factories.care_leavers import consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.safety.tells import Answer, tells_of, without_what_each_request_makes
from tests.safety.test_matched_pair import AGREED, outside_applicant, referred_person
from tests.today import today_is
from tests.web.employer_portal.by_link.links import INTRODUCTION, box_of, browser, come_in, contact_without_account
from tests.web.employer_portal.conftest import browser_of
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import signed_in


TODAY = dt.date(2026, 6, 15)  # a Monday
_today_is = today_is(TODAY)
BY_LINK = reverse("introduction-brief")


@pytest.fixture
def world(in_council):
    return referral_world(in_council, title="Baker", pledges=[Pledge.WORKPLACE_BUDDY], paid=True)


@pytest.fixture
def contact(world):
    return contact_without_account(world)


def address(world) -> str:
    return reverse("employer-brief", args=[world.opportunity.public_id])


def invited(world, **facts):
    referral = world.refer(**facts)
    interview = {"interview_on": TODAY + dt.timedelta(days=3), "interview_at": dt.time(10)}
    step(referral=referral, step=Step.INTERVIEW, on=TODAY, by=world.employer_user, **interview)
    return referral


def test_it_stands_on_the_opportunity_and_is_said_to_have_been_read(world):
    client = browser_of(world.employer_user)
    shown = get_within(client, reverse("employer-opportunity", args=[world.opportunity.public_id]))
    assert "Nobody there has said yet that they have read it." in text_of(page_of(shown).main)
    page = get_within(client, address(world))
    told = text_of(page_of(page).main)
    for words in ("You promised a buddy", "Do not ask about home, health, family", "Whom to ring"):
        assert words in told
    done = client.post(address(world), filled(page), follow=True)
    assert "We have noted that you have read it." in text_of(page_of(done))
    client.post(address(world), filled(get_within(client, address(world))))
    (reading,) = BriefReading.objects.all()
    assert (reading.contact.user, reading.by) == (world.employer_user, world.employer_user)
    assert f"{reading.contact.name} has read it, on 15 June 2026." in text_of(page_of(client.get(address(world))).main)


def test_on_an_introduction_it_stands_once_somebody_may_come(world):
    client, referral = browser_of(world.employer_user), world.refer()
    page = reverse("employer-referral", args=[referral.public_id])
    assert "Read what helps" not in text_of(page_of(get_within(client, page)).main)
    step(referral=referral, step=Step.OFFERED, on=TODAY, by=world.employer_user)
    shown = page_of(get_within(client, page))
    assert "You have not said yet that you have read it." in text_of(shown.main)
    (link,) = [each["href"] for each in shown.select("a") if each.text == "Read what helps"]
    client.post(link, filled(client.get(link)))
    assert "You read it on 15 June 2026." in text_of(page_of(client.get(page)).main)


def test_it_is_shown_in_every_state_in_which_somebody_may_come(world):
    before = {ReferralState.INTRODUCED, ReferralState.APPLYING, ReferralState.APPLIED}
    each_of = {each: Referral(state=each, opportunity=world.opportunity) for each in ReferralState}
    shown = {state for state, referral in each_of.items() if is_shown_on(referral)}
    assert shown == (set(ReferralState) - ENDED - before) | {ReferralState.STARTED}
    assert ReferralState.INTERVIEWED in shown


def test_somebody_who_came_by_a_link_reads_the_same_words_and_is_named(world, contact):
    referral = invited(world)
    client = come_in(browser(), contact, referral)
    assert "Read what helps" in text_of(page_of(get_within(client, INTRODUCTION)).main)
    page = get_within(client, BY_LINK)
    signed = browser_of(world.employer_user).get(address(world))
    both = [[text_of(each) for each in page_of(shown).main.select("li")] for shown in (page, signed)]
    assert both[0] == both[1]
    said = filled(page)
    answer = client.post(BY_LINK, {"version": said["version"]})
    assert answer.status_code == 409  # no visit named: it may be the page of another link
    answer = client.post(BY_LINK, said | box_of(client))
    assert (answer.status_code, answer["Location"]) == (303, f"{BY_LINK}?said=read")
    assert "We have noted" in text_of(page_of(client.get(answer["Location"])).main)
    (reading,) = BriefReading.objects.all()
    assert (reading.contact, reading.by) == (contact, None)
    stale = client.post(BY_LINK, said | box_of(client) | {"version": "old"})
    assert (stale.status_code, BriefReading.objects.count()) == (400, 1)


def test_before_there_is_an_interview_the_link_leads_to_no_brief(world, contact):
    client = come_in(browser(), contact, world.refer())
    assert client.get(BY_LINK).status_code == 404
    assert Client().get(BY_LINK).status_code == 302


def test_it_is_the_same_to_the_letter_whoever_is_introduced_and_where_nobody_is(world, contact):
    class Made:
        council, adviser = world.council, world.adviser

    def read(person) -> list[str]:
        client = browser_of(world.employer_user)
        answers = [client.get(address(world))]
        if person:
            consent_to(person, *AGREED)
            referral = invited(world, care_leaver=person, checked="Asked the practitioner on the phone")
            answers.append(come_in(browser(), contact, referral).get(BY_LINK))
        return [without_what_each_request_makes(Answer.of("brief", each)).body for each in answers]

    nobody = read(None)
    known, outside = read(referred_person(Made)), read(outside_applicant(Made))
    assert nobody == known[:1] == outside[:1]
    assert known[1] == outside[1]


def test_the_brief_of_a_kept_place_differs_in_nothing(in_council, world):
    client = browser_of(world.employer_user)
    before = without_what_each_request_makes(Answer.of("brief", client.get(address(world))))
    kept = {"care_leavers_only": True, "kept_words": "For care leavers only"}
    Opportunity.objects.filter(pk=world.opportunity.pk).update(**kept)
    after = without_what_each_request_makes(Answer.of("brief", client.get(address(world))))
    assert before.body == after.body
    assert tells_of(after) == []


def test_nobody_reads_that_of_another_employer(world):
    another = OpportunityFactory(council=world.council)
    client = browser_of(world.employer_user)
    for method in (client.get, client.post):
        assert method(reverse("employer-brief", args=[another.public_id])).status_code == 404


def test_an_officer_writes_two_lines_and_whoever_read_it_is_asked_again(in_council, world):
    officer, _ = signed_in(in_council, Role.ENGAGEMENT_OFFICER)
    client = browser_of(world.employer_user)
    client.post(address(world), filled(client.get(address(world))))
    staff = reverse("opportunity-brief", args=[world.opportunity.public_id])
    assert "As it stands" in text_of(page_of(get_within(officer, staff)).main)
    lines = reverse("opportunity-brief-lines", args=[world.opportunity.public_id])
    form = filled(officer.get(lines))
    refused = officer.post(lines, form | {"first": "He came out of care", "second": "Bus 64"})
    assert "what is true of the post" in text_of(page_of(refused).main)
    done = officer.post(lines, filled(refused) | {"first": "The side door opens at 7."}, follow=True)
    told = text_of(page_of(done).main)
    assert "The side door opens at 7." in told
    assert "An earlier one" in told
    assert "read an earlier version on 15 June 2026" in text_of(page_of(client.get(address(world))).main)


def test_colleagues_see_who_has_read_it_and_only_an_officer_writes(in_council, world):
    referral = invited(world)
    adviser, _ = signed_in(in_council)
    page = get_within(adviser, reverse("referral", args=[referral.public_id]), most=WITH_WHOSE_IT_IS)
    assert "Nobody there has said yet that they have read it." in text_of(page_of(page).main)
    page = get_within(adviser, reverse("opportunity", args=[world.opportunity.public_id]))
    assert "What helps whoever starts here" in text_of(page_of(page).main)
    page = adviser.get(reverse("opportunity-brief", args=[world.opportunity.public_id]))
    assert "Write two lines" not in text_of(page_of(page).main)
    assert adviser.get(reverse("opportunity-brief-lines", args=[world.opportunity.public_id])).status_code == 403


def test_lines_of_the_council_reach_the_link(world, contact):
    by = MembershipFactory(council=world.council, role=Role.ENGAGEMENT_OFFICER).user
    write_brief_lines(opportunity=world.opportunity, first="Ask for Sam at the till.", second="", by=by)
    client = come_in(browser(), contact, invited(world))
    assert "Ask for Sam at the till." in text_of(page_of(client.get(BY_LINK)).main)
    assert clock.today() == TODAY
