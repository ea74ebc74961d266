"""A small invented borough, made the same way as the whole one."""

import datetime as dt
from collections import Counter

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from backend.accounts.models import User
from backend.activities.models import ListAnswer, ProviderList
from backend.care_leavers.birthday_queries import with_conflicting_entitlement
from backend.care_leavers.choices import ConsentKind, OwnMessageKind
from backend.care_leavers.models import AddressLetter, CareLeaver, Document, OwnMessage
from backend.care_leavers.own_page import SUBJECT
from backend.care_leavers.postal_addresses import postal_address
from backend.core.models import Job, JobState
from backend.core.protection import council_context
from backend.councils.models import Council, Membership
from backend.councils.viewer import Viewer
from backend.demo.accounts import current_code, sign_in_lines
from backend.demo.borough.borough import make_borough
from backend.demo.borough.cast import EMPLOYER_WITH_SIGN_IN, SIGN_INS
from backend.demo.borough.own_pages import WORD
from backend.demo.borough.partner import PARTNER_CODE, PARTNER_SIGN_IN
from backend.employers.checklist import complete_on
from backend.employers.choices import ConcernOutcome
from backend.employers.models import Concern, Employer
from backend.employers.verification_deadline import due_at
from backend.links.choices import Purpose
from backend.links.models import Link
from backend.links.visits import is_agreed_word
from backend.notifications.choices import MessageChannel
from backend.notifications.models import Message
from backend.opportunities.choices import OpportunityState, Source
from backend.opportunities.models import Opportunity, OpportunityEvent, Outcome
from backend.opportunities.sharing import shared_to
from backend.placements.models import CheckIn, Placement, Promise
from backend.ranking.holds import with_holds
from backend.reference.services import load_reference, load_sample_postcodes
from backend.referrals.days import at_day
from backend.referrals.models import AssessmentDay, Referral, SentDocument
from backend.referrals.sent_documents import readable_now
from backend.shortlists.choices import OwnAnswer
from backend.shortlists.models import Decision, Match, Suggestion
from tests.backend.opportunities.posts import steps_of
from tests.strictness import nothing_open


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def borough(django_db_setup, django_db_blocker):
    """Made once for the module, inside a transaction that is rolled back at its end."""

    with django_db_blocker.unblock(), transaction.atomic():
        with nothing_open():
            load_reference()
            load_sample_postcodes()
            with override_settings(MESSAGE_CARRIERS=settings.MESSAGE_CARRIERS | {"letter": "here"}):
                council = make_borough(lambda line: None, people=40, postings=45, adverts=40)
        with council_context(council.id):
            yield council
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _allowed(borough, django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_every_live_opportunity_has_the_events_that_led_to_it(borough):
    for opportunity in Opportunity.objects.for_council(borough.id).live().filter(source=Source.PARTNER):
        steps = list(opportunity.events.values_list("step", flat=True))
        assert steps[:3] == ["draft", "submit", "approve"]
    adverts = Opportunity.objects.exclude(source=Source.PARTNER)
    assert adverts.count() == 44
    assert all(advert.feed_record.raw for advert in adverts.select_related("feed_record"))
    assert not OpportunityEvent.objects.filter(by__isnull=True, step="approve").exists()


def test_every_referral_follows_a_decision_and_keeps_its_steps(borough):
    referrals = Referral.objects.select_related("care_leaver", "opportunity")
    found = referrals.get(opportunity__for_one_person=True)  # elsewhere, for one: no match came before it
    assert (found.state, found.statement.sentences != []) == ("applying", True)
    referrals = referrals.exclude(pk=found.pk)
    assert referrals.count() >= 5
    for referral in referrals:
        assert Decision.objects.filter(
            care_leaver=referral.care_leaver, opportunity=referral.opportunity, created_at__lt=referral.created_at
        ).exists()
        assert referral.events.order_by("id").last().to_state == referral.state
        shown = referral.disclosed.get("name")  # taken back where the placement has ended
        assert shown in (None, referral.care_leaver.full_name)
    assert any(referral.disclosed for referral in referrals)


def test_every_placement_has_its_start_its_spell_and_its_check_ins(borough):
    placements = Placement.objects.select_related("referral", "activity_spell")
    assert placements.exists()
    for placement in placements:
        assert placement.referral.events.filter(step="started", on=placement.starts_on).exists()
        assert placement.activity_spell.starts_on <= placement.starts_on
        assert CheckIn.objects.filter(placement=placement).exists()


def test_nothing_lies_in_the_future(borough):
    today = dt.date.today()
    assert not CheckIn.objects.filter(done_on__gt=today).exists()
    assert not Placement.objects.filter(starts_on__gt=today).exists()
    assert not Job.objects.filter(created_at__date__gt=today).exists()


def test_people_differ_as_people_do(borough):
    people = list(CareLeaver.objects.all())
    assert len({person.identifier for person in people}) == 40
    inside = sum(person.home_authority_code == "E09000008" for person in people)
    assert 15 <= inside <= 38
    assert sum(bool(person.seeking_asylum) or person.right_to_work_until is not None for person in people) == 4
    assert len(Counter(person.highest_level for person in people)) >= 4


def test_every_entitlement_can_be_so_by_law(borough):
    people = CareLeaver.objects.for_council(borough.id)
    assert people.filter(entitlement_spells__category="former_relevant").exists()
    assert not with_conflicting_entitlement(people).exists()


def test_everybody_supported_has_been_ranked(borough):
    ranked = Match.objects.values("care_leaver").distinct().count()
    assert ranked >= 0.8 * CareLeaver.objects.count()


def test_the_employer_who_signs_in_is_asked_what_came_of_a_post_that_has_ended(borough):
    asked = Outcome.objects.get()
    assert asked.employer.name == EMPLOYER_WITH_SIGN_IN
    assert asked.answered_at is None


def test_no_work_is_left_waiting(borough):
    assert not Job.objects.exclude(state=JobState.DONE).exists()


def test_each_role_has_a_sign_in_with_a_code(borough):
    printed = "\n".join(sign_in_lines())
    for role, email, _ in SIGN_INS:
        assert role.label in printed
        assert email in printed
    assert User.objects.filter(email__in=[email for _, email, _ in SIGN_INS]).count() == len(SIGN_INS)
    with time_machine.travel(dt.datetime(2026, 11, 22, 9, 0, 1, tzinfo=dt.UTC), tick=False):
        first = current_code(SIGN_INS[0][1])
    assert len(first) == 6
    assert first.isdigit()


def test_names_keep_their_capital_letters_in_summaries(borough):
    posts = Opportunity.objects.filter(source=Source.PARTNER).select_related("employer")
    named = [post for post in posts if post.employer.name.lower() in post.summary.lower()]
    assert named
    assert all(post.employer.name in post.summary for post in named)


def test_the_employer_who_signs_in_has_something_live_with_matches_and_somebody_waiting(borough):
    """Each with the events that led to it, like everything else in the borough."""
    employer = Employer.objects.get(contacts__user__email="employer@wandlemere.example")
    live = Opportunity.objects.filter(employer=employer, state=OpportunityState.LIVE, matches__isnull=False).distinct()
    assert live.exists()
    assert all(steps_of(post)[:3] == ["draft", "submit", "approve"] for post in live)
    waiting = Referral.objects.awaiting_employer().filter(employer=employer)
    assert waiting.exists()
    for referral in waiting:
        assert referral.events.get().by == referral.care_leaver.eet_adviser
        assert (
            Decision.objects.standing()
            .filter(care_leaver=referral.care_leaver, opportunity=referral.opportunity, kind="shortlist")
            .exists()
        )
        assert Message.objects.filter(to="employer@wandlemere.example", subject__contains=referral.reference).exists()


def test_employers_are_checked_and_one_of_each_other_kind_is_there_to_see(borough):
    today = dt.date.today()
    employers = Employer.objects.for_council(borough.id)
    verified = employers.verified()
    assert verified.filter(complete_on(today)).count() == verified.count() - 1 >= 30
    assert [each.name for each in verified.exclude(complete_on(today))] == ["Thornfield Garden Centre"]
    assert [each.name for each in employers if due_at(each)] == ["Hazelbank Bakery"]
    concern = Concern.objects.get()
    assert (concern.outcome, concern.employer.paused_at) == (ConcernOutcome.PUT_RIGHT, None)
    assert concern.raised_by != concern.decided_by


def test_what_a_partner_answered_leaves_no_question_on_a_match(borough):
    asked = {"entry_level", "english", "maths", "ehcp", "dbs", "driving", "age"}
    for match in Match.objects.filter(opportunity__source=Source.PARTNER):
        open_ones = {each["name"]: each["sentence"] for each in match.criteria if each["status"] == "unknown"}
        for name in open_ones.keys() & asked:
            assert "asked for is not recorded" not in open_ones[name]
            assert "limits are not recorded" not in open_ones[name]
            assert "needed is not recorded" not in open_ones[name]


def test_a_partner_council_shares_with_the_borough_and_the_borough_with_it(borough):
    partner = Council.objects.get(code=PARTNER_CODE)
    theirs = Opportunity.objects.for_council(partner.id)
    assert theirs.count() == 3
    assert Match.objects.filter(opportunity__in=theirs).exists()
    with council_context(partner.id):
        officer = Membership.objects.get(council=partner, role=PARTNER_SIGN_IN[0])
        assert officer.user.email == PARTNER_SIGN_IN[1]
        assert shared_to(Viewer.of(officer)).count() == 3
        assert Opportunity.objects.for_council(partner.id).live().count() == 4  # one is theirs alone
        assert not CareLeaver.objects.exists()
    printed = sign_in_lines()
    assert any("Tidebrook" in line and "invented" in line for line in printed)
    assert any(PARTNER_SIGN_IN[1] in line and "code" in line for line in printed)


def test_one_introduction_has_a_cv_that_its_employer_may_open(borough):
    sent = SentDocument.objects.for_council(borough.id).get()
    (referral,) = with_holds([sent.referral], council_id=borough.id)
    assert [each.sent for each in readable_now(referral)] == [sent]
    assert sent.file_name == "CV.pdf"


def test_two_young_people_have_papers_and_one_a_letter_about_addresses(borough):
    documents = Document.objects.for_council(borough.id).with_copies()
    assert documents.count() == 4
    assert documents.filter(looked_at__isnull=False, cleaned_from__isnull=False).count() == 1
    assert AddressLetter.objects.for_council(borough.id).count() == 1


def test_one_young_person_is_asked_by_letter_to_ring(borough):
    letter = Message.objects.for_council(borough.id).get(channel=MessageChannel.LETTER)
    person = CareLeaver.objects.get(public_id=letter.about)
    assert letter.to.splitlines() == postal_address(person).splitlines()
    assert "when you get this letter" in letter.body
    assert person.consents.filter(kind=ConsentKind.CONTACT_BY_LETTER, withdrawn_on=None).exists()


def test_five_young_people_have_a_page_with_something_on_it_and_two_were_heard(borough):
    pages = Suggestion.objects.for_council(borough.id).current()
    people = set(pages.values_list("care_leaver__public_id", flat=True))
    assert len(people) == 5
    read_in = CareLeaver.objects.filter(public_id__in=people).exclude(interpreter_language="")
    assert {"Arabic", "Vietnamese"} <= set(read_in.values_list("interpreter_language", flat=True))
    links = Link.objects.for_council(borough.id).filter(purpose=Purpose.NEXT_STEPS, ended_at=None)
    assert set(links.values_list("holder", flat=True)) == people
    assert all(is_agreed_word(link, WORD) for link in links)
    assert Message.objects.for_council(borough.id).filter(subject=SUBJECT).count() <= 1
    assert pages.answered(OwnAnswer.INTERESTED).count() == 1
    assert pages.answered(OwnAnswer.NOT_FOR_ME).count() == 1
    waiting = OwnMessage.objects.for_council(borough.id).waiting().values_list("kind", flat=True)
    assert sorted(waiting) == [OwnMessageKind.TEXTED, OwnMessageKind.WRONG]


def test_three_are_invited_to_one_assessment_day_that_comes_up(borough):
    assert [at_day(Referral.objects.all(), each).count() for each in AssessmentDay.objects.all()] == [3]


def test_a_first_fortnight_is_half_kept_and_something_promised_is_late(borough):
    planned = Promise.objects.for_council(borough.id).filter(referral__isnull=False)
    kept = planned.filter(kept_at__isnull=False).count()
    assert kept == 2 or not planned.exists(), "so small a borough may have no offer that was accepted of late"
    other = Promise.objects.with_standing().get(referral=None)
    assert other.is_late(dt.date.today())


def test_a_college_has_said_of_some_and_is_to_be_rung_about_the_others(borough):
    asked = ProviderList.objects.get()
    assert asked.reminded_on
    assert list(ProviderList.objects.to_ring_about(dt.date.today())) == [asked]
    assert sorted(ListAnswer.objects.values_list("said", flat=True)) == ["moved", "still_here"]
    assert ListAnswer.objects.to_settle().get().where == "Northbank Training"
