"""Experiments: online allocation and simulated boroughs, for tests, benchmarks and cards.

Nothing that serves a council imports them; contracts of import-linter hold that.
"""
