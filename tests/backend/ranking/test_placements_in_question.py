"""A fact that turns after the start: it shows on Today and on the placement until it is settled, to no employer."""

import datetime as dt

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer
from backend.care_leavers.services import record_contact, record_view, update_profile
from backend.core import clock
from backend.councils.choices import Role
from backend.councils.models import Membership
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.placements.services import begin_break, end, end_break
from backend.ranking.placements_in_question import answers_of_desk
from backend.reference.services import load_reference
from backend.referrals.details import remove_details_no_longer_agreed
from backend.referrals.models import Clearance
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.placements import placement_since
from tests.factories.referrals import referral_world, viewer_with
from tests.today import today_is
from tests.web.pages import filled, page_of, text_of
from tests.web.queries import WITH_WHOSE_IT_IS, get_within
from tests.web.sign_in import sign_in, signed_in
from tests.web.staff.today.reading import hints, link_of, whens


TODAY = dt.date(2027, 2, 15)
DAY = dt.timedelta(days=1)
FIRST = TODAY - 30 * DAY
ANCHOR = "placements-in-question"
WORDS = "Rang the probation officer: the kitchen keeps to it."
_today = today_is(TODAY)


@pytest.fixture
def desk(in_council):
    load_reference()
    return signed_in(in_council)


@pytest.fixture
def world(desk, in_council):
    return referral_world(in_council, places=20)


@pytest.fixture
def placement(world, desk):
    return works(world, desk)


def works(world, desk, *kinds, **person):
    somebody = CareLeaverFactory(council=world.council, ready=True, eet_adviser=desk[1].user, **person)
    with clock.moved_to(FIRST):
        consent_to(somebody, "share_name", *kinds)
    return placement_since(world, FIRST, person=somebody, private_business=True)


def now(placement, **facts):
    update_profile(care_leaver=CareLeaver.objects.get(id=placement.care_leaver_id), by=None, **facts)


def found(viewer) -> dict[int, list[str]]:
    people = CareLeaver.objects.for_council(viewer.council_id)
    answers = answers_of_desk(viewer, people)
    return {each.placement.id: [fact.name for fact in each.facts] for each in answers.in_question}


def names(desk, placement) -> list[str]:
    return found(Viewer.of(desk[1])).get(placement.id, [])


def take_back(world, placement, kind="share_name"):
    person = placement.care_leaver
    withdraw_consent(consent=person.consents.in_force().get(kind=kind), on=clock.today(), by=world.adviser)
    remove_details_no_longer_agreed(care_leaver=person, by=world.adviser)


# What is recorded after the start, and what it is called; what puts it right.
FACTS = {
    "permission is no": ({"right_to_work": False}, ["permission_to_work"], {"right_to_work": True}),
    "permission ran out": (
        {"right_to_work_until": TODAY - DAY, "extension_applied": False},
        ["permission_to_work"],
        {"right_to_work_until": TODAY + DAY},
    ),
    "permission ran out, an extension is applied for": (
        {"right_to_work_until": TODAY - DAY, "extension_applied": True},
        [],
        {},
    ),
    "permission holds to today": ({"right_to_work_until": TODAY, "extension_applied": False}, [], {}),
    "custody": ({"in_custody": True}, ["custody"], {"in_custody": False}),
    "a licence": ({"licence_conditions": "No knives"}, ["licence"], {"licence_conditions": ""}),
    "died": ({"in_touch": "DIED"}, ["died"], {"in_touch": "YES"}),
    "died, and support has ended": (
        {"in_touch": "DIED", "support_ended_on": TODAY, "right_to_work": False},
        ["died"],
        {"in_touch": "RHOM"},
    ),
    "support has ended": ({"support_ended_on": TODAY, "right_to_work": False}, [], {}),
    "they are of school age": (
        {"birth_date": dt.date(2011, 6, 5)},
        ["age", "school_leaving"],
        {"birth_date": dt.date(2005, 1, 5)},
    ),
    "they have grown older than is asked for": ({"birth_date": dt.date(2002, 2, 10)}, [], {}),
    "not in touch": ({"in_touch": "NO"}, [], {}),
    "fewer hours, a move": ({"max_weekly_hours": 4, "home_easting": 400_000, "home_northing": 100_000}, [], {}),
    "another telephone": ({"phone": "07700900789"}, [], {}),
}


