"""How an activity is known, its hours and codes: what is kept, what cannot be, and what it said before."""

import datetime as dt
from decimal import Decimal

import numpy as np
import pytest

from backend.activities.choices import ActivityCode, Source
from backend.activities.corrections import correct_activity, remove_activity
from backend.activities.details import ActivityDetails, activity_code, nccis_of
from backend.activities.past import record_activity
from backend.activities.services import add_details, start_activity
from backend.activities.starts import remove_start
from backend.care_leavers.ages import school_leaving_day
from backend.care_leavers.choices import EvidenceLevel
from backend.care_leavers.evidence import Evidence
from backend.core.errors import Refused
from matching.calendar import as_date, day_number, school_leaving_days
from tests.factories.care_leavers import CareLeaverFactory
from tests.factories.councils import worker
from tests.today import today_is


TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)
BEGAN = dt.date(2026, 2, 2)
_today = today_is(TODAY)


@pytest.fixture
def person(in_council):
    return CareLeaverFactory(council=in_council, age=18)


def begin(person, code="F2", on=BEGAN, **details):
    said = {"source": Source.WORKER, "by": worker(person.council), "details": ActivityDetails(**details)}
    return start_activity(care_leaver=person, code=code, on=on, **said)


def said(level=EvidenceLevel.SAID_BY_OTHERS, who="Sam Carr, Westside College", on=TODAY):
    return Evidence(level, who, on)


def test_what_is_known_and_who_made_sure_of_it_is_kept(person):
    spell = begin(person, evidence=said(), weekly_hours=Decimal("18"), nccis_code="230")
    assert (spell.evidence, spell.said_by, spell.verified_on) == ("said_by_others", "Sam Carr, Westside College", TODAY)
    assert spell.verified_by == spell.recorded_by
    assert nccis_of(spell) == "230"


def test_the_usual_code_is_meant_where_nobody_says_another(person):
    assert nccis_of(begin(person, "F4")) == "310"
    assert nccis_of(begin(person, "F5", TODAY)) == ""


NO = [
    ({"evidence": said(on=TODAY + DAY)}, "verified_on", "is still to come. Give today or an earlier day"),
    ({"evidence": said(on=BEGAN - DAY)}, "verified_on", "On 1 February 2026 it had not begun"),
    ({"evidence": said(on=None)}, "verified_on", "Enter the day on which it was said or seen"),
    ({"evidence": Evidence("", "Sam", None)}, "evidence", "Select how it is known"),
    ({"weekly_hours": Decimal("15.5")}, "weekly_hours", "15.5 hours a week are part time.*Choose “Education other.*P2"),
    ({"weekly_hours": Decimal("0")}, "weekly_hours", "more than 0 and at most 60"),
    ({"nccis_code": "310"}, "nccis_code", "310 does not go with “Education other.*Choose one of: 210 School sixth"),
]


@pytest.mark.parametrize(("details", "field", "sentence"), NO)
def test_what_cannot_be_names_its_field_and_nothing_is_saved(person, details, field, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        begin(person, **details)
    assert refusal.value.field == field
    assert not person.activity_spells.exists()


@pytest.mark.parametrize(
    ("code", "hours", "sentence"),
    [("P5", "16", "full time is from 16"), ("G5", "10", "not in education"), ("0", "10", "not known. Leave them out")],
)
def test_hours_contradict_a_code_or_follow_it(person, code, hours, sentence):
    with pytest.raises(Refused, match=sentence):
        begin(person, code, weekly_hours=Decimal(hours))
    assert begin(person, "P5", weekly_hours=Decimal("15.9")).weekly_hours == Decimal("15.9")


def test_nothing_shows_what_is_not_known(person):
    with pytest.raises(Refused, match="Nothing can show"):
        begin(person, "0", evidence=said())


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("F3", "F3 has not been in use since 31 March 2021: .*F4 and F5"),
        ("p3", "P3 has not"),
        ("X9", "no activity code"),
    ],
)
def test_a_code_that_ended_and_one_that_never_was_are_refused(person, written, sentence):
    with pytest.raises(Refused, match=sentence) as refusal:
        activity_code(written)
    assert refusal.value.field == "code"
    with pytest.raises(Refused, match=sentence):
        begin(person, written)
    assert activity_code(" f4 ") == ActivityCode.F4


def test_work_begins_after_the_last_day_of_school_and_a_course_may_begin_before(in_council):
    person = CareLeaverFactory(council=in_council, birth_date=dt.date(2009, 9, 1))
    assert school_leaving_day(person.birth_date) == dt.date(2026, 6, 26)
    for code in ("F4", "P4", "F5", "P5"):
        with pytest.raises(Refused, match="of school age until 26 June 2026") as refusal:
            begin(person, code, TODAY)
        assert refusal.value.field == "on"
    spell = begin(person, "F2", TODAY)
    with pytest.raises(Refused, match="of school age until") as refusal:
        correct_activity(spell=spell, code="F5", why="It is work", by=worker(person.council))
    assert refusal.value.field == "starts_on"


