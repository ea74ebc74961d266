"""Each kind of line on Today: the facts that bring it, what it says, where it leads, and what settles it."""

import datetime as dt

import pytest

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact, update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.employers.services import pause
from backend.opportunities.models import Opportunity
from backend.placements.check_ins import record_check_in
from backend.referrals.choices import Step, Way
from backend.shortlists.services import decide
from backend.web.staff.today.kinds import KINDS
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.employers import EmployerFactory
from tests.factories.gated import step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import placement_since
from tests.factories.shortlists import MatchFactory
from tests.sampling import one_in
from tests.web.pages import page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import asked_in, hints, link_of, whens


URL, DAY = "/today/", dt.timedelta(days=1)


def answered(world, answer, **facts):
    referral = world.refer()
    step(referral=referral, step=answer, on=clock.today(), by=world.employer_user, **facts)
    return referral


def spoke_with(world, *, reached=True, on=None):
    record_contact(care_leaver=world.person, on=on or clock.today(), method="phone", reached=reached, by=world.adviser)


@pytest.mark.parametrize(
    ("answer", "facts", "said"),
    [
        (Step.INTERVIEW, {"interview_at": dt.time(10)}, "at 10am"),
        (Step.OFFERED, {}, "The employer offers a place."),
        (Step.DECLINED_BY_EMPLOYER, {"note": "Full"}, "The employer says no."),
    ],
)
def test_an_answer_waits_until_somebody_spoke_with_them(adviser, world, answer, facts, said):
    if answer == Step.INTERVIEW:
        facts = facts | {"interview_on": clock.today() + 3 * DAY}
    answered(world, answer, **facts)
    response = adviser.get(URL)
    ((action, reason),) = hints(response, "answers")
    assert action == f"{world.person.full_name}: tell them what the employer answered"
    assert said in reason
    assert reason.endswith(f"{world.opportunity.title}, {world.opportunity.employer.name}")
    assert said in text_of(page_of(adviser.get(link_of(response, "answers"))).main), "the form says what to pass on"
    spoke_with(world, reached=False)
    spoke_with(world, on=clock.today() - DAY)
    assert hints(adviser.get(URL), "answers"), "no answer, or a talk before it, settles nothing"
    spoke_with(world)
    assert hints(adviser.get(URL), "answers") == []


def test_an_answer_is_settled_by_the_next_step_and_one_that_an_adviser_recorded_needs_nobody(adviser, world):
    referral = answered(world, Step.INTERVIEW)
    step(referral=referral, step=Step.INTERVIEW_MISSED, on=clock.today(), by=world.adviser)
    assert hints(adviser.get(URL), "answers") == []
    step(referral=referral, step=Step.OFFERED, on=clock.today(), by=world.adviser)
    response = adviser.get(URL)
    assert hints(response, "answers") == []
    assert [action for action, _ in hints(response, "offers")] == [f"{world.person.full_name}: record their answer"]


def test_an_offer_is_one_line_first_to_be_told_then_to_be_answered(adviser, world):
    referral = answered(world, Step.OFFERED)
    response = adviser.get(URL)
    assert (len(hints(response, "answers")), len(hints(response, "offers"))) == (1, 0)
    spoke_with(world)
    response = adviser.get(URL)
    assert (len(hints(response, "answers")), len(hints(response, "offers"))) == (0, 1)
    step(referral=referral, step=Step.ACCEPTED, on=clock.today(), by=world.adviser)
    assert hints(adviser.get(URL), "offers") == []


def test_an_interview_is_looked_out_for_on_its_day_and_after(adviser, world):
    on = clock.today() + 4 * DAY
    referral = answered(world, Step.INTERVIEW, interview_on=on, interview_at=dt.time(14, 30))
    assert "at 2:30pm" in hints(adviser.get(URL), "interviews")[0][1]
    with clock.moved_to(on):
        assert hints(adviser.get(URL), "interviews")[0][0].endswith("record how the interview went")
        assert whens(adviser.get(URL), "interviews") == ["today"]
    with clock.moved_to(on - DAY):
        assert hints(adviser.get(URL), "interviews")[0][0].endswith("see that they can get there")
    with clock.moved_to(on + DAY):
        assert whens(adviser.get(URL), "interviews") == ["1 day late"]
        assert hints(adviser.get(URL), "interviews")[0][0].endswith("record how the interview went")
        step(referral=referral, step=Step.OFFERED, on=clock.today(), by=world.adviser)
        assert hints(adviser.get(URL), "interviews") == []


def test_an_interview_without_a_day_is_asked_about(adviser, world):
    answered(world, Step.INTERVIEW)
    assert hints(adviser.get(URL), "interviews")[0][0].endswith("find out when the interview is")


