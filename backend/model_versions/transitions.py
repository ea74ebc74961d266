"""The life of a model version as one table. Whatever is not in it is refused with a sentence."""

from backend.accounts.names import by_whom_on
from backend.core.errors import Refused
from backend.core.lifecycle import NEW, NOBODY, LifeCycle, Transition, states_of
from backend.councils.choices import Role
from backend.model_versions.choices import VersionState as State
from backend.model_versions.choices import VersionStep as Step
from backend.model_versions.models import ModelEvent, ModelVersion


HEAD = frozenset({Role.HEAD})


class VersionLife(LifeCycle[Step, ModelVersion, ModelEvent]):
    """Training and another version going live take steps of their own; the virtual school head decides the others."""

    noun, states, saved_fields = "version", State, None
    transitions = {
        Step.TRAINED: Transition(states_of(NEW), State.CANDIDATE, NOBODY, "trained"),
        Step.APPROVED: Transition(states_of(State.CANDIDATE), State.LIVE, HEAD, "approved"),
        Step.REFUSED: Transition(states_of(State.CANDIDATE), State.REFUSED, HEAD, "refused", needs_reason=True),
        Step.REFUSAL_TAKEN_BACK: Transition(
            states_of(State.REFUSED), State.CANDIDATE, HEAD, "put back to be decided", needs_reason=True
        ),
        Step.REPLACED: Transition(states_of(State.LIVE), State.RETIRED, NOBODY, "replaced"),
        Step.WENT_BACK: Transition(states_of(State.RETIRED), State.LIVE, HEAD, "made live again", needs_reason=True),
        Step.STOPPED: Transition(states_of(State.LIVE), State.RETIRED, HEAD, "stopped", needs_reason=True),
    }

    def event(self, version: ModelVersion, /, *, reason: str = "", **facts) -> ModelEvent:
        return ModelEvent(council_id=version.council_id, version=version, reason=reason, **facts)

    def wrong_state(self, step: Step, version: ModelVersion) -> Refused:
        return Refused(
            f"Version {version.number} cannot be {self.transitions[step].done}, because it is marked"
            f" {stands(version)}. Open the list of versions to see how things stand."
        )

    def no_reason(self, step: Step, version: ModelVersion) -> Refused:
        done = self.transitions[step].done
        return Refused(f"Give the reason why version {version.number} is to be {done}.", field="reason")


def stands(version: ModelVersion) -> str:
    """The state as it is called, with who made it so and when."""
    last = version.events.first()
    by = f", {by_whom_on(last.by_id, last.created_at)}" if last and last.by_id else ""
    return f"“{version.get_state_display()}”{by}"


VERSION_LIFE = VersionLife()
require, take = VERSION_LIFE.require, VERSION_LIFE.take
