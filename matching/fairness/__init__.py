"""Eligibility, exposure and outcomes by group, with ranges and rules for small numbers.

Groups are given beside ids and used for nothing else: no record, feature or model holds them.
"""

from matching.fairness.audit import Audit, GroupFigure
from matching.fairness.comparisons import corrected
from matching.fairness.eligibility import eligibility_rates
from matching.fairness.exposure import exposure
from matching.fairness.outcomes import outcome_rates


__all__ = ["Audit", "GroupFigure", "corrected", "eligibility_rates", "exposure", "outcome_rates"]
