"""What may be done to a young person's record, what is refused, and when a new ranking is asked for."""

import datetime as dt

import pytest

from backend.care_leavers.choices import ConsentKind, ContactMethod, Entitlement
from backend.care_leavers.consents import give_consent, withdraw_consent
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.safety import avoid_employer, avoid_place
from backend.care_leavers.services import add_care_leaver, record_contact, record_view, set_entitlement, update_profile
from backend.core.errors import Refused
from backend.core.models import Job, JobState
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, UserFactory
from tests.factories.employers import EmployerFactory
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
ADA = {"identifier": "YP1", "given_name": "Ada", "family_name": "Bell", "birth_date": dt.date(2007, 5, 1)}
_today = today_is(TODAY)


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council)


@pytest.fixture
def by(db):
    return UserFactory()


def asked_to_rank() -> list[list[int]]:
    return [job.arguments for job in Job.objects.filter(name="shortlists.rank_care_leaver", state=JobState.WAITING)]


def test_somebody_new_is_kept_and_ranked(in_council, by):
    person = add_care_leaver(council=in_council, **ADA, maths_level=1, by=by)
    person.refresh_from_db()
    assert (person.full_name, person.maths_level, person.english_level) == ("Ada Bell", 1, None)
    assert asked_to_rank() == [[in_council.id, person.id]]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"birth_date": TODAY + DAY}, "birth_date"),
        ({"given_name": "", "family_name": " "}, "given_name"),
        ({"maths_level": 3}, "maths_level"),
        ({"email": "not an address"}, "email"),
        ({"readiness": 6}, "readiness"),
        ({"support_needs": ["a car"]}, "support_needs"),
        ({"home_easting": 530000}, ""),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_cannot_be_is_refused_by_the_name_of_its_field(in_council, by, wrong, field):
    with pytest.raises(Refused) as refusal:
        add_care_leaver(council=in_council, **(ADA | wrong), by=by)
    assert refusal.value.field == field
    assert refusal.value.message
    assert not CareLeaver.objects.exists()
    assert asked_to_rank() == []


def test_a_release_that_has_passed_is_not_taken_of_somebody_in_custody(person, by):
    gone_by = TODAY - DAY
    with pytest.raises(Refused, match="enter the new date, or say that they are out") as refused:
        update_profile(care_leaver=person, in_custody=True, release_date=gone_by, by=by)
    assert refused.value.field == "release_date"
    person.refresh_from_db()
    update_profile(care_leaver=person, in_custody=True, release_date=TODAY, by=by)
    update_profile(care_leaver=person, in_custody=False, release_date=gone_by, by=by)
    with pytest.raises(Refused):
        update_profile(care_leaver=person, in_custody=True, by=by)
    person.refresh_from_db()
    CareLeaver.objects.filter(pk=person.pk).update(in_custody=True)
    person.refresh_from_db()
    update_profile(care_leaver=person, licence_conditions="Not by the river.", by=by)  # recorded before it was asked


def test_an_identifier_is_used_once_in_a_council_and_again_in_another(in_council, by):
    add_care_leaver(council=in_council, **ADA, by=by)
    with pytest.raises(Refused):
        add_care_leaver(council=in_council, **ADA, by=by)
    CareLeaverFactory.build(council=CouncilFactory(), identifier="YP1").full_clean()


def test_what_stays_as_it_was_writes_nothing(person, by):
    update_profile(care_leaver=person, given_name=person.given_name, maths_level=person.maths_level, by=by)
    assert person.history.count() == 1
    assert asked_to_rank() == []


@pytest.mark.parametrize(
    ("change", "ranks"),
    [
        ({"maths_level": 2}, True),
        ({"phone": "07700900123"}, False),
        ({"phone": "07700900123", "can_drive": True}, True),
        ({"documents_ready": ["cv"], "preferred_name": "Ade"}, False),
        ({"right_to_work": False}, True),
    ],
    ids=lambda value: str(value),
)
def test_a_change_that_says_something_about_matching_asks_for_a_ranking(person, by, change, ranks):
    update_profile(care_leaver=person, by=by, **change)
    person.refresh_from_db()
    assert {name: getattr(person, name) for name in change} == change
    assert asked_to_rank() == ([[person.council_id, person.id]] if ranks else [])


