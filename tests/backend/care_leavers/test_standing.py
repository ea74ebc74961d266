"""Being in touch and the kind of a home as spells: what cannot be, what is kept, and what they say of a day."""

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.activities.as_at import AsAt, accommodation_as_at, in_touch_as_at
from backend.activities.files.own import COLUMNS_OF, FileOf, recorder
from backend.activities.files.rows import columns_in, read_table, rows_of
from backend.activities.files.taking import take_rows
from backend.care_leavers.choices import EvidenceLevel, InTouch
from backend.care_leavers.evidence import Evidence
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.models.standing_spells import ACCOMMODATION_CODES
from backend.care_leavers.services import update_profile
from backend.care_leavers.standing import (
    accommodation_code,
    correct_standing,
    record_accommodation,
    record_in_touch,
    remove_standing,
)
from backend.core import clock
from backend.core.errors import Refused
from backend.reference.code_lists import ACCOMMODATION, IN_TOUCH, code_list
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import worker
from tests.sampling import examples
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
BORN = dt.date(2007, 5, 5)
_today = today_is(TODAY)


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, birth_date=BORN)


@pytest.fixture
def by(in_council):
    return worker(in_council, name="Nia Hope")


def spells(rows):
    return [(each.code, each.starts_on, each.ends_on) for each in rows.order_by("starts_on")]


def test_the_codes_are_those_of_the_return():
    assert {code for code, _ in ACCOMMODATION_CODES} == set(code_list(ACCOMMODATION))
    assert set(InTouch.values) == set(code_list(IN_TOUCH))


def test_one_ends_the_day_before_the_next_and_the_profile_repeats_today(person, by):
    record_in_touch(care_leaver=person, code="YES", on=TODAY - 90 * DAY, by=by)
    record_in_touch(care_leaver=person, code="REFU", on=TODAY - 9 * DAY, by=by)
    assert spells(person.in_touch_spells) == [
        ("YES", TODAY - 90 * DAY, TODAY - 10 * DAY),
        ("REFU", TODAY - 9 * DAY, None),
    ]
    person.refresh_from_db()
    assert person.in_touch == "REFU"
    update_profile(care_leaver=person, in_touch="YES", by=by)
    assert spells(person.in_touch_spells)[-1] == ("YES", TODAY, None)
    update_profile(care_leaver=person, in_touch="NO", by=by)
    assert spells(person.in_touch_spells)[-1] == ("NO", TODAY, None)
    assert in_touch_as_at(person, AsAt.TODAY, on=TODAY - DAY) == ("REFU",)


NO = [
    (record_in_touch, {"code": "YES", "on": TODAY + DAY}, "on", "Give a date up to today"),
    (record_in_touch, {"code": "YES", "on": dt.date(2001, 1, 1)}, "on", "before they were born"),
    (record_in_touch, {"code": "MAYBE", "on": TODAY}, "code", "no code of the return"),
    (record_accommodation, {"code": "S1", "on": TODAY}, "code", "no code of the return"),
    (record_accommodation, {"code": "Z1", "on": dt.date(2025, 5, 4)}, "on", "for who has turned 18, on 5 May 2025"),
    (
        record_accommodation,
        {"code": "U1", "on": TODAY, "evidence": Evidence("seen", "12 Kerb Street", TODAY)},
        "said_by",
        "may tell where a home is",
    ),
    (
        record_in_touch,
        {"code": "YES", "on": TODAY, "evidence": Evidence("seen", "", TODAY + DAY)},
        "verified_on",
        "is still to come",
    ),
]


