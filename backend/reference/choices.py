from django.db.models import TextChoices


class Confidence(TextChoices):
    CONFIRMED = "confirmed", "Read in the published source itself"
    REPORTED = "reported", "Reported by someone who quotes the source"
    TO_CHECK = "to_check", "To be checked by a person before anyone relies on it"


class Route(TextChoices):
    """The fifteen routes of apprenticeship standards, by the names in use in 2026."""

    AGRICULTURE = "Agriculture, environmental and animal care", "Agriculture, environmental and animal care"
    BUSINESS = "Business and administration", "Business and administration"
    CARE = "Care services", "Care services"
    CATERING = "Catering and hospitality", "Catering and hospitality"
    CONSTRUCTION = "Construction and the built environment", "Construction and the built environment"
    CREATIVE = "Creative and design", "Creative and design"
    DIGITAL = "Digital", "Digital"
    EDUCATION = "Education and early years", "Education and early years"
    ENGINEERING = "Engineering and manufacturing", "Engineering and manufacturing"
    HAIR = "Hair and beauty", "Hair and beauty"
    HEALTH = "Health and science", "Health and science"
    LEGAL = "Legal, finance and accounting", "Legal, finance and accounting"
    PROTECTIVE = "Protective services", "Protective services"
    SALES = "Sales, marketing and procurement", "Sales, marketing and procurement"
    TRANSPORT = "Transport and logistics", "Transport and logistics"


FORMER_ROUTE_NAMES = {
    "construction": Route.CONSTRUCTION,
    "education and childcare": Route.EDUCATION,
}
_ROUTES_BY_NAME = {route.value.casefold(): route for route in Route} | FORMER_ROUTE_NAMES


def route_named(text: str | None) -> Route | None:
    """The route a feed or list means, by its present or a former name; None if there is no such route."""
    return _ROUTES_BY_NAME.get(" ".join((text or "").split()).casefold())


class OpportunityType(TextChoices):
    """Of work and of learning; a test keeps the values equal to `matching.TYPES`, the contract of the engine."""

    APPRENTICESHIP = "apprenticeship", "Apprenticeship"
    FOUNDATION_APPRENTICESHIP = "foundation_apprenticeship", "Foundation apprenticeship"
    SUPPORTED_INTERNSHIP = "supported_internship", "Supported internship"
    T_LEVEL_PLACEMENT = "t_level_placement", "T Level industry placement"
    EMPLOYABILITY_PROGRAMME = "employability_programme", "Employability programme"
    WORK_EXPERIENCE = "work_experience", "Work experience"
    JOB = "job", "Job"
    FURTHER_EDUCATION_COURSE = "further_education_course", "Further education course"
    HIGHER_EDUCATION_COURSE = "higher_education_course", "Higher education course"
    APPRENTICESHIP_UNIT = "apprenticeship_unit", "Apprenticeship unit"


class StandardType(TextChoices):
    APPRENTICESHIP = "apprenticeship", "Apprenticeship"
    FOUNDATION = "foundation_apprenticeship", "Foundation apprenticeship"


class StandardStatus(TextChoices):
    APPROVED = "approved", "Approved for delivery"
    RETIRED = "retired", "Retired"


class WageBand(TextChoices):
    APPRENTICE = "apprentice", "apprentice"
    UNDER_18 = "under_18", "under 18"
    AGE_18_TO_20 = "18_20", "18 to 20"
    AGE_21_AND_OVER = "21_plus", "21 and over"


class CodeScheme(TextChoices):
    OC3_ACTIVITY = "oc3_activity", "SSDA903 OC3 activity"
    OC3_ACCOMMODATION = "oc3_accommodation", "SSDA903 OC3 accommodation"
    OC3_IN_TOUCH = "oc3_in_touch", "SSDA903 OC3 in touch"
    NCCIS_ACTIVITY = "nccis_activity", "NCCIS current activity"


class CodeGroup(TextChoices):
    EET = "eet", "In education, employment or training"
    NEET = "neet", "Not in education, employment or training"
    NOT_KNOWN = "not_known", "Not known"
    SUITABLE = "suitable", "Suitable accommodation"
    UNSUITABLE = "unsuitable", "Unsuitable accommodation"
    COUNTED = "counted", "Counted in the rate"
    NOT_COUNTED = "not_counted", "Left out of the rate"


class AppliesTo(TextChoices):
    ANY = "any", "Every EET placement"
    APPRENTICESHIP = "apprenticeship", "Apprenticeships"


class Unit(TextChoices):
    PERCENT = "percent", "Per cent"
    PEOPLE = "people", "People"


class SafeguardingClock(TextChoices):
    DESIGNATED_OFFICER = "designated_officer", "The designated officer (LADO) is told"


class RatedOutcome(TextChoices):
    """What a published base rate is a share of."""

    START = "start", "Referrals that lead to a start"
    STAY = "stay", "Starts that last"


class LegalGround(TextChoices):
    """Law without a number, on which a rule of posting, a criterion or a way of counting stands."""

    BARRED_WORK = "barred_work", "Work that a barred list closes"
    DEEPER_CHECKS = "deeper_checks", "Work for which a standard or enhanced DBS check may be asked"
    SPENT_CONVICTIONS = "spent_convictions", "Spent convictions"
    NIGHTS_UNDER_18 = "nights_under_18", "Night work of young workers"
    PERMISSION_FOR_WORK = "permission_for_work", "Permission to work"
    PERMISSION_TO_THE_END = "permission_to_the_end", "Permission to the end of an apprenticeship"
    SCHOOL_LEAVING = "school_leaving", "School-leaving date"
    LEAVE_GOES_ON = "leave_goes_on", "Leave while an application is not decided"
    IMMIGRATION_ADVICE = "immigration_advice", "Who gives immigration advice"
    PAID_WORK = "paid_work", "Work that is paid"
    VOLUNTEERS = "volunteers", "Volunteers without pay"
    RELEASE_IN_CUSTODY = "release_in_custody", "Work from custody: temporary licence and early release"
    CHANGE_OF_EMPLOYER = "change_of_employer", "Change of employer within an apprenticeship"
    TELLS_WHO_LEAVES = "tells_who_leaves", "Who tells the council that somebody under 18 has left"
    ENDS_FOR_PREGNANCY = "ends_for_pregnancy", "Ends because of pregnancy"


