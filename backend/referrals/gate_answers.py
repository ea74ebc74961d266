"""What the gate answers for one young person and one opportunity, and how a service holds it to be the right answer.

`ranking.gate.may_go_on` alone makes answers: it stands above, where the criteria are. A service below takes one as an
argument and refuses without it, so that nothing that opens or advances a pair runs unasked.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from django.db import connection, models

from backend.core import clock
from backend.core.errors import Refused


STALE_AFTER = dt.timedelta(minutes=1)
ASK_AGAIN = "What is known has to be looked at again before this is recorded. Press the button once more."


AREA = "avoided_area"
SAFETY_CRITERIA = (AREA, "avoided_employer")
WORKPLACE = "workplace"  # the condition that one of several places is to be named
LICENCE = "licence"  # conditions of it are recorded
FULL = "full"  # every place is taken
NO_PLACE_FOR_EMPLOYER = (
    "Every place of this opportunity is taken, so no offer can be recorded. If you have one more, change the number of"
    " places and then offer it. If somebody who said yes is not coming after all, tell {team}."
)
ABOUT_MARKS = frozenset({*SAFETY_CRITERIA, WORKPLACE})


class GateStep(models.TextChoices):
    """Whatever opens or advances a pair, and what lies between two steps. What ends one needs no answer."""

    PROPOSAL = "proposal", "propose a place"
    SHORTLIST = "shortlist", "shortlist"
    PREVIEW = "preview", "look at what would be sent"
    REFER = "refer", "refer"
    APPLIED = "applied", "record that they have applied"
    INTERVIEW = "interview", "arrange an interview"
    OFFERED = "offered", "record an offer"
    ACCEPTED = "accepted", "record that they accept"
    AWAITING_START = "awaiting_start", "go on to the first day"
    STARTED = "started", "record the start"
    REOPENED = "reopened", "take the last step back"
    DISCLOSE = "disclose", "tell the employer more"
    FIRST_DAY = "first_day", "correct the first day"


class Outcome(StrEnum):
    GO_ON = "go_on"
    HOLD = "hold"  # until a named person says what they checked
    NO = "no"


@dataclass(frozen=True)
class Obstacle:
    """One fact that stands in the way.

    Attributes
    ----------
    name : of the criterion or the condition
    sentence : for whoever `visible_to` names, with the way out where there is one
    outcome : HOLD or NO
    is_law, about_safety : neither is ever gone past for a reason
    visible_to : "all" who may open the young person, or "adviser": who may see safety marks
    digest : of the facts it speaks of; a clearance is for these alone
    since : day of the fact, where it has one
    is_criterion : one of the engine's, of which a head may go past those that are not law
    digest_before : of the same without the employer, as it was written before advert and employer were told apart
    """

    name: str
    sentence: str
    outcome: Outcome
    is_law: bool
    about_safety: bool
    visible_to: str
    digest: str
    since: dt.date | None = None
    is_criterion: bool = False
    digest_before: str = ""

    @property
    def may_be_passed(self) -> bool:
        """Whether a virtual school head may go past it with a reason."""
        return self.outcome == Outcome.NO and self.is_criterion and not (self.is_law or self.about_safety)


@dataclass(frozen=True)
class GoesOn:
    """A criterion that is not met and does not stop this step, with the reason."""

    name: str
    sentence: str
    because: str
    visible_to: str


@dataclass(frozen=True)
class GateAnswer:
    """Go on, hold or no, for one pair, one step and one day, by the facts of one moment."""

    care_leaver_id: int
    opportunity_id: int
    step: GateStep
    on: dt.date
    obstacles: tuple[Obstacle, ...]
    goes_on: tuple[GoesOn, ...]
    cleared: tuple[int, ...]  # ids of the clearances by which something does not stand in the way any more
    team: str  # whom an employer may ask
    asked_at: dt.datetime
    transaction: str = field(repr=False)
    neutral: bool = False  # for somebody of the employer

    @property
    def outcome(self) -> Outcome:
        if not self.obstacles:
            return Outcome.GO_ON
        return Outcome.NO if any(each.outcome == Outcome.NO for each in self.obstacles) else Outcome.HOLD

    @property
    def to_check(self) -> tuple[Obstacle, ...]:
        """What somebody has to say they checked."""
        return tuple(each for each in self.obstacles if each.outcome == Outcome.HOLD)

    @property
    def to_pass(self) -> tuple[Obstacle, ...]:
        """What a virtual school head may go past."""
        return tuple(each for each in self.obstacles if each.may_be_passed)

    @property
    def for_employer(self) -> str:
        """How many places there are, and that they are taken, its people know; of all else they read that it waits."""
        if {each.name for each in self.obstacles} == {FULL}:
            return NO_PLACE_FOR_EMPLOYER.format(team=self.team)
        return f"This introduction is paused. Your contact at {self.team} will tell you more."

    @property
    def refusal(self) -> str:
        """Everything that stands in the way, for an adviser, with the way on."""
        if self.neutral:
            return self.for_employer
        sentences = [each.sentence for each in self.obstacles]
        return " ".join([self._lead, *dict.fromkeys(sentences), *self._way_on])

    @property
    def _lead(self) -> str:
        if self.step in (GateStep.PREVIEW, GateStep.REFER):
            return "This young person cannot be referred to this opportunity."
        return f"You cannot {self.step.label} now."

    @property
    def _way_on(self) -> list[str]:
        if self.outcome == Outcome.HOLD:
            return ["Say what you checked, then go on."]
        if self.to_pass and len(self.to_pass) == len(self.obstacles):
            return ["A virtual school head may go past this with a reason."]
        return []

    def require_go_on(self) -> None:
        if self.outcome != Outcome.GO_ON:
            raise Refused(self.refusal, field=self._field)

    @property
    def _field(self) -> str:
        if self.outcome == Outcome.HOLD:
            return "checked"
        if self.step == GateStep.FIRST_DAY:
            return "on"
        return "opportunity" if self.step == GateStep.REFER else "step"


def transaction_now() -> str:
    """Names the transaction that is open. Facts are locked by the gate to its end, and to no later moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text")
        return str(cursor.fetchone()[0])


def require_answer(
    answer: GateAnswer | None,
    *,
    pair: tuple[int, int],
    step: GateStep,
    on: dt.date,
    neutral: bool = False,
) -> None:
    """Refuse unless this is the gate's answer to this very question, asked just now, and it is to go on.

    `pair` are the ids of the young person and the opportunity; `neutral` is for somebody of the employer.
    """
    asked = (*pair, step, on)
    if answer is None or asked != (answer.care_leaver_id, answer.opportunity_id, answer.step, answer.on):
        raise Refused(ASK_AGAIN)
    if clock.now() - answer.asked_at > STALE_AFTER or answer.transaction != transaction_now():
        raise Refused(ASK_AGAIN)
    if neutral and answer.outcome != Outcome.GO_ON:
        raise Refused(answer.for_employer)
    answer.require_go_on()