def test_nothing_of_a_refused_change_is_kept(person, by):
    with pytest.raises(Refused):
        update_profile(care_leaver=person, by=by, maths_level=2, english_level=9)
    person.refresh_from_db()
    assert (person.maths_level, person.english_level) == (None, None)


def spells(person) -> list[tuple]:
    return list(person.entitlement_spells.values_list("category", "starts_on", "ends_on"))


def test_an_entitlement_follows_the_one_before_without_a_gap(person, by):
    birthday = dt.date(2025, 5, 1)
    update_profile(care_leaver=person, birth_date=dt.date(2007, 5, 1), by=by)
    set_entitlement(care_leaver=person, category=Entitlement.ELIGIBLE, starts_on=dt.date(2023, 5, 1), by=by)
    set_entitlement(care_leaver=person, category=Entitlement.FORMER_RELEVANT, starts_on=birthday, by=by)
    assert spells(person) == [
        ("eligible", dt.date(2023, 5, 1), birthday - DAY),
        ("former_relevant", birthday, None),
    ]
    assert person.entitlement_on(birthday - DAY) == "eligible"
    assert person.entitlement_on(birthday) == "former_relevant"
    assert person.entitlement_on(dt.date(2023, 4, 30)) is None


def test_the_same_entitlement_again_changes_nothing(person, by):
    first = set_entitlement(care_leaver=person, category=Entitlement.QUALIFYING, starts_on=TODAY, by=by)
    assert set_entitlement(care_leaver=person, category=Entitlement.QUALIFYING, starts_on=TODAY + DAY, by=by) == first


@pytest.mark.parametrize(
    ("standing", "wanted", "field"),
    [
        ((TODAY, None), (TODAY, None), "starts_on"),
        ((TODAY, None), (TODAY - DAY, None), "starts_on"),
        ((TODAY - DAY, TODAY + DAY), (TODAY, None), "starts_on"),
        ((TODAY - 9 * DAY, None), (TODAY, TODAY - DAY), "ends_on"),
    ],
    ids=["same day", "earlier", "within another", "ends before it starts"],
)
def test_entitlements_that_overlap_or_run_backwards_are_refused(person, by, standing, wanted, field):
    set_entitlement(
        care_leaver=person, category=Entitlement.RELEVANT, starts_on=standing[0], ends_on=standing[1], by=by
    )
    before = spells(person)
    with pytest.raises(Refused) as refusal:
        set_entitlement(
            care_leaver=person, category=Entitlement.QUALIFYING, starts_on=wanted[0], ends_on=wanted[1], by=by
        )
    assert refusal.value.field == field
    assert spells(person) == before


def consent(person, by, on=TODAY):
    return give_consent(care_leaver=person, kind=ConsentKind.SHARE_NAME, on=on, how=ContactMethod.PHONE, by=by)


def test_an_agreement_is_dated_and_attributed_and_one_in_force_stays(person, by):
    first = consent(person, by, on=TODAY - DAY)
    assert (first.given_on, first.given_how, first.recorded_by) == (TODAY - DAY, "phone", by)
    assert consent(person, UserFactory()) == first


def test_an_agreement_taken_back_is_kept_and_may_be_given_again(person, by):
    first = consent(person, by)
    withdraw_consent(consent=first, on=TODAY, by=by)
    assert (first.withdrawn_on, first.withdrawal_recorded_by) == (TODAY, by)
    assert consent(person, by) != first
    assert person.consents.count() == 2


