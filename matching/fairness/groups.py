"""Group membership: given beside the ids, never in a record, and used for nothing but the audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Grouping:
    """`names` in alphabetical order, what is not recorded last; `code` gives each row its position in them."""

    names: tuple[str, ...]
    code: NDArray[np.int64]


def grouping(ids: Sequence[str], groups: Mapping[str, str | None]) -> Grouping:
    """The group of every id. Raises `ValueError` for somebody who is not in `groups`, or a name that is no text."""
    if not isinstance(groups, Mapping):
        raise ValueError("groups must map ids to names of groups")
    for position, identifier in enumerate(ids):
        if identifier not in groups:
            raise ValueError(f"groups has nothing for id {identifier!r}; give None where the group is not recorded")
        name = groups[identifier]
        if name is not None and (not isinstance(name, str) or not name.strip()):
            raise ValueError(f"groups of id {ids[position]!r} must be text that is not empty, or None")
    labels = [groups[identifier] or NOT_RECORDED for identifier in ids]
    names = tuple(sorted(set(labels), key=lambda name: (name == NOT_RECORDED, name)))
    code = {name: number for number, name in enumerate(names)}
    return Grouping(names, np.array([code[label] for label in labels], dtype=np.int64))
