"""Who may be the same person is offered and never made: by a table, through files, and one step away from a name."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.care_leavers.imports.held import make_held, match_held, part_again
from backend.care_leavers.look_alikes import KnownPeople, known, likeness, one_slip_apart, same_identifier
from backend.care_leavers.models import CareLeaver, HeldRow, NotTheSame, OtherIdentifier
from backend.care_leavers.newcomers import add_newcomer, tell_apart
from backend.care_leavers.services import update_profile
from backend.core.errors import Refused
from backend.core.protection import council_context
from tests.backend.care_leavers.imports.samples import of_person, read_in, row
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import CouncilFactory, MembershipFactory
from tests.today import today_is


TODAY = dt.date(2026, 11, 23)
_today = today_is(TODAY)
BORN = dt.date(2007, 3, 4)


def somebody(given="", family="", preferred="", born=BORN, identifier="X", id=1):
    return known(id, identifier, given, family, preferred, born)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (("Carys", "Llŷr-Ffrâncon"), ("CARYS", "Llyr Ffrancon"), "same name"),
        (("Bao", "Nguyễn"), ("Nguyen", "Bao"), "same name"),
        (("Declan", "O’Brien"), ("Declan", "Obrien"), "same name"),
        (("Yonas", ""), ("", "Yonas"), "same name"),
        (("Mary Ann", "Smith"), ("Maryann", "Smith"), "same name"),
        (("Søren", "Łukasz"), ("Soren", "Lukasz"), "same name"),
        (("Ann", "Ash"), ("Anne", "Ash"), "nearly"),
        (("Mohammed", "Ali"), ("Muhammed", "Aly"), "nearly"),
        (("Jhon", "Reed"), ("John", "Reed"), "nearly"),
        (("Yonas", ""), ("Yonas", "Tesfay"), "one name in common"),
        (("Robert", "Lee", "Bob"), ("Bob", "Lee"), "same name"),
        (("Ama", "Smith"), ("Kofi", "Smith"), ""),
        (("Mohammed", "Ali"), ("Mahmoud", "Ali"), ""),
    ],
)
def test_names_of_one_birth_date(one, other, how):
    for first, second in ((one, other), (other, one)):
        found = likeness(somebody(*first, identifier="A"), somebody(*second, identifier="B"))
        assert found.startswith(how) if how else not found
        assert not likeness(
            somebody(*first, identifier="A"), somebody(*second, born=dt.date(2006, 9, 9), identifier="B")
        )


def test_day_and_month_exchanged_is_told_for_the_same_name_alone():
    turned = dt.date(2007, 4, 3)
    assert likeness(somebody("Ama", "Bell"), somebody("Ama", "Bell", born=turned, identifier="Y"))
    assert not likeness(somebody("Ama", "Bell"), somebody("Amy", "Bell", born=turned, identifier="Y"))


@pytest.mark.parametrize(
    ("ours", "written"),
    [
        ("0012345", "12345"),
        ("0012345", "12345.0"),
        ("12345", "1.2345E+04"),
        ("0012345", "1.2345e4"),
        ("1234567890123456", "1.23457E+15"),
        ("00000", "0"),
        ("YP-12", "yp12"),
        ("YP 12", "'YP12"),
    ],
)
def test_an_identifier_as_a_spreadsheet_writes_it(ours, written):
    assert same_identifier(ours, written)
    assert same_identifier(written, ours)
    people = KnownPeople([somebody("Ama", "Bell", identifier=ours)])
    assert people.like(somebody("Other", "Name", born=dt.date(2005, 1, 1), identifier=written, id=0))


@pytest.mark.parametrize(
    ("one", "other"), [("12345", "12346"), ("1.2345E+04", "123450"), ("YP1", "YP01"), ("1E+05", "10")]
)
def test_other_identifiers_are_others(one, other):
    assert not same_identifier(one, other)


@given(st.text("abcdé", min_size=4, max_size=9), st.integers(0, 8), st.sampled_from("xyz"))
def test_one_slip_is_found_in_whatever_place(name, place, letter):
    place = place % len(name)
    more, less, other = name[:place] + letter + name[place:], name[:place] + name[place + 1 :], name[:place] + letter
    assert one_slip_apart(name, more)
    assert one_slip_apart(more, name)
    assert one_slip_apart(name, less)
    assert one_slip_apart(name, other + name[place + 1 :])
    assert not one_slip_apart(name, name + letter * 2)


def test_the_same_file_after_a_spreadsheet_holds_everybody_and_a_person_settles_it(in_council):
    """Case 25: Excel dropped the zeros of the key."""
    by = MembershipFactory(council=in_council).user
    read_in(in_council, row(identifier="0012345", phone="07700 900111"))
    report = read_in(in_council, row(identifier="12345", phone="07700 900222"), on=TODAY)
    assert (report.created, report.held, CareLeaver.objects.count()) == (0, 1, 1)
    held, person = HeldRow.objects.get(), CareLeaver.objects.get()
    assert [each.care_leaver for each in held.candidates.all()] == [person]
    assert read_in(in_council, row(identifier="12345")).held == 1
    assert HeldRow.objects.count() == 1
    match_held(held=held, care_leaver=person, by=by)
    assert OtherIdentifier.objects.get().care_leaver == person
    report = read_in(in_council, row(identifier="12345", english_level="1"), on=TODAY)
    assert (report.created, report.held, report.updated) == (0, 0, 1)
    person.refresh_from_db()
    assert (person.identifier, person.english_level) == ("0012345", 1)
    with pytest.raises(Refused):
        match_held(held=held, care_leaver=person, by=by)


def test_a_match_undone_puts_back_what_it_took_and_asks_again(in_council):
    by = MembershipFactory(council=in_council).user
    person = CareLeaverFactory(council=in_council, identifier="A-1", given_name="Ama", family_name="Bell")
    update_profile(care_leaver=person, can_drive=False, by=by)
    read_in(in_council, of_person(person, identifier="B-1", english_level="2", can_drive="yes"), on=TODAY)
    held = HeldRow.objects.get()
    match_held(held=held, care_leaver=person, by=by)
    person.refresh_from_db()
    assert (person.english_level, person.can_drive, person.import_conflicts.open().count()) == (2, False, 1)
    assert part_again(held=held, by=by) == []
    person.refresh_from_db()
    assert (person.english_level, person.can_drive, person.import_conflicts.open().count()) == (None, False, 0)
    assert not OtherIdentifier.objects.exists()
    assert HeldRow.objects.open().count() == 1


def test_two_people_of_one_name_are_made_with_a_reason(in_council):
    by = MembershipFactory(council=in_council).user
    read_in(in_council, row(identifier="A-1"))
    read_in(in_council, row(identifier="B-1"))
    held = HeldRow.objects.get()
    with pytest.raises(Refused) as refusal:
        make_held(held=held, reason=" ", by=by)
    assert refusal.value.field == "reason"
    make_held(held=held, reason="Twins of another mother", by=by)
    assert CareLeaver.objects.count() == 2
    told = NotTheSame.objects.get()
    assert (told.care_leaver.identifier, told.other.identifier, told.recorded_by) == ("B-1", "A-1", by)
    report = read_in(in_council, row(identifier="A-1"), row(identifier="B-1"))
    assert (report.unchanged, report.held) == (2, 0)


def test_an_identifier_given_to_somebody_else_does_not_change_the_one_who_has_it(in_council):
    read_in(in_council, row(identifier="A-1"))
    other = {"given_name": "Kofi", "family_name": "Mensah", "birth_date": "01/02/2006"}
    report = read_in(in_council, row(identifier="A-1", **other), on=TODAY)
    assert (report.updated, report.held) == (0, 1)
    assert CareLeaver.objects.get().given_name == "Ama"
    with pytest.raises(Refused):
        make_held(held=HeldRow.objects.get(), reason="New", by=MembershipFactory(council=in_council).user)


def test_one_name_is_enough_and_one_file_s_own_identifiers_are_two_people_but_for_zeros(in_council):
    """Case 28, with a note for the second of the same name and birth date."""
    yonas = {"given_name": "Yonas", "family_name": "", "birth_date": "17/03/2007"}
    turned = {"given_name": "", "family_name": "Yonas", "birth_date": "17/03/2007"}
    report = read_in(
        in_council,
        yonas | {"identifier": "M-1"},
        yonas | {"identifier": "M-2", "family_name": "-"},
        turned | {"identifier": "M-3"},
        row(identifier="007"),
        row(identifier="7"),
    )
    assert (report.created, report.held, report.refused) == (4, 1, 0)
    assert sorted({person.full_name for person in CareLeaver.objects.all()}) == ["Ama Secretname", "Yonas"]
    assert {person.known_as for person in CareLeaver.objects.filter(birth_date=dt.date(2007, 3, 17))} == {"Yonas"}
    assert [note.row for note in report.notes] == [3, 4, 6]


def test_a_file_by_which_somebody_comes_to_look_like_another_says_so_of_its_row(in_council):
    other = {"identifier": "B-1", "family_name": "Farewell", "birth_date": "02/05/2006"}
    first = read_in(in_council, row(identifier="A-1"), row(**other), on=TODAY - dt.timedelta(days=9))
    assert (first.created, first.notes) == (2, [])
    again = row(identifier="A-1"), row(identifier="B-1")
    changed = read_in(in_council, *again, on=TODAY)
    assert (changed.updated, [note.row for note in changed.notes]) == (1, [3])
    assert changed.notes[0].reason.startswith("looks like A-1, who is here")
    assert read_in(in_council, *again, on=TODAY).notes == []


def test_two_who_were_told_apart_are_not_asked_about_again(in_council):
    other = {"identifier": "B-1", "family_name": "Farewell", "birth_date": "02/05/2006"}
    read_in(in_council, row(identifier="A-1"), row(**other), on=TODAY - dt.timedelta(days=9))
    one, two = (CareLeaver.objects.get(identifier=each) for each in ("A-1", "B-1"))
    tell_apart(two, [one], "Two cousins: seen both.", MembershipFactory(council=in_council, role="staff").user)
    changed = read_in(in_council, row(identifier="A-1"), row(identifier="B-1"), on=TODAY)
    assert (changed.updated, changed.notes) == (1, [])


def test_by_hand_a_look_alike_needs_a_reason_and_another_council_s_does_not_count(in_council):
    by = MembershipFactory(council=in_council).user
    facts = {"identifier": "N-1", "given_name": "Amá", "family_name": "Bell", "birth_date": BORN}
    other = CouncilFactory()
    with council_context(other.id):
        CareLeaverFactory(council=other, given_name="Ama", family_name="Bell", birth_date=BORN)
    first = add_newcomer(council=in_council, another_because="", by=by, **facts)
    again = facts | {"identifier": "N-2", "given_name": "Bell", "family_name": "Ama"}
    with pytest.raises(Refused) as refusal:
        add_newcomer(council=in_council, another_because="", by=by, **again)
    assert refusal.value.field == "another_because"
    second = add_newcomer(council=in_council, another_because="I know both", by=by, **again)
    assert NotTheSame.objects.get(care_leaver=second).other == first


def test_somebody_with_one_name_is_sorted_by_it(in_council):
    for given_name, family_name in (("Zed", "Ash"), ("Bo", ""), ("", "Cai"), ("Al", "Dee")):
        CareLeaverFactory(council=in_council, given_name=given_name, family_name=family_name)
    assert [person.full_name for person in CareLeaver.objects.by_name()] == ["Zed Ash", "Bo", "Cai", "Al Dee"]
