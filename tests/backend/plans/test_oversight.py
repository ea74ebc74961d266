"""A manager's notes: when the next is due, what is asked in one, and what is refused."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.care_leavers.models import CareLeaver
from backend.core import clock
from backend.core.errors import Refused
from backend.plans.choices import OversightOutcome as Outcome
from backend.plans.models import OversightNote
from backend.plans.oversight import answer_oversight, oversight_due, write_oversight_note
from tests.backend.plans.conftest import DAY, TODAY
from tests.sampling import examples


WEEK = 7 * DAY


def note(person, by, outcome=Outcome.SIGNED_OFF, **facts):
    return write_oversight_note(care_leaver=person, words="Read the plan.", outcome=outcome, by=by, **facts)


def due_on(person, day: dt.date) -> bool:
    return oversight_due(CareLeaver.objects.filter(pk=person.pk), person.council, day).exists()


@settings(max_examples=examples(12), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(0, 200), max_size=3), st.integers(4, 26), st.integers(0, 400))
def test_it_is_due_so_many_weeks_after_the_last_note_or_the_first_day(person, head, notes, weeks, later):
    OversightNote.objects.all().delete()
    person.council.oversight_weeks = weeks
    for days in notes:
        with clock.moved_to(TODAY + days * DAY):
            note(person, head)
    day = TODAY + later * DAY
    # Walked day by day: the clock starts anew on each day with a note, whatever was written after the day asked of.
    waited = 0
    for each in range(max([later, *notes]) + 1):
        waited = 0 if each in notes else waited + 1 if each else 0
    expected = (later - max(notes, default=0)) >= weeks * 7
    assert due_on(person, day) == expected
    if later >= max(notes, default=0):
        assert expected == (waited >= weeks * 7)


def test_nobody_is_due_whom_the_council_supports_no_longer(person):
    assert due_on(person, TODAY + 60 * WEEK)
    person.support_ended_on = TODAY
    person.save(update_fields=["support_ended_on"])
    assert not due_on(person, TODAY + 60 * WEEK)


def test_what_is_asked_is_answered_once(person, head, adviser):
    asked = note(person, head, Outcome.ASKS, asks="Ring the college")
    assert list(OversightNote.objects.to_answer()) == [asked]
    with pytest.raises(Refused, match="Enter what was done"):
        answer_oversight(note=asked, answer=" ", by=adviser)
    answer_oversight(note=asked, answer="Rang, place offered", by=adviser)
    assert not OversightNote.objects.to_answer().exists()
    with pytest.raises(Refused, match=r"This was answered already, .*“Rang, place offered”"):
        answer_oversight(note=asked, answer="Again", by=adviser)
    with pytest.raises(Refused, match="Nothing was asked"):
        answer_oversight(note=note(person, head), answer="Done", by=adviser)


def test_a_note_signs_off_or_asks_for_something(person, head):
    for outcome, asks, field in ((Outcome.ASKS, " ", "asks"), (Outcome.SIGNED_OFF, "Ring them", "asks")):
        with pytest.raises(Refused) as refused:
            note(person, head, outcome, asks=asks)
        assert refused.value.field == field
    with pytest.raises(Refused, match="Enter what you looked at"):
        write_oversight_note(care_leaver=person, words="", outcome=Outcome.SIGNED_OFF, by=head)
