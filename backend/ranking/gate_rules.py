"""What each fact means at each step, as data: what is law, what is about safety, and which steps go on in spite of it.

By default a hard criterion that is not met refuses every step, and one about safety that is unknown holds every step
from the preview on. Each exception says why.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from backend.referrals.gate_answers import GateStep as Step
from backend.referrals.gate_answers import Outcome


# Before anything goes out; what only proposes or prepares; what follows once somebody is with an employer.
INSIDE = frozenset({Step.PROPOSAL, Step.SHORTLIST})
GOING_OUT = frozenset({Step.PREVIEW, Step.REFER})
BEFORE = INSIDE | GOING_OUT
UNDER_WAY = frozenset({Step.INTERVIEW, Step.OFFERED, Step.REOPENED, Step.DISCLOSE})
# Their place is theirs: from the acceptance until they have begun, and the first day itself.
BEGINS = frozenset({Step.AWAITING_START, Step.STARTED})
AFTER = frozenset({Step.APPLIED, Step.ACCEPTED}) | BEGINS | UNDER_WAY
# They have begun: what has become of the opportunity, the employer or a mark since says nothing about that day.
DAY_ALONE = frozenset({Step.FIRST_DAY})
EVERY = frozenset(Step)


@dataclass(frozen=True)
class Rule:
    """What one fact does: `outcome` at every step, another where `instead` has one, and `goes_on` with the reason."""

    outcome: Outcome = Outcome.NO
    is_law: bool = False
    about_safety: bool = False
    instead: Mapping[Step, Outcome] = field(default_factory=dict)
    goes_on: Mapping[Step, str] = field(default_factory=dict)

    def at(self, step: Step) -> Outcome:
        if step in self.goes_on or (step in DAY_ALONE and step not in self.instead and not self.is_law):
            return Outcome.GO_ON
        return self.instead.get(step, self.outcome)

    def because(self, step: Step) -> str:
        return self.goes_on.get(step, "They work there already. The day alone is put right, and the law asks about it.")


def at(steps: Collection[Step], value):
    return dict.fromkeys(steps, value)


LAW = Rule(is_law=True)
SAFETY = Rule(about_safety=True)
THEIR_OWN_LIMIT = Rule(
    goes_on=at({Step.APPLIED}, "They applied themselves.")
    | at({Step.ACCEPTED} | BEGINS, "They said yes to this very place themselves. Talk with them about it.")
)
ASKED_BY_THE_EMPLOYER = Rule(
    goes_on=at({Step.APPLIED}, "They have applied, and who reads the application decides.")
    | at({Step.ACCEPTED} | BEGINS, "The employer who asks for it has offered the place.")
)

# A criterion of the engine that is not met. One that stands here under no name is law and never gone past: whoever adds
# a criterion says otherwise here.
CRITERIA: Mapping[str, Rule] = {
    "age": LAW,
    "school_leaving": LAW,
    "young_worker_limits": LAW,
    "duty_to_participate": LAW,
    "permission_to_work": LAW,
    "permission_lasts": LAW,
    "funding_residence": LAW,
    "ehcp": LAW,
    "pay_floor": LAW,
    "dbs": LAW,  # barred from regulated activity: an offence for both sides
    "avoided_area": SAFETY,
    "avoided_employer": SAFETY,
    "entry_level": ASKED_BY_THE_EMPLOYER,
    "english": ASKED_BY_THE_EMPLOYER,
    "maths": ASKED_BY_THE_EMPLOYER,
    "driving": ASKED_BY_THE_EMPLOYER,
    "ring_fence": Rule(),
    "dates": THEIR_OWN_LIMIT,
    "hours": THEIR_OWN_LIMIT,
    "travel": THEIR_OWN_LIMIT,
    "type_wanted": THEIR_OWN_LIMIT,
}

# A criterion about safety that is unknown, whatever its name.
UNKNOWN_SAFETY = Rule(
    Outcome.HOLD,
    about_safety=True,
    goes_on=at(INSIDE, "Nothing goes out yet: it is checked before anything does."),
)

# Of what was found elsewhere for them alone, which no ranking proposed: what is neither law nor safety is a note.
FOUND_FOR_THEM = Rule(goes_on=at(EVERY, "It was found for them, and they choose with this known."))

IN_TIME = "They were introduced in time."
HOLDS_PLACE = "Their place is held for them."

# What is not the engine's: the record, the opportunity, the employer, the agreements.
CONDITIONS: Mapping[str, Rule] = {
    "died": Rule(),
    "support_ended": Rule(),
    "another_council": Rule(instead=at(DAY_ALONE, Outcome.NO)),  # by these two nothing is judged, so nothing is lawful
    "unreadable": Rule(instead=at(DAY_ALONE, Outcome.NO)),
    "duplicate": Rule(
        goes_on=at({Step.SHORTLIST}, "To shortlist again changes nothing of the referral.")
        | at(AFTER - {Step.REOPENED}, "It is this very referral.")
    ),
    "full": Rule(
        goes_on=at({Step.APPLIED}, "They have applied, and whoever takes them decides.") | at(BEGINS, HOLDS_PLACE)
    ),
    "past_closing": Rule(goes_on=at(AFTER, IN_TIME)),
    "over": Rule(),
    "not_yet_open": Rule(goes_on=at(AFTER, IN_TIME)),
    "paused_opportunity": Rule(goes_on=at(AFTER, "A pause is for new people. They were introduced before it.")),
    "closed_early": Rule(
        instead=at(UNDER_WAY | {Step.ACCEPTED}, Outcome.HOLD),
        goes_on=at({Step.APPLIED}, "They have applied, and whoever takes them decides.") | at(BEGINS, HOLDS_PLACE),
    ),
    "not_live": Rule(
        instead=at(AFTER - BEGINS, Outcome.HOLD),
        goes_on=at(BEGINS, HOLDS_PLACE),
    ),
    "withdrawn_opportunity": Rule(instead=at(BEGINS, Outcome.HOLD)),
    "employer_paused": Rule(about_safety=True),
    "paused_perhaps": Rule(about_safety=True, instead=at(AFTER, Outcome.HOLD)),  # until an officer has said
    "checks_lapsed": Rule(about_safety=True, instead=at(AFTER, Outcome.HOLD)),
    "custody": Rule(
        Outcome.HOLD,
        about_safety=True,
        instead=at(DAY_ALONE, Outcome.HOLD),  # a fact about that very day
        goes_on=at(INSIDE, "Nothing goes out yet: it is checked before anything does."),
    ),
    "hours_given": Rule(),  # others than those of the place they said yes to
    "workplace": Rule(Outcome.HOLD, about_safety=True),
    "licence": Rule(
        Outcome.HOLD, about_safety=True, goes_on=at(INSIDE, "Nothing goes out yet: it is checked before anything does.")
    ),
    "name_agreement": Rule(
        goes_on=at(BEFORE, "The preview asks for it, with the way to record it.")
        | at({Step.STARTED}, "They work there: recording it tells the employer nothing.")
    ),
    "care_agreement": Rule(
        goes_on=at(BEFORE, "The preview asks for it, with the way to record it.")
        | at({Step.STARTED}, "They work there: recording it tells the employer nothing.")
    ),
}


def rule_of(criterion: str) -> Rule:
    return CRITERIA.get(criterion, LAW)
