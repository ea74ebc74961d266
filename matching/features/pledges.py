"""What the employer promises, a feature for each promise, because a buddy and a work trial do not do the same."""

import numpy as np

from matching.context import Context
from matching.features.base import Codes, OpportunityFeature


class Pledge(OpportunityFeature):
    """Whether the employer makes this pledge. Words are compared without regard to a space or an underscore."""

    bin_values = (0.0, -0.3, 0.7)
    made: str
    not_made: str

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
        return ("The employer's pledges are not recorded yet.", self.not_made, self.made)[fact]


class GuaranteedInterview(Pledge):
    name = "guaranteed_interview"
    label = "a guaranteed interview"
    made, not_made = "The employer guarantees an interview.", "The employer guarantees no interview."


class WorkplaceBuddy(Pledge):
    name = "workplace_buddy"
    label = "a workplace buddy"
    made, not_made = "The employer gives a workplace buddy.", "The employer promises no workplace buddy."


class NamedContact(Pledge):
    name = "named_contact"
    label = "a named contact"
    made, not_made = "The employer names a contact.", "The employer names no contact."


class WorkTrial(Pledge):
    name = "work_trial"
    label = "a work trial"
    made, not_made = "The employer offers a work trial.", "The employer offers no work trial."


class ApplicationSupport(Pledge):
    name = "application_support"
    label = "help with the application"
    made, not_made = "The employer helps with the application.", "The employer offers no help with the application."


class OtherPledge(Pledge):
    name = "other_pledge"
    label = "another pledge"
    made, not_made = "The employer makes another pledge.", "The employer makes no other pledge."

    def means(self, word: str) -> bool:
        return word not in {pledge.name for pledge in NAMED_PLEDGES}


NAMED_PLEDGES = (GuaranteedInterview, WorkplaceBuddy, NamedContact, WorkTrial, ApplicationSupport)
