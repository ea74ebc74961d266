"""Every field of a profile on one page, or those of one part."""

from collections.abc import Iterable

from django import forms

from backend.care_leavers.homes import home_facts
from backend.care_leavers.imports.cells import NO_NAME
from backend.care_leavers.possible_facts import NAME_NEEDED
from backend.reference.places import locate
from backend.web.staff.people.profile_fields import (
    WISHES,
    AboutFields,
    AdviserFields,
    CheckFields,
    CustodyFields,
    HomeFields,
    LearningFields,
    PermissionFields,
    ReachFields,
    SupportFields,
    WishesFields,
)
from backend.web.staff.people.profile_parts import PARTS


POSTCODE_NOT_FOUND = "Postcode must be one that exists, like CR0 1EA. Check it, or leave it empty for now."


class ProfileForm(
    AboutFields,
    ReachFields,
    AdviserFields,
    HomeFields,
    SupportFields,
    WishesFields,
    LearningFields,
    PermissionFields,
    CheckFields,
    CustodyFields,
):
    """`changes()` gives what services take; a confidential postcode is kept unless another is typed."""

    all_optional = True  # nearly: the page says which are needed instead of forty labels saying that they are not
    one_is_needed = frozenset({"given_name", "family_name"})
    SECTIONS = tuple((part.title, part.names) for part in PARTS)

    def __init__(self, *arguments, council, care_leaver=None, only: Iterable[str] | None = None, **options):
        self.care_leaver = care_leaver
        super().__init__(*arguments, initial=recorded_answers(care_leaver) if care_leaver else {}, **options)
        for name in set(self.fields) - set(self.fields if only is None else only):
            del self.fields[name]
        for name in {"eet_adviser", "personal_adviser"} & self.fields.keys():
            self.fields[name].of_council(council)
        if self._keeps_postcode and "home_postcode" in self.fields:
            hint = "Recorded and confidential. Leave empty to keep it, or type another."
            self.fields["home_postcode"].help_text = hint

    @property
    def _keeps_postcode(self) -> bool:
        return bool(self.care_leaver and self.care_leaver.home_is_confidential and self.care_leaver.home_postcode)

    @property
    def sections(self):
        """Of each part of the page its title and fields."""
        for title, names in self.SECTIONS:
            asked = [self[name] for name in names if name in self.fields and not self[name].is_revealed]
            if asked:
                yield title, asked

    def clean_home_postcode(self):
        typed = self.cleaned_data["home_postcode"]
        if self.care_leaver and typed == self.care_leaver.home_postcode:
            return typed
        if typed and locate(typed) is None:
            raise forms.ValidationError(POSTCODE_NOT_FOUND)
        return typed

    def clean_given_name(self):
        return _name_if_any(self.cleaned_data["given_name"])

    def clean_family_name(self):
        return _name_if_any(self.cleaned_data["family_name"])

    def clean(self):
        given = super().clean()
        names = self.one_is_needed & self.fields.keys()
        if names and not names & self.errors.keys() and not any(map(given.get, names)):
            self.add_error("given_name", NAME_NEEDED)
        return given

    def changes(self) -> dict:
        chosen = dict(self.cleaned_data)
        if "first_wish" in chosen:
            wishes = [chosen.pop(name) for name in WISHES if name in chosen]
            chosen["route_interests"] = list(dict.fromkeys(filter(None, wishes))) or None
        if "home_postcode" in chosen:
            chosen |= self._home(chosen.pop("home_postcode"))
        return chosen

    def _home(self, postcode: str) -> dict:
        stays = self.care_leaver and postcode == self.care_leaver.home_postcode
        if stays or (not postcode and self._keeps_postcode):
            return {}
        return home_facts(postcode)


def _name_if_any(typed: str) -> str:
    return "" if typed.casefold() in NO_NAME else typed


def recorded_answers(person) -> dict:
    """Of each field what is recorded; a confidential postcode is not shown again."""
    facts = {name: getattr(person, name) for name in ProfileForm.base_fields if hasattr(person, name)}
    liked = (person.route_interests or [])[: len(WISHES)]
    facts |= dict(zip(WISHES, liked, strict=False))
    if person.home_is_confidential:
        facts["home_postcode"] = ""
    return facts
