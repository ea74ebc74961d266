"""Lines of an officer's Today: each comes with its facts, leads to what settles it, and goes."""

import datetime as dt

import pytest
from django.urls import reverse

from backend.core import clock
from backend.councils.choices import Role
from backend.employers.checklist import required_checks
from backend.employers.choices import Item
from backend.employers.invitations import invite_to, send_again
from backend.employers.models import ColleagueInvitation, FeedName
from backend.employers.services import pause
from backend.web.kit.formats import day
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory, worker
from tests.factories.employers import EmployerFactory, check_of
from tests.factories.opportunities import OpportunityFactory
from tests.web.pages import as_shown, page_of, text_of
from tests.web.queries import get_within
from tests.web.sign_in import signed_in
from tests.web.staff.today.reading import hints, link_of, whens


URL = "/today/"
DAY = dt.timedelta(days=1)


@pytest.fixture
def officer(in_council):
    return signed_in(in_council, Role.ENGAGEMENT_OFFICER)[0]


def test_an_officer_without_lines_is_led_on_and_reads_of_no_young_person(officer, in_council):
    person = CareLeaverFactory(council=in_council)
    shown = text_of(page_of(get_within(officer, URL, most=12)).main)
    assert "Nothing waits for you" in shown
    assert "what waits to be approved" in shown
    assert person.full_name not in shown
    assert "young people" not in shown.lower()


def test_a_name_like_that_of_a_paused_one_is_asked_about_until_somebody_answers(officer, in_council):
    one = EmployerFactory(council=in_council, name="Heron Lane Bakery")
    other = EmployerFactory(council=in_council, name="Heron Lane Bakry")
    pause(employer=other, reason="A complaint", by=worker(in_council))
    response = officer.get(URL)
    ((action, reason),) = hints(response, "one-employer")
    assert action == f"{one.name}: say whether they are one employer"
    assert other.name in reason
    answer = {"other": other.public_id, "are_one": "False", "reason": "Two addresses"}
    shown = as_shown(officer.get(link_of(response, "one-employer")))
    assert officer.post(link_of(response, "one-employer"), shown | answer).status_code == 302
    assert hints(officer.get(URL), "one-employer") == []


def test_all_other_names_that_are_alike_are_one_line(officer, in_council):
    for name in ("Heron Lane Bakery", "Wren Tools", "Plover Joinery"):
        for spelled in (name, f"{name} Croydon"):
            EmployerFactory(council=in_council, name=spelled, verified=True)
    response = officer.get(URL)
    ((action, _),) = hints(response, "one-employer")
    assert action == "3 pairs of names that are alike: say which are one employer"
    assert link_of(response, "one-employer") == reverse("employer-questions")
    assert sections_in(response)[-1] == "one-employer"


def sections_in(response) -> list[str]:
    return list(dict.fromkeys(each["data-kind"] for each in page_of(response).select("[data-kind]")))


def test_employers_and_posts_that_wait_come_first_and_say_what_is_late(officer, in_council):
    """Monday 1 June 2026: an employer is due on Wednesday, a post on Tuesday."""
    monday = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)
    with clock.moved_to(monday):
        for spelled in ("Wren Tools", "Wren Tools Croydon"):
            EmployerFactory(council=in_council, name=spelled, verified=True)
        waits = EmployerFactory(council=in_council, name="Dunlin Works", asked_at=clock.now())
        post = OpportunityFactory(council=in_council, employer=waits, title="Fitter", submitted=True)
        post.events.create(step="submit", to_state=post.state, at=clock.now())
        unsent = OpportunityFactory(council=in_council, employer=waits, submitted=True)
    with clock.moved_to(monday + dt.timedelta(hours=30)):
        response = get_within(officer, URL, most=14)
        assert sections_in(response)[:2] == ["to-verify", "to-approve"]
        assert link_of(response, "to-verify") == reverse("employer", args=[waits.public_id])
        assert link_of(response, "to-approve") == reverse("approval", args=[post.public_id])
        assert [whens(response, anchor)[0] for anchor in ("to-verify", "to-approve")] == ["tomorrow", "overdue"]
        assert "not verified yet" in hints(response, "to-approve")[0][1]
        late = page_of(response).find("a", href=reverse("approval", args=[unsent.public_id])).find_parent("li")
        assert "overdue" not in text_of(late)
    with clock.moved_to(monday + dt.timedelta(hours=49)):
        assert whens(officer.get(URL), "to-verify") == ["overdue"]
        post.state, waits.verified_at, waits.verified_by = "live", clock.now(), worker(in_council)
        post.save()
        unsent.delete()
        waits.save()
        response = officer.get(URL)
        assert hints(response, "to-verify") == hints(response, "to-approve") == []


