"""The criteria once more, from the design and not from the code: one pair, plain Python, None for unknown.

`True` and `False` are known, `None` is not. Every function takes the person, the opportunity and the day.
"""

import calendar
import math
from datetime import date, timedelta


ALWAYS_PAID = ("apprenticeship", "foundation_apprenticeship", "job", "apprenticeship_unit")


def both(*parts):
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def either(*parts):
    if any(part is True for part in parts):
        return True
    return None if any(part is None for part in parts) else False


def negated(part):
    return None if part is None else not part


def compare(left, right):
    return None if left is None or right is None else left <= right


def of_type(opportunity, *names):
    return None if opportunity.get("type") is None else opportunity["type"] in names


def starts(opportunity, on):
    return opportunity.get("start_date") or on


def age_at_start(person, opportunity, on):
    birth, day = person.get("birth_date"), starts(opportunity, on)
    if birth is None:
        return None
    years = day.year - birth.year
    try:
        birthday = birth.replace(year=day.year)
    except ValueError:
        birthday = date(day.year, 3, 1)
    return max(years - (day < birthday), 0)


def age(person, opportunity, on):
    years, day = age_at_start(person, opportunity, on), starts(opportunity, on)
    least, most = opportunity.get("min_age"), opportunity.get("max_age")
    entitled = {"eligible": True, "relevant": True, "former_relevant": True}.get(person.get("entitlement"))
    to_24 = both(compare(years, 24), either(compare(years, 21), entitled, person.get("has_ehcp")))
    foundation_rule = of_type(opportunity, "foundation_apprenticeship") is True and day >= date(2025, 8, 1)
    level_rule = of_type(opportunity, "apprenticeship") is True and opportunity.get("level") == 7
    repeats = most == 21 and (foundation_rule or (level_rule and day >= date(2026, 1, 1)))
    parts = [True if least == 0 else compare(least, years), to_24 if repeats else compare(years, most)]
    if day >= date(2025, 8, 1):
        foundation = both(compare(16, years), to_24)
        parts.append(either(negated(of_type(opportunity, "foundation_apprenticeship")), foundation))
    if day >= date(2026, 1, 1):
        level = opportunity.get("level")
        seven = both(of_type(opportunity, "apprenticeship"), None if level is None else level == 7)
        parts.append(either(negated(seven), to_24))
    inside = both(compare(16, years), compare(years, 24))
    parts.append(either(negated(of_type(opportunity, "supported_internship")), inside))
    return both(*parts)


def leaving_day(birth):
    year = birth.year + 16
    june = year + 1 if birth.month >= 9 else year
    return max(date(june, 6, week[calendar.FRIDAY]) for week in calendar.monthcalendar(june, 6) if week[4])


def school_leaving(person, opportunity, on):
    left = None
    if person.get("birth_date") is not None:
        left = starts(opportunity, on) > leaving_day(person["birth_date"])
        if not left and opportunity.get("start_date") is None:
            left = None
    return either(negated(of_type(opportunity, "apprenticeship", "foundation_apprenticeship", "job")), left)


def grown_up(person, opportunity, on):
    return compare(18, age_at_start(person, opportunity, on))


def young_worker_limits(person, opportunity, on):
    within = both(
        compare(opportunity.get("weekly_hours"), 40),
        compare(opportunity.get("daily_hours"), 8),
        negated(opportunity.get("night_work")),
    )
    course = of_type(opportunity, "further_education_course", "higher_education_course")
    return either(course, within, grown_up(person, opportunity, on))


def duty_to_participate(person, opportunity, on):
    job = of_type(opportunity, "job")
    return either(negated(job), opportunity.get("includes_training"), grown_up(person, opportunity, on))


