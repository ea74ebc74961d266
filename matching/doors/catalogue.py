"""The closed list of changes, each with its words for an adviser and for the young person.

Words for an adviser end in "would ..."; words for the young person in "could ...", and add one encouraging line. Where
the fact is not recorded yet the change is a question, and both are asked it. Nothing here says why something is so.
"""

from typing import NamedTuple

from matching.doors.options import Change, Experience, Hours, Journey, Level, RouteToo, Sooner, TypeToo, Yes


class Words(NamedTuple):
    """`adviser` and `young` name the change, `many` names its step for a whole council.

    `asked` and `young_asked` put it as a question where the fact is not recorded yet.
    """

    adviser: str
    young: str
    many: str
    encouragement: str
    asked: str = ""
    young_asked: str = ""


CHANGES: tuple[tuple[Change, Words], ...] = (
    (
        Level("english", "english_level", "english", steps=(1, 2), climb=2),
        Words(
            "English at level {value}",
            "English at level {value}",
            "with English at level {value}",
            "Many people get it alongside work, and your adviser can help you find a course.",
            "English is not recorded yet; level {value}",
            "If you already have English at level {value}, tell your adviser. It",
        ),
    ),
    (
        Level("maths", "maths_level", "maths", steps=(1, 2), climb=2),
        Words(
            "Maths at level {value}",
            "Maths at level {value}",
            "with maths at level {value}",
            "Many people get it alongside work, and your adviser can help you find a course.",
            "Maths is not recorded yet; level {value}",
            "If you already have maths at level {value}, tell your adviser. It",
        ),
    ),
    (
        Level("highest_level", "highest_level", "entry_level", steps=(1, 2, 3, 4, 5, 6, 7), climb=2),
        Words(
            "A qualification at level {value}",
            "A qualification at level {value}",
            "with a qualification at level {value}",
            "Every course you finish counts, and your adviser can help you choose one.",
            "The highest qualification is not recorded yet; level {value}",
            "If you already have a qualification at level {value}, tell your adviser. It",
        ),
    ),
    (
        Journey("travel", "max_travel_minutes", "travel", steps=(15, 30), longest=120),
        Words(
            "A journey of up to {value} minutes each way",
            "A journey of up to {value} minutes each way",
            "with a journey {value} minutes longer than their limit",
            "Only as far as feels right for you; ask about help with fares.",
        ),
    ),
    (
        Hours("hours", "max_weekly_hours", "hours", steps=(16, 20, 25, 30, 35, 37.5, 40)),
        Words(
            "Up to {value} hours a week",
            "Up to {value} hours a week",
            "with up to {value} hours a week",
            "Only if it fits with the rest of your life.",
            "The hours they can do are not recorded yet; up to {value} a week",
            "If up to {value} hours a week would suit you, tell your adviser. It",
        ),
    ),
    (
        Sooner("available", "available_from", "dates", steps=(28, 91)),
        Words(
            "Being free from {value}",
            "Being free from {value}",
            "by being free {value} days sooner",
            "If that date can move, tell your adviser.",
            "The day they are free from is not recorded yet; {value}",
            "If you are free from {value}, tell your adviser. It",
        ),
    ),
    (
        Yes("dbs", "dbs_clear", "dbs", from_no=False),
        Words(
            "A DBS check",
            "A DBS check",
            "with a DBS check",
            "Something on record does not have to stop you: ask your adviser how it works.",
            "Whether a DBS check would show a bar is not recorded yet; a check that shows none",
            "A DBS check",
        ),
    ),
    (
        Yes("permission_document", "right_to_work", "permission_to_work", from_no=False),
        Words(
            "Proof of permission to work",
            "Having proof of permission to work to hand",
            "with proof of permission to work",
            "Your adviser can help you find the right document.",
            "Permission to work is not recorded yet; a document that proves it",
            "Having proof of permission to work to hand",
        ),
    ),
    (
        Yes("driving", "can_drive", "driving", from_no=True, youngest=17),
        Words(
            "A driving licence",
            "A driving licence",
            "with a driving licence",
            "Ask your adviser whether there is help with lessons.",
            "Whether they can drive is not recorded yet; a licence",
            "If you can drive, tell your adviser. It",
        ),
    ),
    (
        TypeToo("type_wanted", "types_wanted", "type_wanted"),
        Words(
            "Being open to {value} too",
            "Being open to {value} too",
            "by being open to {value} too",
            "Only if you would like it.",
        ),
    ),
    (
        Experience("experience", "experience_routes", None),
        Words(
            "Some experience in {value}",
            "Some experience in {value}",
            "with some experience in {value}",
            "A few days count, and your adviser can help you find some.",
            "Some experience in {value}",
            "Some experience in {value}",
        ),
    ),
    (
        RouteToo("route_wanted", "route_interests", None),
        Words(
            "Being open to {value} too",
            "Being open to {value} too",
            "by being open to {value} too",
            "Only if you would like it.",
        ),
    ),
)
