"""Counterfactuals, unmet demand and words: time taken, and how often words find the real standards."""

from matching import ROUTES, Opportunities, People, Ranker, change_impacts, hypothetical, maximum_coverage, unmet_demand
from tests.benchmarks.england import LONDON, ON, World
from tests.matching.retrieval import PHRASE_SETS, SEARCHES, SEEN, evaluate


BOROUGH = (500, 2_000)
GRID = range(0, 50_000, 10_000)


def of_a_borough(marks, best_of) -> None:
    """Counterfactuals of one person with a home and a limit; and the questions of a whole council."""
    world = World(land=LONDON)
    records = world.people(BOROUGH[0])
    people, opportunities = People.from_records(records), Opportunities.from_records(world.opportunities(BOROUGH[1]))
    one = next(record for record in records if "easting" in record)
    wall, _ = best_of(5, lambda: Ranker().counterfactuals(one, opportunities, on=ON))
    marks.at_most("counterfactuals: one person, 2,000 opportunities", wall * 1000, 250, "ms")
    wall, _ = best_of(3, lambda: unmet_demand(people, opportunities, on=ON))
    marks.at_most("unmet demand: 500 x 2,000", wall, 2, "s")
    wall, _ = best_of(3, lambda: change_impacts(people, opportunities, on=ON))
    marks.at_most("what opens most for most: 500 x 2,000", wall, 5, "s")
    wished = Opportunities.from_records(
        hypothetical(f"{route} {level} {east} {north}", route, level, 505_000 + east, 160_000 + north)
        for route in ROUTES
        for level in (2, 3, 4)
        for east in GRID
        for north in GRID
    )
    wall, _ = best_of(3, lambda: maximum_coverage(people, opportunities, wished, on=ON, choose=10))
    marks.at_most(f"most helpful ten of {len(wished):,} for 500", wall, 2, "s")


def of_words(marks) -> None:
    """Phrases over the real standards: the first answer, and the first five, beside plain text search."""
    for name, labels in PHRASE_SETS.items():
        for search, by in SEARCHES.items():
            found = evaluate(by, labels)
            marks.tell(f"{name}, {search}: first right", 100 * found.hit_at_1, "%")
            marks.tell(
                f"{name}, {search}: of five",
                100 * found.precision_at_5,
                f"% (at best {100 * found.best_precision:.0f})",
            )
    seen = {phrase: label for name in SEEN for phrase, label in PHRASE_SETS[name].items()}
    found = evaluate(SEARCHES["this engine"], seen)
    marks.at_least("words, all but the unseen: first right", 100 * found.hit_at_1, 95, "%")
    marks.at_least("words, all but the unseen: of five", 100 * found.precision_at_5, 66, "%")