def permission_to_work(person, opportunity, on):
    course = of_type(opportunity, "further_education_course", "higher_education_course")
    paid = either(opportunity.get("paid"), of_type(opportunity, *ALWAYS_PAID))
    needed = both(negated(course), either(paid, opportunity.get("private_business")))
    until, start = person.get("right_to_work_until"), opportunity.get("start_date")
    lasting = True
    if until is not None:
        if until < starts(opportunity, on):
            lasting = False if person.get("extension_applied") is False else None
        elif until < on or start is None:
            lasting = None
    return either(negated(needed), both(person.get("right_to_work"), lasting))


def permission_lasts(person, opportunity, on):
    until, end = person.get("right_to_work_until"), opportunity.get("planned_end")
    lasts = person.get("right_to_work") is True and (until is None or (end is not None and until >= end))
    learner = of_type(opportunity, "apprenticeship", "foundation_apprenticeship")
    return either(negated(learner), True if lasts else None)


def funding_residence(person, opportunity, on):
    resident, years = person.get("funding_residence"), age_at_start(person, opportunity, on)
    always = of_type(opportunity, "apprenticeship", "foundation_apprenticeship", "higher_education_course")
    adults = of_type(opportunity, "further_education_course", "t_level_placement", "supported_internship")
    softly = resident if years is not None and years >= 19 else resident or None
    return both(either(negated(always), resident), either(negated(adults), softly))


def level(held, asked, top):
    def judged(person, opportunity, on):
        if opportunity.get(asked) == 0 or person.get(held) == top:
            return True
        return compare(opportunity.get(asked), person.get(held))

    return judged


def waivable(person, opportunity, on):
    """English and maths of an apprentice that the law leaves to the employer: 19 on the day, start from 11.2.2025."""
    apprentice = of_type(opportunity, "apprenticeship", "foundation_apprenticeship")
    grown = (age_at_start(person, {}, on) or 0) >= 19
    return apprentice is True and grown and starts(opportunity, on) >= date(2025, 2, 11)


def ehcp(person, opportunity, on):
    needed = either(opportunity.get("ehcp_required"), of_type(opportunity, "supported_internship"))
    return either(negated(needed), person.get("has_ehcp"))


def dates(person, opportunity, on):
    free = max(filter(None, (person.get("available_from"), person.get("not_before"))), default=None)
    return both(compare(on, opportunity.get("closing_date")), compare(free, opportunity.get("start_date")))


def hours(person, opportunity, on):
    if opportunity.get("weekly_hours") == 0:
        return True
    return compare(opportunity.get("weekly_hours"), person.get("max_weekly_hours"))


def known_sites(opportunity):
    own = (opportunity.get("easting"), opportunity.get("northing"), 0)
    listed = [(*site, 0)[:3] for site in opportunity.get("sites") or []]
    return ([own] if None not in own else []) + listed


def may_touch(place, areas):
    """Whether some point of the place's circle may lie in some area."""
    return any(math.dist(area[:2], place[:2]) - place[2] <= area[2] for area in areas)


def minutes(person, opportunity):
    home = (person.get("easting"), person.get("northing"))
    sites = known_sites(opportunity)
    if None in home or not sites:
        return None
    allowed = [site for site in sites if not may_touch(site, person.get("avoid_areas") or [])]
    km = min(math.dist(home, site[:2]) for site in allowed or sites) / 1000
    return 12 * km if km < 1.5 else 12 + 4.4 * min(km, 10) + 2.5 * max(km - 10, 0)


def travel(person, opportunity, on):
    if opportunity.get("remote"):
        return True
    limit = person.get("max_travel_minutes")
    near = compare(minutes(person, opportunity), None if limit is None else limit + 5 + 1e-9)
    return None if near is False and opportunity.get("nationwide") else near


def avoided_area(person, opportunity, on):
    areas = person.get("avoid_areas")
    if not areas:
        return None if areas is None else True
    places = known_sites(opportunity) + [tuple(place) for place in opportunity.get("site_areas") or []]
    touching = [may_touch(place, areas) for place in places]
    if opportunity.get("remote"):
        return not touching or not all(touching)
    if not places:
        return None
    if all(touching):
        return None if opportunity.get("unplaced_sites") else False
    return None if opportunity.get("nationwide") else True


