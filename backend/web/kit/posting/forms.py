from django import forms

from backend.core import clock
from backend.opportunities.choices import APPRENTICESHIPS, OpportunityType
from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import check
from backend.reference.choices import StandardType
from backend.reference.models import ApprenticeshipStandard
from backend.web.kit.fields import one_of
from backend.web.kit.posting.employers import employer_field
from backend.web.kit.posting.everyday_words import everyday_words
from backend.web.kit.posting.fields import FIELDS, NOT_DECIDED, field_for
from backend.web.kit.posting.places import as_sites, as_text
from backend.web.kit.posting.sections import names_for


class StandardSelect(forms.Select):
    """Found by other words too: those of each option, by its value."""

    def __init__(self, words: dict[int, str]):
        super().__init__({"data-autocomplete": "true"})
        self.words = words

    def create_option(self, name, value, *details, **named):
        option = super().create_option(name, value, *details, **named)
        if found := self.words.get(value):
            option["attrs"]["data-words"] = found
        return option


class TypeForm(forms.Form):
    type = one_of("What would you like to post?", OpportunityType.choices, missing="Select what you would like to post")


class PostingForm(forms.Form):
    """Everything a post of one type may say, or one part of it by its `slug`; a draft needs no more than its title."""

    all_optional = True  # the page says so once

    def __init__(
        self, *arguments, type: str, for_officer: bool, slug: str = "", employers=None, asked=frozenset(), **named
    ):
        """`asked` names the fields of which a change is asked for: beside each there is a box for a reply."""
        super().__init__(*arguments, **named)
        self.type, self.slug = type, slug
        if employers is not None:
            self.fields["employer"] = employer_field(employers)
        keeps_places = bool(self.initial.get("care_leavers_only"))
        names = names_for(type, for_officer=for_officer, keeps_places=keeps_places, slug=slug)
        self.fields |= {name: field_for(name, for_officer=for_officer) for name in names}
        self.fields |= {reply_box(name): _reply_field() for name in names if name in asked}
        if "lars_code" in self.fields:
            self.fields["lars_code"] = _standards_field(type, self.initial.get("lars_code"))
        for name in {"min_age", "max_age"} & self.fields.keys():
            _offer(self.fields[name], self.initial.get(name))

    @property
    def needed(self) -> frozenset[str]:
        """What has to be said before it can be sent: what the rules miss in a post that says nothing."""
        missed = check({"type": self.type})
        return frozenset({"title", *(each.field for each in missed if each.hard)})

    def clean(self):
        """A chosen standard knows its level and route, so nobody types them again."""
        facts = super().clean()
        if self.type in APPRENTICESHIPS and facts.get("lars_code"):
            standard = ApprenticeshipStandard.objects.filter(lars_code=facts["lars_code"]).first()
            if standard:
                facts["level"] = standard.level if facts.get("level") is None else facts["level"]
                facts["route"] = facts.get("route") or standard.route
        return facts

    @property
    def facts(self) -> dict:
        """What the services take, by the names of the facts; places only if they were changed."""
        replies = {reply_box(name) for name in self.fields}
        others = {"employer", "sites", *replies}
        facts = {name: value for name, value in self.cleaned_data.items() if name not in others}
        if "sites" in self.changed_data:
            facts["sites"] = as_sites(self.cleaned_data["sites"])
        return facts

    @property
    def replies(self) -> dict[str, str]:
        """To each change asked for, by the name of the field."""
        boxes = {name: reply_box(name) for name in self.fields}
        return {name: self.cleaned_data[box] for name, box in boxes.items() if box in self.cleaned_data}


def reply_box(name: str) -> str:
    return f"reply_{name}"


def _reply_field() -> forms.CharField:
    return forms.CharField(
        label="Your reply, if you leave it as it is", max_length=500, required=False, widget=forms.TextInput()
    )


def initial_of(opportunity: Opportunity) -> dict:
    facts = {name: getattr(opportunity, name) for name in FIELDS if name != "sites"}
    return facts | {"sites": as_text(opportunity)}


def _offer(field: forms.TypedChoiceField, recorded: int | None) -> None:
    """An age that the list leaves out stays as it is recorded."""
    if recorded is not None and recorded not in {value for value, _ in field.choices}:
        field.choices = [*field.choices, (recorded, recorded)]


def _standards_field(type: str, chosen: int | None) -> forms.TypedChoiceField:
    foundation = type == OpportunityType.FOUNDATION_APPRENTICESHIP
    kind = StandardType.FOUNDATION if foundation else StandardType.APPRENTICESHIP
    standards = list(
        ApprenticeshipStandard.objects.taking_starts(clock.today()).filter(type=kind).order_by("title", "lars_code")
    )
    choices = [(each.lars_code, f"{each.title} (level {each.level}, LARS code {each.lars_code})") for each in standards]
    if chosen and chosen not in {code for code, _ in choices}:
        choices.append((chosen, f"LARS code {chosen}, not on our list of open standards"))
    return forms.TypedChoiceField(
        label="Apprenticeship standard",
        choices=[NOT_DECIDED, *choices],
        coerce=int,
        empty_value=None,
        required=False,
        help_text="Type a word of its title, what the work is called, or its level. Level and route are taken from it"
        " if you leave them empty.",
        widget=StandardSelect({each.lars_code: everyday_words(each.title) for each in standards}),
    )