def test_each_fact_is_there_while_it_holds_and_gone_when_it_turns(desk, world, placement):
    Opportunity.objects.filter(id=placement.opportunity_id).update(min_age=16, max_age=24)
    beside = {"duty_to_participate", "young_worker_limits"}  # what also follows from being of school age
    assert names(desk, placement) == []
    for fact, (changes, expected, back) in FACTS.items():
        with transaction.atomic():
            now(placement, **changes)
            assert [each for each in names(desk, placement) if each not in beside] == expected, fact
            if back:
                now(placement, **back)
                assert names(desk, placement) == [], fact
            transaction.set_rollback(True)


def test_the_adviser_reads_it_first_on_today_and_on_the_placement_and_the_employer_nothing(desk, world, placement):
    employer = sign_in(Client(), Membership.objects.get(user=world.employer_user))
    theirs = [reverse("employer-referrals"), reverse("employer-referral", args=[placement.referral.public_id])]
    before = [text_of(page_of(employer.get(url)).main) for url in theirs]
    for fact in (name for name, (_, expected, _) in FACTS.items() if expected):
        with transaction.atomic():
            now(placement, **FACTS[fact][0])
            today = get_within(desk[0], reverse("today"))
            ((action, hint),) = hints(today, ANCHOR)
            assert action.startswith(f"{placement.care_leaver.full_name}: "), fact
            assert placement.opportunity.title in hint, fact
            assert link_of(today, ANCHOR) == reverse("placement", args=[placement.public_id])
            said = text_of(page_of(get_within(desk[0], link_of(today, ANCHOR), most=WITH_WHOSE_IT_IS)).main)
            assert any(words in said for words in ("is told nothing of it", "Nobody is asked to check in")), fact
            assert [text_of(page_of(employer.get(url)).main) for url in theirs] == before, fact
            transaction.set_rollback(True)


def test_somebody_who_has_died_is_not_to_be_checked_in_with_and_the_end_settles_it(desk, placement):
    url = reverse("today")
    assert hints(desk[0].get(url), "check-ins")
    avoid_employer(
        care_leaver=placement.care_leaver, employer=placement.opportunity.employer, note="x", by=desk[1].user
    )
    now(placement, in_touch="DIED")
    shown = desk[0].get(url)
    assert hints(shown, "check-ins") == []
    assert hints(shown, "placed-beside-marks") == []
    assert [action.split(": ")[1] for action, _ in hints(shown, ANCHOR)] == ["record the end"]
    end(placement=placement, on=TODAY, reason="not_recorded", by=desk[1].user)
    assert hints(desk[0].get(url), ANCHOR) == []


def test_custody_is_settled_by_a_break_for_it_as_long_as_that_goes_on(desk, placement):
    now(placement, in_custody=True, release_date=TODAY + 9 * DAY)
    begin_break(placement=placement, on=TODAY, reason="illness", by=desk[1].user)
    assert names(desk, placement) == ["custody"], "a break for something else says nothing of it"
    end_break(spell=placement.breaks.get(), on=TODAY, by=desk[1].user)
    with clock.moved_to(TODAY + DAY):
        spell = begin_break(placement=placement, on=TODAY + DAY, reason="custody", by=desk[1].user)
        assert names(desk, placement) == []
    with clock.moved_to(TODAY + 3 * DAY):
        end_break(spell=placement.breaks.get(reason="custody"), on=TODAY + 2 * DAY, by=desk[1].user)
        assert names(desk, placement) == ["custody"]
        now(placement, in_custody=False)
        assert names(desk, placement) == []
    assert spell.reason == "custody"


@pytest.mark.parametrize(
    "facts",
    [
        {"licence_conditions": "Not near knives"},
        {"in_custody": True},
        {"in_custody": True, "release_date": TODAY + DAY},
    ],
)
def test_what_was_checked_settles_custody_or_a_licence_until_it_is_recorded_anew(desk, placement, facts):
    client = desk[0]
    now(placement, **facts)
    url = reverse("placement-checked", args=[placement.public_id])
    assert url in [
        link.get("href") for link in page_of(client.get(reverse("placement", args=[placement.public_id]))).select("a")
    ]
    sent = filled(get_within(client, url), "main form:has([name=checked])") | {"checked": WORDS}
    assert client.post(url, sent).status_code == 302
    assert Clearance.objects.get().words == WORDS
    assert names(desk, placement) == []
    with clock.moved_to(TODAY + DAY):
        now(placement, in_custody=False, licence_conditions="")
        now(placement, **facts | ({"licence_conditions": "Not near cash"} if "in_custody" not in facts else {}))
        assert names(desk, placement)


def test_no_words_make_it_lawful(desk, placement):
    now(placement, right_to_work=False)
    url = reverse("placement-checked", args=[placement.public_id])
    shown = desk[0].get(url, follow=True)
    assert "Nothing about where they work waits to be checked" in text_of(page_of(shown).main)


