"""Digests of what the word tables become, pinned in `interests_pinned.csv`.

After a change of the tables that is meant: `python -m tests.matching.interests_pinned` writes the file anew, and its
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

from matching.interests.clauses import REFUSALS, SAYINGS, SETTING
from matching.interests.concepts import CONCEPTS
from matching.interests.forms import FILLERS, FORMS, GENERIC, ORDINARY, SPELLINGS
from matching.interests.lexicon import LEXICON
from matching.interests.phrases import PASSED_OVER
from matching.interests.signatures import ENTRIES
from matching.interests.vectors import BLEND, PLACES, ROUTE_VECTORS, offers, wishes
from tests.matching.wordsearch import PHRASE_SETS, standards


PINNED = Path(__file__).with_name("interests_pinned.csv")
PHRASES_OF_EACH_SET = 20


def phrases() -> list[str]:
    return [phrase for phrases in PHRASE_SETS.values() for phrase in islice(phrases, PHRASES_OF_EACH_SET)]


def digest(value: Any) -> str:
    return sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


def _entries(table: dict[tuple[str, ...], dict[int, float]]) -> dict[str, Any]:
    return {" ".join(key): sorted(weights.items()) for key, weights in table.items() if weights}


def _lexicon() -> Iterator[tuple[str, Any]]:
    yield "terms", _entries(LEXICON.exact)
    yield "terms with any ending", _entries(LEXICON.endings)
    yield "misspelt words", [sorted(LEXICON.words), LEXICON._near]
    yield "lemmas", [FORMS, SPELLINGS]
    classes = (FILLERS, GENERIC, ORDINARY, PASSED_OVER, SETTING, REFUSALS)
    yield "word classes", [*(sorted(words) for words in classes), sorted(PLACES)]
    yield "idioms", SAYINGS
    yield "related terms", ENTRIES
    yield "concepts", [(name, label, *routes) for name, (label, routes) in CONCEPTS.items()]
    yield "related concepts", [BLEND.tolist(), ROUTE_VECTORS.tolist()]


def _vectors() -> Iterator[tuple[str, Any]]:
    titles, routes = [record["title"] for record in standards()], np.arange(-1, 15, dtype=np.int8)
    made = offers(
        [*titles, *[""] * len(routes)], [*titles[::-1], *titles[: len(routes)]], np.resize(routes, len(titles) + 16)
    )
    yield "titles and texts of standards", [made.vector.tolist(), made.signature.tolist()]
    for phrase in phrases():
        wish = wishes([phrase])
        yield f"phrase: {phrase}", [wish.concept.tolist(), wish.weight.tolist(), wish.signature.tolist()]


def digests() -> dict[str, str]:
    return {name: digest(value) for name, value in (*_lexicon(), *_vectors())}


def pinned() -> dict[str, str]:
    with PINNED.open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["digest"] for row in csv.DictReader(file)}


if __name__ == "__main__":
    with PINNED.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("name", "digest"), *digests().items()])
