"""How well what young people say finds the real apprenticeship standards: this engine beside plain text search."""

import csv
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from matching import Opportunities, People, Ranker
from tests.matching.phrases import LABELS
from tests.matching.phrases_blind import BLIND
from tests.matching.phrases_fresh import FRESH
from tests.matching.phrases_last import LAST
from tests.matching.phrases_stranger import STRANGER
from tests.matching.worlds import ON


STANDARDS = Path(__file__).parents[2] / "fixtures" / "reference" / "standards.csv"
SHOWN = 5
PHRASE_SETS = {"known": LABELS, "blind": BLIND, "last": LAST, "fresh": FRESH, "stranger": STRANGER}
SEEN = ("known", "blind", "last", "fresh")  # in sight when the tables were last changed

Labels = Mapping[str, str]
Search = Callable[[list[str], list[dict]], list[list[int]]]


class Score(NamedTuple):
    """Share of phrases whose first answer is right, and share of the first five answers that are right.

    `best` is the precision at five of a perfect search: some phrases have fewer than five right answers.
    """

    hit: float
    precision: float
    best: float


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


def right(labels: Labels, records: list[dict]) -> np.ndarray:
    """Phrase by standard: is it one of the right answers?"""
    wanted = [re.compile(label, re.IGNORECASE) for label in labels.values()]
    return np.array([[bool(label.search(record["title"])) for record in records] for label in wanted])


def score(search: Search, labels: Labels) -> Score:
    records = standards()
    correct = right(labels, records)
    answers = np.take_along_axis(correct, np.array(search(list(labels), records)), axis=1)
    best = np.minimum(correct.sum(axis=1), SHOWN) / SHOWN
    return Score(float(answers[:, 0].mean()), float(answers.mean()), float(best.mean()))
