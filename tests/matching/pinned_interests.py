"""Digests of what the word tables become, pinned in `pinned_interests.csv`.

After a change of the tables that is meant: `python -m tests.matching.pinned_interests` writes the file anew, and its
difference shows which parts of the lexicon and which phrases the change reached.
"""

import csv
import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from matching.interests.clauses import PREPOSITIONS
from matching.interests.concepts import CONCEPTS, ROUTE_VECTORS, SIMILARITIES
from matching.interests.fine_wishes import FINE_WISHES, STANDARDS, WAYS
from matching.interests.lemmas import GENERIC_WORDS, SPELLING_VARIANTS, STOP_WORDS, VERB_FORMS
from matching.interests.lexicon import LEXICON
from matching.interests.normalisation import IDIOMS, NEGATIONS
from matching.interests.phrase_matching import MODIFIERS
from matching.interests.related_terms import GROUPS
from matching.interests.spelling import CORRECTLY_SPELT
from matching.interests.vectors import WORKPLACES, opportunity_vectors, wish_vectors
from tests.matching.retrieval import PHRASE_SETS, standards


PINNED = Path(__file__).with_name("pinned_interests.csv")
PHRASES_OF_EACH_SET = 20
COLUMNS = ("concept", "weight", "way", "signature")


def phrases() -> list[str]:
    return [phrase for phrases in PHRASE_SETS.values() for phrase in islice(phrases, PHRASES_OF_EACH_SET)]


def digest(value: Any) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def _entries(table: dict[tuple[str, ...], dict[int, float]]) -> dict[str, Any]:
    return {" ".join(key): sorted(weights.items()) for key, weights in table.items() if weights}


def _lexicon() -> Iterator[tuple[str, Any]]:
    yield "terms", _entries(LEXICON.exact)
    yield "terms with any ending", _entries(LEXICON.prefixes)
    yield "misspelt words", [sorted(LEXICON.words), LEXICON.corrector.candidates]
    yield "lemmas", [VERB_FORMS, SPELLING_VARIANTS]
    classes = (STOP_WORDS, GENERIC_WORDS, CORRECTLY_SPELT, MODIFIERS, PREPOSITIONS, NEGATIONS)
    yield "word classes", [*(sorted(words) for words in classes), sorted(WORKPLACES)]
    yield "idioms", IDIOMS
    yield "related terms", GROUPS
    yield "concepts", [list(concept) for concept in CONCEPTS]
    yield "fine wishes", [FINE_WISHES, WAYS, list(STANDARDS.items())]
    yield "related concepts", [SIMILARITIES.tolist(), ROUTE_VECTORS.tolist()]


def _vectors() -> Iterator[tuple[str, Any]]:
    titles, routes = [record["title"] for record in standards()], np.arange(-1, 15, dtype=np.int8)
    made = opportunity_vectors(
        [*titles, *[""] * len(routes)], [*titles[::-1], *titles[: len(routes)]], np.resize(routes, len(titles) + 16)
    )
    yield "titles and texts of standards", [made.vector.tolist(), made.signature.tolist()]
    for phrase in phrases():
        wish = wish_vectors([phrase])
        yield f"phrase: {phrase}", [getattr(wish, column).tolist() for column in COLUMNS]


def digests() -> dict[str, str]:
    return {name: digest(value) for name, value in (*_lexicon(), *_vectors())}


def pinned() -> dict[str, str]:
    with PINNED.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["digest"] for row in csv.DictReader(file)}


if __name__ == "__main__":
    with PINNED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("name", "digest"), *digests().items()])
