import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind
from backend.core import clock
from backend.councils.choices import Role
from backend.placements.models import Placement
from backend.referrals.choices import Step, Way
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.gated import start_from, step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.referrals import referral_world
from tests.web.pages import banner_in, errors_in, names_in_table, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in


def url_of(referral, page=""):
    return f"/referrals/{referral.public_id}/{page}"


def today():
    return f"{clock.today():%d/%m/%Y}"


def offered_steps(page) -> list[str]:
    return [box["value"] for box in page.select("input[name=step]")]


def take(client, referral, name, **more):
    return client.post(url_of(referral, "step/"), {"step": name, "on": today(), "note": "", **more}, follow=True)


def test_the_page_shows_how_it_stands_and_what_the_employer_can_read(world, adviser):
    page = page_of(adviser.get(url_of(world.refer())))
    facts = {text_of(row.dt): text_of(row.dd) for row in page.select(".govuk-summary-list__row")}
    assert facts["Step"] == "Introduced to the employer"
    assert facts["Name"] == world.person.full_name
    assert world.adviser.name in text_of(page.select_one(".moj-timeline"))


def test_only_steps_that_can_follow_are_offered(world, adviser):
    page = page_of(adviser.get(url_of(world.refer())))
    assert set(offered_steps(page)) == {
        "interview",
        "offered",
        "declined_by_young_person",
        "declined_by_employer",
        "withdrawn",
        "no_response",
    }


def test_a_step_is_dated_attributed_and_at_the_top_of_the_timeline(world, adviser):
    referral = world.refer()
    response = take(adviser, referral, "interview", note="Bring a portfolio")
    assert "an interview is arranged" in banner_in(response)
    latest = page_of(response).select(".moj-timeline__item")[0]
    assert "An interview is arranged" in latest.text
    assert world.adviser.name in latest.text
    assert "Bring a portfolio" in latest.text


def test_an_interview_has_a_day_and_a_time_that_can_be(world, adviser):
    referral = world.refer()
    on = f"{clock.today() + dt.timedelta(days=6):%d/%m/%Y}"
    for facts, said in (
        ({"interview_on": "1/1/2020"}, "The interview cannot be before the day it was arranged. Check both days."),
        ({"interview_at": "10:30"}, "Give the day of the interview as well as its time."),
        ({"interview_on": on, "interview_at": "tenish"}, "Time of the interview must be a time, like 9:30am or 14:30"),
        ({"interview_on": "1/1/2999"}, "The day of the interview is more than a year away. Check the year."),
    ):
        assert errors_in(take(adviser, referral, "interview", **facts)) == [said]
    wrong = errors_in(take(adviser, referral, "offered", interview_on=on))
    assert wrong[0].startswith("Day of the interview goes with")
    response = take(adviser, referral, "interview", interview_on=on, interview_at="2.30pm")
    latest = page_of(response).select(".moj-timeline__item")[0]
    assert f"Interview on {clock.today() + dt.timedelta(days=6):%-d %B %Y} at 2:30pm" in latest.text


def test_from_introduction_to_start_and_its_placement(world, adviser):
    referral = world.refer()
    for name in ("interview", "offered", "accepted"):
        response = take(adviser, referral, name)
    form = page_of(response).select_one('form[action$="start/"]')
    assert form.select_one("input[name=start-weekly_hours]")["value"] == "37.0"
    answers = {"start-on": today(), "start-weekly_hours": "30", "start-planned_end": ""}
    response = adviser.post(url_of(referral, "start/"), answers, follow=True)
    assert "The start is recorded." in banner_in(response)
    placement = Placement.objects.get()
    assert (placement.referral, placement.starts_on, placement.weekly_hours) == (referral, clock.today(), 30)
    assert not page_of(response).select('form[action$="start/"]')


def test_a_start_in_the_future_is_refused_beside_its_date(world, adviser):
    referral = world.refer()
    for name in ("offered", "accepted"):
        take(adviser, referral, name)
    tomorrow = f"{clock.today() + dt.timedelta(days=1):%d/%m/%Y}"
    response = adviser.post(url_of(referral, "start/"), {"start-on": tomorrow, "start-weekly_hours": "30"})
    assert page_of(response).select_one("#id_start-on_error")
    assert not Placement.objects.exists()


def test_a_step_that_cannot_follow_is_refused(world, adviser):
    referral = world.refer()
    response = take(adviser, referral, "accepted")
    assert "It is now “Introduced to the employer”" in banner_in(response)
    assert errors_in(take(adviser, referral, "no such step")) == ["Select what happened from the list"]


