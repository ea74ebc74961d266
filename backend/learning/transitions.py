"""The life of a model version as one table. Whatever is not in it is refused with a sentence."""

from dataclasses import dataclass

from backend.accounts.models import User
from backend.core.errors import Refused
from backend.councils.choices import Role
from backend.learning.choices import VersionState as State
from backend.learning.choices import VersionStep as Step
from backend.learning.models import ModelEvent, ModelVersion


NEW = ""  # before its first step
ITSELF: frozenset[Role] = frozenset()  # no person takes it: it follows from training, or from another going live
HEAD = frozenset({Role.HEAD})


@dataclass(frozen=True, slots=True)
class Transition:
    from_states: frozenset[str]
    to_state: State
    who: frozenset[Role]
    done: str  # "version 3 cannot be ..."
    needs_reason: bool = False


def _from(*states: str) -> frozenset[str]:
    return frozenset(states)


TRANSITIONS: dict[Step, Transition] = {
    Step.TRAINED: Transition(_from(NEW), State.CANDIDATE, ITSELF, "trained"),
    Step.APPROVED: Transition(_from(State.CANDIDATE), State.LIVE, HEAD, "approved"),
    Step.REFUSED: Transition(_from(State.CANDIDATE), State.REFUSED, HEAD, "refused", needs_reason=True),
    Step.REFUSAL_TAKEN_BACK: Transition(
        _from(State.REFUSED), State.CANDIDATE, HEAD, "put back to be decided", needs_reason=True
    ),
    Step.REPLACED: Transition(_from(State.LIVE), State.RETIRED, ITSELF, "replaced"),
    Step.WENT_BACK: Transition(_from(State.RETIRED), State.LIVE, HEAD, "made live again", needs_reason=True),
    Step.STOPPED: Transition(_from(State.LIVE), State.RETIRED, HEAD, "stopped", needs_reason=True),
}


def take(step: Step, version: ModelVersion, *, by: User | None, reason: str = "") -> ModelEvent:
    """Move the version, or refuse, and save it. The caller holds its row inside a transaction."""
    require(step, version, reason=reason)
    before, version.state = version.state, TRANSITIONS[step].to_state
    version.save()
    return ModelEvent.objects.create(
        council_id=version.council_id,
        version=version,
        step=step,
        from_state=before,
        to_state=version.state,
        by=by,
        reason=reason.strip(),
    )


def require(step: Step, version: ModelVersion, *, reason: str = "") -> None:
    """Refuse the step where the table does not have it, before anything is changed."""
    transition = TRANSITIONS[step]
    if version.state not in transition.from_states:
        raise Refused(
            f"Version {version.number} cannot be {transition.done}, because it is marked"
            f" “{version.get_state_display()}”. Open the list of versions to see how things stand."
        )
    if transition.needs_reason and not reason.strip():
        raise Refused(f"Give the reason why version {version.number} is to be {transition.done}.", field="reason")