@pytest.mark.parametrize(("record", "facts", "field", "sentence"), NO)
def test_what_cannot_be_names_its_field(person, by, record, facts, field, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        record(care_leaver=person, by=by, **facts)
    assert refusal.value.field == field
    assert not person.in_touch_spells.exists()
    assert not person.accommodation_spells.exists()


def test_after_a_death_nothing_begins_and_nobody_homeless_is_suitably_housed(person, by):
    record_in_touch(care_leaver=person, code="DIED", on=TODAY - 3 * DAY, by=by)
    with pytest.raises(Refused, match="They died on 12 June 2026"):
        record_accommodation(care_leaver=person, code="U1", on=TODAY, by=by)
    with pytest.raises(Refused, match="never suitable"):
        accommodation_code("S", True)
    assert (accommodation_code("X", False), accommodation_code("D", True)) == ("X2", "D1")


def test_a_correction_keeps_what_it_said_by_whom_and_why(person, by):
    seen = Evidence(EvidenceLevel.SEEN, "", TODAY)
    spell = record_accommodation(care_leaver=person, code="D1", on=TODAY - 9 * DAY, evidence=seen, by=by)
    facts = {"starts_on": TODAY - 8 * DAY, "ends_on": None, "evidence": seen}
    correct_standing(spell=spell, code="E2", why="They moved", by=worker(person.council), **facts)
    (kept,) = person.corrections.all()
    assert kept.was == {"code": "D1", "starts_on": "2026-06-06", "verifier": "Nia Hope"}
    with pytest.raises(Refused, match="Give a date up to yesterday") as refusal:
        correct_standing(spell=spell, code="E2", why="x", by=by, **facts | {"ends_on": TODAY})
    assert refusal.value.field == "ends_on"
    remove_standing(spell=spell, why="Never", by=by)
    assert accommodation_as_at(person, AsAt.TODAY, on=TODAY) == ("",)


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["record", "record", "profile", "correct", "remove"]),
        st.sampled_from(["YES", "NO", "REFU", "NREQ", "RHOM"]),
        st.integers(0, 60),
        st.integers(0, 20),
    ),
    max_size=7,
)


@given(STEPS, st.integers(0, 70))
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_recorded_the_profile_says_what_the_spells_say_today_and_a_day_has_one(in_council, steps, ago):
    person, by = CareLeaverFactory(council=in_council, in_touch=""), worker(in_council)
    for step, code, days, length in steps:
        with suppress(Refused):
            take(step, person, code, TODAY - days * DAY, length, by)
    person = CareLeaver.objects.get(pk=person.pk)
    rows = [(s.code, s.starts_on, s.ends_on or TODAY) for s in person.in_touch_spells.all()]
    on = [code for code, first, last in rows if first <= TODAY - ago * DAY <= last]
    assert in_touch_as_at(person, AsAt.TODAY, on=TODAY - ago * DAY) == (on[0] if on else "",)
    assert len(on) <= 1
    with clock.moved_to(TODAY + 30 * DAY):
        assert (person.in_touch,) == in_touch_as_at(person, AsAt.TODAY, on=clock.today())


def take(step, person, code, day, length, by):
    person.refresh_from_db()
    spell = person.in_touch_spells.last()
    if step == "record" or (spell is None and step != "profile"):
        record_in_touch(care_leaver=person, code=code, on=day, by=by)
    elif step == "profile":
        update_profile(care_leaver=person, in_touch=code, by=by)
    elif step == "correct":
        ends_on = day + length * DAY if length else None
        evidence = Evidence.of(spell)
        correct_standing(spell=spell, code=code, starts_on=day, ends_on=ends_on, evidence=evidence, why="x", by=by)
    else:
        remove_standing(spell=spell, why="x", by=by)


def test_a_file_says_of_each_row_what_it_comes_to(person, by, in_council):
    text = "Identifier,Accommodation code,First day\n{0},d1,1/6/2026\n{0},X1,2/6/2026\n{0},S2,5/6/2026\n"
    table = read_table(text.format(person.identifier).encode())
    rows = rows_of(table, columns_in(table, COLUMNS_OF[FileOf.ACCOMMODATION]))
    record = recorder(CareLeaver.objects.for_council(in_council.id), by, FileOf.ACCOMMODATION)
    assert [each.is_taken for each in take_rows(rows, record)] == [True, False, True]
    assert [code for code, _, _ in spells(person.accommodation_spells)] == ["D1", "S2"]
