"""The parts of a profile: each a short page of its own, with what it asks and what its answers settle."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.text import Truncator

from backend.care_leavers.models import CareLeaver
from backend.web.kit.formats import day, listed, yes_no
from backend.web.staff.people import profile_fields as fields
from backend.web.staff.people.answer_fields import NONE
from backend.web.staff.people.profile_rows import home_of


LONGEST = 80  # letters of one answer in the line of a part


@dataclass(frozen=True)
class Part:
    """`asked` are the fields that leave something open while nothing is recorded; `settles` says what."""

    slug: str
    title: str
    form: type[forms.Form]
    asked: tuple[str, ...]
    settles: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.form.base_fields)

    def missing(self, person: CareLeaver) -> list[str]:
        """The labels of what is asked and not recorded."""
        return [self._label(name) for name in self.asked if not is_recorded(person, name)]

    def said(self, person: CareLeaver) -> str:
        """What is recorded, in one line."""
        answers = [(name, answer_in_words(person, name, self.form.base_fields[name])) for name in self.names]
        return ". ".join(f"{self._label(name)}: {words.rstrip('.')}" for name, words in answers if words)

    def _label(self, name: str) -> str:
        return str(self.form.base_fields[name].label)


ABOUT = Part("about", "About", fields.AboutFields, ("in_touch",), "what the yearly return counts")
ENTITLEMENT = Part(
    "entitlement",
    "Entitlement",
    fields.EntitlementFields,
    ("entitlement",),
    "which places and payments are theirs",
)
REACH = Part(
    "reach",
    "How to reach them",
    fields.ReachFields,
    ("phone", "contact_preference"),
    "how a call or a text gets through",
)
PARTS = (
    ABOUT,
    REACH,
    Part(
        "advisers",
        "Who works with them",
        fields.AdviserFields,
        ("eet_adviser", "personal_adviser"),
        "whom Today tells, and whom to ring",
    ),
    Part(
        "home",
        "Home and travel",
        fields.HomeFields,
        ("home_postcode", "max_travel_minutes", "can_drive"),
        "how long journeys take, and what lies within reach",
    ),
    Part(
        "support",
        "Life and support",
        fields.SupportFields,
        ("caring_for_child", "support_needs"),
        "which posts have the support that helps",
    ),
    Part(
        "wishes",
        "What they want",
        fields.WishesFields,
        ("first_wish", "types_wanted", "available_from", "max_weekly_hours"),
        "the order of their matches, and which dates and hours fit",
    ),
    Part(
        "learning",
        "Learning",
        fields.LearningFields,
        ("highest_level", "english_level", "maths_level", "has_ehcp"),
        "which entry requirements they meet",
    ),
    Part(
        "permission",
        "Permission to work",
        fields.PermissionFields,
        ("right_to_work", "funding_residence"),
        "whether they may start, and whether their training is paid for",
    ),
    Part(
        "checks",
        "Checks and documents",
        fields.CheckFields,
        ("dbs_clear", "documents_ready"),
        "whether work with a DBS check is open, and a first day can come without delay",
    ),
    Part("custody", "Custody", fields.CustodyFields, ("in_custody",), "which days and places are open to them"),
)
BY_SLUG = {part.slug: part for part in (*PARTS, ENTITLEMENT)}


def answer_url(person: CareLeaver, field: str) -> str:
    """Where this is answered: on the short page of its part, or among everything."""
    part = next((part for part in BY_SLUG.values() if field in part.names), None)
    about = [person.public_id]
    page = reverse("person-part", args=[*about, part.slug]) if part else reverse("person-edit", args=about)
    return f"{page}#id_{field}"


def is_recorded(person: CareLeaver, name: str) -> bool:
    """Their own words say what they like best as a choice does, and a name whom to ring as an account does."""
    instead = {"first_wish": person.aspiration, "personal_adviser": person.personal_adviser_name}.get(name)
    return recorded_answer(person, name) not in (None, "") or bool(instead)


def recorded_answer(person: CareLeaver, name: str) -> object:
    """What the record holds of a field of a form; of a category the one that stands open."""
    if name in fields.WISHES:
        liked = person.route_interests or []
        return next(iter(liked[fields.WISHES.index(name) :]), "")
    if name in fields.EntitlementFields.base_fields:
        spell = next((each for each in person.entitlement_spells.all() if each.ends_on is None), None)
        return spell and (spell.category if name == "entitlement" else spell.starts_on)
    return getattr(person, name)


def answer_in_words(person: CareLeaver, name: str, field: forms.Field) -> str:
    """As the line of its part says it: nothing where nothing is recorded, and a confidential home by its area."""
    if name == "home_postcode" and person.home_postcode:
        return home_of(person)
    return in_words(field, recorded_answer(person, name))


def in_words(field: forms.Field, value: object) -> str:
    if value in (None, "") or (value is False and isinstance(field, forms.BooleanField)):
        return ""
    choices = {str(key): str(words) for key, words in _choices(field)}
    if isinstance(value, list):
        return listed([choices.get(str(each), str(each)).lower() for each in value or [NONE]])
    if isinstance(value, bool):
        return yes_no(value)
    if hasattr(value, "isoformat"):
        return day(value)
    unit = getattr(field.widget, "suffix", "")
    return Truncator(choices.get(str(value), f"{value} {unit}".strip())).chars(LONGEST)


def _choices(field: forms.Field) -> Iterable[tuple[object, object]]:
    return () if isinstance(field, forms.ModelChoiceField) else getattr(field, "choices", ())
