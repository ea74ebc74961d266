import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.care_leavers.choices import ConsentKind
from backend.care_leavers.consents import withdraw_consent
from backend.care_leavers.models import Consent
from backend.care_leavers.services import update_profile
from backend.core import clock
from backend.core.errors import Refused
from backend.notifications.models import Message
from backend.referrals import disclosure
from backend.referrals.choices import Way
from backend.referrals.details import remove_details_no_longer_agreed
from backend.referrals.models import Referral
from tests.factories.care_leavers import CareLeaverFactory, ConsentFactory, consent_to
from tests.factories.councils import UserFactory
from tests.factories.employers import EmployerFactory
from tests.factories.referrals import referral_world
from tests.sampling import examples


K = ConsentKind
SHARES = {
    K.SHARE_NAME: "name",
    K.SHARE_EMAIL: "email",
    K.SHARE_PHONE: "phone",
    K.SHARE_QUALIFICATIONS: "qualifications",
    K.SHARE_EXPERIENCE: "experience",
    K.SHARE_ASPIRATION: "aspiration",
    K.SHARE_CARE_STATUS: "care_status",
}


def preview_of_anybody(person):
    return disclosure.preview(care_leaver=person, employer=EmployerFactory(council=person.council))


def missing_of_anybody(person):
    return disclosure.missing(care_leaver=person, employer=EmployerFactory(council=person.council))


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, ready=True, experience_routes=["Catering and hospitality"])


