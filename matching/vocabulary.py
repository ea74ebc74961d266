"""The closed lists of the contract, and the names that results use."""

from enum import StrEnum


SMALLEST_SHOWN = 6  # young people a count tells of; as in the service's own tables, where a test holds the two equal

TYPES = (
    "apprenticeship",
    "foundation_apprenticeship",
    "supported_internship",
    "t_level_placement",
    "employability_programme",
    "work_experience",
    "job",
    "further_education_course",
    "higher_education_course",
    "apprenticeship_unit",
)
APPRENTICESHIPS = ("apprenticeship", "foundation_apprenticeship")
ALWAYS_PAID = (*APPRENTICESHIPS, "job", "apprenticeship_unit")  # by law, whatever a form left open
COURSES = ("further_education_course", "higher_education_course")

ROUTES = (
    "Agriculture, environmental and animal care",
    "Business and administration",
    "Care services",
    "Catering and hospitality",
    "Construction and the built environment",
    "Creative and design",
    "Digital",
    "Education and early years",
    "Engineering and manufacturing",
    "Hair and beauty",
    "Health and science",
    "Legal, finance and accounting",
    "Protective services",
    "Sales, marketing and procurement",
    "Transport and logistics",
)

DBS_LEVELS = ("basic", "standard", "enhanced", "barred_list")

ENTITLEMENTS = ("eligible", "relevant", "former_relevant", "qualifying")

CRITERIA = (
    "age",
    "school_leaving",
    "young_worker_limits",
    "duty_to_participate",
    "permission_to_work",
    "permission_lasts",
    "funding_residence",
    "entry_level",
    "english",
    "maths",
    "ehcp",
    "dates",
    "hours",
    "travel",
    "avoided_area",
    "avoided_employer",
    "dbs",
    "driving",
    "type_wanted",
    "ring_fence",
    "pay_floor",
)


class Status(StrEnum):
    """Status of a criterion for one person and one opportunity.

    Attributes
    ----------
    MET, NOT_MET, UNKNOWN : str
        "met", "not_met" or "unknown". Only "not_met" rules a pair out; "unknown" is a question to ask.
    """

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