def avoided_employer(person, opportunity, on):
    avoided, employer = person.get("avoid_employers"), opportunity.get("employer_id")
    perhaps = person.get("may_avoid_employers") or []
    if avoided is None or not (avoided or perhaps):
        return None if avoided is None else True
    if employer is None or (employer in perhaps and employer not in avoided):
        return None
    return employer not in avoided


def dbs(person, opportunity, on):
    clear, closed = person.get("dbs_clear"), opportunity.get("dbs_level") == "barred_list"
    return either(negated(opportunity.get("dbs_required")), clear if closed or clear else None)


def type_wanted(person, opportunity, on):
    wanted, kind = person.get("types_wanted"), opportunity.get("type")
    if wanted == [] or (wanted is not None and len(set(wanted)) == 10):
        return True
    return None if wanted is None or kind is None else kind in wanted


def ring_fence(person, opportunity, on):
    return either(negated(opportunity.get("care_leavers_only")), True if person.get("entitlement") else None)


def pay_floor(person, opportunity, on):
    """Every answer that the unknown type, payment and age allow; decided where they agree."""
    years, kind, paid = age_at_start(person, opportunity, on), opportunity.get("type"), opportunity.get("paid")
    kinds = ["apprenticeship", "job", "further_education_course"] if kind is None else [kind]
    ages = [17, 19, 22] if years is None else [years]
    answers = {
        _pays(one, whether, each, opportunity, on)
        for one in kinds
        for whether in ([True, False] if paid is None else [paid])
        for each in ages
    }
    return answers.pop() if len(answers) == 1 else None


def _pays(kind, paid, years, opportunity, on):
    exempt = kind in ("further_education_course", "higher_education_course", "t_level_placement")
    weekly, pay, day = opportunity.get("weekly_hours"), opportunity.get("weekly_pay"), starts(opportunity, on)
    if exempt or weekly == 0 or not (paid or kind in ALWAYS_PAID):
        return True
    if weekly is None or pay is None or day < date(2024, 4, 1):
        return None
    rates = {2024: (6.40, 6.40, 8.60, 11.44), 2025: (7.55, 7.55, 10.00, 12.21), 2026: (8.00, 8.00, 10.85, 12.71)}
    rates[2027] = (8.31, 8.31, 11.27, 13.21)
    year = min((day - timedelta(days=90)).year if day < date(day.year, 4, 1) else day.year, 2027)
    apprentice, young, middle, full = rates[year]
    own_rate = young if years < 18 else middle if years < 21 else full
    rate = apprentice if kind in ("apprenticeship", "foundation_apprenticeship") else own_rate
    enough = round(pay - rate * weekly, 6) >= -0.005
    return None if enough and day > date(2028, 3, 31) else enough


ORACLE = {
    "age": age,
    "school_leaving": school_leaving,
    "young_worker_limits": young_worker_limits,
    "duty_to_participate": duty_to_participate,
    "permission_to_work": permission_to_work,
    "permission_lasts": permission_lasts,
    "funding_residence": funding_residence,
    "entry_level": level("highest_level", "min_level", 7),
    "english": level("english_level", "english_required", 2),
    "maths": level("maths_level", "maths_required", 2),
    "ehcp": ehcp,
    "dates": dates,
    "hours": hours,
    "travel": travel,
    "avoided_area": avoided_area,
    "avoided_employer": avoided_employer,
    "dbs": dbs,
    "driving": lambda person, offer, on: either(negated(offer.get("driving_required")), person.get("can_drive")),
    "type_wanted": type_wanted,
    "ring_fence": ring_fence,
    "pay_floor": pay_floor,
}
HARD = [name for name in ORACLE if name != "duty_to_participate"]


def eligible(person, opportunity, on):
    return all(ORACLE[name](person, opportunity, on) is not False for name in HARD)
