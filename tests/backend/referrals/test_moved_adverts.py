"""An officer says that an advert is another employer's: whoever was referred to it is with that one from then on."""

import ast
import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.services import record_contact, record_view
from backend.core import clock
from backend.councils.choices import Role
from backend.employers.choices import FeedNameAnswer
from backend.employers.concerns import raise_concern
from backend.employers.models import FeedName
from backend.intake.importer.employer_names import ask_about_name
from backend.opportunities.models import Opportunity
from backend.placements.affected import to_speak_with
from backend.placements.designated_officer import officer_clocks
from backend.placements.still_to_tell import moved_and_not_spoken_of
from backend.referrals.choices import Way
from backend.referrals.disclosure import to_be_added
from backend.referrals.models import Referral
from backend.referrals.moved_adverts import answer_feed_name, take_feed_answer_back
from backend.referrals.transitions import REFERRAL_LIFE
from tests.architecture.test_gate import files_that_call, parsed
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import MembershipFactory
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import disclose_more, start_from, step
from tests.factories.opportunities import OpportunityFactory
from tests.factories.placements import accepted
from tests.factories.referrals import referral_world
from tests.web.pages import page_of, text_of
from tests.web.sign_in import sign_in
from tests.web.staff.today.reading import hints


NOW = "Brimstone Castings"
DAY = dt.timedelta(days=1)


@pytest.fixture
def to(in_council):
    """The employer that the advert is given to, and somebody there."""
    employer = EmployerFactory(council=in_council, name=NOW)
    return EmployerContactFactory(employer=employer, signs_in=True)


@pytest.fixture
def world(in_council):
    return referral_world(in_council, external_reference="JOB-7", places=9)


@pytest.fixture
def officer(in_council):
    return MembershipFactory(council=in_council, role=Role.ENGAGEMENT_OFFICER).user


def moves(opportunity: Opportunity, by, answer=FeedNameAnswer.ANOTHER) -> FeedName:
    ask_about_name(opportunity, NOW)
    asked = FeedName.objects.get(external_reference=opportunity.external_reference)
    return answer_feed_name(feed_name=asked, answer=answer, reason="Rang both", by=by)


def read(referral) -> Referral:
    return Referral.objects.select_related("employer", "opportunity__employer").get(id=referral.id)


def steps_of(referral) -> list[str]:
    return list(read(referral).events.order_by("id").values_list("step", flat=True))


def seen_by(user, referral) -> tuple[int, str]:
    membership = user.memberships.get()
    response = sign_in(Client(), membership).get(reverse("employer-referral", args=[referral.public_id]))
    return response.status_code, response.content.decode()


STATES = {"introduced": [], "interview": ["interview"], "accepted": ["offered", "accepted"], "withdrawn": ["withdrawn"]}


@pytest.mark.parametrize("state", [*STATES, "started"])
def test_whatever_stands_of_it_follows_and_reads_of_nobody(world, to, officer, state):
    if state == "started":
        referral = accepted(world)
        start_from(referral=referral, on=clock.today(), by=world.adviser)
    else:
        referral = world.refer()
        for name in STATES[state]:
            step(referral=referral, step=name, on=clock.today(), by=world.adviser)
    before = read(referral).employer.name
    moves(world.opportunity, officer)
    now = read(referral)
    assert now.employer.name == now.opportunity.employer.name == NOW
    assert now.disclosed == {}
    assert now.state == state
    assert steps_of(referral)[-2:] == ["details_taken_back", "employer_changed"]
    last = now.events.last()
    assert (last.note, last.by) == (f"It was with {before} and is with {NOW} now.", officer)
    assert seen_by(world.employer_user, referral)[0] == 404, "the one before knows of nothing there"
    status, page = seen_by(to.user, referral)
    assert status == 200
    assert world.person.family_name not in page
    assert before not in page
    assert str(officer) not in page


def test_the_adviser_tells_the_employer_of_now_after_another_look(world, to, officer):
    referral = world.refer()
    moves(world.opportunity, officer)
    disclose_more(referral=read(referral), previewed=to_be_added(read(referral)), words="read", by=world.adviser)
    assert world.person.family_name in seen_by(to.user, referral)[1]
    assert seen_by(world.employer_user, referral)[0] == 404


