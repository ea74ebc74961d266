"""What the employer promises, a feature for each promise, because a buddy and a work trial do not do the same."""

import numpy as np

from matching.context import Context
from matching.features.base import Codes, OpportunityFeature


class Pledge(OpportunityFeature):
    """Whether the employer makes this pledge. Words are compared without regard to a space or an underscore."""

    bin_values = (0.0, -0.3, 0.7)

    def __init__(self, name: str, label: str, *, made: str, not_made: str) -> None:
        self.name, self.label = name, label
        self.sentences = ("The employer's pledges are not recorded yet.", not_made, made)

    def compute_codes(self, context: Context) -> Codes:
        pledges = context.opportunities.columns["pledges"]
        codes = np.where(pledges.known, 1, 0).astype(np.intp)
        meant = np.array([self.means(word.replace(" ", "_")) for word in pledges.words], dtype=bool)
        row = np.repeat(np.arange(len(codes)), pledges.length)
        codes[row[meant[pledges.values]]] = 2
        return codes

    def means(self, word: str) -> bool:
        return word == self.name

    def sentence(self, fact: int) -> str:
        return self.sentences[fact]


NAMED_PLEDGES = tuple(
    Pledge(name, label, made=f"The employer {made}.", not_made=f"The employer {not_made}.")
    for name, label, made, not_made in (
        ("guaranteed_interview", "a guaranteed interview", "guarantees an interview", "guarantees no interview"),
        ("workplace_buddy", "a workplace buddy", "gives a workplace buddy", "promises no workplace buddy"),
        ("named_contact", "a named contact", "names a contact", "names no contact"),
        ("work_trial", "a work trial", "offers a work trial", "offers no work trial"),
        (
            "application_support",
            "help with the application",
            "helps with the application",
            "offers no help with the application",
        ),
    )
)


class _OtherPledge(Pledge):
    def means(self, word: str) -> bool:
        return word not in {pledge.name for pledge in NAMED_PLEDGES}


OTHER_PLEDGE = _OtherPledge(
    "other_pledge",
    "another pledge",
    made="The employer makes another pledge.",
    not_made="The employer makes no other pledge.",
)