@pytest.mark.usefixtures("kinds_named")
def test_closing_dates_within_seven_days_of_the_shortlisted_and_the_applying(adviser, world):
    closing = clock.today() + 8 * DAY
    employer = world.opportunity.employer
    soon = OpportunityFactory(council=world.council, employer=employer, closing_date=closing)
    decide(match=MatchFactory(care_leaver=world.person, opportunity=soon), kind="shortlist", by=world.adviser)
    elsewhere = OpportunityFactory(council=world.council, application_url="https://apply.example", closing_date=closing)
    world.refer(Way.HELPED_TO_APPLY, opportunity=elsewhere)
    assert hints(adviser.get(URL), "closing") == []
    with clock.moved_to(clock.today() + DAY):
        said = hints(adviser.get(URL), "closing")
        assert [action.partition(": ")[2] for action, _ in said] == ["refer them, or undo it", "help them to apply"]
    world.refer(opportunity=soon)
    with clock.moved_to(closing):  # the application has a line of its own from two days before
        assert (len(hints(adviser.get(URL), "closing")), len(hints(adviser.get(URL), "apply-by"))) == (0, 1)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"state": "closed"}, "It is marked “Closed”"),
        ({"places": 1, "places_taken": 1}, "Every place is taken"),
        ({"closing_date": dt.date(2024, 3, 1)}, "It closed on 1 March 2024"),
    ],
)
def test_a_dead_shortlist_says_why_it_came_to_nothing(adviser, world, facts, why):
    match = MatchFactory(care_leaver=world.person, opportunity=world.opportunity)
    decide(match=match, kind="shortlist", by=world.adviser)
    assert hints(adviser.get(URL), "no-place-left") == []
    Opportunity.objects.filter(id=world.opportunity.id).update(**facts)
    assert hints(adviser.get(URL), "no-place-left")[0][1].startswith(why)


def test_a_dead_shortlist_of_a_paused_organisation_says_so_whichever_row_was_paused(adviser, world):
    match = MatchFactory(care_leaver=world.person, opportunity=world.opportunity)
    decide(match=match, kind="shortlist", by=world.adviser)
    other = EmployerFactory(council=world.council, name=f"{world.opportunity.employer.name} Ltd")
    pause(employer=other, reason="x", by=world.adviser)
    assert hints(adviser.get(URL), "no-place-left")[0][1].startswith("The employer is paused")


def test_not_now_comes_back_on_today_and_in_the_list_with_what_was_said(adviser, desk, world):
    match = MatchFactory(care_leaver=world.person, opportunity=world.opportunity)
    CareLeaver.objects.filter(id=world.person.id).update(english_level=None)
    facts = {"because": "not_now", "until": "english", "note": "She sits the test in June"}
    decide(match=match, kind="not_this_one", by=desk[1].user, **facts)
    person_page = f"/people/{world.person.public_id}/"
    assert not page_of(adviser.get(person_page)).select(".onward-match")
    assert "Back in the list when this changes: Their English fits" in text_of(page_of(adviser.get(person_page)).main)
    assert hints(adviser.get(URL), "returned") == []
    CareLeaver.objects.filter(id=world.person.id).update(english_level=2)
    ((action, reason),) = hints(adviser.get(URL), "returned")
    assert action.endswith(": decide again")
    assert "what changed" not in reason
    assert "their English" in reason
    shown = page_of(get_within(adviser, person_page))
    card = text_of(shown.select_one(".onward-match"))
    assert f"You said “not now” on {clock.today().day} " in card
    assert "“She sits the test in June” That has changed: their English." in card
    assert not shown.select("#not-these")


def test_support_asked_for_at_a_check_in_waits_until_it_is_answered(adviser, world):
    placement = placement_since(world, clock.today() - 30 * DAY, person=world.person)
    check_in = placement.check_ins.first()
    facts = {"heard_from": "young_person", "going": 2, "still_there": True, "support_needed": "Later Mondays"}
    record_check_in(check_in=check_in, on=clock.today(), by=world.adviser, **facts)
    response = adviser.get(URL)
    said = hints(response, "support")[0][1]
    assert "Said it is going hard" in said
    assert "Asked for: “Later Mondays”" in said
    url = link_of(response, "support")
    assert "Later Mondays" in text_of(page_of(get_within(adviser, url)).main)
    done = {"kind": "hours", "words": "Agreed with the manager", "on": f"{clock.today():%d/%m/%Y}", "asks_on": ""}
    assert adviser.post(url, done).status_code == 302
    assert hints(adviser.get(URL), "support") == []
    with clock.moved_to(clock.today() + 14 * DAY):
        assert hints(adviser.get(URL), "did-it-help")[0][0].endswith("ask whether it helped")


