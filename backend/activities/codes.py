"""Which statutory activity code somebody has who takes part in an opportunity."""

import datetime as dt
from decimal import Decimal

from backend.activities.choices import ActivityCode
from backend.reference.choices import StatutoryLimit
from backend.reference.limits import number_on


_HIGHER_EDUCATION = (ActivityCode.F1, ActivityCode.P1)
_EDUCATION = (ActivityCode.F2, ActivityCode.P2)
_APPRENTICESHIP = (ActivityCode.F4, ActivityCode.P4)
_TRAINING_OR_EMPLOYMENT = (ActivityCode.F5, ActivityCode.P5)

# By the value of the opportunity's type: this app may not import opportunities.
CODES_BY_TYPE = {
    "apprenticeship": _APPRENTICESHIP,
    "foundation_apprenticeship": _APPRENTICESHIP,
    "supported_internship": _TRAINING_OR_EMPLOYMENT,
    "t_level_placement": _EDUCATION,
    "employability_programme": _TRAINING_OR_EMPLOYMENT,
    "work_experience": _TRAINING_OR_EMPLOYMENT,
    "job": _TRAINING_OR_EMPLOYMENT,
    "further_education_course": _EDUCATION,
    "higher_education_course": _HIGHER_EDUCATION,
}


def code_for(opportunity_type: str, weekly_hours: Decimal | float | None, *, on: dt.date) -> ActivityCode:
    """The code for a type of opportunity and hours a week, by the rule of a day; hours not recorded yet are full time.

    Read in the SSDA903 OC3 list: the codes and what they stand for. To be confirmed by a person: the hours of full
    time, that supported internships, employability programmes and work experience are training (F5, P5), and that a
    T Level industry placement is part of an education course (F2, P2).
    """
    full_time, part_time = CODES_BY_TYPE[opportunity_type]
    least = number_on(on, StatutoryLimit.EET_FULL_TIME_WEEKLY_HOURS)
    return part_time if weekly_hours is not None and weekly_hours < least else full_time
