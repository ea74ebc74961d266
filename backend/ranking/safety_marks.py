"""What a viewer may read of the safety of a pair: the marks that decide it, or whom to ask about hidden ones.

Whether a hidden mark is a place or an employer, and which, shows nowhere: the sentence is the same for both.
"""

import copy
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Value

import matching
from backend.care_leavers.mark_readers import PeopleToAsk
from backend.care_leavers.models import AvoidedEmployer, AvoidedPlace, CareLeaver
from backend.care_leavers.permissions import avoided_employers_of, avoided_places_of
from backend.core import clock
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.ranking.records import EetHistory, opportunity_records, person_record, record_of_place
from backend.ranking.safety_words import PLAIN, sentence_of
from backend.referrals.gate_answers import SAFETY_CRITERIA


Mark = AvoidedPlace | AvoidedEmployer
SERIOUSNESS = ("not_met", "unknown", "met")
HIDDEN = {
    "not_met": "Safety: ruled out for a reason you cannot see: ask {whom}.",
    "unknown": "Safety: check this first, for a reason you cannot see: ask {whom}.",
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


class MarksSeen:
    """Which restricted marks of these people (their ids) a viewer may read, and whom to ask about the others: read once
    for all of them."""

    def __init__(self, viewer: Viewer, people: Collection[int]):
        self.viewer, self.people = viewer, people
        self.today = clock.today()

    def may_read(self, mark: Mark) -> bool:
        return not mark.is_restricted or (type(mark), mark.pk) in self._readable

    def whom_to_ask(self, marks: Sequence[Mark]) -> str:
        found = self._people.about(marks, asker=self.viewer.user)
        return f"{found} ({found.email})" if found else NOBODY

    @cached_property
    def _readable(self) -> set[tuple[type, int]]:
        """In one query."""
        places, employers = (
            marks.filter(is_restricted=True, care_leaver__in=self.people)
            .annotate(is_place=Value(is_place))
            .values_list("is_place", "pk")
            .order_by()
            for marks, is_place in ((avoided_places_of(self.viewer), True), (avoided_employers_of(self.viewer), False))
        )
        return {(AvoidedPlace if is_place else AvoidedEmployer, key) for is_place, key in places.union(employers)}

    @cached_property
    def _people(self) -> PeopleToAsk:
        return PeopleToAsk(self.viewer.council)

    @cached_property
    def history(self) -> EetHistory:
        return EetHistory.of_nobody(self.today)

    @cached_property
    def ranker(self) -> matching.Ranker:
        """Of its answers those about safety alone are read, which no dated rule of law or funding changes."""
        return matching.Ranker(matching.Settings())


class SafetyReader:
    """Answers for one young person, who comes `.with_profile()`, and one viewer; of one place where it is named.

    `seen` is what the viewer may read of anybody, where answers about several people share it.
    """

    def __init__(
        self, care_leaver: CareLeaver, viewer: Viewer, place: NamedPlace = ANYWHERE, seen: MarksSeen | None = None
    ):
        self.care_leaver, self.viewer, self.place = care_leaver, viewer, place
        self._seen = seen or MarksSeen(viewer, [care_leaver.id])

    @cached_property
    def marks(self) -> list[Mark]:
        return [*self.care_leaver.places_to_avoid, *self.care_leaver.employers_to_avoid]

    def answer(self, opportunity: Opportunity, criteria: Iterable[dict]) -> SafetyAnswer | None:
        """Of the criteria of a pair, as `Eligibility` or a match has them; None where none is about safety."""
        about_safety = [each for each in criteria if each["name"] in SAFETY_CRITERIA]
        if not about_safety:
            return None
        gravest = min(about_safety, key=lambda each: SERIOUSNESS.index(each["status"]))
        status = gravest["status"]
        if status == "met":
            return SafetyAnswer(status, gravest["sentence"])
        if not self.marks:
            return SafetyAnswer(status, PLAIN[status])
        deciding = self._deciding(opportunity, status)
        seen = tuple(mark for mark in deciding if self._seen.may_read(mark))
        ask = "" if len(seen) == len(deciding) else HIDDEN[status].format(whom=self._seen.whom_to_ask(deciding))
        sentence = sentence_of(status, seen, opportunity, self.place) if seen else ask
        return SafetyAnswer(status, sentence, seen, hidden=not seen, ask=ask)

    def seen_against(self, opportunity: Opportunity) -> list[Mark]:
        """Marks that the viewer may read and that speak against it, or leave it to be checked."""
        readable = [mark for mark in self.marks if self._seen.may_read(mark)]
        return [mark for mark in readable if self.leads_to(mark, opportunity)]

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
        today = self._seen.today
        only = person_record(_avoiding_only(self.care_leaver, mark), on=today, history=self._seen.history)
        criteria = self._seen.ranker.eligibility(only, record, on=today)
        statuses = [str(each.status) for each in criteria if each.name in SAFETY_CRITERIA]
        return min(statuses, key=SERIOUSNESS.index)


def _avoiding_only(care_leaver: CareLeaver, mark: Mark) -> CareLeaver:
    """The person as they would be with this mark and no other; never saved.

    No criterion about safety asks what they are entitled to: that is not read for it.
    """
    only = copy.copy(care_leaver)
    kept = {AvoidedPlace: "avoided_places", AvoidedEmployer: "avoided_employers"}
    lists = {name: [mark] if isinstance(mark, model) else [] for model, name in kept.items()}
    read = vars(care_leaver).get("_prefetched_objects_cache", {})
    vars(only)["_prefetched_objects_cache"] = {"entitlement_spells": [], **read, **lists}
    return only