def test_a_placement_may_be_work_experience_and_is_asked_by_the_gate(in_council):
    person = CareLeaverFactory(council=in_council, birth_date=dt.date(2009, 9, 1))
    facts = {"care_leaver": person, "code": "F5", "on": TODAY, "by": None}
    assert start_activity(source=Source.PLACEMENT, **facts).code == "F5"


def test_the_last_day_of_school_is_the_engines_of_every_birth_date():
    born = dt.date(2000, 1, 1)
    while born.year < 2012:
        (engines,) = school_leaving_days(np.array([day_number(born)], dtype=np.int32))
        assert school_leaving_day(born) == as_date(int(engines)), born
        born += 7 * DAY


def test_evidence_added_later_stands_first_and_the_history_keeps_the_one_before(person):
    spell = begin(person, evidence=said(EvidenceLevel.SAID_BY_THEM, "", BEGAN))
    by = worker(person.council)
    add_details(spell=spell, details=ActivityDetails(evidence=said(EvidenceLevel.SEEN, "Payslip")), by=by)
    spell.refresh_from_db()
    assert (spell.evidence, spell.verified_by) == ("seen", by)
    assert [each.evidence for each in spell.history.order_by("pgh_id")] == ["said_by_them", "seen"]


def test_said_again_by_the_same_source_adds_how_it_is_known_and_no_spell(person):
    first = begin(person)
    again = begin(person, on=TODAY, evidence=said())
    assert (again.pk, again.evidence, again.starts_on) == (first.pk, "said_by_others", BEGAN)


def test_a_correction_keeps_what_was_said_before_by_whom_and_why(person):
    nia, ada = worker(person.council, name="Nia Hope"), worker(person.council, name="Ada Bell")
    spell = begin(person)
    add_details(spell=spell, details=ActivityDetails(evidence=said()), by=nia)
    facts = {"evidence": said(EvidenceLevel.SEEN, "Timetable"), "weekly_hours": Decimal(20)}
    correct_activity(spell=spell, details=ActivityDetails(**facts), why="The timetable came", by=ada)
    (kept,) = person.corrections.all()
    assert (kept.by, kept.reason) == (ada, "The timetable came")
    assert kept.was["said_by"] == "Sam Carr, Westside College"
    assert (kept.was["evidence"], kept.was["verifier"]) == ("said_by_others", "Nia Hope")
    assert spell.verified_by == ada
    correct_activity(spell=spell, code="F1", details=ActivityDetails.of(spell), why="A degree", by=nia)
    assert spell.verified_by == ada, "who corrects the code alone has not made sure of the rest"
    remove_activity(spell=spell, why="Their sister’s", by=nia)
    assert person.corrections.latest("id").was["verifier"] == "Ada Bell"


def test_what_a_start_was_written_over_comes_back_with_its_own_evidence(person):
    spell = begin(person, "G5", TODAY - 9 * DAY, evidence=said(EvidenceLevel.SAID_BY_THEM, "", TODAY - 9 * DAY))
    type(spell).objects.filter(pk=spell.pk).update(source=Source.PLACEMENT)
    facts = {"care_leaver": person, "code": "F4", "on": TODAY - 9 * DAY, "source": Source.PLACEMENT, "by": None}
    start = start_activity(**facts, details=ActivityDetails(evidence=said(EvidenceLevel.SEEN, "Contract")))
    assert start.pk == spell.pk
    remove_start(spell=start, why="It never began", by=worker(person.council))
    spell.refresh_from_db()
    assert (spell.code, spell.evidence, spell.said_by) == ("G5", "said_by_them", "")


def past(person, first, last, code="F5", **facts):
    said_so = {"source": Source.WORKER, "by": worker(person.council)} | facts
    return record_activity(care_leaver=person, code=code, on=first, ends_on=last, **said_so)


def spells(person):
    return [(s.code, s.starts_on, s.ends_on) for s in person.activity_spells.order_by("starts_on")]


def test_what_is_over_by_now_fills_days_that_were_not_known(person):
    begin(person, "0")
    first, last = dt.date(2026, 3, 1), dt.date(2026, 3, 31)
    past(person, first, last)
    assert spells(person) == [("0", BEGAN, first - DAY), ("F5", first, last), ("0", last + DAY, None)]
    past(person, last + DAY, last + 5 * DAY)
    assert spells(person)[-1] == ("0", last + 6 * DAY, None)
    assert past(person, first, last) == person.activity_spells.get(starts_on=first), "said twice is there once"


@pytest.mark.parametrize(
    ("first", "last", "field", "sentence"),
    [
        (TODAY - 9 * DAY, TODAY - 10 * DAY, "ends_on", "cannot end before it began"),
        (TODAY - 9 * DAY, TODAY + DAY, "ends_on", "up to today"),
        (BEGAN - DAY, BEGAN, "on", "already recorded from 2 February 2026"),
    ],
)
def test_what_is_over_and_cannot_be_is_refused(person, first, last, field, sentence):
    begin(person)
    before = spells(person)
    with pytest.raises(Refused, match=sentence) as refusal:
        past(person, first, last)
    assert refusal.value.field == field
    assert spells(person) == before