def test_taking_a_step_back_needs_a_reason(world, adviser):
    referral = world.refer()
    take(adviser, referral, "withdrawn")
    assert errors_in(take(adviser, referral, "reopened")) == ["Say why the last step is taken back."]
    response = take(adviser, referral, "reopened", note="Wrong person")
    assert "Last step taken back: now introduced to the employer" in text_of(
        page_of(response).select_one(".moj-timeline")
    )


def test_a_day_before_the_last_step_is_refused_and_the_note_is_kept(world, adviser):
    response = take(adviser, world.refer(), "offered", on="1/1/2020", note="They rang")
    assert "Give that day or a later one" in errors_in(response)[0]
    assert page_of(response).select_one("textarea").text.strip() == "They rang"


def test_others_read_but_have_nothing_to_record(world):
    referral = world.refer()
    for role in (Role.HEAD, Role.STAFF, Role.AUDITOR):
        client, _ = signed_in(world.council, role)
        assert not page_of(client.get(url_of(referral))).select("main form")
        assert client.post(url_of(referral, "step/"), {"step": "offered", "on": today()}).status_code == 403
        assert client.post(url_of(referral, "start/"), {"start-on": today()}).status_code == 403


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.ENGAGEMENT_OFFICER, Role.ADMINISTRATOR])
def test_the_staff_side_is_closed_to_others(world, role):
    client, _ = signed_in(world.council, role)
    referral = world.refer()
    for url in (url_of(referral), "/referrals/"):
        assert client.get(url).status_code == 403


def test_a_personal_adviser_finds_only_the_referrals_of_their_own(world):
    client, membership = signed_in(world.council, Role.PERSONAL_ADVISER)
    referral = world.refer()
    assert client.get(url_of(referral)).status_code == 404
    world.person.personal_adviser = membership.user
    world.person.save()
    assert client.get(url_of(referral)).status_code == 200


def test_taking_back_an_agreement_takes_the_detail_from_the_employer(in_council):
    world = referral_world(in_council, ConsentKind.SHARE_PHONE)
    client, _ = signed_in(in_council)
    referral = world.refer()
    agreed = world.person.consents.get(kind=ConsentKind.SHARE_PHONE)
    client.post(f"/people/{world.person.public_id}/agreements/", {"withdraw": str(agreed.public_id)})
    response = client.get(url_of(referral))
    page = page_of(response)
    page.select_one(".onward-identity").decompose()  # whose record it is, with the number an adviser rings
    assert "07700900123" not in text_of(page.main)
    assert "Details taken back from the employer" in response.content.decode()


def test_the_list_shows_open_ones_longest_waiting_first(world, adviser):
    with clock.moved_to(dt.date(2026, 11, 2)):
        older = world.refer()
    with clock.moved_to(dt.date(2026, 11, 9)):
        world.person = CareLeaverFactory(council=world.council, given_name="Zed", family_name="Later", ready=True)
        other = world.refer(Way.HELPED_TO_APPLY, opportunity=OpportunityFactory(council=world.council, from_feed=True))
    with clock.moved_to(dt.date(2026, 11, 16)):
        response = adviser.get("/referrals/")
        assert names_in_table(response) == [older.care_leaver.full_name, "Zed Later"]
        waiting = [text_of(row.select("td")[-1]) for row in page_of(response).select("tbody tr")]
        assert waiting == ["10", "5"]
        assert names_in_table(adviser.get("/referrals/?way=helped_to_apply")) == ["Zed Later"]
        assert names_in_table(adviser.get("/referrals/?unanswered=on")) == [older.care_leaver.full_name]
        step(referral=older, step=Step.WITHDRAWN, on=clock.today(), by=world.adviser)
        assert names_in_table(adviser.get("/referrals/")) == ["Zed Later"]
        assert len(names_in_table(adviser.get("/referrals/?state=all"))) == 2
    assert other.is_open


def test_pages_of_referrals_ask_little(world, adviser):
    referral = world.refer()
    get_within(adviser, url_of(referral), most=14)
    get_within(adviser, "/referrals/", most=9)  # which of them are held is computed, for all of a page at once


def test_what_has_started_leads_to_its_placement(world, adviser):
    referral = world.refer()
    for name in (Step.OFFERED, Step.ACCEPTED):
        step(referral=referral, step=name, on=clock.today(), by=world.adviser)
    shown = get_within(adviser, url_of(referral))
    assert "with its check-ins" not in text_of(page_of(shown).main)
    start_from(referral=referral, on=clock.today(), by=world.adviser)
    begun = Placement.objects.get(referral=referral)
    assert page_of(get_within(adviser, url_of(referral))).select(f'main a[href="/placements/{begun.public_id}/"]')