@given(kinds=st.sets(st.sampled_from(list(K))))
@settings(max_examples=examples(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_mix_of_agreements_opens_its_own_fields_and_no_other(person, kinds):
    Consent.objects.filter(care_leaver=person).delete()
    consent_to(person, *kinds)
    shown = {field.name for field in preview_of_anybody(person)}
    withheld = {field.name for field in missing_of_anybody(person)}
    assert shown == {SHARES[kind] for kind in kinds if kind in SHARES}
    assert withheld == set(SHARES.values()) - shown


def test_values_read_as_a_person_would_say_them(person):
    consent_to(person, *SHARES)
    values = {field.label: field.value for field in preview_of_anybody(person)}
    assert values["Name"] == person.full_name
    assert values["Qualifications"] == "Highest level 2; English level 2; Maths level 2"
    assert values["Experience in"] == "Catering and hospitality"


def test_what_they_have_not_is_no_part_of_what_they_would_like_known(in_council):
    beginner = CareLeaverFactory(council=in_council, ready=True, highest_level=0, english_level=0, maths_level=1)
    consent_to(beginner, K.SHARE_QUALIFICATIONS)
    (told,) = [field.value for field in preview_of_anybody(beginner)]
    assert told == "Maths level 1"
    beginner.maths_level = 0
    assert not preview_of_anybody(beginner)
    (withheld,) = [each for each in missing_of_anybody(beginner) if each.name == "qualifications"]
    assert withheld.because == "Nothing to tell: no level of theirs is 1 or above."


def test_an_agreement_taken_back_closes_its_field(person):
    consent_to(person, K.SHARE_NAME)
    ConsentFactory(care_leaver=person, kind=K.SHARE_PHONE, withdrawn=True)
    assert [field.name for field in preview_of_anybody(person)] == ["name"]


def test_what_is_not_recorded_is_not_shown_as_an_empty_line(person):
    update_profile(care_leaver=person, phone="", by=None)
    consent_to(person, K.SHARE_PHONE)
    assert preview_of_anybody(person) == []
    phone = next(field for field in missing_of_anybody(person) if field.name == "phone")
    assert phone.because == "Not recorded yet."


@pytest.mark.parametrize(("name", "changed"), [("phone", "07700 900999"), ("email", "new@young.example")])
def test_a_number_that_nobody_has_made_sure_of_goes_to_no_employer(person, name, changed):
    """Whoever has it now would be rung about a job, and learn where they apply."""
    consent_to(person, K.SHARE_PHONE, K.SHARE_EMAIL)
    assert name in {each.name for each in preview_of_anybody(person)}
    update_profile(care_leaver=person, by=UserFactory(), **{name: changed})
    assert name not in {each.name for each in preview_of_anybody(person)}
    withheld = next(each for each in missing_of_anybody(person) if each.name == name)
    assert withheld.because.startswith("It was changed and nobody has made sure of it")
    update_profile(care_leaver=person, by=UserFactory(), **{f"{name}_confirmed": "in_person"})
    assert name in {each.name for each in preview_of_anybody(person)}


def test_an_introduction_stores_exactly_what_was_previewed(in_council):
    world = referral_world(in_council, K.SHARE_EMAIL)
    referral = world.refer()
    assert referral.disclosed == {"name": world.person.full_name, "email": world.person.email}
    assert disclosure.as_the_employer_reads(referral) == [
        ("Name", world.person.full_name),
        ("E-mail address", world.person.email),
    ]


def test_a_change_since_the_preview_is_refused_and_nothing_is_sent(world):
    previewed = disclosure.preview_of(world.person, world.opportunity.employer)
    consent_to(world.person, K.SHARE_PHONE)
    with pytest.raises(Refused, match=r"not what was on the page\. Look at the preview again"):
        world.ask_to_refer(previewed=previewed)
    assert not Referral.objects.exists()
    assert not Message.objects.exists()


def test_an_introduction_without_a_preview_is_refused(world):
    with pytest.raises(Refused, match="Look at the preview"):
        world.ask_to_refer(previewed=None)


def test_a_name_is_needed_to_introduce(in_council, world):
    Consent.objects.filter(care_leaver=world.person).delete()
    with pytest.raises(
        Refused, match=r"No agreement that an employer is told their name is recorded\. Ask them, record it"
    ):
        world.refer()


def test_help_to_apply_discloses_nothing_and_needs_no_agreement(advert):
    Consent.objects.filter(care_leaver=advert.person).delete()
    referral = advert.refer(Way.HELPED_TO_APPLY)
    assert referral.disclosed == {}
    assert referral.apply_by == advert.opportunity.closing_date
    assert not Message.objects.exists()


def test_a_place_kept_for_care_leavers_waits_for_that_agreement(in_council):
    world = referral_world(in_council, ring_fenced=True, pledges=["guaranteed_interview"])
    with pytest.raises(Refused, match="kept for care leavers, so being referred to it tells the employer"):
        world.ask_to_refer()
    consent_to(world.person, K.SHARE_CARE_STATUS)
    assert world.ask_to_refer().disclosed["care_status"] == "Has been in care"


CARE_WORDS = ("care", "looked after", "foster", "virtual school", "young person", "NEET", "support")


def test_the_message_to_the_employer_says_nothing_about_anybody(in_council):
    world = referral_world(in_council, *SHARES, title="Place for care leavers", ring_fenced=True)
    referral = world.refer()
    message = Message.objects.get()
    text = f"{message.subject} {message.body}".lower()
    assert message.to == world.employer_user.email
    assert referral.reference.lower() in text
    assert f"http://testserver/employer/referrals/{referral.public_id}/" in text
    names = [world.person.given_name, world.person.family_name, world.person.identifier, world.opportunity.title]
    assert not [word for word in (*CARE_WORDS, *names) if word.lower() in text]


def test_an_employer_nobody_can_write_to_is_refused_with_the_way_out(world):
    world.opportunity.employer = EmployerFactory(council=world.council)
    world.opportunity.save()
    with pytest.raises(Refused, match="add a contact"):
        world.ask_to_refer()


def test_an_agreement_taken_back_after_the_introduction_leaves_the_employers_page(in_council):
    world = referral_world(in_council, K.SHARE_EMAIL, K.SHARE_PHONE)
    referral = world.refer()
    consent = Consent.objects.get(care_leaver=world.person, kind=K.SHARE_PHONE)
    withdraw_consent(consent=consent, on=clock.today(), by=UserFactory())
    assert len(remove_details_no_longer_agreed(care_leaver=world.person, by=world.adviser)) == 1
    referral.refresh_from_db()
    assert set(referral.disclosed) == {"name", "email"}
    assert [event.step for event in referral.events.all()] == ["introduced", "details_taken_back"]
    assert remove_details_no_longer_agreed(care_leaver=world.person, by=world.adviser) == []


def test_a_person_seen_by_an_employer_and_an_outside_applicant_differ_only_in_their_answers(in_council):
    """What the employer can read of two people is the same set of lines whatever the service knows of them."""
    kinds = (K.SHARE_EMAIL, K.SHARE_PHONE)
    plain = referral_world(in_council, *kinds)
    known = referral_world(in_council, *kinds)
    update_profile(
        care_leaver=known.person,
        has_ehcp=True,
        support_needs=["mental_health"],
        in_custody=True,
        release_date=dt.date(2026, 8, 1),
        own_word="care leaver",
        by=None,
    )
    checked = "Rang the offender manager: released in time, and may work there."
    first, second = plain.refer(), known.refer(checked=checked)
    assert [label for label, _ in disclosure.as_the_employer_reads(first)] == [
        label for label, _ in disclosure.as_the_employer_reads(second)
    ]
