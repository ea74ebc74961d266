"""What a viewer may read of the safety of a pair: the marks that decide it, or whom to ask about hidden ones.

Whether a hidden mark is a place or an employer, and which, shows nowhere: the sentence is the same for both.
"""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import matching
from backend.care_leavers.mark_readers import person_to_ask
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace, CareLeaver
from backend.care_leavers.permissions import avoided_employers_of, avoided_places_of
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.ranking.engine_rules import engine_settings
from backend.ranking.records import EetHistory, opportunity_records, person_record, record_of_place
from backend.referrals.gate_answers import SAFETY_CRITERIA


Mark = AvoidedPlace | AvoidedEmployer
SERIOUSNESS = ("not_met", "unknown", "met")
HIDDEN = {
    "not_met": "Safety: ruled out for a reason you cannot see: ask {whom}.",
    "unknown": "Safety: to be checked before this goes on, for a reason you cannot see: ask {whom}.",
}
NOBODY = "your virtual school head"


@dataclass(frozen=True)
class SafetyAnswer:
    """One outcome for both kinds of mark. `marks` are those that decide and may be read; none where it is met.

    `ask` says whom to ask where one that decides may not be read, though others may.
    """

    status: str
    sentence: str
    marks: tuple[Mark, ...] = ()
    hidden: bool = False
    ask: str = ""


class SafetyReader:
    """Answers for one young person, who comes `.with_profile()`, and one viewer; of one place where it is named."""

    def __init__(self, care_leaver: CareLeaver, viewer: Viewer, place: NamedPlace = ANYWHERE):
        self.care_leaver, self.viewer, self.place = care_leaver, viewer, place
        self.marks: list[Mark] = [*care_leaver.places_to_avoid, *care_leaver.employers_to_avoid]

    def answer(self, opportunity: Opportunity, criteria: Iterable[dict]) -> SafetyAnswer | None:
        """Of the criteria of a pair, as `Eligibility` or a match has them; None where none is about safety."""
        about_safety = [each for each in criteria if each["name"] in SAFETY_CRITERIA]
        if not about_safety:
            return None
        gravest = min(about_safety, key=lambda each: SERIOUSNESS.index(each["status"]))
        status, sentence = gravest["status"], gravest["sentence"]
        if status == "met" or not self.marks:
            return SafetyAnswer(status, sentence)
        deciding = self._deciding(opportunity, status)
        seen = tuple(mark for mark in deciding if self._may_read(mark))
        if len(seen) == len(deciding):
            return SafetyAnswer(status, sentence, seen)
        ask = HIDDEN[status].format(whom=self._whom(deciding))
        return SafetyAnswer(status, sentence if seen else ask, seen, hidden=not seen, ask=ask)

    def leads_to(self, mark: Mark, opportunity: Opportunity) -> bool:
        """Whether this mark alone speaks against the opportunity, or leaves it to be checked."""
        return self._status_by(mark, self._record_of(opportunity)) != "met"

    def _deciding(self, opportunity: Opportunity, status: str) -> list[Mark]:
        """Marks that would give the same answer alone; all places where only several together do."""
        if len(self.marks) == 1:
            return self.marks
        record = self._record_of(opportunity)
        return [mark for mark in self.marks if self._status_by(mark, record) == status] or [
            mark for mark in self.marks if isinstance(mark, AvoidedPlace)
        ]

    def _record_of(self, opportunity: Opportunity) -> dict:
        (record,) = opportunity_records([opportunity], council_id=self.care_leaver.council_id)
        return record | record_of_place(opportunity, self.place)

    def _status_by(self, mark: Mark, record: dict) -> str:
        only = person_record(_avoiding_only(self.care_leaver, mark), on=self._today, history=self._history)
        criteria = self._ranker.eligibility(only, record, on=self._today)
        statuses = [str(each.status) for each in criteria if each.name in SAFETY_CRITERIA]
        return min(statuses, key=SERIOUSNESS.index)

    def _may_read(self, mark: Mark) -> bool:
        return not mark.is_restricted or (type(mark), mark.pk) in self._readable

    def _whom(self, marks: Sequence[Mark]) -> str:
        found = person_to_ask(self.viewer.council, marks, asker=self.viewer.user)
        return f"{found} ({found.email})" if found else NOBODY

    @cached_property
    def _readable(self) -> set[tuple[type, int]]:
        places, employers = avoided_places_of(self.viewer), avoided_employers_of(self.viewer)
        mine = self.care_leaver
        return {
            *((AvoidedPlace, key) for key in places.filter(care_leaver=mine).values_list("pk", flat=True)),
            *((AvoidedEmployer, key) for key in employers.filter(care_leaver=mine).values_list("pk", flat=True)),
        }

    @cached_property
    def _today(self):
        return clock.today()

    @cached_property
    def _history(self) -> EetHistory:
        return EetHistory([self.care_leaver], on=self._today)

    @cached_property
    def _ranker(self) -> matching.Ranker:
        return matching.Ranker(engine_settings())


def _avoiding_only(care_leaver: CareLeaver, mark: Mark) -> CareLeaver:
    """The person as they would be with this mark and no other; never saved."""
    only = copy.copy(care_leaver)
    kept = {AvoidedPlace: "avoided_places", AvoidedEmployer: "avoided_employers"}
    lists = {name: [mark] if isinstance(mark, model) else [] for model, name in kept.items()}
    read = vars(care_leaver).get("_prefetched_objects_cache", {})
    vars(only)["_prefetched_objects_cache"] = {**read, **lists}
    return only
