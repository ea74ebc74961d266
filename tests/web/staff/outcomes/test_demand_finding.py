"""What the page of unmet demand says, of tables made by hand. Few, nearly all, hidden: as `Withheld` has them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.small_numbers import SMALLEST_SHOWN
from backend.outcomes.demand_rows import UnmetDemand, Withheld
from backend.outcomes.improvements import HelpfulOpportunity
from backend.reference.choices import Route
from backend.web.staff.outcomes.demand_finding import finding


FEW, NEARLY_ALL, HIDDEN = Withheld.FEW, Withheld.NEARLY_ALL, Withheld.HIDDEN
DIGITAL, CREATIVE, PROTECTIVE, CARE, HEALTH = (
    Route.DIGITAL,
    Route.CREATIVE,
    Route.PROTECTIVE,
    Route.CARE,
    Route.HEALTH,
)


def row(name, wanting, without, places=None):
    return UnmetDemand(str(name), wanting, HIDDEN, without, HIDDEN, HIDDEN, HIDDEN, places)


SHAPES = [
    ("nobody named any", [], False, "No young person’s interests are recorded yet", "", None),
    (
        "too few named any",
        [],
        True,
        "No kind of work is wanted by 6 young people or more, so no number can be shown",
        "",
        None,
    ),
    (
        "all met",
        [row(CARE, 34, 0, 88), row(HEALTH, 20, 0, 63)],
        True,
        "Everybody has something in reach of each kind of work shown that they want",
        "Places in reach: 88 in Care services for the 34 who want it.",
        None,
    ),
    (
        "a few only",
        [row(CARE, 34, 0, 88), row(HEALTH, 42, FEW, 63), row(DIGITAL, 8, HIDDEN)],
        True,
        "No kind of work is shown to be out of reach for 6 or more who want it",
        "Places in reach: 88 in Care services for the 34 who want it.",
        None,
    ),
    (
        "one unmet",
        [row(DIGITAL, 44, 24, 6), row(CARE, 34, 8, 88)],
        True,
        "Digital: 24 of the 44 who want it can reach nothing",
        "Places in reach: 88 in Care services for the 34 who want it and 6 in Digital for the 44 who want it.",
        "Most unmet first. Digital: 24 of the 44 who want it can reach nothing",
    ),
    (
        "all of one",
        [row(PROTECTIVE, 26, 26, 0)],
        True,
        "Protective services: 26 want it and none of them can reach any",
        "Places in reach: none in Protective services for the 26 who want it.",
        None,
    ),
    (
        "nearly all",
        [row(PROTECTIVE, 26, NEARLY_ALL)],
        True,
        "Protective services: nearly all of the 26 who want it can reach nothing",
        "",
        None,
    ),
    (
        "three",
        [row(DIGITAL, 44, 24, 6), row(CREATIVE, 32, 20, 7), row(PROTECTIVE, 26, NEARLY_ALL), row(CARE, 34, 8, 88)],
        True,
        "Digital; Protective services; Creative and design: at least 20 want each and can reach nothing",
        "Places in reach: 88 in Care services for the 34 who want it and 6 in Digital for the 44 who want it.",
        "Most unmet first. Digital: 24 of the 44 who want it can reach nothing",
    ),
    (
        "level with a fourth",
        [row(DIGITAL, 44, 24, 6), row(CREATIVE, 32, 20, 7), row(HEALTH, 30, 20, 7), row(CARE, 34, 20, 7)],
        True,
        "Digital: 24 of the 44 who want it can reach nothing",
        None,
        None,
    ),
    (
        "four that are level",
        [row(name, 30, 12, 5) for name in (DIGITAL, CREATIVE, HEALTH, CARE)],
        True,
        "4 kinds of work: at least 12 want each and can reach nothing",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("rows", "is_wanted", "heading", "sentences", "title"), [shape[1:] for shape in SHAPES])
def test_each_shape_has_its_sentences(rows, is_wanted, heading, sentences, title):
    said = finding(rows, is_wanted=is_wanted)
    assert said.heading == heading
    assert sentences is None or " ".join(said.sentences) == sentences
    assert title is None or said.chart_title == title


def test_what_would_help_most_is_said_as_a_choice_and_not_as_a_cause():
    first = HelpfulOpportunity(str(DIGITAL), 2, "CR0", 20)
    said = finding([row(DIGITAL, 44, 24, 6)], is_wanted=True, first=first)
    assert said.sentences[-1] == (
        "One more level 2 post in Digital near CR0 would give at least 20 young people who have too little one more to"
        " choose from."
    )


@st.composite
def shown_rows(draw):
    wanting = draw(st.integers(SMALLEST_SHOWN, 60))
    without = draw(
        st.sampled_from([FEW, NEARLY_ALL, HIDDEN, 0, wanting]) | st.integers(SMALLEST_SHOWN, max(wanting - 6, 6))
    )
    if without is NEARLY_ALL and wanting < 2 * SMALLEST_SHOWN:
        without = HIDDEN
    places = None if without in (NEARLY_ALL, HIDDEN) else draw(st.integers(1, 90))
    return wanting, without, 0 if without == wanting else places


@given(st.lists(shown_rows(), max_size=len(Route)))
def test_every_number_said_is_shown_or_follows_from_what_is_said_to_be_nearly_all(facts):
    rows = [row(name, *each) for name, each in zip(Route, facts, strict=False)]
    said = finding(rows, is_wanted=True)
    told = " ".join([said.heading, said.chart_title, *said.sentences])
    shown = {number for each in facts for number in each if type(number) is int}
    least = {wanting - SMALLEST_SHOWN + 1 for wanting, without, _ in facts if without is NEARLY_ALL}
    counts = {
        SMALLEST_SHOWN,
        len([each for each in rows if each.unmet == max(one.unmet for one in rows)] if rows else []),
    }
    assert {int(number) for number in re.findall(r"\d+", told)} <= shown | least | counts


@given(st.lists(shown_rows(), min_size=1, max_size=len(Route)))
def test_who_is_named_has_at_least_the_number_that_is_said(facts):
    rows = [row(name, *each) for name, each in zip(Route, facts, strict=False)]
    heading = finding(rows, is_wanted=True).heading
    found = re.fullmatch(r"(.+): at least (\d+) want each and can reach nothing", heading)
    if found and not found[1].endswith("kinds of work"):
        named = [each for each in rows if each.name in found[1].split("; ")]
        left_out = [each.unmet for each in rows if each not in named]
        assert 2 <= len(named) <= 3
        assert min(each.unmet for each in named) == int(found[2])
        assert max(left_out, default=0) < int(found[2]), "none with as many is left out"
