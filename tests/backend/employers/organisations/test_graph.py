"""What is one organisation, by worlds small enough to be worked out by hand, and for generated ones by another way."""

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.employers.organisations.graph import EmployerRow, OrganisationGraph
from backend.employers.organisations.pauses import held_rows


def graph(*rows, **links):
    made = [EmployerRow(at, row) if isinstance(row, str) else EmployerRow(at, **row) for at, row in enumerate(rows)]
    return OrganisationGraph({row.id: row for row in made}, **{name: frozenset(pairs) for name, pairs in links.items()})


def test_names_numbers_trading_names_and_answers_join():
    found = graph(
        "Otter Motors",
        "OTTER MOTORS LTD",
        {"name": "Fast Fit", "trading_names": ("Otter Motors",)},
        {"name": "Kiln Foods", "companies_house_number": "01234567"},
        {"name": "Larch Foods", "companies_house_number": "01234567"},
        {"name": "Dune Care", "charity_number": "1123456"},
        {"name": "Reed Care", "charity_number": "1123456"},
        "Wren Works",
        "Brook Press",
        one=[(7, 8)],
    )
    assert [sorted(found.organisation_of(row)) for row in (0, 3, 5, 7)] == [[0, 1, 2], [3, 4], [5, 6], [7, 8]]
    assert (found.reason_for(0, 2), found.reason_for(3, 4)) == ("the same name", "the same Companies House number")
    assert (found.reason_for(5, 6), found.reason_for(7, 8)) == ("the same charity number", "an officer said so")


def test_an_answer_parts_a_name_and_never_a_number():
    names = graph("Otter Motors", "Otter Motors Ltd", two=[(0, 1)])
    assert names.organisation_of(0) == {0}
    assert names.questions() == []
    number = {"companies_house_number": "01234567"}
    numbers = graph({"name": "Otter Motors", **number}, {"name": "Kiln Foods", **number}, two=[(0, 1)])
    assert numbers.organisation_of(0) == {0, 1}


def test_a_parent_holds_for_what_belongs_to_it_and_siblings_are_asked_about():
    found = graph("Group", "Larch", "Larch Ltd", "Depot Nine", "Elsewhere", parents=[(1, 0), (3, 0)])
    assert found.related_to([0]).certain == {0, 1, 2, 3}
    assert found.related_to([2]).certain == {0, 1, 2}
    assert found.related_to([2]).unsure == {3}
    circle = graph("One Firm", "Two Firm", "Third Thing", parents=[(0, 1), (1, 2), (2, 0)])
    assert circle.related_to([0]).certain == {0, 1, 2}


def test_alike_rows_bring_their_whole_organisation_into_doubt_until_somebody_answers():
    rows = ("Otter Street Motors", "Oter Street Motors", "OTER STREET MOTORS LTD", "Kiln Foods")
    assert graph(*rows).related_to([0]).unsure == {1, 2}
    assert graph(*rows).questions() == [(0, 1)]
    for answered in ((0, 1), (0, 2)):
        assert graph(*rows, two=[answered]).related_to([0]).unsure == frozenset()
        assert graph(*rows, one=[answered]).related_to([0]).certain == {0, 1, 2}


def test_what_is_alike_to_a_parent_a_child_or_a_sister_is_in_doubt_both_ways():
    """Reed Press is spelled another way elsewhere; each row of its family may be held or avoided by that."""
    rows = ("Reed Press", "Kiln Foods", "Wren Works", "Reeed Press Ltd")
    shapes = {
        "parent": [(1, 0)],
        "child": [(0, 1)],
        "parent of a parent": [(1, 2), (2, 0)],
        "sister": [(1, 2), (0, 2)],
    }
    for shape, parents in shapes.items():
        found = graph(*rows, parents=parents)
        assert 1 in found.related_to([3]).unsure, shape
        assert 3 in found.related_to([1]).unsure, shape
        answered = graph(*rows, parents=parents, two=[(0, 3)])
        assert 1 not in answered.related_to([3]).unsure, shape
        assert 3 not in answered.related_to([1]).unsure, shape


def test_what_a_feed_calls_an_employer_brings_it_into_doubt_and_holds_it_with_a_paused_one():
    found = graph("Otter Motors", {"name": "Kiln Foods", "feed_names": ("Otter Motors Ltd",)}, "Wren Works")
    assert found.related_to([0]).unsure == {1}
    assert found.related_to([1]).unsure == {0}
    assert held_rows(found, [0]) == {1: 0}


def test_the_row_that_has_been_paused_longest_is_named():
    assert held_rows(graph("Otter", "Otter Ltd", "OTTER"), [2, 0]) == {1: 2}


SPELLED = st.sampled_from(
    [
        "Otter Motors",
        "OTTER MOTORS LTD",
        "Otter Street Motors",
        "Kiln Foods",
        "The Kiln Foods",
        "Kiln Food",
        "Wren",
    ]
)
LINKS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1]), max_size=4)
NUMBERS = st.sampled_from(["", "", "", "01234567", "SC123456"])


@settings(deadline=None)
@given(st.lists(st.tuples(SPELLED, NUMBERS), min_size=7, max_size=7), LINKS, LINKS, LINKS)
def test_organisations_of_generated_worlds(rows, one, two, parents):
    """Held against sets that are joined until nothing changes."""
    two = [pair for pair in two if pair not in one]
    facts = ({"name": name, "companies_house_number": number} for name, number in rows)
    found = graph(*facts, one=one, two=two, parents=parents)
    groups = [{row} for row in range(7)]
    for this in range(7):
        for that in range(this + 1, 7):
            joined = (this, that) in one or bool(found.rows[this].numbers & found.rows[that].numbers)
            same_name = any(key.startswith("name ") for key in found.rows[this].keys & found.rows[that].keys)
            if joined or (same_name and (this, that) not in two):
                first, second = (next(group for group in groups if row in group) for row in (this, that))
                if first is not second:
                    groups.remove(second)
                    first |= second
    for group in groups:
        assert all(found.organisation_of(row) == group for row in group)
    for row in range(7):
        related = found.related_to([row])
        assert row in related.certain
        assert not related.certain & related.unsure
        assert all(row in found.related_to([other]).certain for other in related.certain)
    for this, that in found.questions():
        assert that in found.related_to([this]).unsure or that in found.related_to([this]).certain


@given(st.lists(SPELLED, min_size=6, max_size=6), LINKS)
def test_no_answer_to_a_question_about_its_family_brings_in_what_was_not_in_doubt(names, parents):
    """Whatever an officer may say was asked about before anything went out."""
    parents = [pair for pair in parents if max(pair) < 6]
    found = graph(*names, parents=parents)
    for row in range(6):
        before = found.related_to([row])
        near = before.certain
        for asked in (pair for pair in found.questions() if near & set(pair)):
            after = graph(*names, parents=parents, one=[asked]).related_to([row])
            assert after.certain <= before.certain | before.unsure
