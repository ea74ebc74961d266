"""What a reason of a match says for or against the opportunity."""

import matching


LEAST_CONTRIBUTION = 0.005  # below it a reason says nothing


def speaks_for(reason: dict) -> bool:
    return reason["contribution"] >= LEAST_CONTRIBUTION


def speaks_against(reason: dict) -> bool:
    """A fact that only ever helps ("One place.") counts less than more of it would, and is still in nobody's way."""
    return reason["contribution"] <= -LEAST_CONTRIBUTION and reason["feature"] not in matching.NEVER_AGAINST
