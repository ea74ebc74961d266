"""Public classes and functions of matching are documented in numpydoc's form: every parameter, attribute and result."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cached_property
from typing import Any

import matching
from matching import cards, evaluation, experiments, fairness, simulation


MODULES = (matching, evaluation, fairness, cards)
METHODS_OF = (matching.Ranker, matching.Ranking, matching.Plan, matching.People, matching.Opportunities)
METHODS_OF += (matching.Referrals,)
EARLIER = {
    "Door": "Counterfactual",
    "Helpful": "CoverageChoice",
    "Opening": "ChangeImpact",
    "Unmet": "UnmetDemand",
    "most_helpful": "maximum_coverage",
    "openings": "change_impacts",
}
HEADING = re.compile(r"^(\w[\w ]*)\n-+$", re.MULTILINE)
ENTRY = re.compile(r"^(\*{0,2}\w+(?:, \*{0,2}\w+)*)(?: :|$)", re.MULTILINE)


def public_objects() -> dict[str, Any]:
    named = {f"{module.__name__}.{name}": getattr(module, name) for module in MODULES for name in module.__all__}
    return {name: each for name, each in named.items() if inspect.isclass(each) or inspect.isfunction(each)}


def public_methods(owner: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, member in vars(owner).items():
        function = getattr(member, "__func__", member)
        if not name.startswith("_") and inspect.isfunction(function):
            yield f"{owner.__name__}.{name}", function


def sections(documented: object) -> dict[str, str]:
    """Text of each section by its heading; "" holds the summary and what follows it."""
    parts = HEADING.split(inspect.getdoc(documented) or "")
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def entries(text: str) -> set[str]:
    return {name.strip("* ") for line in ENTRY.findall(text) for name in line.split(",")}


def faults_of_function(function: Callable[..., Any]) -> list[str]:
    found, signature = sections(function), inspect.signature(function)
    wanted = set(signature.parameters) - {"self", "cls"}
    faults = faults_of_summary(found[""])
    faults += [f"parameter {name}" for name in sorted(wanted ^ entries(found.get("Parameters", "")))]
    if signature.return_annotation not in (None, "None") and "Returns" not in found:
        faults.append("Returns")
    return faults


def faults_of_class(documented: type) -> list[str]:
    found = sections(documented)
    text = found.get("Parameters", "") + "\n" + found.get("Attributes", "")
    described = entries(text)
    missing = set() if ", ... :" in text else attributes(documented) - described  # dots stand for fields of a standard
    faults = faults_of_summary(found[""]) + [f"attribute {name}" for name in sorted(missing)]
    return faults if described else [*faults, "Parameters or Attributes"]


def attributes(documented: type) -> set[str]:
    """Fields, members and properties that a caller may read."""
    if issubclass(documented, Enum):
        return set(documented.__members__)
    if documented in (matching.People, matching.Opportunities, matching.Referrals):
        return {"id"} if "id" in documented.__annotations__ else set()  # their columns are described as one
    named = {field.name for field in fields(documented)} if is_dataclass(documented) else set()
    named |= set(getattr(documented, "_fields", ()))
    if documented is matching.Ranking:
        named |= {name for name, each in vars(documented).items() if isinstance(each, property | cached_property)}
    return {name for name in named if not name.startswith("_")}


def faults_of_summary(text: str) -> list[str]:
    first = text.strip().split("\n\n")[0]
    return [] if first.endswith(".") and "\n" not in first else ["one line that ends with a full stop comes first"]


def test_what_matching_exports_is_documented():
    faults = {
        name: faults_of_class(documented) if inspect.isclass(documented) else faults_of_function(documented)
        for name, documented in public_objects().items()
    }
    assert not {name: missing for name, missing in faults.items() if missing}


def test_public_methods_are_documented():
    faults = {name: faults_of_function(method) for owner in METHODS_OF for name, method in public_methods(owner)}
    assert len(faults) > 10
    assert not {name: missing for name, missing in faults.items() if missing}


def test_earlier_public_names_stay_valid():
    for name, current in EARLIER.items():
        assert {name, current} <= set(matching.__all__)
        assert getattr(matching, name) is getattr(matching, current)


def test_earlier_names_of_methods_stay_valid():
    assert matching.Ranker.doors is matching.Ranker.counterfactuals
    assert matching.Ranking.telling is matching.Ranking.salient


def test_simulation_is_another_name_of_the_experiment_and_both_say_so():
    assert simulation.__all__ == experiments.simulation.__all__
    for name in simulation.__all__:
        assert getattr(simulation, name) is getattr(experiments.simulation, name)
    for module in (experiments, simulation):
        assert "experiment" in (module.__doc__ or "").lower()


def test_a_missing_section_is_found():
    def bare(people: int, *, on: int) -> int:
        """Lists only one.

        Parameters
        ----------
        people : int
        """
        return people + on

    assert faults_of_function(bare) == ["parameter on", "Returns"]