def test_nothing_follows_where_the_name_is_another_of_the_same_employer(world, officer):
    referral = world.refer()
    before = read(referral)
    moves(world.opportunity, officer, FeedNameAnswer.SAME)
    after = read(referral)
    assert (after.employer, after.disclosed, steps_of(referral)) == (before.employer, before.disclosed, ["introduced"])


def test_an_answer_taken_back_brings_them_back_and_is_told_too(world, to, officer):
    referral = world.refer()
    before = read(referral).employer
    asked = moves(world.opportunity, officer)
    take_feed_answer_back(feed_name=asked, by=officer)
    now = read(referral)
    assert now.employer == before
    assert now.disclosed == {}
    assert steps_of(referral) == ["introduced", "details_taken_back", "employer_changed", "employer_changed"]
    assert seen_by(to.user, referral)[0] == 404
    assert world.person.family_name not in seen_by(world.employer_user, referral)[1]


def test_of_other_adverts_of_the_same_employer_nobody_moves(world, officer):
    other = OpportunityFactory(council=world.council, employer=world.opportunity.employer, external_reference="JOB-8")
    person = CareLeaverFactory(council=world.council, ready=True)
    consent_to(person, "share_name")
    stays = world.refer(care_leaver=person, opportunity=other)
    goes = world.refer()
    moves(world.opportunity, officer)
    assert (read(stays).employer.name == NOW, read(goes).employer.name == NOW) == (False, True)
    assert "name" in read(stays).disclosed


@pytest.mark.parametrize("about", ["now", "before"])
def test_a_concern_reaches_who_is_there_and_nobody_else(world, to, officer, about):
    referral = world.refer()
    before = read(referral).employer
    moves(world.opportunity, officer)
    employer = to.employer if about == "now" else before
    concern = raise_concern(employer=employer, words="Somebody was hurt", by=world.adviser)
    people = CareLeaver.objects.for_council(world.council.id)
    found = to_speak_with(world.viewer(Role.STAFF), people, [concern], by_anybody=True)
    assert [each.employer_name for each in found] == ([NOW] if about == "now" else [])


def test_pages_of_the_adviser_name_the_employer_of_now_and_what_happened(world, to, officer):
    advert = OpportunityFactory(council=world.council, from_feed=True)
    referral = world.refer(Way.HELPED_TO_APPLY, opportunity=advert)
    before = advert.employer.name
    CareLeaver.objects.filter(id=world.person.id).update(eet_adviser=world.adviser)
    client = sign_in(Client(), world.adviser.memberships.get())
    moves(advert, officer)
    page = text_of(page_of(client.get(reverse("referral", args=[referral.public_id]))).main)
    assert "The opportunity went to another employer" in page
    assert f"It was with {before} and is with {NOW} now." in page
    for url in (reverse("referrals"), reverse("person-journey", args=[world.person.public_id])):
        shown = text_of(page_of(client.get(url)).main)
        assert NOW in shown, url
        assert before not in shown, url
    today = reverse("today")
    assert [who for who, _ in hints(client.get(today), "moved")] == [
        f"{world.person.full_name}: look at it again, and tell them"
    ]
    with clock.moved_to(clock.today() + dt.timedelta(days=1)):
        facts = {"on": clock.today(), "method": "phone", "reached": True, "by": world.adviser}
        record_contact(care_leaver=world.person, **facts)
    assert hints(client.get(today), "moved") == []


@pytest.mark.parametrize("state", ["introduced", "withdrawn", "started"])
@pytest.mark.parametrize("days", [0, 3])
def test_a_concern_of_before_it_moved_asks_until_somebody_has_spoken(world, to, officer, state, days):
    """Also where it moved later on the same day, and where the referral was over by then but not when it was raised."""
    referral = accepted(world) if state == "started" else world.refer()
    if state == "started":
        start_from(referral=referral, on=clock.today(), by=world.adviser)
    before = read(referral).employer
    concern = raise_concern(employer=before, words="Somebody was hurt", by=world.adviser)
    with clock.moved_to(clock.now() + dt.timedelta(days=days, hours=1)):
        for name in STATES.get(state, []):
            step(referral=referral, step=name, on=clock.today(), by=world.adviser)
        moves(world.opportunity, officer)
    people, who = CareLeaver.objects.for_council(world.council.id), world.viewer(Role.STAFF)

    def asked() -> list[str]:
        return [each.employer_name for each in to_speak_with(who, people, [concern], by_anybody=True)]

    assert asked() == [before.name]
    with clock.moved_to(clock.now() + dt.timedelta(days=days + 1)):
        facts = {"on": clock.today(), "method": "phone", "reached": True, "by": world.adviser}
        record_contact(care_leaver=world.person, **facts)
    assert asked() == []


