"""Invented boroughs with a known truth. Nothing here is a finding about young people."""

from matching.simulation.choices import Adviser
from matching.simulation.history import History
from matching.simulation.kinds import KINDS, NAMES, Nature
from matching.simulation.policies import Policy, policy
from matching.simulation.world import World


__all__ = ["KINDS", "NAMES", "Adviser", "History", "Nature", "Policy", "World", "policy"]
