"""Time and memory of the engine: `python -m tests.benchmarks.engine`.

Every part runs in a process of its own, so that its peak memory is its own. Marks are those of docs/benchmarks.md; the
exit status is 1 if one is missed. Seconds are wall time, the best of some runs; processor seconds stand beside the
longest one, since other work on the machine lengthens the former only.
"""

import subprocess
import sys
from dataclasses import replace

from matching import Opportunities, People, Ranker
from matching.interests.vectors import opportunity_vectors, wish_vectors
from tests.benchmarks.demand import of_a_borough, of_words
from tests.benchmarks.england import LONDON, ON, World
from tests.benchmarks.measuring import Marks, best_of, peak_megabytes
from tests.benchmarks.peers import against_peers
from tests.matching.phrases_development import PHRASES, TITLES


ENGLAND = (50_000, 8_000)
BOROUGH = (500, 2_000)
PARTS = ("england", "scoring", "borough", "person", "counterfactuals", "words")


def collections(size: tuple[int, int], world: World) -> tuple[People, Opportunities]:
    return People.from_records(world.people(size[0])), Opportunities.from_records(world.opportunities(size[1]))


def england(marks: Marks) -> None:
    people, opportunities = building(marks)
    wall, processor = best_of(3, lambda: Ranker().rank(people, opportunities, on=ON))
    marks.at_most("England: rank, top 20", wall, 6, "s")
    marks.tell("England: rank, processor time", processor, "s")
    marks.at_most("England: peak memory of the process", peak_megabytes(), 1024, "MB")
    wider = collections(ENGLAND, World(reach=2.0))
    further = best_of(3, lambda: Ranker().rank(*wider, on=ON))[1]
    marks.at_most("England: reach doubled, processor time", further / processor, 2.2, "times")


def building(marks: Marks) -> tuple[People, Opportunities]:
    world = World()
    persons, places = world.people(ENGLAND[0]), world.opportunities(ENGLAND[1])
    built: list = []
    everything, _ = best_of(1, lambda: built.extend((People.from_records(persons), Opportunities.from_records(places))))
    texts, _ = best_of(1, lambda: text_vectors(persons, places, built[1]))
    marks.at_most("England: building, text vectors apart", everything - texts, 3, "s")
    marks.tell("England: text vectors", texts, "s")
    return built[0], built[1]


def text_vectors(person_records: list[dict], opportunity_records: list[dict], opportunities: Opportunities) -> None:
    wish_vectors([record["aspiration"] for record in person_records])
    titles, texts = ([record[name] for record in opportunity_records] for name in ("title", "text"))
    opportunity_vectors(titles, texts, opportunities.columns["route"])


def scoring(marks: Marks) -> None:
    against_peers(marks, collections(ENGLAND, World()))


def borough(marks: Marks) -> None:
    people, opportunities = collections(BOROUGH, World(land=LONDON))

    def everything() -> int:
        ranking = Ranker().rank(people, opportunities, on=ON)
        return sum(len(ranking.reasons(row)) for row in range(len(ranking)))

    wall, _ = best_of(5, everything)
    marks.tell("borough: matches shown", len(Ranker().rank(people, opportunities, on=ON)), "rows")
    marks.at_most("borough: rank with reasons for every match", wall, 0.5, "s")


def person(marks: Marks) -> None:
    world = World()
    record = next(record for record in world.people(50) if "easting" in record)
    opportunities = Opportunities.from_records(world.opportunities(ENGLAND[1]))
    fresh = replace(opportunities)  # nothing remembered from an earlier call
    wall, _ = best_of(7, lambda: Ranker().rank(People.from_records([record]), replace(fresh), on=ON))
    marks.at_most("one person, cold, against 8,000", wall * 1000, 30, "ms")


def counterfactuals(marks: Marks) -> None:
    of_a_borough(marks, best_of)


def words(marks: Marks) -> None:
    """Phrases as young people say them, over titles in the manner of apprenticeship standards."""
    kind = {title: kind for kind, titles in TITLES.items() for title in titles}
    opportunities = Opportunities.from_records({"id": title, "title": title} for title in kind)
    people = People.from_records({"id": phrase, "aspiration": phrase} for phrase in PHRASES)
    ranking = Ranker().rank(people, opportunities, on=ON, top=1)
    answers = [kind[opportunities.id[position]] for position in ranking.opportunity.tolist()]
    hits = [answer == wanted for answer, wanted in zip(answers, PHRASES.values(), strict=True)]
    marks.at_least("words: first answer is of the kind meant", 100 * sum(hits) / len(hits), 95, "%")
    of_words(marks)


def main() -> int:
    if len(sys.argv) == 2:
        marks = Marks()
        globals()[sys.argv[1]](marks)
        return int(bool(marks.missed))
    parts = [subprocess.run([sys.executable, "-m", "tests.benchmarks.engine", part], check=False) for part in PARTS]
    return int(any(part.returncode for part in parts))


if __name__ == "__main__":
    sys.exit(main())
