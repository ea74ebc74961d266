"""Experiment: invented boroughs with a known truth. Nothing here is a finding about young people."""

from matching.experiments.simulation.adviser import Adviser
from matching.experiments.simulation.history import History
from matching.experiments.simulation.policies import Policy, policy
from matching.experiments.simulation.scenarios import KINDS, NAMES, Nature
from matching.experiments.simulation.world import World


__all__ = ["KINDS", "NAMES", "Adviser", "History", "Nature", "Policy", "World", "policy"]
