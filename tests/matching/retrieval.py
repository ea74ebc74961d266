"""Retrieval of the real apprenticeship standards by what young people say: this engine beside plain text search."""

import csv
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from matching import Opportunities, People, Ranker
from tests.matching.phrases_development import LABELS
from tests.matching.phrases_round_one import ROUND_ONE
from tests.matching.phrases_round_three import ROUND_THREE
from tests.matching.phrases_round_two import ROUND_TWO
from tests.matching.phrases_unseen import UNSEEN
from tests.matching.worlds import ON


STRANGERS = Path(__file__).with_name("phrases")
STANDARDS = Path(__file__).parents[2] / "fixtures" / "reference" / "standards.csv"
SHOWN = 5
PHRASE_SETS = {
    "development": LABELS,
    "round one": ROUND_ONE,
    "round two": ROUND_TWO,
    "round three": ROUND_THREE,
    "unseen": UNSEEN,
}
SEEN = ("development", "round one", "round two", "round three")  # in sight when the lexicon was last changed

Labels = Mapping[str, str]
Search = Callable[[list[str], list[dict]], list[list[int]]]


class Score(NamedTuple):
    """Of a search over a set of phrases.

    `hit_at_1` is the share of phrases whose first answer is right, `precision_at_5` the share of the first five answers
    that are right, and `best_precision` that of a perfect search: some phrases have fewer than five right answers.
    """

    hit_at_1: float
    precision_at_5: float
    best_precision: float


def strangers(name: str) -> Labels:
    """Phrases of `phrases/strangers_<name>.csv`, each with a regular expression of the titles that answer it."""
    with (STRANGERS / f"strangers_{name}.csv").open(encoding="utf-8", newline="") as file:
        return {row["phrase"]: row["titles"] for row in csv.DictReader(file, delimiter=";")}


def standards() -> list[dict]:
    with STANDARDS.open(encoding="utf-8") as file:
        return [{"id": row["lars_code"], "title": row["title"], "route": row["route"]} for row in csv.DictReader(file)]


def engine(phrases: list[str], records: list[dict]) -> list[list[int]]:
    people = People.from_records({"id": phrase, "aspiration": phrase} for phrase in phrases)
    ranking = Ranker().rank(people, Opportunities.from_records(records), on=ON, top=SHOWN)
    return ranking.opportunity.reshape(len(phrases), SHOWN).tolist()


def tfidf(**options) -> Search:
    def search(phrases: list[str], records: list[dict]) -> list[list[int]]:
        vectorizer = TfidfVectorizer(sublinear_tf=True, **options)
        offered = vectorizer.fit_transform(f"{record['title']}. {record['route']}" for record in records)
        closeness = (vectorizer.transform(phrases) @ offered.T).toarray()
        return np.argsort(-closeness, axis=1, kind="stable")[:, :SHOWN].tolist()

    return search


SEARCHES: dict[str, Search] = {
    "this engine": engine,
    "TF-IDF, words 1-2": tfidf(ngram_range=(1, 2), stop_words="english"),
    "TF-IDF, characters 3-5": tfidf(analyzer="char_wb", ngram_range=(3, 5)),
}


def relevance(labels: Labels, records: list[dict]) -> np.ndarray:
    """Phrase by standard: is it a right answer?"""
    wanted = [re.compile(label, re.IGNORECASE) for label in labels.values()]
    return np.array([[bool(label.search(record["title"])) for record in records] for label in wanted])


def evaluate(search: Search, labels: Labels) -> Score:
    records = standards()
    correct = relevance(labels, records)
    answers = np.take_along_axis(correct, np.array(search(list(labels), records)), axis=1)
    best = np.minimum(correct.sum(axis=1), SHOWN) / SHOWN
    return Score(float(answers[:, 0].mean()), float(answers.mean()), float(best.mean()))
