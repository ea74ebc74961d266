"""When "not now" is over: the facts a decision waits for, as they are today beside what they were.

A decision that waits keeps the facts of both sides as they were. It is in force while they are the same and its day has
not come. Nothing is stored when they turn: the query compares them, so that a match is back the moment a fact is
recorded, and gone again if it is taken back.
"""

import datetime as dt
from collections.abc import Mapping

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import BooleanField, Case, F, JSONField, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject

from backend.opportunities.models import Opportunity, Site
from backend.shortlists.choices import Until


# By what is waited for, the facts of the young person and of the opportunity that decide it, as columns and in words.
FACTS: Mapping[Until, tuple[Mapping[str, str], Mapping[str, str]]] = {
    Until.PERMISSION: (
        {
            "right_to_work": "permission to work",
            "right_to_work_until": "the day permission lasts until",
            "extension_applied": "whether an extension was applied for",
            "seeking_asylum": "whether they wait for an asylum decision",
        },
        {
            "paid": "whether it is paid",
            "private_business": "whether it is a private business",
            "type": "what kind of opportunity it is",
            "start_date": "the start date",
            "planned_end": "the planned end",
        },
    ),
    Until.AGE: (
        {"birth_date": "the date of birth"},
        {
            "min_age": "the lowest age",
            "max_age": "the highest age",
            "start_date": "the start date",
            "type": "what kind of opportunity it is",
            "level": "its level",
        },
    ),
    Until.DATES: (
        {
            "available_from": "the day they are free from",
            "release_date": "the day of release",
            "in_custody": "whether they are in custody",
        },
        {
            "start_date": "the start date",
            "opens_on": "the first day to apply",
            "closing_date": "the closing date",
            "planned_end": "the planned end",
        },
    ),
    Until.ENTRY_LEVEL: ({"highest_level": "their highest qualification"}, {"min_level": "the level asked for"}),
    Until.ENGLISH: ({"english_level": "their English"}, {"english_required": "the English asked for"}),
    Until.MATHS: ({"maths_level": "their maths"}, {"maths_required": "the maths asked for"}),
    Until.LEVELS: (
        {
            "highest_level": "their highest qualification",
            "english_level": "their English",
            "maths_level": "their maths",
        },
        {
            "level": "its level",
            "min_level": "the level asked for",
            "english_required": "the English asked for",
            "maths_required": "the maths asked for",
        },
    ),
    Until.HOURS: (
        {"max_weekly_hours": "the most hours they can do"},
        {
            "weekly_hours": "the hours a week",
            "daily_hours": "the hours a day",
            "night_work": "whether there is work at night",
            "working_pattern": "the working pattern",
        },
    ),
    Until.TRAVEL: (
        {
            "home_easting": "where they live",
            "home_northing": "where they live",
            "max_travel_minutes": "the longest journey they accept",
        },
        {
            "remote": "whether it can be done from home",
            "nationwide": "whether it is everywhere",
            "sites": "where the work is",
        },
    ),
    Until.DRIVING: ({"can_drive": "whether they drive"}, {"driving_required": "whether driving is needed"}),
    Until.FUNDING: (
        {"funding_residence": "residence for funding"},
        {"type": "what kind of opportunity it is"},
    ),
}


PLACE = ("easting", "northing", "radius_metres")


def _places() -> Subquery:
    """Where all sites of an opportunity lie, whatever their order and words; of one not read, that it is there."""
    numbers = [Cast(name, TextField()) for name in PLACE]
    space = Value(" ", TextField())
    extent = Concat(numbers[0], space, numbers[1], space, numbers[2])
    of_it = Site.objects.filter(opportunity=OuterRef("pk")).order_by().values("opportunity")
    together = of_it.annotate(places=StringAgg(extent, Value(", ", TextField()), order_by=(*PLACE, "id")))
    return Subquery(together.values("places"), output_field=TextField())


def _fact(name: str) -> F | Subquery:
    return _places() if name == "sites" else F(name)


def facts_of(*untils: Until) -> Subquery:
    """Of a row with both sides, the facts as they are now, written by the database so that both times they are alike.

    Null where the opportunity is another council's that shares it no longer.
    """
    facts: dict[str, F | OuterRef | Subquery] = {}
    for person, opportunity in map(FACTS.__getitem__, untils):
        facts |= {name: OuterRef(f"care_leaver__{name}") for name in person}
        facts |= {name: _fact(name) for name in opportunity}
    visible = Opportunity.objects.filter(id=OuterRef("opportunity")).order_by()
    return Subquery(visible.values(facts=JSONObject(**facts)), output_field=JSONField())


def facts_waited_for() -> Case:
    """Of a decision the facts that any may wait for, as they are now, among them its own; null where it waits for none.

    All in one, because every list of matches asks: one part for each kind took longer to write than the rest of a page.
    """
    waits = When(waits_facts__isnull=False, then=facts_of(*FACTS))
    return Case(waits, default=Value(None, JSONField()), output_field=JSONField())


def has_returned(on: dt.date) -> Q:
    """Of decisions with `facts_now`: its day has come, or a fact it waits for is another now."""
    day_has_come = Q(until_on__isnull=False, until_on__lte=on)
    as_they_were = Q(facts_now__contains=F("waits_facts"))  # not known where either is not
    return day_has_come | ~Q(Coalesce(as_they_were, Value(True), output_field=BooleanField()))


def have_turned(was: Mapping[str, object], now: Mapping[str, object]) -> bool:
    """Facts that were not kept when it was decided cannot have turned."""
    return any(name not in now or now[name] != value for name, value in was.items())


def words_for(until: str) -> dict[str, str]:
    person, opportunity = FACTS.get(Until(until), ({}, {})) if until else ({}, {})
    return {**person, **opportunity}


def changed_facts(until: str, was: Mapping[str, object] | None, now: Mapping[str, object] | None) -> list[str]:
    """The facts that differ, in words."""
    if was is None or now is None:
        return []
    words = words_for(until)
    return list(dict.fromkeys(words[name] for name in words if name in was and was[name] != now.get(name)))
