"""Time and memory of the engine: `python -m tests.benchmarks.engine`.

Every part runs in a process of its own, so that its peak memory is its own. Marks are those of docs/benchmarks.md; the
exit status is 1 if one is missed. Seconds are wall time, the best of some runs; processor seconds stand beside the
longest one, since other work on the machine lengthens the former only.
"""

import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from matching import Opportunities, People, Ranker, Settings
from matching.candidates import Candidates
from matching.context import Context
from matching.interests.vectors import offers, wishes
from matching.model import Model
from matching.pairs import Pairs
from matching.scoring import ORDER, Scorer
from matching.screening import Screen
from tests.benchmarks.england import LONDON, ON, World
from tests.benchmarks.measuring import Marks, best_of, peak_megabytes
from tests.benchmarks.openings import of_a_borough, of_words
from tests.matching.phrases import PHRASES, TITLES


ENGLAND = (50_000, 8_000)
BOROUGH = (500, 2_000)
PARTS = ("england", "scoring", "borough", "person", "doors", "words")


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
    wishes([record["aspiration"] for record in person_records])
    titles, texts = ([record[name] for record in opportunity_records] for name in ("title", "text"))
    offers(titles, texts, opportunities.columns["route"])


def scoring(marks: Marks) -> None:
    """The look-ups of the score against boosted trees on the same pairs, both on one thread."""
    context = Context(*collections(ENGLAND, World()), ON, Settings())
    candidates, screen = Candidates(context), Screen(context)
    looked_at, kept = 0, []
    for low in range(0, ENGLAND[0], 1_000):
        for block in candidates.blocks(low, low + 1_000):
            looked_at += len(block)
            pairs = screen.keep(block)
            kept.append((pairs.person, pairs.opportunity, pairs.minutes))
    pairs = sum(len(person) for person, _, _ in kept)
    marks.tell("England: pairs within reach or anywhere", looked_at / 1e6, "million")
    marks.tell("England: eligible pairs", pairs / 1e6, "million")
    scorer = Scorer(context, Model.expert())
    ours = best_of(3, lambda: [score(scorer, context, *block) for block in kept])[1]
    theirs = trees(context, scorer, kept)
    marks.tell("scoring: this engine", pairs / ours / 1e6, "million pairs/s")
    marks.tell("scoring: boosted trees, 100 of 31 leaves", pairs / theirs / 1e6, "million pairs/s")
    marks.at_least("scoring: faster than boosted trees", theirs / ours, 3.5, "times")


def score(scorer: Scorer, context: Context, person, opportunity, minutes) -> None:
    pairs = Pairs(context, person, opportunity)
    pairs.__dict__["minutes"] = minutes  # known from eligibility, as in a ranking
    if len(pairs):
        scorer.score(pairs, np.flatnonzero(np.diff(person, prepend=-1)))


def trees(context: Context, scorer: Scorer, kept: list) -> float:
    """Processor seconds of the trees' predictions, their features worked out beforehand and not counted."""
    draw = np.random.default_rng(1)
    sample = Pairs(context, *(np.concatenate([block[side][:200] for block in kept]) for side in range(2)))
    features = scorer.terms(sample)
    label = draw.random(len(features)) < 1 / (1 + np.exp(-features.sum(axis=1)))
    model = HistGradientBoostingClassifier(max_iter=100, max_leaf_nodes=31, early_stopping=False).fit(features, label)
    seconds = 0.0
    for person, opportunity, _ in kept:
        rows = scorer.terms(Pairs(context, person, opportunity)) if len(person) else np.zeros((0, len(ORDER)))
        before = time.process_time()
        with threadpool_limits(1):
            if len(rows):
                model.predict_proba(rows)
        seconds += time.process_time() - before
    return seconds


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


def doors(marks: Marks) -> None:
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
