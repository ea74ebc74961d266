"""The matches of one young person as their page orders them: the first open, the others in rows."""

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse

from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import can_edit_profile, can_refer
from backend.core import clock
from backend.opportunities.sharing import readable_by
from backend.ranking.eligibility import Eligibility
from backend.ranking.nearest_misses import misses_of
from backend.shortlists.choices import DecisionKind
from backend.shortlists.models import Decision
from backend.web.kit.content import Folded
from backend.web.staff.matches.cards import Card
from backend.web.staff.matches.done import Done
from backend.web.staff.matches.obstacle_words import sentence_of
from backend.web.staff.matches.profile_questions import ProfileQuestion, questions_about, together


ROWS_AT_ONCE = 7  # beside the first, which is open
LAST = 1_000  # a position that no match has


@dataclass(frozen=True)
class MatchList:
    request: HttpRequest
    care_leaver: CareLeaver
    cards: list[Card]
    decided: Decision | None
    is_looked_for: bool
    says_why_few: bool

    @property
    def is_settled(self) -> bool:
        """In education, employment or training: there are matches, and nothing asks for a decision about them."""
        return not self.is_looked_for and self.first is not None and not (self.decided or self.opened)

    @property
    def first(self) -> Card | None:
        return self.cards[0] if self.cards else None

    @property
    def others(self) -> Folded[Card]:
        return Folded(self.cards[1:], ROWS_AT_ONCE)

    @property
    def is_unfolded(self) -> bool:
        """Where what was asked for stands among the folded ones."""
        named = {self.opened, self.done_before if self.done else 0}
        return bool(named & {card.match.position for card in self.others.rest})

    @cached_property
    def why_few(self) -> str:
        """The number, the greatest reasons and the nearest miss, in a sentence."""
        opened = list(readable_by(self.request.viewer).with_details().open_on(clock.today()).order_by("title", "id"))
        return sentence_of(misses_of(Eligibility(self.care_leaver), opened), len(opened))

    @cached_property
    def opened(self) -> int:
        """Position of the match that is opened in its place."""
        asked = self.request.GET.get("open", "")
        return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len(str(LAST)) else 0

    @cached_property
    def done(self) -> Done | None:
        if self.decided is None:
            return None
        may_follow = can_refer(self.request.viewer) and self.decided.undone_at is None
        refer_url = ""
        if may_follow and self.decided.kind == DecisionKind.SHORTLIST and getattr(self.decided, "may_be_referred", 0):
            pair = [self.care_leaver.public_id, self.decided.visible_opportunity.public_id]
            refer_url = reverse("refer", args=pair)
        return Done(self.decided, self.care_leaver, self.request.viewer, refer_url)

    @cached_property
    def done_before(self) -> int:
        """Position of the match that stands where the decided one stood, or `LAST`."""
        stood = self.done.position if self.done else LAST
        return next((card.match.position for card in self.cards if card.match.position >= stood), LAST)

    @property
    def is_done_last(self) -> bool:
        return self.done is not None and self.done_before == LAST

    @cached_property
    def questions(self) -> list[ProfileQuestion]:
        return questions_about(self.care_leaver, self.cards) if can_edit_profile(self.request.viewer) else []

    @property
    def left_open(self) -> int:
        return together(self.questions, self.cards)
