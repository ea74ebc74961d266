"""The concepts of the vector space: kinds of work, one dimension each, with their routes and similarities.

They are read from `data/concepts.csv` and `data/related_concepts.csv`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matching.interests.word_tables import DATA, read_table
from matching.vocabulary import ROUTES


class Concept(NamedTuple):
    name: str
    label: str  # as people read it
    route: str


def read_concepts(path: Path) -> Iterator[Concept]:
    """Read the concepts of a table of `concept`, `label` and `route`, in its order: that of the dimensions.

    Raises
    ------
    WordTableError
        If a route is not one of `ROUTES`, or a concept stands twice.
    """
    names = set()
    for row in read_table(path, "concept", "label", "route"):
        concept = Concept(*row.values)
        if concept.route not in ROUTES:
            raise row.error(f'"{concept.route}" is not a route')
        if concept.name in names:
            raise row.error(f'the concept "{concept.name}" stands twice')
        names.add(concept.name)
        yield concept


CONCEPTS = tuple(read_concepts(DATA / "concepts.csv"))
NAMES = tuple(concept.name for concept in CONCEPTS)
LABELS = tuple(concept.label for concept in CONCEPTS)
INDEX = {name: index for index, name in enumerate(NAMES)}


def read_similarities(path: Path) -> NDArray[np.float64]:
    """Read how alike concepts are.

    Parameters
    ----------
    path : Path
        A table of `concept`, `related_concept` and `similarity`, above 0 and below 1; each pair once.

    Returns
    -------
    ndarray of shape (n_concepts, n_concepts)
        Symmetric, 1 on the diagonal and 0 for pairs that the table does not list.

    Raises
    ------
    WordTableError
        If a concept is unknown, a pair stands twice or a similarity is out of bounds.
    """
    similarities = np.eye(len(NAMES))
    for row in read_table(path, "concept", "related_concept", "similarity"):
        one, other, written = row.values
        if one not in INDEX or other not in INDEX:
            raise row.error(f'"{one}" or "{other}" is not a concept of concepts.csv')
        if similarities[INDEX[one], INDEX[other]]:
            raise row.error(f'"{one}" and "{other}" stand twice')
        try:
            similarity = float(written)
        except ValueError:
            similarity = 0.0
        if not 0 < similarity < 1:
            raise row.error(f'the similarity "{written}" is not a number above 0 and below 1')
        similarities[INDEX[one], INDEX[other]] = similarities[INDEX[other], INDEX[one]] = similarity
    return similarities


def _route_vectors() -> NDArray[np.float64]:
    """Route by concept: 1 where the concept belongs to the route; the last row, for an unknown route, is 0."""
    vectors = np.zeros((len(ROUTES) + 1, len(CONCEPTS)))
    for index, concept in enumerate(CONCEPTS):
        vectors[ROUTES.index(concept.route), index] = 1.0
    return vectors


SIMILARITIES = read_similarities(DATA / "related_concepts.csv")
ROUTE_VECTORS = _route_vectors()
