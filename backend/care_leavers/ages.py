"""Ages and birthdays, and how old somebody the service supports may be."""

import datetime as dt


OLDEST_AGE = 25  # support may last to the 25th birthday


def birthday(born: dt.date, years: int) -> dt.date:
    """The day somebody turns that age; a 29 February birthday falls on 1 March."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return born.replace(year=born.year + years, month=3, day=1)


def born_by(day: dt.date, age: int) -> dt.date:
    """The latest birth date of those who are that age on a day: whoever is born after it is younger.

    Not a birthday backwards: on 29 February somebody born on 1 March has not had theirs yet.
    """
    try:
        return day.replace(year=day.year - age)
    except ValueError:
        return day.replace(year=day.year - age, day=28)


def age_on(day: dt.date, born: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


SIXTEEN, JUNE, LAST_OF_JUNE, FRIDAY = 16, 6, 30, 4


def school_leaving_day(born: dt.date) -> dt.date:
    """The last day of compulsory school age: the last Friday in June of the school year, which begins on 1 September,
    in which somebody turns 16 (Education Act 1996, section 8; `legal_grounds`, school_leaving)."""
    year = born.year + SIXTEEN + ((born.month, born.day) >= (9, 1))
    end = dt.date(year, JUNE, LAST_OF_JUNE)
    return end - dt.timedelta(days=(end.weekday() - FRIDAY) % 7)
