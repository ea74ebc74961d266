"""What is recorded about a young person, as lines of a page."""

from collections.abc import Iterable

from backend.care_leavers.choices import LEVELS, ReadyDocument, SupportNeed
from backend.care_leavers.mark_words import place_in_words
from backend.care_leavers.models import CareLeaver
from backend.care_leavers.permissions import avoided_employers_of, avoided_places_of, can_see_home
from backend.care_leavers.writing import hours_of
from backend.councils.viewer import Viewer
from backend.opportunities.choices import OpportunityType
from backend.reference.postcodes import district_of, normalise_postcode
from backend.web.kit.content import Row
from backend.web.kit.formats import day, listed, plain, yes_no
from backend.web.staff.people.language_field import in_words


UNCERTAIN = ". Uncertain: an office put a day that nobody knows, so ages that turn on it are to be checked"


def about_rows(person: CareLeaver, viewer: Viewer) -> list[Row]:
    return [
        Row("Identifier in the case system", person.identifier),
        Row("Date of birth", f"{day(person.birth_date)}{UNCERTAIN if person.birth_date_uncertain else ''}"),
        Row("Phone", person.phone),
        Row("E-mail", person.email),
        Row("How they like to be reached", person.contact_preference),
        Row("Written to", _hours(person)),
        Row("Personal adviser", f"{person.known_personal_adviser} {person.personal_adviser_phone}".strip()),
        Row("In touch", person.get_in_touch_display()),
        *(home_rows(person) if can_see_home(viewer) else []),
        Row("Drives", yes_no(person.can_drive)),
        Row("Cares for a child", yes_no(person.caring_for_child)),
        Row("Support that helps", labels(person.support_needs, SupportNeed, none="none needed")),
    ]


def _hours(person: CareLeaver) -> str:
    """Of messages that we send: as the council does where nothing else is recorded."""
    begins, ends = hours_of(person, person.council)
    return f"from {begins:%H:%M} to {ends:%H:%M}"


def home_rows(person: CareLeaver) -> list[Row]:
    return [
        Row("Home", home_of(person)),
        Row("Longest journey", person.max_travel_minutes and f"{person.max_travel_minutes} minutes each way"),
    ]


def home_of(person: CareLeaver) -> str:
    """A confidential home is shown as its area only."""
    if not person.home_is_confidential:
        return person.home_postcode
    postcode = normalise_postcode(person.home_postcode)
    return f"{district_of(postcode)} area. The address is confidential" if postcode else "Confidential"


def home_area(person: CareLeaver) -> str:
    """In a word, wherever it is told: the district of a home, and of a confidential one not even that."""
    if person.home_is_confidential:
        return "confidential"
    postcode = normalise_postcode(person.home_postcode)
    return district_of(postcode) if postcode else ""


def wishes_rows(person: CareLeaver) -> list[Row]:
    return [
        Row("What they want, in their own words", person.aspiration),
        Row("Kinds of work, best liked first", _in_order(person.route_interests)),
        Row("Looking for", labels(person.types_wanted, OpportunityType, none="anything that fits")),
        Row("Has tried", _in_order(person.experience_routes, none="nothing yet")),
        Row("Free to start from", person.available_from and day(person.available_from)),
        Row("Most hours a week", person.max_weekly_hours and f"{plain(person.max_weekly_hours)} hours"),
        Row("How ready they feel, 1 to 5", person.readiness),
    ]


def learning_rows(person: CareLeaver) -> list[Row]:
    return [
        Row("Highest qualification", LEVELS.get(person.highest_level)),
        Row("English", LEVELS.get(person.english_level)),
        Row("Maths", LEVELS.get(person.maths_level)),
        Row("English for speakers of other languages", person.get_esol_level_display()),
        Row("Interpreter", in_words(person.interpreter_language)),
        Row("Education, health and care plan", yes_no(person.has_ehcp)),
    ]


def work_rows(person: CareLeaver) -> list[Row]:
    return [
        Row("May work in the UK", yes_no(person.right_to_work)),
        Row("Permission lasts until", person.right_to_work_until and day(person.right_to_work_until)),
        Row("Extension applied for in time", yes_no(person.extension_applied)),
        Row("Meets the residence rule for funding", yes_no(person.funding_residence)),
        Row("Clear for work that needs a DBS check", yes_no(person.dbs_clear)),
        *_bar(person),
        Row("Documents ready", labels(person.documents_ready, ReadyDocument, none="none yet")),
    ]


def _bar(person: CareLeaver) -> list[Row]:
    if person.dbs_bar_to_confirm:
        return [Row("What shows the bar", "not recorded yet: until it is, the bar rules nothing out")]
    if not person.dbs_bar_evidence:
        return []
    return [Row("What shows the bar", f"{person.dbs_bar_evidence}. Recorded by {person.dbs_bar_recorded_by}")]


def safety_rows(person: CareLeaver, viewer: Viewer) -> list[Row]:
    """Only for those who may see safety marks, and of those that are restricted only what they may read."""
    employers = [
        _with_note(avoided.employer.name, avoided.note)
        for avoided in avoided_employers_of(viewer).current().filter(care_leaver=person)
    ]
    places = [
        _with_note(place_in_words(place), place.note)
        for place in avoided_places_of(viewer).current().filter(care_leaver=person)
    ]
    rows = [
        Row("Places to avoid", listed(places) if places else "none recorded"),
        Row("Employers to avoid", listed(employers) if employers else "none recorded"),
    ]
    if person.in_custody is None:
        rows.append(Row("In custody", ""))
    if person.in_custody:
        rows.append(Row("In custody, release expected", _release(person)))
    if person.in_custody or person.licence_conditions:
        rows.append(Row("Licence conditions about work and places", person.licence_conditions))
    return rows


def _release(person: CareLeaver) -> str:
    expected = day(person.release_date)
    if person.release_date and person.release_is_unknown:
        return f"{expected} has passed: enter the new date, or say that they are out"
    return expected


def _with_note(text: str, note: str) -> str:
    return f"{text} ({note})" if note else text


def labels(values: Iterable[str] | None, choices, *, none: str) -> str | None:
    """Named values as a list; None stays None, which is not recorded yet, and empty is an answer too."""
    if values is None:
        return None
    names = dict(choices.choices)
    return listed(names.get(value, value) for value in values) if values else none


def _in_order(values, none="none named") -> str | None:
    if values is None:
        return None
    return ", ".join(values) if values else none
