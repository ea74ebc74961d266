"""The closed list of changes, each with its words for an adviser and for the young person.

Sentences for an adviser end in "would ..."; those for the young person in "could ..." and an encouraging line. Where
the fact is not recorded yet the change is put to both as a question. No sentence says why something is so.
"""

from typing import NamedTuple

from matching.counterfactuals.changes import (
    AvailabilityChange,
    Change,
    ExperienceChange,
    FlagChange,
    HoursChange,
    LevelChange,
    RouteChange,
    TravelLimitChange,
    TypeChange,
    WaiverChange,
)


class ChangeWording(NamedTuple):
    """How a change is said: to an adviser, to the young person, and for many people at once (`council`).

    `adviser_question` and `young_person_question` put it as a question where the fact is not recorded yet.
    """

    adviser: str
    young_person: str
    council: str
    encouragement: str
    adviser_question: str = ""
    young_person_question: str = ""


CHANGES: tuple[tuple[Change, ChangeWording], ...] = (
    (
        LevelChange("english", "english_level", "english", steps=(1, 2), max_increase=2),
        ChangeWording(
            "English at level {value}",
            "English at level {value}",
            "with English at level {value}",
            "Many people get it alongside work, and your adviser can help you find a course.",
            "English is not recorded yet; level {value}",
            "If you already have English at level {value}, tell your adviser. It",
        ),
    ),
    (
        LevelChange("maths", "maths_level", "maths", steps=(1, 2), max_increase=2),
        ChangeWording(
            "Maths at level {value}",
            "Maths at level {value}",
            "with maths at level {value}",
            "Many people get it alongside work, and your adviser can help you find a course.",
            "Maths is not recorded yet; level {value}",
            "If you already have maths at level {value}, tell your adviser. It",
        ),
    ),
    (
        WaiverChange("waive_english", "english_waived", "english"),
        ChangeWording(
            "Asking the employers to do without English, which the law does not require at this age,",
            "Your adviser asking whether an employer can do without English",
            "if employers did without English where the law does not require it",
            "You need not do anything for this yourself.",
        ),
    ),
    (
        WaiverChange("waive_maths", "maths_waived", "maths"),
        ChangeWording(
            "Asking the employers to do without maths, which the law does not require at this age,",
            "Your adviser asking whether an employer can do without maths",
            "if employers did without maths where the law does not require it",
            "You need not do anything for this yourself.",
        ),
    ),
    (
        LevelChange("highest_level", "highest_level", "entry_level", steps=(1, 2, 3, 4, 5, 6, 7), max_increase=2),
        ChangeWording(
            "A qualification at level {value}",
            "A qualification at level {value}",
            "with a qualification at level {value}",
            "Every course you finish counts, and your adviser can help you choose one.",
            "The highest qualification is not recorded yet; level {value}",
            "If you already have a qualification at level {value}, tell your adviser. It",
        ),
    ),
    (
        TravelLimitChange("travel", "max_travel_minutes", "travel", steps=(15, 30), max_minutes=120),
        ChangeWording(
            "A journey of up to {value} minutes each way",
            "A journey of up to {value} minutes each way",
            "with a journey {value} minutes longer than their limit",
            "Only as far as feels right for you; ask about help with fares.",
        ),
    ),
    (
        HoursChange("hours", "max_weekly_hours", "hours", steps=(16, 20, 25, 30, 35, 37.5, 40)),
        ChangeWording(
            "Up to {value} hours a week",
            "Up to {value} hours a week",
            "with up to {value} hours a week",
            "Only if it fits with the rest of your life.",
            "The hours they can do are not recorded yet; up to {value} a week",
            "If up to {value} hours a week would suit you, tell your adviser. It",
        ),
    ),
    (
        AvailabilityChange("available", "available_from", "dates", steps=(28, 91)),
        ChangeWording(
            "Being free from {value}",
            "Being free from {value}",
            "by being free {value} days sooner",
            "If that date can move, tell your adviser.",
            "The day they are free from is not recorded yet; {value}",
            "If you are free from {value}, tell your adviser. It",
        ),
    ),
    (
        FlagChange("dbs", "dbs_clear", "dbs", from_false=False),
        ChangeWording(
            "A DBS check",
            "A DBS check",
            "with a DBS check",
            "Something on record does not have to stop you: ask your adviser how it works.",
            "Whether a DBS check would show a bar is not recorded yet; a check that shows none",
            "A DBS check",
        ),
    ),
    (
        FlagChange("permission_document", "right_to_work", "permission_to_work", from_false=False),
        ChangeWording(
            "Proof of permission to work",
            "Having proof of permission to work to hand",
            "with proof of permission to work",
            "Your adviser can help you find the right document.",
            "Permission to work is not recorded yet; a document that proves it",
            "Having proof of permission to work to hand",
        ),
    ),
    (
        FlagChange("driving", "can_drive", "driving", from_false=True, min_age=17),
        ChangeWording(
            "A driving licence",
            "A driving licence",
            "with a driving licence",
            "Ask your adviser whether there is help with lessons.",
            "Whether they can drive is not recorded yet; a licence",
            "If you can drive, tell your adviser. It",
        ),
    ),
    (
        TypeChange("type_wanted", "types_wanted", "type_wanted"),
        ChangeWording(
            "Being open to {value} too",
            "Being open to {value} too",
            "by being open to {value} too",
            "Only if you would like it.",
        ),
    ),
    (
        ExperienceChange("experience", "experience_routes", None),
        ChangeWording(
            "Some experience in {value}",
            "Some experience in {value}",
            "with some experience in {value}",
            "A few days count, and your adviser can help you find some.",
            "Some experience in {value}",
            "Some experience in {value}",
        ),
    ),
    (
        RouteChange("route_wanted", "route_interests", None),
        ChangeWording(
            "Being open to {value} too",
            "Being open to {value} too",
            "by being open to {value} too",
            "Only if you would like it.",
        ),
    ),
)
