import datetime as dt

import pytest

from backend.care_leavers.mark_readers import Readers
from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.employers.models import Employer
from backend.employers.services import pause
from backend.opportunities.choices import OpportunityState, Source
from backend.opportunities.models import Opportunity
from backend.ranking.gate import may_go_on
from backend.referrals.choices import Step, Way
from backend.referrals.clearances import go_past, record_checked
from backend.referrals.gate_answers import GateStep
from backend.referrals.models import Referral
from tests.backend.referrals.conftest import TODAY
from tests.factories.care_leavers import CareLeaverFactory, consent_to
from tests.factories.councils import CouncilFactory, MembershipFactory, worker
from tests.factories.employers import EmployerContactFactory, EmployerFactory
from tests.factories.gated import disclose_more, step
from tests.factories.opportunities import OpportunityFactory, SiteFactory
from tests.factories.referrals import referral_world


def change(opportunity, **facts):
    Opportunity.objects.filter(id=opportunity.id).update(**facts)


def test_the_first_event_says_who_when_and_how(world):
    referral = world.ask_to_refer()
    event = referral.events.get()
    assert (event.step, event.from_state, event.to_state) == ("introduced", "", "introduced")
    assert (event.on, event.by) == (TODAY, world.adviser)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"state": OpportunityState.DRAFT}, "marked “Draft”. Only live ones"),
        ({"state": OpportunityState.PAUSED}, "marked “Paused”"),
        ({"state": OpportunityState.FILLED}, "Every place of this opportunity is taken"),
        ({"places_taken": 2}, "Every place of this opportunity is taken"),
        ({"closing_date": TODAY - dt.timedelta(days=1)}, "closed on 14 June 2026"),
        ({"opens_on": TODAY + dt.timedelta(days=1)}, "opens on 16 June 2026. Refer them from that day on"),
    ],
)
def test_an_opportunity_that_is_not_open_is_refused(world, facts, sentence):
    change(world.opportunity, **facts)
    with pytest.raises(Refused, match=sentence):
        world.ask_to_refer()
    assert not Referral.objects.exists()


def test_the_closing_date_itself_is_in_time(world):
    change(world.opportunity, closing_date=TODAY)
    assert world.ask_to_refer().state == "introduced"


def test_a_paused_employer_is_refused(world):
    pause(employer=world.opportunity.employer, reason="Complaint", by=world.adviser)
    with pytest.raises(Refused, match=r"employer is paused\. Ask the employer-engagement officer") as refusal:
        world.ask_to_refer()
    assert "Complaint" not in refusal.value.message


def test_an_opportunity_of_another_council_does_not_exist(world):
    with pytest.raises(Refused, match="no such opportunity"):
        world.ask_to_refer(opportunity=OpportunityFactory(council=CouncilFactory()))


def test_somebody_no_longer_supported_is_not_referred(world):
    gone = CareLeaverFactory(council=world.council, died=True)
    with pytest.raises(Refused, match="Support for this young person has ended"):
        world.ask_to_refer(care_leaver=gone, previewed={})


def test_an_avoided_employer_is_refused_with_its_name_for_who_may_read_the_mark_and_never_why(world):
    employer = world.opportunity.employer
    avoid_employer(care_leaver=world.person, employer=employer, note="His brother works there", by=world.adviser)
    with pytest.raises(Refused) as refusal:
        world.ask_to_refer()
    assert refusal.value.message.startswith("This young person cannot be referred to this opportunity.")
    assert f"They are to avoid {employer.name}." in refusal.value.message
    assert "brother" not in refusal.value.message


def test_of_a_mark_that_is_closed_to_them_they_read_whom_to_ask_alone(world):
    employer, recorder = world.opportunity.employer, worker(world.council)
    facts = {"care_leaver": world.person, "employer": employer, "note": "His brother works there", "by": recorder}
    avoid_employer(seen_by=Readers(is_restricted=True), **facts)
    with pytest.raises(Refused) as refusal:
        world.ask_to_refer()
    assert refusal.value.message.startswith("This young person cannot be referred to this opportunity.")
    assert f"ask {recorder}" in refusal.value.message
    for word in ("brother", "avoid", employer.name):
        assert word not in refusal.value.message


