"""Marks against an oracle that walks the calendar one day at a time, and figures against the marks."""

import pytest
from hypothesis import given, settings

from backend.placements.choices import MarkState
from backend.placements.followed import followed, so_far
from backend.placements.marks import lasting, marks_of
from tests.backend.placements.lives import DAY, RULES, START, days_asked, lives, placement_of, walked
from tests.sampling import examples


WEEKS = [rule for rule in RULES if rule.rule == "weeks_on_programme"]


def marks_are_as_walked(life, on):
    for mark in marks_of(placement_of(life), START + on * DAY, RULES):
        assert (mark.state, mark.evidence) == walked(life, on, mark.days), mark.name


def figures_agree(life, on):
    """What is counted as having lasted a mark has reached it, and who is counted as having left before has missed it.

    And the other way round, so that no second answer can stand.
    """
    placement, day = placement_of(life), START + on * DAY
    stay, night = followed(placement, day, RULES), so_far(placement, day, RULES)
    for mark in marks_of(placement, day, WEEKS):
        assert (stay.days >= mark.days) is (mark.state == MarkState.REACHED), mark.name
        assert (night.days >= mark.days) is (mark.state == MarkState.REACHED), mark.name
        assert not (stay.left and stay.days < mark.days) or mark.state == MarkState.MISSED, mark.name
        if mark.days == 182:
            assert lasting(placement, day).state == mark.state


@settings(max_examples=examples(300), deadline=None)
@given(lives, days_asked)
def test_what_is_known_is_what_a_walk_through_the_days_finds(life, on):
    marks_are_as_walked(life, on)


@pytest.mark.full
@settings(max_examples=examples(10_000), deadline=None)
@given(lives, days_asked)
def test_what_is_known_is_so_in_ten_thousand_lives(life, on):
    marks_are_as_walked(life, on)


@settings(max_examples=examples(300), deadline=None)
@given(lives, days_asked)
def test_curve_and_learning_follow_nobody_past_what_the_marks_know(life, on):
    figures_agree(life, on)


@pytest.mark.full
@settings(max_examples=examples(10_000), deadline=None)
@given(lives, days_asked)
def test_figures_agree_with_marks_in_ten_thousand_lives(life, on):
    figures_agree(life, on)


def first_mark(*said, last=None, changes=(), on=40):
    return marks_of(placement_of(([], [*said], [*changes], last)), START + on * DAY, RULES)[0]


def test_silence_is_not_a_yes_and_the_employers_word_outweighs_their_own():
    silent, told = first_mark(), first_mark((30, "young_person", True), (31, "employer", True))
    assert [(each.state, each.evidence) for each in (silent, told)] == [("not_known", None), ("reached", "employer")]


def test_a_word_before_the_day_of_a_mark_says_nothing_about_it():
    assert first_mark((26, "employer", True)).state == MarkState.NOT_KNOWN
    assert first_mark((27, "employer", True)).state == MarkState.REACHED


def test_a_start_with_the_next_employer_says_that_they_went_on():
    went_on = first_mark((20, "employer", False), changes=[35])
    assert (went_on.state, went_on.evidence) == ("reached", "next_employer")


def test_who_is_said_to_have_left_has_reached_and_missed_nothing_until_the_end_is_recorded():
    said, ended = first_mark((20, "provider", False)), first_mark((20, "provider", False), last=20)
    assert (said.state, said.evidence, said.known_on) == ("not_known", "provider", START + 20 * DAY)
    assert (ended.state, ended.evidence, ended.days_on_programme) == ("missed", "last_day", 21)


@pytest.mark.parametrize(("on", "counted"), [(89, False), (90, True)], ids=["before week 13", "on week 13"])
def test_a_leaver_is_counted_once_who_began_then_was_to_be_asked(on, counted):
    """Ended on the 61st day: told of at once, and yet nobody else is asked before the 91st."""
    stay = followed(placement_of(([], [], [], 60)), START + on * DAY, WEEKS)
    assert (stay.left, stay.days) == (counted, 61 if counted else 28)
