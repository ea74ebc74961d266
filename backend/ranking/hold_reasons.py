"""Why the gate says no or hold, as one viewer may read it: of a mark what it is about, or whom to ask."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_see_safety_marks
from backend.councils.viewer import Viewer
from backend.opportunities.models import Opportunity
from backend.opportunities.named_places import ANYWHERE, NamedPlace
from backend.ranking.safety_marks import Mark, MarksSeen, SafetyAnswer, SafetyReader
from backend.referrals.clearances import recorded_anew_at
from backend.referrals.gate_answers import ABOUT_MARKS, AREA, LICENCE, WORKPLACE, GateAnswer, Obstacle, Outcome


@dataclass(frozen=True)
class Reasons:
    """Sentences in the order of the gate, each with the obstacle behind it, and the marks of which they speak.

    `licence` is what the conditions of a licence are, where they are spoken of.
    """

    care_leaver_id: int | None = None
    told: tuple[tuple[str, Obstacle], ...] = ()
    marks: tuple[Mark, ...] = ()
    licence: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sentence for sentence, _ in self.told))

    @cached_property
    def facts(self) -> dict[str, list]:
        """By each sentence the facts that a check of it would stand for: their digests, and when what has to be checked
        anew each time was recorded last."""
        found: dict[str, list] = {}
        if self.care_leaver_id is None:
            return found
        recorded_at = recorded_anew_at(self.care_leaver_id, {each.name for _, each in self.told})
        for sentence, each in self.told:
            found.setdefault(sentence, []).append([each.name, each.outcome, each.digest, recorded_at.get(each.name)])
        return found

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


@dataclass(frozen=True)
class Pair:
    """Whom it is about: a person `.with_profile()`, an opportunity, and the one place of it where one is named."""

    care_leaver: CareLeaver
    opportunity: Opportunity
    place: NamedPlace = ANYWHERE


def reasons_of(
    answer: GateAnswer,
    viewer: Viewer,
    pair: Pair,
    *,
    names: Collection[str] | None = None,
    seen: MarksSeen | None = None,
) -> Reasons:
    """`names` are the obstacles that are spoken of: all, where none are given. `seen` serves many pairs at once."""
    if not can_see_safety_marks(viewer):
        return Reasons()
    said = safety_answer(answer, viewer, pair, seen)
    spoken_of = [each for each in answer.obstacles if names is None or each.name in names]
    told = [(said.sentence if said and each.name in ABOUT_MARKS else each.sentence, each) for each in spoken_of]
    marks = said.marks if said and any(each.name in ABOUT_MARKS for each in spoken_of) else ()
    licence = pair.care_leaver.licence_conditions if any(each.name == LICENCE for each in spoken_of) else ""
    return Reasons(answer.care_leaver_id, tuple(told), marks, licence)


def as_read_by(answer: GateAnswer, viewer: Viewer, pair: Pair) -> GateAnswer:
    """The same answer, whose refusal says of marks what this viewer may read."""
    said = safety_answer(answer, viewer, pair)
    if said is None or answer.neutral or not can_see_safety_marks(viewer):
        return answer
    told = [replace(each, sentence=said.sentence) if each.name in ABOUT_MARKS else each for each in answer.obstacles]
    return replace(answer, obstacles=tuple(told))


def safety_answer(answer: GateAnswer, viewer: Viewer, pair: Pair, seen: MarksSeen | None = None) -> SafetyAnswer | None:
    """What the viewer may read of the marks that stand in the way; None where none does."""
    statuses = {Outcome.NO: "not_met", Outcome.HOLD: "unknown"}
    criteria = [
        {
            "name": AREA if each.name == WORKPLACE else each.name,
            "status": statuses[each.outcome],
            "sentence": each.sentence,
        }
        for each in answer.obstacles
    ]
    return SafetyReader(pair.care_leaver, viewer, pair.place, seen).answer(pair.opportunity, criteria)