def test_a_colleague_and_a_second_spelling_wait_for_their_answer(officer, in_council):
    employer = EmployerFactory(council=in_council, name="Wren Tools")
    facts, by = {"council": in_council, "employer": employer}, worker(in_council)
    ColleagueInvitation.objects.create(**facts, name="Ola Brand", email="ola@other.example", asked_by=by)
    FeedName.objects.create(**facts, name="Sparrow Tools", source="faa", external_reference="A-17")
    response = get_within(officer, URL, most=12)
    assert hints(response, "colleagues")[0][0] == "Ola Brand: say yes or no"
    assert "“Sparrow Tools”" in hints(response, "feed-names")[0][1]
    for anchor in ("colleagues", "feed-names"):
        assert get_within(officer, link_of(response, anchor)).status_code == 200
    answered = officer.post(link_of(response, "colleagues"), {"answer": "no", "reason": "Rang Wren, nobody knows her"})
    assert answered.status_code == 302
    left = officer.get(URL)
    assert hints(left, "colleagues") == []
    assert len(hints(left, "feed-names")) == 1


def test_an_invitation_whose_inviter_may_no_longer_invite_waits_until_somebody_sends_it_again(officer, in_council):
    stays = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user
    leaver = MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER, user__name="Lea Gone")
    employer = EmployerFactory(council=in_council, name="Wren Tools", verified=True)
    asked = invite_to(employer=employer, name="Una", email="una@wren.example", by=leaver.user)
    invite_to(employer=employer, name="Ivo", email="ivo@wren.example", by=stays)
    assert hints(officer.get(URL), "colleagues") == []
    leaver.ended_at = clock.now()
    leaver.save()
    response = get_within(officer, URL)
    ((action, reason),) = hints(response, "colleagues")
    assert action == "Una: send the invitation again, or take it back"
    assert "Lea Gone" in reason
    assert "Wren Tools" in reason
    assert link_of(response, "colleagues") == reverse("employer", args=[employer.public_id])
    send_again(invitation=asked, by=stays)
    assert hints(officer.get(URL), "colleagues") == []


def test_checks_are_told_of_as_long_before_they_end_as_is_set_and_after(officer, in_council, settings):
    settings.EMPLOYER_CHECKS_TOLD_DAYS = 10
    employer = EmployerFactory(council=in_council, name="Plover Joinery", verified=True, checks=False)
    ends = clock.today() + 10 * DAY + DAY
    for asked in required_checks(employer.kind):
        on = ends if asked.item == Item.INSURANCE else ends + 300 * DAY
        check_of(employer, asked.item, next_check_on=on)
    EmployerFactory(council=in_council, name="Kestrel Retail")
    EmployerFactory(council=CouncilFactory(), name="Elsewhere", verified=True, checks=False)
    assert hints(officer.get(URL), "employer-checks") == []
    with clock.moved_to(ends - 10 * DAY + DAY):
        ((action, reason),) = hints(officer.get(URL), "employer-checks")
        assert action == "Plover Joinery: renew the checks"
        assert f"1 check ends on {day(ends)}: employers' liability insurance" in reason
        assert "payroll" not in reason
        assert "Nobody new" not in reason
    with clock.moved_to(ends + DAY):
        response = officer.get(URL)
        assert "Nobody new is introduced" in hints(response, "employer-checks")[0][1]
        assert link_of(response, "employer-checks") == reverse("employer", args=[employer.public_id])
        employer.checks.filter(item=Item.INSURANCE).update(next_check_on=ends + 300 * DAY)
        assert hints(officer.get(URL), "employer-checks") == []
