"""The questions leaders ask, answered as plain values for charts, tables and exports."""

from backend.outcomes.eet import apprenticeship_share, eet_by_age_group, eet_over_years
from backend.outcomes.funnel import funnel
from backend.outcomes.sustainment import sustainment_curve


__all__ = ["apprenticeship_share", "eet_by_age_group", "eet_over_years", "funnel", "sustainment_curve"]