def test_only_a_talk_since_it_moved_settles_it(world, to, officer):
    referral = world.refer()
    moves(world.opportunity, officer)
    asked = moved_and_not_spoken_of(Referral.objects.filter(id=referral.id))
    today = clock.today()
    with clock.moved_to(today + dt.timedelta(days=1)):
        for days, settles in ((-9, False), (-1, False), (0, True)):
            on = today + dt.timedelta(days=days)
            record_contact(care_leaver=world.person, on=on, method="phone", reached=True, by=world.adviser)
            assert asked.exists() != settles, days


@pytest.mark.parametrize(
    ("after", "asks"), [("employer_reminded", True), ("view", False), ("interview", False), ("details_added", False)]
)
def test_only_what_somebody_does_about_it_ends_the_line_of_today(world, to, officer, after, asks):
    """What changes by itself says nothing; the line is as old as the move."""
    CareLeaver.objects.filter(id=world.person.id).update(eet_adviser=world.adviser)
    referral = world.refer()
    with clock.moved_to(clock.today() + 9 * DAY):
        moves(world.opportunity, officer)
        by = {"by": world.adviser}
        if after == "view":
            record_view(care_leaver=world.person, on=clock.today(), words="I would still go", **by)
        elif after == "interview":
            step(referral=read(referral), step=after, on=clock.today(), **by)
        elif after == "employer_reminded":
            REFERRAL_LIFE.record(after, read(referral), from_state=referral.state, on=clock.today(), by=None)
        else:
            disclose_more(referral=read(referral), previewed=to_be_added(read(referral)), words="read", **by)
        page = page_of(sign_in(Client(), world.adviser.memberships.get()).get(reverse("today")))
    assert ("look at it again" in text_of(page.main)) is asks
    found = moved_and_not_spoken_of(Referral.objects.filter(id=referral.id))
    assert [each.moved_on for each in found] == [clock.today() + 9 * DAY] * asks


def test_of_help_to_apply_no_employer_reads_anything(world, to, officer):
    CareLeaver.objects.filter(id=world.person.id).update(eet_adviser=world.adviser)
    advert = OpportunityFactory(council=world.council, from_feed=True)
    world.refer(Way.HELPED_TO_APPLY, opportunity=advert)
    moves(advert, officer)
    ((_, said),) = hints(sign_in(Client(), world.adviser.memberships.get()).get(reverse("today")), "moved")
    assert "another employer" in said
    assert "reads a reference" not in said


def test_nobody_else_takes_the_answer_from_where_nothing_follows():
    takes = {
        file
        for file, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "backend.intake.importer.employer_names"
        if {each.name for each in node.names} & {"answer_feed_name", "take_feed_answer_back"}
    }
    calls = files_that_call("answer_feed_name", "take_feed_answer_back")
    assert (takes, calls) == (set(), {"backend/referrals/moved_adverts.py"})


@pytest.mark.parametrize("step_first", ["referred", "started"])
@pytest.mark.parametrize(
    ("about", "moved_after", "runs"),
    [("before", True, True), ("before", False, False), ("now", True, True), ("now", False, True)],
)
def test_the_clock_of_the_designated_officer_counts_where_the_young_person_was_then(
    world, to, officer, step_first, about, moved_after, runs
):
    """A concern about the employer before counts them only if it came before the move; about the one of now, ever."""
    referral = accepted(world) if step_first == "started" else world.refer()
    if step_first == "started":
        start_from(referral=referral, on=clock.today(), by=world.adviser)
    young = CareLeaver.objects.filter(id=referral.care_leaver_id)
    young.update(birth_date=clock.today() - dt.timedelta(days=17 * 365))
    employer = read(referral).employer if about == "before" else to.employer
    if not moved_after:
        moves(read(referral).opportunity, officer)
    with clock.moved_to(clock.now() + dt.timedelta(hours=1)):
        concern = raise_concern(employer=employer, words="Heard something", by=world.adviser)
    if moved_after:
        with clock.moved_to(clock.now() + dt.timedelta(hours=2)):
            moves(read(referral).opportunity, officer)
    assert (officer_clocks(world.council.id, [concern])[concern.pk].due_at is not None) is runs