class StatutoryLimit(TextChoices):
    APPRENTICESHIP_FULL_TIME_MONTHS = "apprenticeship_full_time_months", "Shortest full-time apprenticeship, months"
    APPRENTICESHIP_FULL_TIME_HOURS = "apprenticeship_full_time_hours", "Weekly hours of a full-time apprenticeship"
    APPRENTICESHIP_ADVISED_FULL_TIME_HOURS = (
        "apprenticeship_advised_full_time_hours",
        "Weekly hours below which a longer apprenticeship is advised",
    )
    APPRENTICESHIP_LEAST_WEEKLY_HOURS = "apprenticeship_least_weekly_hours", "Least weekly hours of an apprentice"
    APPRENTICESHIP_MOST_WEEKLY_HOURS = "apprenticeship_most_weekly_hours", "Most weekly hours of an apprentice"
    MOST_WEEKLY_HOURS_WITHOUT_AGREEMENT = "most_weekly_hours_without_agreement", "Most weekly hours without agreement"
    UNDER_18_MOST_WEEKLY_HOURS = "under_18_most_weekly_hours", "Most weekly hours under 18"
    UNDER_18_MOST_DAILY_HOURS = "under_18_most_daily_hours", "Most daily hours under 18"
    UNPAID_COURSE_MOST_MONTHS = "unpaid_course_most_months", "Most months of unpaid work experience in a course"
    UNPAID_SHADOWING_MOST_DAYS = "unpaid_shadowing_most_days", "Most days of unpaid work shadowing"
    EET_FULL_TIME_WEEKLY_HOURS = "eet_full_time_weekly_hours", "Weekly hours of full-time activity in returns"
    YOUNG_WORKER_AGE = "young_worker_age", "Age below which somebody is a young worker"
    APPRENTICESHIP_YOUNGEST_AGE = "apprenticeship_youngest_age", "Youngest age of an apprentice"
    APPRENTICESHIP_LOWEST_LEVEL = "apprenticeship_lowest_level", "Lowest level of an apprenticeship"
    APPRENTICESHIP_HIGHEST_LEVEL = "apprenticeship_highest_level", "Highest level of an apprenticeship"
    FOUNDATION_APPRENTICESHIP_LEVEL = "foundation_apprenticeship_level", "Level of a foundation apprenticeship"
    PERSONAL_ADVISER_MOST_MONTHS_BETWEEN_VISITS = (
        "personal_adviser_most_months_between_visits",
        "Most months between visits of a personal adviser",
    )
    RETURN_YOUNGEST_AGE = "return_youngest_age", "Youngest age in the yearly return of care leavers"
    RETURN_OLDEST_AGE = "return_oldest_age", "Oldest age in the yearly return of care leavers"
    RETURN_BY_CONTACT_FROM_AGE = "return_by_contact_from_age", "Age from which the return goes by the last contact"
    RETURN_MONTHS_BEFORE_BIRTHDAY = "return_months_before_birthday", "Months before the birthday that count in it"
    RETURN_MONTHS_AFTER_BIRTHDAY = "return_months_after_birthday", "Months after the birthday that count in it"
    PLAN_REVIEW_MOST_MONTHS = "plan_review_most_months", "Most months between reviews of a plan"
    REDUNDANT_APPRENTICE_WEEKS = (
        "redundant_apprentice_weeks",
        "Weeks for which the training of a redundant apprentice is paid for at least",
    )


class VettingCheck(TextChoices):
    """Checks of a person before they start, that ask for a history of addresses."""

    DBS = "dbs", "DBS check"
    BPSS = "bpss", "Baseline check for government work (BPSS)"


class MoneyRuleName(TextChoices):
    """What money there may be, as staff call it."""

    CARE_BURSARY = "care_bursary", "Apprenticeship care leavers’ bursary"
    EMPLOYER_PAYMENT = "employer_payment", "Payment to the employer of an apprentice"
    PROVIDER_PAYMENT = "provider_payment", "Payment to the training provider of an apprentice"
    HIRING_PAYMENT = "hiring_payment", "Hiring payment for a new apprentice"
    STUDY_BURSARY = "study_bursary", "16 to 19 bursary"
    HIGHER_EDUCATION_BURSARY = "higher_education_bursary", "Higher education bursary"
    SETTING_UP_HOME = "setting_up_home", "Setting up home allowance"
    YOUTH_JOBS_GRANT = "youth_jobs_grant", "Youth Jobs Grant"
    GUARANTEED_JOB = "guaranteed_job", "Guaranteed job"


class Payee(TextChoices):
    YOUNG_PERSON = "young_person", "The young person"
    EMPLOYER = "employer", "The employer"
    PROVIDER = "provider", "The training provider"
    COUNCIL = "council", "The council"


class AmountSays(TextChoices):
    """Whether the rule names the amount, the most, or the least."""

    EXACTLY = "exactly", ""
    UP_TO = "up_to", "up to"
    AT_LEAST = "at_least", "at least"
