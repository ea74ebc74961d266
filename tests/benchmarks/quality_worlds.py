"""Worlds in which peers are compared: those of other hands in `tests.benchmarks.foreign`, and the project's A and B.

A foreign world is a class made with (kind, seed) in a module there, with `today`, `people()`, `opportunities()`,
`history(n)` and `chances(person, opportunity)`: the chance of starting, and of starting and being there at week 26.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import numpy as np

from matching import Opportunities, People, simulation
from tests.benchmarks import foreign
from tests.benchmarks.plain_facts import Record


OWN_KINDS = ("A", "B")
FOREIGN_KINDS = ("kind", "contrary")
CONTRACT = ("people", "opportunities", "history", "chances")


@dataclass(frozen=True)
class JudgedWorld:
    """`lasting` gives the true chance of 26 weeks of pairs by positions in `people` and `opportunities`."""

    today: date
    people: list[Record]
    opportunities: list[Record]
    history: Callable[[int], Sequence[Record]]
    lasting: Callable[[np.ndarray, np.ndarray], np.ndarray]


def world_names() -> list[str]:
    """Every world as hand and kind, those of the project last."""
    hands = [name for name in foreign_modules() if world_class(_module(name))]
    return [f"{hand} {kind}" for hand in hands for kind in FOREIGN_KINDS] + [f"own {kind}" for kind in OWN_KINDS]


def foreign_modules() -> list[str]:
    return sorted(module.name for module in iter_modules(foreign.__path__))


def judged_world(name: str, seed: int) -> JudgedWorld:
    hand, kind = name.rsplit(" ", 1)
    return own_world(kind, seed) if hand == "own" else foreign_world(world_class(_module(hand))(kind, seed))


def own_world(kind: Any, seed: int) -> JudgedWorld:
    world = simulation.World(kind, seed)
    people, opportunities = world.people(), world.opportunities()
    read = People.from_records(people), Opportunities.from_records(opportunities)
    return JudgedWorld(
        world.today,
        people,
        opportunities,
        lambda n: world.history(n).records,
        lambda person, opportunity: world.truth(*read, person, opportunity).weeks_26,
    )


def foreign_world(world: Any) -> JudgedWorld:
    people, opportunities = world.people(), world.opportunities()

    def lasting(person: np.ndarray, opportunity: np.ndarray) -> np.ndarray:
        pairs = zip(person.tolist(), opportunity.tolist(), strict=True)
        return np.array([world.chances(people[one], opportunities[other])[1] for one, other in pairs])

    return JudgedWorld(world.today, people, opportunities, world.history, lasting)


def world_class(module: Any) -> Any:
    """The class of the contract that a module defines itself, whatever its name; None where there is none."""
    defined = [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]
    worlds = [one for one in defined if all(callable(getattr(one, name, None)) for name in CONTRACT)]
    return worlds[0] if worlds else None


def _module(hand: str) -> Any:
    return import_module(f"{foreign.__name__}.{hand}")
