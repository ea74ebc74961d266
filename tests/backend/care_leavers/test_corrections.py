"""A contact and a view are put right with a reason, the original kept; days that cannot be are refused."""

import datetime as dt

import pytest

from backend.care_leavers.consents import give_consent
from backend.care_leavers.contact_corrections import correct_contact, correct_view, remove_contact, remove_view
from backend.care_leavers.models import Contact, Correction, View
from backend.care_leavers.services import add_care_leaver, record_contact, record_view, update_profile
from backend.core import clock
from backend.core.errors import Refused
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import MembershipFactory


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council)


@pytest.fixture
def by(in_council):
    return MembershipFactory(council=in_council).user


@pytest.fixture
def contact(person, by):
    on = clock.today() - dt.timedelta(days=3)
    return record_contact(care_leaver=person, on=on, method="phone", reached=True, note="Long talk", by=by)


def facts_of(contact, **changes):
    return {"on": contact.on, "method": contact.method, "reached": contact.reached, "note": contact.note} | changes


def test_a_contact_is_corrected_and_says_what_it_was(contact, person, by):
    before, today = contact.on, clock.today()
    correct_contact(contact=contact, why=" It was today. ", by=by, **facts_of(contact, on=today, reached=False))
    assert (Contact.objects.get().on, Contact.objects.get().reached) == (today, False)
    kept = Correction.objects.get()
    assert (kept.record, kept.reason, kept.by, kept.is_removal) == (contact.public_id, "It was today.", by, False)
    assert kept.was == {"on": before.isoformat(), "reached": True}, "what stayed is not repeated"
    correct_contact(contact=contact, why="The same", by=by, **facts_of(contact))
    assert Correction.objects.count() == 1, "where nothing differs nothing is written"
    correct_contact(contact=contact, why="Back", by=by, **facts_of(contact, on=before))
    assert [each.was["on"] for each in person.corrections.all()] == [before.isoformat(), today.isoformat()]


@pytest.mark.parametrize(
    ("changes", "why", "field"),
    [
        ({"note": "Other"}, "  ", "why"),
        ({"on": dt.date(2999, 1, 1)}, "x", "on"),
        ({"on": dt.date(1900, 1, 1)}, "x", "on"),
    ],
)
def test_a_correction_needs_a_reason_and_a_day_that_can_be(contact, by, changes, why, field):
    with pytest.raises(Refused) as refusal:
        correct_contact(contact=contact, why=why, by=by, **facts_of(contact, **changes))
    assert refusal.value.field == field
    assert not Correction.objects.exists()


def test_what_should_never_have_been_here_is_taken_away_and_kept(contact, person, by):
    view = record_view(care_leaver=person, on=clock.today(), words="I want out", by=by)
    correct_view(view=view, on=clock.today(), words="I want out of here", why="Heard again", by=by)
    remove_contact(contact=contact, why="It was her brother", by=by)
    remove_view(view=view, why="Somebody else said it", by=by)
    assert not Contact.objects.exists()
    assert not View.objects.exists()
    removed = Correction.objects.filter(is_removal=True)
    assert [each.was.get("note") or each.was["words"] for each in removed] == ["Long talk", "I want out of here"]


@pytest.mark.parametrize("year", [1, 1800, 1900])
def test_days_long_before_their_time_are_refused_everywhere(person, by, year):
    on = dt.date(year, 6, 1)
    for record, facts in (
        (record_contact, {"method": "phone", "reached": True}),
        (record_view, {"words": "Yes"}),
        (give_consent, {"kind": "share_name", "how": "phone"}),
    ):
        with pytest.raises(Refused, match="Check the year") as refusal:
            record(care_leaver=person, on=on, by=by, **facts)
        assert refusal.value.field == "on"


def test_a_contact_before_anybody_was_looked_after_here_is_refused(person, by):
    fourteen = person.birth_date.replace(year=person.birth_date.year + 14)
    facts = {"care_leaver": person, "method": "phone", "reached": True, "by": by}
    with pytest.raises(Refused, match="when they turned 14"):
        record_contact(on=fourteen - dt.timedelta(days=1), **facts)
    record_contact(on=fourteen, **facts)


@pytest.mark.parametrize(
    ("years", "is_right"), [(9, False), (10, True), (17, True), (30, True), (31, False), (126, False), (-1, False)]
)
def test_a_date_of_birth_makes_somebody_of_ten_to_thirty(in_council, by, years, is_right):
    born = clock.today().replace(day=1, year=clock.today().year - years)
    facts = {"identifier": "X1", "given_name": "A", "family_name": "B", "birth_date": born}
    if is_right:
        assert add_care_leaver(council=in_council, by=by, **facts).birth_date == born
        return
    with pytest.raises(Refused) as refusal:
        add_care_leaver(council=in_council, by=by, **facts)
    assert refusal.value.field == "birth_date"


@pytest.mark.parametrize("phone", ["07700 900123", "+44 7700 900123", "020 7946 0018 ext 12", "(020) 7946-0018"])
def test_a_telephone_number_is_kept(person, by, phone):
    assert update_profile(care_leaver=person, phone=phone[:20], by=by).phone == phone[:20]


@pytest.mark.parametrize("phone", ["abc", "12", "07700 9001x", "07700900123456789", "none", "a@b.example"])
def test_what_cannot_be_rung_is_refused_and_an_old_one_does_not_block_the_rest(person, by, phone):
    with pytest.raises(Refused, match="Phone must be") as refusal:
        update_profile(care_leaver=person, phone=phone, by=by)
    assert refusal.value.field == "phone"
    type(person).objects.filter(id=person.id).update(phone=phone)
    person.refresh_from_db()
    assert update_profile(care_leaver=person, english_level=2, by=by).english_level == 2


def test_a_text_too_long_names_its_field(person, by):
    with pytest.raises(Refused) as refusal:
        update_profile(care_leaver=person, given_name="x" * 81, by=by)
    assert refusal.value.message == "Given name must be at most 80 characters long: it has 81."
