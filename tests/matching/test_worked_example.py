"""The example in docs/engine.md, held to what the engine says."""

import re
from pathlib import Path

from matching import Opportunities, People, Ranker
from tests.matching.worlds import ON


PAGE = Path(__file__).parents[2] / "docs" / "engine.md"
SAM = {
    "id": "sam",
    "easting": 530_000,
    "northing": 180_000,
    "max_travel_minutes": 45,
    "route_interests": ["Education and early years", "Care services"],
    "aspiration": "looking after little kids",
    "highest_level": 1,
    "support_needs": ["mentor"],
}
NURSERY = {
    "id": "nursery",
    "title": "Early years practitioner",
    "route": "Education and early years",
    "level": 2,
    "easting": 535_000,
    "northing": 180_000,
    "support_offered": ["mentor"],
    "pledges": ["guaranteed interview"],
}
SHOP = {
    "id": "shop",
    "title": "Retailer",
    "route": "Sales, marketing and procurement",
    "level": 2,
    "easting": 531_000,
    "northing": 180_000,
    "support_offered": [],
    "pledges": [],
}

SAME = ("level_step", "workplace_buddy", "named_contact", "work_trial", "application_support", "other_pledge")


def test_the_table_in_the_documentation_is_what_the_engine_says():
    ranking = Ranker().rank(People.from_records([SAM]), Opportunities.from_records([NURSERY, SHOP]), on=ON)
    told = dict.fromkeys(SAME, 0.0) | {reason.feature: reason.contribution for reason in ranking.reasons(0)}
    table = {row[0]: [float(cell) for cell in row[1:]] for row in _rows()}
    score = [*ranking.score, ranking.reference[0], ranking.score[0] - ranking.reference[0]]
    assert table["score"] == [round(value, 3) for value in score]
    terms = {name: row[3] for name, row in table.items() if name != "score"}
    assert {name: round(value, 3) for name, value in told.items()} == terms
    for nursery, shop, mean, contribution in table.values():
        assert abs((nursery + shop) / 2 - mean) < 0.0011
        assert abs(nursery - mean - contribution) < 0.0011


def _rows():
    for line in PAGE.read_text().splitlines():
        cells = [cell.strip(" *") for cell in line.strip("|").split("|")]
        if len(cells) == 5 and re.fullmatch(r"-?\d\.\d+", cells[1]):
            yield [cells[0].split(":")[0], *cells[1:]]
