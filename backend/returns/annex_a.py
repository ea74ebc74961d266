"""Annex A, list 9: every care leaver entitled to a service on a day, by the titles and values that inspectors ask for.

A snapshot, not about birthdays: everybody whose category stands on the day, eligible children too.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max, Prefetch

from backend.activities.choices import ActivityCode
from backend.activities.models import ActivitySpell
from backend.care_leavers.choices import Accommodation, Entitlement, InTouch
from backend.care_leavers.models import AccommodationSpell, CareLeaver, Contact, InTouchSpell
from backend.councils.models import Council
from backend.returns.choices import EthnicCode, Sex
from backend.returns.models import ReturnFacts
from backend.returns.oc3 import written


COLUMNS = (
    "Child Unique ID",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Age of Child (Years)",
    "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)",
    "Does the Child have a Disability",
    "Allocated Team",
    "Allocated Worker",
    "Allocated Personal Advisor",
    "Eligibility Category",
    "Latest Pathway Plan Review Date",
    "LA in Touch",
    "Latest Date of Contact",
    "Type of Accommodation",
    "Suitability of Accommodation",
    "Activity Status",
)
GENDERS = {Sex.MALE: "a) Male", Sex.FEMALE: "b) Female", Sex.UNKNOWN: "c) Not stated/recorded"}
ETHNICITIES = {code: f"{chr(ord('a') + number)}) {code}" for number, code in enumerate(EthnicCode)}
ETHNICITY_UNKNOWN = "u) UNKNOWN"
CATEGORIES = {
    Entitlement.RELEVANT: "a) Relevant child",
    Entitlement.FORMER_RELEVANT: "b) Former relevant child",
    Entitlement.QUALIFYING: "c) Qualifying care leaver",
    Entitlement.ELIGIBLE: "d) Eligible child",
}
IN_TOUCH = {
    InTouch.YES: "a) Yes",
    InTouch.NO: "b) No",
    InTouch.DIED: "c) Died",
    InTouch.REFUSED: "d) Refu",
    InTouch.NOT_REQUIRED: "e) NREQ",
    InTouch.RETURNED_HOME: "f) Rhom",
}
HOMES = {
    Accommodation.WITH_PARENTS: "B: Parents/relatives",
    Accommodation.RESIDENTIAL: "C: Community home / residential care",
    Accommodation.SUPPORTED: "D: Semi-independent, transitional accommodation and self-contained accommodation",
    Accommodation.SUPPORTED_LODGINGS: "E: Supported lodgings",
    Accommodation.ABROAD: "G: Abroad",
    Accommodation.DEPORTED: "H: Deported",
    Accommodation.LODGINGS: "K: Ordinary lodgings, without formal support",
    Accommodation.NOT_KNOWN_WHERE: "R: Residence not known",
    Accommodation.HOMELESS: "S: No fixed abode / homeless",
    Accommodation.FOYER: "T: Foyers and similar supported accommodation",
    Accommodation.INDEPENDENT: "U: Independent living",
    Accommodation.EMERGENCY: "V: Emergency accommodation",
    Accommodation.BED_AND_BREAKFAST: "W: Bed and breakfast",
    Accommodation.CUSTODY: "X: In custody",
    Accommodation.OTHER: "Y: Other accommodation",
    Accommodation.FORMER_CARERS: "Z: With former foster carers",
}
SUITS = {"1": "a) Suitable", "2": "b) Unsuitable"}
ACTIVITIES = {
    ActivityCode.F1: "F1: Full time in higher education",
    ActivityCode.P1: "P1: Part time in higher education",
    ActivityCode.F2: "F2: Full time in education other than higher",
    ActivityCode.P2: "P2: Part time in education other than higher",
    ActivityCode.F4: "F4: Young person engaged full time in an apprenticeship",
    ActivityCode.P4: "P4: Young person engaged part time in an apprenticeship",
    ActivityCode.F5: "F5: Young person engaged full time in training or employment (not apprenticeship)",
    ActivityCode.P5: "P5: Young person engaged part time in training or employment (not apprenticeship)",
    ActivityCode.G4: "G4: Not in education, employment or training - illness or disability",
    ActivityCode.G5: "G5: Not in education, employment or training - other",
    ActivityCode.G6: "G6: Not in education, employment or training - pregnancy or parenting",
}


@dataclass(frozen=True)
class Entitled:
    """Somebody of the list, with the category of the day."""

    person: CareLeaver
    category: Entitlement
    facts: ReturnFacts


def entitled_on(council: Council, day: dt.date, facts: Mapping[int, ReturnFacts]) -> list[Entitled]:
    """Everybody whose category stands on a day and whom the council supports then, by identifier; seven queries."""
    people = (
        CareLeaver.objects.for_council(council.id)
        .exclude(support_ended_on__lte=day)
        .select_related("personal_adviser")
        .prefetch_related(
            "entitlement_spells",
            *(
                Prefetch(name, queryset=model.objects.on(day), to_attr=f"{name}_that_day")
                for name, model in (
                    ("in_touch_spells", InTouchSpell),
                    ("accommodation_spells", AccommodationSpell),
                    ("activity_spells", ActivitySpell),
                )
            ),
        )
        .order_by("identifier")
    )
    found = ((person, person.entitlement_on(day)) for person in people)
    return [
        Entitled(person, Entitlement(category), facts.get(person.pk) or ReturnFacts())
        for person, category in found
        if category
    ]


def last_contacts(council: Council, day: dt.date) -> dict[int, dt.date]:
    """By young person, the last day up to that day on which they were reached."""
    reached = Contact.objects.for_council(council.id).filter(reached=True, on__lte=day)
    return dict(reached.order_by().values_list("care_leaver").annotate(Max("on")).values_list("care_leaver", "on__max"))


def list_9(people: Iterable[Entitled], contacts: Mapping[int, dt.date], day: dt.date) -> list[tuple[str, ...]]:
    return [_cells(each, contacts.get(each.person.pk), day) for each in people]


def _cells(each: Entitled, contact: dt.date | None, day: dt.date) -> tuple[str, ...]:
    person, facts = each.person, each.facts
    home = _code(person.accommodation_spells_that_day)
    return (
        (facts.child or person.identifier).strip().upper(),
        GENDERS.get(facts.sex, GENDERS[Sex.UNKNOWN]),
        ETHNICITIES.get(facts.ethnic_code, ETHNICITY_UNKNOWN),
        written(person.birth_date),
        str(person.age_on(day)),
        _yes_or_no(facts.was_unaccompanied),
        _yes_or_no(facts.has_disability),
        facts.team,
        facts.worker,
        person.known_personal_adviser,
        CATEGORIES[each.category],
        written(facts.pathway_plan_reviewed_on) if facts.pathway_plan_reviewed_on else "",
        IN_TOUCH.get(_code(person.in_touch_spells_that_day) or person.in_touch, IN_TOUCH[InTouch.NO]),
        written(contact) if contact else "",
        HOMES.get(home[:1], ""),
        SUITS.get(home[1:], ""),
        ACTIVITIES.get(_code(person.activity_spells_that_day), ""),
    )


def _code(spells: list) -> str:
    return spells[0].code if spells else ""


def _yes_or_no(said: bool | None) -> str:
    return "" if said is None else "a) Yes" if said else "b) No"
