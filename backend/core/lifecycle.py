"""A life cycle is one table of transitions: which step leads from where to where, who may take it, and what it needs.

An app declares the table once, in its `transitions.py`. Services take steps by it; pages ask it which buttons to show,
and the API which calls to refuse, so that no state and no role is written down a second time::

    class PlanLife(LifeCycle[str, Plan, PlanEvent]):
        noun, states = "plan", PlanState
        transitions = {
            "begin": Transition(states_of(NEW), PlanState.DRAFT, ADVISER, "begun"),
            "agree": Transition(states_of(PlanState.DRAFT), PlanState.AGREED, ADVISER, "agreed", only_if=is_signed),
            "end": Transition(states_of(PlanState.AGREED), PlanState.ENDED, ADVISER, "ended", needs_reason=True),
        }

        def event(self, plan, **facts):
            return PlanEvent(plan=plan, at=clock.now(), **facts)

    PLAN_LIFE = PlanLife()
    PLAN_LIFE.hold(plan)                                      # inside a transaction
    PLAN_LIFE.take("end", plan, by=adviser, reason="She has moved to another council.")
    PLAN_LIFE.steps_open_to(viewer, plan)                     # ["end"]: the buttons of a page

A row whose stage follows from its dates (a placement that has ended, a membership) needs no table.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from django.db import models

from backend.core.errors import Refused
from backend.core.locks import lock_row


NEW = ""  # the state before the first step
NOBODY: frozenset[str] = frozenset()  # no person takes the step: it follows from dates, places or a feed

Step = TypeVar("Step", bound=str)
Row = TypeVar("Row", bound=Any)  # a model with a state and a council
Event = TypeVar("Event", bound=models.Model)


class Viewer(Protocol):
    """What a life cycle asks of whoever looks: the person, their role, and the council they act for."""

    @property
    def user(self) -> Any: ...
    @property
    def role(self) -> str: ...
    @property
    def council_id(self) -> int: ...


def states_of(*states: str) -> frozenset[str]:
    return frozenset(states)


def always(row: Any, role: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Transition:
    """One step. `to_state` None leads back to an earlier state, which whoever takes the step has to name."""

    from_states: frozenset[str]
    to_state: str | None
    who: frozenset[str]
    done: str = ""  # "this plan cannot be ..."
    needs_reason: bool = False
    only_if: Callable[[Any, str], bool] = always  # of the row and the role: what states and roles cannot say
    offered: bool = True  # False: it follows from something else a person does, so that no page has a button for it


class LifeCycle(ABC, Generic[Step, Row, Event]):
    """The table, its events, and the sentences in which an app refuses a step if they are its own."""

    noun: ClassVar[str]
    states: ClassVar[type[models.TextChoices]]
    transitions: Mapping[Step, Transition]
    moves_nothing: ClassVar[frozenset[str]] = frozenset()  # recorded with its events, and nobody waits for it
    saved_fields: ClassVar[list[str] | None] = ["state"]  # None: the whole row

    @abstractmethod
    def event(self, row: Row, /, *, reason: str = "", **facts: Any) -> Event:
        """The event, not saved yet, that says which step led from where to where, by whom and why.

        Each life cycle makes an event of its own model.
        """

    def acts_on(self, row: Row, *, user: Any, role: str) -> bool:
        """Whether somebody in this role has a say about this very row."""
        return True

    def leads_from(self, step: Step, row: Row) -> bool:
        """Whether the step leads on from where the row stands."""
        return row.state in self.transitions[step].from_states

    def steps_open_to(self, viewer: Viewer, row: Row) -> list[Step]:
        """The steps that this viewer may take now, in the order of the table: what a page offers."""
        if not self._has_a_say(viewer, row):
            return []
        offered = (step for step, transition in self.transitions.items() if transition.offered)
        return [step for step in offered if self._is_open(self.transitions[step], row, viewer.role)]

    def is_open_to(self, step: Step, viewer: Viewer, row: Row) -> bool:
        """Whether this viewer may take the step now, by a button or by what it follows from."""
        return self._is_open(self.transitions[step], row, viewer.role) and self._has_a_say(viewer, row)

    def may_take(self, step: Step, row: Row, *, user: Any, roles: Collection[str]) -> bool:
        """Whether a person with these roles may take the step at all, wherever the row stands."""
        return any(self.acts_on(row, user=user, role=role) for role in self.transitions[step].who.intersection(roles))

    def require(self, step: Step, row: Row, *, reason: str = "") -> None:
        """Refuse the step where the table does not have it, before anything is written."""
        transition = self.transitions[step]
        if not self.leads_from(step, row):
            raise self.wrong_state(step, row)
        if transition.needs_reason and not reason.strip():
            raise self.no_reason(step, row)

    def hold(self, row: Row) -> None:
        """Lock the row and read it anew, so that a step is judged by what is true and not by what a page showed."""
        lock_row(row)

    def begin(self, step: Step, row: Row, *, by: Any, **facts: Any) -> Event:
        """Save a new row with its first step."""
        row.state = self.transitions[step].to_state
        row.save(force_insert=True)
        return self.record(step, row, from_state=NEW, by=by, **facts)

    def take(
        self, step: Step, row: Row, *, by: Any, reason: str = "", to_state: str | None = None, **facts: Any
    ) -> Event:
        """Move the row and write the event, or refuse. The caller holds the row inside a transaction."""
        self.require(step, row, reason=reason)
        before, row.state = row.state, self.transitions[step].to_state or to_state
        row.save(update_fields=self.saved_fields)
        return self.record(step, row, from_state=before, by=by, reason=reason.strip(), **facts)

    def record(self, step: str, row: Row, *, from_state: str, by: Any, reason: str = "", **facts: Any) -> Event:
        """Write an event: of a step, or of something that happened without one."""
        event = self.event(row, step=step, from_state=from_state, to_state=row.state, by=by, reason=reason, **facts)
        event.save(force_insert=True)
        return event

    def wrong_state(self, step: Step, row: Row) -> Refused:
        transition = self.transitions[step]
        if transition.from_states == {NEW}:
            return Refused(f"This {self.noun} cannot be {transition.done}: it has begun already.")
        wanted = " or ".join(f"“{state.label}”" for state in self.states if state in transition.from_states)
        return Refused(
            f"This {self.noun} cannot be {transition.done} while it is marked “{self.states(row.state).label}”:"
            f" it must be {wanted}."
        )

    def no_reason(self, step: Step, row: Row) -> Refused:
        done = self.transitions[step].done
        return Refused(f"Give the reason why this {self.noun} is to be {done}.", "reason")

    def _has_a_say(self, viewer: Viewer, row: Row) -> bool:
        return viewer.council_id == row.council_id and self.acts_on(row, user=viewer.user, role=viewer.role)

    @staticmethod
    def _is_open(transition: Transition, row: Row, role: str) -> bool:
        return role in transition.who and row.state in transition.from_states and transition.only_if(row, role)
