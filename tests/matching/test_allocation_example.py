"""The example of sharing out in docs/engine.md, held to what `allocate` says."""

import re
from pathlib import Path

import pytest

from matching import allocate


PAGE = (Path(__file__).parents[2] / "docs" / "engine.md").read_text()
PEOPLE, OPPORTUNITIES = ("Amy", "Ben", "Cal"), ("nursery", "shop")


def rows(header):
    """The cells of the table under this header."""
    table = PAGE.split(header, 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def pairs():
    for name, *values in rows("| value | nursery | shop |"):
        for position, value in enumerate(values):
            if re.fullmatch(r"\d\.\d+", value):
                yield PEOPLE.index(name), position, float(value)


@pytest.mark.parametrize(("row", "floor"), [(0, None), (1, 0.3)])
def test_the_plans_in_the_documentation_are_what_the_engine_says(row, floor):
    _, *shown = rows("| plan | nursery | shop | total |")[row]
    plan = allocate(*zip(*pairs(), strict=True), [1, 1], floor=floor)
    names = dict(zip(plan.opportunity.tolist(), plan.person.tolist(), strict=True))
    told = [PEOPLE[names[0]], PEOPLE[names[1]], *(f"{number:.2f}" for number in (plan.value.sum(), *plan.price))]
    assert shown == told


def test_what_the_floor_takes_in_the_documentation():
    plan = allocate(*zip(*pairs(), strict=True), [1, 1], floor=0.3)
    assert f"The floor costs 0.75 - 0.65 = {plan.floor_cost:.2f}" in PAGE
    assert f"A guarantee kept counts {plan.guarantee:.2f}" in PAGE
