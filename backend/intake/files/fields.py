"""What a row of a file may say about an opportunity, and the headings partners put over it."""

from dataclasses import dataclass

from backend.intake.files import cells, dbs_checks
from backend.opportunities.choices import OpportunityType, WagePeriod
from backend.opportunities.models import Opportunity
from backend.reference.choices import Route
from backend.tabular.cells import ways_to_write
from backend.tabular.text import plain


REFERENCE, TYPE = "reference", "type"
POSTCODE, ADDRESS, WAGE = "postcode", "address", "wage"
NOT_FACTS = frozenset({REFERENCE, POSTCODE, ADDRESS, WAGE})
LONGEST_REFERENCE = 50


@dataclass(frozen=True)
class Field:
    name: str
    label: str
    read: cells.Reader
    headings: tuple[str, ...]  # what partners call it, in small letters and single spaces
    section: str
    hint: str = ""
    needed: bool = False


def _longest(name: str) -> int:
    return Opportunity._meta.get_field(name).max_length or 0


def _ways(choices, **more) -> dict[str, str]:
    return ways_to_write(choices) | {plain(way): value for way, value in more.items()}


def called(headings: str) -> tuple[str, ...]:
    return tuple(headings.split(", "))


TYPES = cells.one_of(
    _ways(
        OpportunityType.choices,
        apprentice="apprenticeship",
        foundation="foundation_apprenticeship",
        apprenticeship_units="apprenticeship_unit",
        internship_supported="supported_internship",
        t_level="t_level_placement",
        placement="work_experience",
        vacancy="job",
        employment="job",
        permanent="job",
        fixed_term="job",
    ),
    OpportunityType.labels,
)
PERIODS = cells.one_of(
    {
        plain(f"{before}{word}"): period
        for period, words in {
            WagePeriod.HOUR: ("hour", "hourly", "ph"),
            WagePeriod.WEEK: ("week", "weekly", "pw"),
            WagePeriod.MONTH: ("month", "monthly", "pcm", "pm"),
            WagePeriod.YEAR: ("year", "yearly", "annum", "annual", "annually", "pa"),
        }.items()
        for word in words
        for before in ("", "per ", "a ", "an ")
    },
    ("hour", "week", "month", "year"),
)
LEVEL_WORDS = {"none": 0, "none needed": 0, "entry": 0, "gcse": 2, "intermediate": 2, "a level": 3, "advanced": 3}
SUBJECT_WORDS = {"none": 0, "no": 0, "not required": 0, "gcse": 2, "gcse grade 4": 2, "gcse grade 4 or above": 2}

WHAT, WHEN, PAY, WHERE, WHO = "What it is", "When", "Hours and pay", "Where", "Who can apply"