def test_an_agreement_taken_back_is_there_until_somebody_spoke_with_them_or_they_agree_again(desk, world, placement):
    person = placement.care_leaver
    talk = {"care_leaver": person, "method": "phone", "by": world.adviser}
    record_contact(on=TODAY, reached=True, **talk)
    with clock.moved_to(clock.now() + dt.timedelta(hours=1)):
        take_back(world, placement)
        assert names(desk, placement) == ["name_agreement"]
    with clock.moved_to(clock.now() + dt.timedelta(hours=2)):
        record_contact(on=TODAY, reached=False, **talk)
        assert names(desk, placement) == ["name_agreement"], "nobody was reached"
        today = get_within(desk[0], reverse("today"))
        ((_, hint),) = hints(today, ANCHOR)
        assert "taken back that the employer is told their name" in hint
        assert whens(today, ANCHOR) == ["since today"]
    with clock.moved_to(clock.now() + dt.timedelta(hours=3)):
        record_contact(on=TODAY, reached=True, **talk)
        assert names(desk, placement) == []


def test_a_talk_about_one_agreement_stands_when_another_is_taken_back_later(desk, world):
    placement = works(world, desk, "share_care_status")
    take_back(world, placement)
    with clock.moved_to(TODAY + DAY):
        person, by = placement.care_leaver, world.adviser
        record_contact(care_leaver=person, on=TODAY + DAY, method="phone", reached=True, by=by)
    with clock.moved_to(TODAY + 2 * DAY):
        take_back(world, placement, "share_care_status")
        assert names(desk, placement) == []


@pytest.mark.parametrize("days", [1, 10])
def test_a_talk_of_before_that_is_written_down_late_settles_nothing(desk, world, placement, days):
    take_back(world, placement)
    person, by = placement.care_leaver, world.adviser
    with clock.moved_to(clock.now() + dt.timedelta(hours=1)):
        record_contact(care_leaver=person, on=TODAY, method="phone", reached=False, by=by)
    with clock.moved_to(clock.now() + dt.timedelta(hours=2)):
        record_contact(care_leaver=person, on=TODAY - days * DAY, method="phone", reached=True, by=by)
        record_view(care_leaver=person, words="I like it here", on=TODAY - days * DAY, by=by)
        assert names(desk, placement) == ["name_agreement"]
        record_view(care_leaver=person, words="Not my name, please", on=TODAY, by=by)
        assert names(desk, placement) == []
    with clock.moved_to(clock.now() + dt.timedelta(hours=3)):
        record_contact(care_leaver=person, on=TODAY - days * DAY, method="phone", reached=True, by=by)
        assert names(desk, placement) == [], "what was settled stays settled"


def test_they_agree_again(desk, world, placement):
    take_back(world, placement)
    assert names(desk, placement) == ["name_agreement"]
    consent_to(placement.care_leaver, "share_name")
    assert names(desk, placement) == []


def test_care_status_matters_where_the_place_tells_it(desk, world):
    placement = works(world, desk, "share_care_status")
    take_back(world, placement, "share_care_status")
    assert names(desk, placement) == []
    Opportunity.objects.filter(id=placement.opportunity_id).update(care_leavers_only=True)
    assert names(desk, placement) == ["care_agreement"]


def test_who_sees_no_safety_marks_is_told_nothing(desk, world, placement):
    now(placement, in_custody=True, right_to_work=False)
    for role in Role:
        sees = role in (Role.EET_ADVISER, Role.HEAD, Role.STAFF)
        assert bool(found(viewer_with(role, world.council))) == sees, role
    auditor, _ = signed_in(world.council, Role.AUDITOR)
    said = text_of(page_of(auditor.get(reverse("placement", args=[placement.public_id]))).main)
    assert "custody" not in said
    assert "permission" not in said


def test_many_of_them_cost_no_more_queries(desk, world):
    for _ in range(4):
        now(works(world, desk), in_custody=True, licence_conditions="x", right_to_work=False)
    assert len(hints(get_within(desk[0], reverse("today")), ANCHOR)) == 4


def test_too_young_for_what_is_asked_is_told_and_too_old_is_not(desk, placement):
    Opportunity.objects.filter(id=placement.opportunity_id).update(min_age=18, max_age=None)
    now(placement, birth_date=TODAY.replace(year=TODAY.year - 18) + DAY)
    assert names(desk, placement) == ["age"]
    with clock.moved_to(TODAY + DAY):
        assert names(desk, placement) == [], "eighteen that day"
