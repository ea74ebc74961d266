"""Docstrings of public functions and classes name every parameter, in the form of scikit-learn."""

import inspect
import re

import matching.cards
import matching.evaluation
import matching.fairness
from matching import Ranker, Referrals
from matching.chances import Chances


PACKAGES = (matching.cards, matching.evaluation, matching.fairness)
METHODS = {
    Ranker: ("fit", "chances", "parameters", "from_parameters", "rank", "eligibility", "doors"),
    Referrals: ("from_records", "observed_until"),
    Chances: ("stay_after",),
}
EXPORTED = [getattr(package, name) for package in PACKAGES for name in package.__all__]
CLASSES = [each for each in EXPORTED if inspect.isclass(each)] + list(METHODS)
FUNCTIONS = [each for each in EXPORTED if not inspect.isclass(each)] + [
    getattr(owner, name) for owner, names in METHODS.items() for name in names
]


def sections(documented):
    """Heading of every section, with its text."""
    parts = re.split(r"(?m)^(\w+)\n-+\n", inspect.getdoc(documented))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def described(text):
    """Names before the colon at the left margin; one line may describe several."""
    heads = re.findall(r"(?m)^(\S[^:\n]*) : \S", text)
    return {name.strip() for head in heads for name in head.split(",")}


def undescribed(function):
    """Parameters that the docstring does not describe, or describes although they are none; and a missing return."""
    found = sections(function)
    parameters = {name for name in inspect.signature(function).parameters if name != "self"}
    return (described(found.get("Parameters", "")) ^ parameters) | ({"Returns"} - found.keys())


def test_public_functions_describe_every_parameter_and_what_they_return():
    assert {function.__qualname__: undescribed(function) for function in FUNCTIONS if undescribed(function)} == {}


def test_public_classes_describe_their_attributes_or_parameters():
    bare = [cls.__qualname__ for cls in CLASSES if not sections(cls).keys() & {"Attributes", "Parameters"}]
    assert bare == []