FIELDS: tuple[Field, ...] = (
    Field(
        REFERENCE,
        "Your reference",
        cells.line(LONGEST_REFERENCE),
        called(
            "reference, ref, reference number, job reference, job ref, vacancy reference, vacancy ref, "
            "requisition id, job id, vacancy id, advert reference, id, unique id, vacancy number"
        ),
        WHAT,
        "Something that stays with each opportunity, so that the same file can be chosen again",
        needed=True,
    ),
    Field(TYPE, "Type", TYPES, called("type, opportunity type, vacancy type, job type, contract type"), WHAT),
    Field(
        "title",
        "Title",
        cells.line(_longest("title")),
        called("title, job title, vacancy title, role, role title, position, opportunity, post title, post"),
        WHAT,
        needed=True,
    ),
    Field(
        "summary",
        "What the person will do",
        cells.prose(2_000),
        called("summary, short description, overview, brief description, job summary, what you will do"),
        WHAT,
    ),
    Field(
        "description",
        "More about it",
        cells.prose(10_000),
        called("description, job description, full description, details, advert, advert text, about the role"),
        WHAT,
    ),
    Field(
        "route",
        "Route",
        cells.one_of(_ways(Route.choices), Route.labels),
        called("route, sector, category, industry, occupation, job category"),
        WHAT,
    ),
    Field(
        "lars_code",
        "Apprenticeship standard (LARS code)",
        cells.whole(99_999),
        called("lars code, lars, standard code, standard lars code, standard id, course code"),
        WHAT,
    ),
    Field("level", "Level", cells.whole(7, LEVEL_WORDS), called("level, apprenticeship level, course level"), WHAT),
    Field(
        "training_provider",
        "Training provider",
        cells.line(_longest("training_provider")),
        called("training provider, provider, college, provider name"),
        WHAT,
    ),
    Field("ukprn", "UKPRN", cells.whole(99_999_999), called("ukprn, provider ukprn"), WHAT),
    Field(
        "application_url",
        "Where to apply",
        cells.link,
        called(
            "apply url, application url, apply link, application link, link, url, how to apply, apply, "
            "advert url, web address, website"
        ),
        WHAT,
        "Only if people apply on another site",
    ),
    Field(
        "places",
        "How many places",
        cells.whole(10_000),
        called(
            "places, positions, vacancies, number of places, number of positions, openings, headcount, "
            "number of vacancies, no of positions, no of vacancies, quantity"
        ),
        WHEN,
    ),
    Field(
        "opens_on",
        "First day to apply",
        cells.day,
        called("opening date, open date, opens, opens on, apply from, first day to apply, applications open"),
        WHEN,
    ),
    Field(
        "closing_date",
        "Last day to apply",
        cells.day,
        called(
            "closing date, close date, closes, closes on, deadline, expiry date, apply by, last day to "
            "apply, application deadline, expires, end date for applications, closing"
        ),
        WHEN,
    ),
    Field(
        "start_date",
        "Start date",
        cells.day,
        called("start date, start, starts, starts on, expected start date, begin date, from, possible start date"),
        WHEN,
    ),
    Field(
        "duration_months",
        "How long it lasts",
        cells.months,
        called("duration, length, duration months, duration in months, months, expected duration, contract length"),
        WHEN,
        "A number of months, or words such as “1 year 6 months”",
    ),
    Field("planned_end", "Planned end", cells.day, called("end date, planned end, finish date, ends, end"), WHEN),
    Field(
        "weekly_hours",
        "Weekly hours",
        cells.hours(168),
        called("hours, weekly hours, hours per week, hours a week, contracted hours, hrs, hours week"),
        PAY,
    ),
    Field("daily_hours", "Longest day", cells.hours(24), called("daily hours, hours per day, hours a day"), PAY),
    Field(
        "working_pattern",
        "Days and times",
        cells.line(_longest("working_pattern")),
        called("working pattern, working week, shift pattern, days and times, shifts, working days"),
        PAY,
    ),
    Field("night_work", "Night work", cells.yes_no, called("night work, nights, night shifts"), PAY, "yes or no"),
    Field("paid", "Paid", cells.yes_no, called("paid, is paid, is it paid"), PAY, "yes or no"),
    Field(
        WAGE,
        "Pay in words",
        cells.wage,
        called("salary, pay, wage, salary text, wages, rate of pay, pay rate, remuneration, salary range"),
        PAY,
        "Such as “£16,640 to £26,436 a year”; the words are kept as they are",
    ),
    Field(
        "wage_from",
        "Least pay",
        cells.money,
        called("salary from, wage from, minimum salary, salary min, min salary, pay from, salary minimum"),
        PAY,
    ),
    Field(
        "wage_to",
        "Highest pay",
        cells.money,
        called("salary to, wage to, maximum salary, salary max, max salary, pay to, salary maximum"),
        PAY,
    ),
    Field(
        "wage_period",
        "The pay is for",
        PERIODS,
        called("salary period, wage period, pay period, salary unit, wage unit, per, salary type, pay type"),
        PAY,
        "hour, week, month or year",
    ),
    Field(
        POSTCODE,
        "Postcode",
        cells.postcodes,
        called("postcode, post code, postal code, postcodes, location postcode, site postcode, postalcode, zip"),
        WHERE,
        "Several with ; between them",
    ),
    Field(
        ADDRESS,
        "Address",
        cells.line(300),
        called("address, location, street, site, site address, workplace, work address, town, city"),
        WHERE,
    ),
    Field("remote", "Done from home", cells.yes_no, called("remote, home working, from home, telecommute"), WHERE),
    Field("nationwide", "All over the country", cells.yes_no, called("nationwide, national"), WHERE, "yes or no"),
    Field("min_age", "Youngest age", cells.whole(99), called("min age, minimum age, age from, youngest age"), WHO),
    Field("max_age", "Oldest age", cells.whole(99), called("max age, maximum age, age to, oldest age"), WHO),
    Field(
        "min_level",
        "Qualifications needed (level)",
        cells.whole(7, LEVEL_WORDS),
        called("min level, qualification level, qualifications needed, minimum qualification, entry level"),
        WHO,
    ),
    Field(
        "english_required",
        "English needed (level)",
        cells.whole(2, SUBJECT_WORDS),
        called("english, english level, english required, english needed"),
        WHO,
    ),
    Field(
        "maths_required",
        "Maths needed (level)",
        cells.whole(2, SUBJECT_WORDS),
        called("maths, maths level, maths required, maths needed, math"),
        WHO,
    ),
    Field(
        "dbs_required",
        "DBS check needed",
        dbs_checks.dbs_check,
        dbs_checks.CHECK_HEADINGS,
        WHO,
        "yes or no, or its level",
    ),
    Field(dbs_checks.LEVEL, "Level of the DBS check", dbs_checks.read_level, dbs_checks.LEVEL_HEADINGS, WHO),
    Field(
        "driving_required",
        "Has to drive",
        cells.yes_no,
        called("driving, driving licence, driver, must drive, driving required, driving license"),
        WHO,
        "yes or no",
    ),
)
BY_NAME = {field.name: field for field in FIELDS}
NEEDED = tuple(field.name for field in FIELDS if field.needed)