@pytest.mark.parametrize(("metres_away", "refused"), [(999, True), (1000, True), (1001, False)])
def test_an_opportunity_with_no_place_outside_what_is_avoided_is_refused(world, metres_away, refused):
    avoid_place(
        care_leaver=world.person, easting=530000, northing=180000, radius_metres=1000, note="x", by=world.adviser
    )
    SiteFactory(opportunity=world.opportunity, easting=530000, northing=180000)
    away = {"address": "2 Quay Street", "easting": 530000 + metres_away + 300, "northing": 180000}
    SiteFactory(opportunity=world.opportunity, radius_metres=300, **away)
    if refused:
        with pytest.raises(Refused, match="cannot be referred to this opportunity") as refusal:
            world.ask_to_refer()
        assert "place" not in refusal.value.message
    else:
        assert world.ask_to_refer().workplace == "2 Quay Street, CR0 1EA"


def test_a_place_outside_that_is_written_like_one_to_avoid_is_not_told_from_it(world):
    avoid_place(
        care_leaver=world.person, easting=530000, northing=180000, radius_metres=1000, note="x", by=world.adviser
    )
    for easting in (530000, 540000):
        SiteFactory(opportunity=world.opportunity, easting=easting, northing=180000)
    with pytest.raises(Refused, match="Its places are written alike"):
        world.ask_to_refer()
    assert not Referral.objects.exists()


def test_a_feed_advert_is_never_an_introduction_and_a_partner_never_an_application(world, advert):
    with pytest.raises(Refused, match="Choose “helped to apply”"):
        advert.ask_to_refer(Way.INTRODUCED)
    with pytest.raises(Refused, match="Choose “introduced to the employer”"):
        world.ask_to_refer(Way.HELPED_TO_APPLY)


def test_a_partner_with_its_own_application_page_is_helped_to_apply(in_council):
    world = referral_world(in_council, application_url="https://employer.example/apply")
    assert world.ask_to_refer(Way.HELPED_TO_APPLY).state == "applying"


@pytest.mark.parametrize("way", list(Way))
def test_what_an_adviser_found_elsewhere_takes_either_way(in_council, way):
    assert referral_world(in_council, source=Source.ADVISER).refer(way)


def test_a_second_referral_waits_until_the_first_has_ended(world):
    referral = world.ask_to_refer()
    with pytest.raises(Refused, match=r"already referred to this one \(introduced to the employer\)"):
        world.ask_to_refer()
    step(referral=referral, step=Step.WITHDRAWN, on=TODAY, by=world.adviser)
    assert world.ask_to_refer()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EET_ADVISER}))
def test_only_an_adviser_of_the_council_refers(world, role):
    other = MembershipFactory(council=world.council, role=role).user
    elsewhere = MembershipFactory(council=CouncilFactory(), role=Role.EET_ADVISER).user
    for user in (other, elsewhere):
        with pytest.raises(Refused, match="Only an EET adviser of this council"):
            world.ask_to_refer(by=user)


def test_two_people_may_be_referred_to_one_place(world):
    change(world.opportunity, places=1)
    world.ask_to_refer()
    second = CareLeaverFactory(council=world.council, ready=True)
    consent_to(second, "share_name")
    assert world.ask_to_refer(care_leaver=second)


OWN = {
    "refer": lambda world, by, **_: world.ask_to_refer(by=by),
    "add": lambda world, by, referral, **_: disclose_more(referral=referral, previewed={}, words="read", by=by),
    "check": lambda world, by, answer, **_: record_checked(answer=answer, words="Rang the manager, who knows.", by=by),
    "go past": lambda world, by, answer, **_: go_past(answer=answer, names=["x"], reason="He would do well.", by=by),
}


@pytest.mark.parametrize("act", OWN)
@pytest.mark.parametrize("speaks", ["no", "signs in", "by address", "for a sister"])
def test_whoever_speaks_for_an_employer_leaves_it_to_somebody_else(world, act, speaks):
    """Whether they sign in there, are on its list, or speak for another row of the same organisation."""
    by = MembershipFactory(council=world.council, role="head" if act == "go past" else "eet_adviser").user
    employer = world.opportunity.employer
    referral = None if act == "refer" else world.ask_to_refer()
    update_profile(care_leaver=world.person, in_custody=True, by=None)
    answer = may_go_on(world.person, world.opportunity, GateStep.PREVIEW, clock.today())
    if act == "refer":
        update_profile(care_leaver=world.person, in_custody=False, by=None)
    if speaks == "for a sister":
        Employer.objects.filter(id=employer.id).update(companies_house_number="07654321")
        employer = EmployerFactory(council=world.council, companies_house_number="07654321")
    if speaks != "no":
        EmployerContactFactory(employer=employer, **({"email": by.email} if speaks == "by address" else {"user": by}))
    try:
        OWN[act](world, by, referral=referral, answer=answer)
    except Refused as refusal:
        said = refusal.message
    else:
        said = ""
    assert ("You speak for" in said) is (speaks != "no"), said
