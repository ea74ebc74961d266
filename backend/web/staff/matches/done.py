"""What was just decided, said where the match stood: what happened, what comes next, and a way back."""

from dataclasses import dataclass

from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.core.field_sentences import in_sentence
from backend.councils.viewer import Viewer
from backend.shortlists.choices import DecisionKind, Until
from backend.shortlists.models import Decision
from backend.shortlists.permissions import can_decide_matches, decisions_of
from backend.web.kit.access import as_uuid
from backend.web.kit.formats import short_day


DECIDED = "decided"  # the parameter of the page, and the place on it
SAID = {
    DecisionKind.SHORTLIST: "“{title}” is shortlisted for {name}.",
    DecisionKind.NOT_THIS_ONE: "Not this one: “{title}”, because: {reason}.",
    DecisionKind.ASK: "Your question about “{title}” is noted.",
}
UNDONE = "Undone: “{title}” is as it was."
AT_ONCE = "Pressed by mistake"  # the reason of an undo that needs no words


def where_it_was(decision: Decision) -> str:
    """The person's page, at the place of the match that was decided."""
    address = reverse("person", args=[decision.care_leaver.public_id])
    return f"{address}?{DECIDED}={decision.public_id}#{DECIDED}"


@dataclass(frozen=True)
class Done:
    decision: Decision
    care_leaver: CareLeaver
    viewer: Viewer
    refer_url: str = ""

    undone_because = AT_ONCE

    @property
    def position(self) -> int:
        """Where the match stood; what was decided beside the ranking stood nowhere."""
        position: int = self.decision.facts.get("position", 0)
        return position

    @property
    def is_undone(self) -> bool:
        return self.decision.undone_at is not None

    @property
    def said(self) -> str:
        words = UNDONE if self.is_undone else SAID[DecisionKind(self.decision.kind)]
        reason = self.decision.get_because_display().lower()
        return words.format(title=self.decision.title, name=self.care_leaver.known_as, reason=reason)

    @property
    def follows(self) -> str:
        """What comes next by itself; of a shortlisted one it is a step of the adviser's."""
        decision = self.decision
        if self.is_undone or decision.kind == DecisionKind.SHORTLIST:
            return ""
        if decision.kind == DecisionKind.ASK:
            return "It stays on Today until it is answered."
        if not decision.waits_for:
            return "It does not come back by itself."
        if decision.waits_for == Until.DAY:
            return f"It comes back by itself on {short_day(decision.until_on)}."
        latest = f", at the latest on {short_day(decision.until_on)}" if decision.until_on else ""
        return f"It comes back by itself once {in_sentence(decision.get_waits_for_display())}{latest}."

    @property
    def next_words(self) -> str:
        """The step that `refer_url` leads to; where an advert takes applications nobody is referred."""
        name, opportunity = self.care_leaver.known_as, self.decision.visible_opportunity
        return f"help {name} apply" if opportunity.applies_elsewhere else f"refer {name}"

    @property
    def undo_url(self) -> str:
        may = can_decide_matches(self.viewer) and not self.is_undone
        return reverse("decision-undo", args=[self.decision.public_id]) if may else ""


def just_decided(request, care_leaver: CareLeaver, standing: list[Decision]) -> Decision | None:
    """The decision that the page was asked to say: among those that stand, or one that was just undone."""
    asked = as_uuid(request.GET.get(DECIDED, ""))
    if asked is None:
        return None
    mine = decisions_of(request.viewer).filter(care_leaver=care_leaver, public_id=asked).with_visible_opportunity()
    return next((each for each in standing if each.public_id == asked), None) or mine.first()
