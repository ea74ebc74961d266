"""Public name of the simulated boroughs in `matching.experiments.simulation`: an experiment, for evaluation only."""

from matching.experiments.simulation import KINDS, NAMES, Adviser, History, Nature, Policy, World, policy


__all__ = ["KINDS", "NAMES", "Adviser", "History", "Nature", "Policy", "World", "policy"]