@pytest.mark.parametrize(
    ("role", "sees", "never"),
    [
        (Role.STAFF, {"interviews", "answers to pass on", "no personal adviser"}, {"“not now” that is over"}),
        (Role.HEAD, {"interviews", "no personal adviser"}, {"answers to pass on", "check-ins due"}),
        (Role.PERSONAL_ADVISER, {"interviews", "answers to pass on"}, {"no personal adviser"}),
    ],
)
def test_each_role_sees_the_kinds_that_ask_something_of_it(world, role, sees, never):
    client, _ = signed_in(world.council, role)
    page = page_of(client.get(URL))
    titles = {kind.anchor: kind.title_of(0) for kind in KINDS}
    named = {titles[each["data-kind"]] for each in page.select("[data-kind]")}
    named |= set(text_of(page.select_one("#nothing-here")).removeprefix("Nothing in: ").rstrip(".").split(", "))
    assert sees <= named
    assert not never & named


def test_a_personal_adviser_has_a_desk_about_their_own(world):
    client, membership = signed_in(world.council, Role.PERSONAL_ADVISER)
    answered(world, Step.OFFERED)
    assert hints(client.get(URL), "answers") == []
    CareLeaver.objects.filter(id=world.person.id).update(personal_adviser=membership.user)
    assert len(hints(get_within(client, URL), "answers")) == 1
    assert client.get(f"{URL}?whose=all").content.count(b"whose=all") == 0, "there is no other desk to switch to"


def test_the_most_pressing_comes_first(adviser, world):
    update_profile(care_leaver=world.person, english_level=None, by=world.adviser)
    answered(world, Step.INTERVIEW, interview_on=clock.today() + DAY)
    kinds = [each["data-kind"] for each in page_of(adviser.get(URL)).select("[data-kind]")]
    assert " ".join(dict.fromkeys(kinds)) == "answers interviews personal-advisers in-touch activity-not-known"


OVER = {
    "died": ({"in_touch": "DIED", "support_ended_on": None}, "They are recorded as having died."),
    "died and ended": ({"in_touch": "DIED"}, "They are recorded as having died."),
    "support ended": ({}, "Support for this young person has ended"),
}


@pytest.mark.parametrize("whose", one_in(2, ["", "?whose=all"]))
@pytest.mark.parametrize(("facts", "said"), OVER.values(), ids=OVER)
@pytest.mark.parametrize("steps", one_in(2, [[Step.INTERVIEW], [Step.OFFERED, Step.ACCEPTED]]))
def test_of_who_died_or_is_not_supported_only_what_is_open_is_told(adviser, world, steps, facts, said, whose):
    referral = world.refer()
    for name in steps:
        step(referral=referral, step=name, on=clock.today(), by=world.adviser)
    facts = {"support_ended_on": clock.today(), "right_to_work": False, "english_level": None} | facts
    update_profile(care_leaver=CareLeaver.objects.get(id=world.person.id), by=world.adviser, **facts)
    shown = adviser.get(URL + whose)
    ((action, reason),) = hints(shown, "held")
    assert action == f"{world.person.full_name}: withdraw the referral"
    assert reason.startswith(said)
    assert "permission" not in reason, "nothing else is asked of them"
    assert len(page_of(shown).select("[data-kind]")) == 1
    assert said in text_of(page_of(adviser.get(link_of(shown, "held"))).main)
    step(referral=referral, step=Step.WITHDRAWN, on=clock.today(), note="Recorded as over", by=world.adviser)
    assert "Nothing waits for you" in page_of(adviser.get(URL + whose)).main.text


@pytest.mark.parametrize(("facts", "said"), OVER.values(), ids=OVER)
def test_of_a_placement_that_goes_on_of_who_died_only_the_end_is_asked(adviser, world, facts, said):
    placement_since(world, clock.today() - 30 * DAY, person=world.person)
    facts = {"support_ended_on": clock.today(), "right_to_work": False} | facts
    update_profile(care_leaver=world.person, by=world.adviser, **facts)
    shown = adviser.get(URL)
    told = [f"{world.person.full_name}: record the end"] if "died" in said else []
    found = page_of(shown).select("[data-kind]")
    assert [f"{text_of(each.select_one('[data-who]'))}: {asked_in(each)}" for each in found] == told


def test_with_a_line_of_every_kind_today_keeps_its_ceiling(adviser, desk, world):
    user = desk[1].user
    answered(world, Step.INTERVIEW, interview_on=clock.today() + DAY)
    placement = placement_since(world, clock.today() - 30 * DAY, person=world.person)
    facts = {"heard_from": "young_person", "going": 1, "still_there": True}
    record_check_in(check_in=placement.check_ins.first(), on=clock.today(), by=user, **facts)
    for number in range(12):
        person = CareLeaverFactory(council=world.council, eet_adviser=user, age=17 + number % 2)
        match = MatchFactory(care_leaver=person)
        decide(match=match, kind="ask", asked="employer", note="When?", by=user)
        decide(match=match, kind=("shortlist", "not_this_one")[number % 2], because=("", "level")[number % 2], by=user)
        CareLeaver.objects.filter(id=person.id).update(english_level=1)
    response = get_within(adviser, URL)
    assert page_of(response).select_one("#nothing-here")
    assert len(page_of(response).select("main section")) >= 6
