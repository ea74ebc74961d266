"""What is hidden of unmet demand, and that it cannot be worked out again from what is shown."""

from collections import defaultdict
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import matching
from backend.core.small_numbers import SMALLEST_SHOWN
from backend.outcomes.demand_rows import Withheld, part_of, route_rows, rows_of_one_total
from backend.reference.choices import Route


SMALL = range(1, SMALLEST_SHOWN)
COLUMNS = ("without", "short", "enough_anywhere", "enough_30_more", "enough_15_more")
PLACES = dict.fromkeys(Route.values, 17)


def counted(wanting, short, without, longer=(0, 0, 0), route=Route.DIGITAL):
    return matching.Unmet(route, None, None, wanting, short, without, *sorted(longer))


def numbers(row) -> dict[str, int]:
    found = {name: getattr(row, name) for name in ("wanting", *COLUMNS)}
    return {name: count for name, count in found.items() if not isinstance(count, Withheld)}


def test_a_part_that_leaves_few_over_is_hidden_too():
    assert [part_of(count, 20) for count in (0, 5, 6, 14, 15, 20)] == [0, Withheld.FEW, 6, 14, Withheld.NEARLY_ALL, 20]


def test_of_few_people_nothing_says_on_which_side_a_part_is_hidden():
    """Of 7 “nearly all” could be 6 alone, and then the one who is left over is known."""
    assert {part_of(count, 7) for count in range(1, 7)} == {Withheld.HIDDEN}


@st.composite
def rows(draw, route=Route.DIGITAL):
    wanting = draw(st.integers(1, 40))
    short = draw(st.integers(0, wanting))
    longer = [draw(st.integers(0, short)) for _ in range(3)]
    return counted(wanting, short, draw(st.integers(0, short)), longer, route)


@given(rows())
def test_between_two_shown_numbers_of_the_same_people_there_are_no_few(row):
    for shown in route_rows([row], PLACES):
        told = numbers(shown)
        assert not [name for name, count in told.items() if count in SMALL]
        chains = (("wanting", "short", "without"), ("wanting", "short", *COLUMNS[2:]))
        for chain in chains:
            of_chain = [told[name] for name in chain if name in told]
            assert all(abs(one - other) not in SMALL for one, other in product(of_chain, of_chain))


@pytest.mark.parametrize("wanting", [6, 7, 9, 11, 12, 13, 14, 17, 20])
def test_whoever_knows_the_rule_finds_no_hidden_number(wanting):
    """Every possible row is written down: of each picture of it there are several that look the same."""
    looks = defaultdict(list)
    for short in range(wanting + 1):
        for without in range(short + 1):
            row = counted(wanting, short, without)
            (shown,) = route_rows([row], PLACES)
            looks[shown.short, shown.without, shown.places].append(row)
    for (short, without, _places), alike in looks.items():
        if isinstance(without, Withheld):
            assert len({row.without for row in alike}) > 1
        if isinstance(short, Withheld):
            assert len({row.short for row in alike}) > 1


@pytest.mark.parametrize("short", [12, 13, 18])
def test_nor_of_longer_journeys(short):
    looks = defaultdict(set)
    for longer in combinations_with_replacement(range(short + 1), 3):
        (shown,) = route_rows([counted(short + 6, short, 0, longer)], PLACES)
        looks[tuple(getattr(shown, name) for name in COLUMNS[2:])].add(longer)
    for look, alike in looks.items():
        for place, count in enumerate(reversed(look)):
            assert not isinstance(count, Withheld) or len({longer[place] for longer in alike}) > 1


@given(st.lists(rows(), min_size=1, max_size=6), st.integers(0, 5))
def test_the_total_gives_nothing_away_where_nobody_stands_in_two_rows(counts, wishless):
    given_rows = {f"level {number}": row for number, row in enumerate(counts)}
    shown = {row.name: row for row in rows_of_one_total(given_rows, wishless)}
    in_all = {name: row.wanting for name, row in given_rows.items()} | ({"rest": wishless} if wishless else {})
    columns = [(in_all, {name: row.wanting for name, row in shown.items()})]
    for name in COLUMNS:
        columns.append(
            (
                {each: getattr(row, name) for each, row in given_rows.items()},
                {each: numbers(row)[name] for each, row in shown.items() if name in numbers(row)},
            )
        )
    for true, told in columns:
        hidden = [count for each, count in true.items() if each not in told and count]
        if hidden and any(told.values()):
            assert len(hidden) >= 2
            assert sum(hidden) >= SMALLEST_SHOWN
        assert all(true[each] == count for each, count in told.items())


def test_a_level_that_few_want_takes_another_with_it():
    levels = {"level 2": counted(30, 0, 0), "level 3": counted(9, 0, 0), "level 4": counted(3, 0, 0)}
    assert [row.name for row in rows_of_one_total(levels)] == ["level 2"]


def test_places_that_only_a_few_could_take_up_are_not_told():
    routes = [counted(30, 30, 28, route=Route.CARE), counted(30, 8, 0, route=Route.HAIR), counted(30, 30, 30)]
    shown = {row.name: row.places for row in route_rows(routes, {**PLACES, Route.DIGITAL: 0})}
    assert shown == {Route.CARE: None, Route.HAIR: 17, Route.DIGITAL: 0}


def test_most_unmet_is_first_and_hidden_counts_give_no_order():
    """26 and 27 of 30 are both “nearly all”: which of them is more is not told."""
    routes = [
        counted(30, 30, 27, route=Route.HAIR),
        counted(30, 30, 26, route=Route.CARE),
        counted(50, 24, 24),
        counted(50, 5, 5, route=Route.LEGAL),
    ]
    assert [row.name for row in route_rows(routes, PLACES)] == [Route.CARE, Route.HAIR, Route.DIGITAL, Route.LEGAL]
