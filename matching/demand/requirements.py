"""The requirements of an opportunity that are counted by themselves, and who meets each step of them."""

from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from matching.demand.query import demand_query
from matching.profiles.opportunities import Opportunities
from matching.profiles.people import People, modified_people
from matching.settings import Settings
from matching.vocabulary import TYPES


Step = float | bool
Fields = Mapping[str, tuple[Step, ...]]

# Requirements by the fields of an opportunity that state them, each with its steps from the laxest to the strictest.
# English and maths are counted together: whoever has neither gains nothing where one of the two is asked no more.
REQUIREMENTS: Mapping[str, Fields] = {
    "english_and_maths": {"english_required": (2,), "maths_required": (2,)},
    "entry_level": {"min_level": (1, 2, 3)},
    "hours": {"weekly_hours": (16, 25, 30, 35)},
    "driving": {"driving_required": (True,)},
}
NOTHING_ASKED = ("", False)
WORK = {"type": "job", "remote": True}  # no journey counts, and whoever may not work is left out


def eligible_by_step(people: People, on: date, settings: Settings | None) -> dict[tuple[str, Step], NDArray[np.bool_]]:
    """Who is eligible where nothing is asked, and for each step; shape (n_people,) each."""
    steps = [(field, step) for fields in REQUIREMENTS.values() for field, each in fields.items() for step in each]
    asked: list[Mapping[str, Step]] = [{}, *({field: step} for field, step in steps)]
    offers = Opportunities.from_records([{"id": str(number), **WORK, **each} for number, each in enumerate(asked)])
    query = demand_query(people, offers, on=on, settings=settings)
    open_to_any = {"types_mask": np.full(len(people), (1 << len(TYPES)) - 1)}
    everyone = np.arange(len(people))
    pairs = query.eligible_pairs(modified_people(people, everyone, open_to_any, same_ids=True))
    matrix = np.zeros((len(people), len(offers)), dtype=np.bool_)
    matrix[pairs.person, pairs.opportunity] = True
    return dict(zip([NOTHING_ASKED, *steps], matrix.T, strict=True))