@pytest.mark.parametrize("kind", [ConsentKind.SHARE_NAME, ConsentKind.SHARE_CARE_STATUS])
@pytest.mark.parametrize("days", [1, 9, 60])
def test_what_was_agreed_before_it_was_taken_back_is_not_in_force_again(person, by, kind, days):
    whose = EmployerFactory(council=person.council) if kind == ConsentKind.SHARE_CARE_STATUS else None
    given = {"care_leaver": person, "kind": kind, "employer": whose, "how": ContactMethod.PHONE, "by": by}
    for first_day, last_day in ((90, 30), (20, 2)):
        held = give_consent(on=TODAY - first_day * DAY, **given)
        withdraw_consent(consent=held, on=TODAY - last_day * DAY, by=by)
    late = TODAY - (2 + days) * DAY
    with pytest.raises(Refused, match="was taken back on 13 June 2026") as refusal:
        give_consent(on=late, **given)
    assert refusal.value.field == "on"
    assert not person.consents.in_force().exists()
    assert give_consent(on=TODAY - 2 * DAY, **given) in person.consents.in_force()


def test_a_page_that_did_not_name_what_was_taken_back_gives_nothing_anew(person, by):
    held = consent(person, by, on=TODAY - 5 * DAY)
    withdraw_consent(consent=held, on=TODAY - DAY, by=by)
    given = {"care_leaver": person, "kind": held.kind, "on": TODAY, "how": ContactMethod.PHONE, "by": by}
    with pytest.raises(Refused, match="say so") as refusal:
        give_consent(renews=[], **given)
    assert refusal.value.field == "renews"
    assert give_consent(renews=[str(held.public_id)], **given).withdrawn_on is None


def test_an_agreement_is_taken_back_once_also_from_an_older_copy(person, by):
    older = consent(person, by, on=TODAY - 5 * DAY)
    withdraw_consent(consent=person.consents.get(), on=TODAY - 3 * DAY, by=by)
    with pytest.raises(Refused, match="was taken back on"):
        withdraw_consent(consent=older, on=TODAY, by=by)


def test_agreements_have_no_date_to_come_and_none_before_they_were_given(person, by):
    with pytest.raises(Refused, match="given in the future"):
        consent(person, by, on=TODAY + DAY)
    given = consent(person, by)
    for day, sentence in ((TODAY - DAY, "before it was given"), (TODAY + DAY, "in the future")):
        with pytest.raises(Refused, match=sentence) as refusal:
            withdraw_consent(consent=given, on=day, by=by)
        assert refusal.value.field == "on"
    withdraw_consent(consent=given, on=TODAY, by=by)
    with pytest.raises(Refused, match="was taken back on 15 June 2026, by a colleague"):
        withdraw_consent(consent=given, on=TODAY, by=by)


def test_a_contact_is_kept_whether_or_not_they_were_reached(person, by):
    contact = record_contact(care_leaver=person, on=TODAY, method=ContactMethod.TEXT, reached=False, by=by)
    assert (contact.on, contact.reached, contact.recorded_by, contact.note) == (TODAY, False, by, "")
    with pytest.raises(Refused, match="future"):
        record_contact(care_leaver=person, on=TODAY + DAY, method=ContactMethod.TEXT, reached=True, by=by)


def test_their_words_are_kept_as_they_said_them(person, by):
    assert record_view(care_leaver=person, on=TODAY, words="  i wanna do hair  ", by=by).words == "  i wanna do hair  "
    for wrong in ({"words": "  \n"}, {"on": TODAY + DAY}):
        with pytest.raises(Refused):
            record_view(care_leaver=person, by=by, **({"on": TODAY, "words": "x"} | wrong))
    assert person.views.count() == 1


def test_what_is_to_be_avoided_asks_for_a_ranking_and_is_kept_once(person, by):
    avoid_place(care_leaver=person, easting=530000, northing=180000, radius_metres=500, note="x", by=by)
    assert len(asked_to_rank()) == 1
    employer = EmployerFactory(council=person.council)
    first = avoid_employer(care_leaver=person, employer=employer, note="x", by=by)
    assert avoid_employer(care_leaver=person, employer=employer, note="y", by=by) == first
    assert len(asked_to_rank()) == 1
