"""Every field of a profile on one page."""

from django import forms

from backend.accounts.models import User
from backend.care_leavers.choices import EsolLevel, InTouch, ReadyDocument, SupportNeed
from backend.care_leavers.homes import home_facts
from backend.care_leavers.imports.cells import NO_NAME
from backend.care_leavers.services import NAME_NEEDED
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityType
from backend.reference.choices import Route
from backend.reference.places import locate
from backend.reference.postcodes import normalise_postcode
from backend.web.kit.fields import AffixInput, DateBoxes, DateField, hours_a_week, text_box
from backend.web.staff.people.answer_fields import NOT_RECORDED, LevelField, SeveralField, YesNoField


WIDE = {"class": "govuk-input--width-20"}
POSTCODE_NOT_FOUND = "Postcode must be one that exists, like CR0 1EA. Check it, or leave it empty for now."
ROUTES = (NOT_RECORDED, *Route.choices)
WISHES = ("first_wish", "second_wish", "third_wish")


class WorkerField(forms.ModelChoiceField):
    def __init__(self, role: Role, **options):
        self.role = role
        super().__init__(User.objects.none(), required=False, empty_label="Not recorded yet", **options)

    def of_council(self, council) -> None:
        current = User.objects.filter(
            memberships__council=council, memberships__role=self.role, memberships__ended_at=None, is_active=True
        )
        self.queryset = current.order_by("name", "id")


def _line(label: str, longest: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, max_length=longest, widget=forms.TextInput(WIDE)
    )


class AboutFields(forms.Form):
    given_name = _line("Given name", 80, "Somebody with one name has it here or below, and the other box stays empty.")
    family_name = _line("Family name", 80)
    preferred_name = _line("Name they go by", 80)
    own_word = _line(
        "Their own word for themselves", 60, "For example: young adult, student. Used on their pages and letters."
    )
    birth_date = DateField(label="Date of birth", widget=DateBoxes())
    birth_date_uncertain = YesNoField(
        label="The date of birth is uncertain",
        help_text="Yes where an office put a day that nobody knows, as the 15th or 1 January. No once it was checked.",
    )
    phone = _line("Phone", 20)
    email = forms.EmailField(label="E-mail", required=False)
    in_touch = forms.ChoiceField(label="In touch", choices=InTouch.choices, initial=InTouch.YES)
    eet_adviser = WorkerField(Role.EET_ADVISER, label="EET adviser")
    personal_adviser = WorkerField(Role.PERSONAL_ADVISER, label="Personal adviser")


class HomeFields(forms.Form):
    home_postcode = forms.CharField(
        label="Home postcode", required=False, max_length=8, widget=forms.TextInput({"class": "govuk-input--width-10"})
    )
    home_is_confidential = forms.BooleanField(
        label="The address is confidential", help_text="Pages then show the area only.", required=False
    )
    max_travel_minutes = forms.IntegerField(
        label="Longest journey each way",
        required=False,
        min_value=5,
        max_value=240,
        widget=AffixInput(suffix="minutes"),
    )
    can_drive = YesNoField(label="Drives")
    caring_for_child = YesNoField(label="Cares for a child")
    support_needs = SeveralField(label="Support that helps", choices=SupportNeed.choices, none="No support needed")


class WishesFields(forms.Form):
    aspiration = text_box("What they want, in their own words", longest=2000, rows=4, required=False)
    first_wish = forms.ChoiceField(label="Kind of work they like best", required=False, choices=ROUTES)
    second_wish = forms.ChoiceField(label="Second best", required=False, choices=ROUTES)
    third_wish = forms.ChoiceField(label="Third best", required=False, choices=ROUTES)
    types_wanted = SeveralField(label="Looking for", choices=OpportunityType.choices, none="Anything that fits")
    experience_routes = SeveralField(label="Has tried", choices=Route.choices, none="Nothing yet")
    available_from = DateField(label="Free to start from", required=False)
    max_weekly_hours = hours_a_week("Most hours a week")
    readiness = forms.TypedChoiceField(
        label="How ready they feel",
        required=False,
        choices=[NOT_RECORDED, (1, "1: not yet"), (2, "2"), (3, "3"), (4, "4"), (5, "5: ready now")],
        coerce=int,
        empty_value=None,
    )


class LearningFields(forms.Form):
    highest_level = LevelField(label="Highest qualification", highest=7)
    english_level = LevelField(label="English", highest=2)
    maths_level = LevelField(label="Maths", highest=2)
    esol_level = forms.ChoiceField(
        label="English for speakers of other languages", required=False, choices=[NOT_RECORDED, *EsolLevel.choices]
    )
    interpreter_language = forms.CharField(
        label="Interpreter needed for", required=False, max_length=40, widget=forms.TextInput(WIDE)
    )
    has_ehcp = YesNoField(label="Has an education, health and care plan")


class WorkFields(forms.Form):
    right_to_work = YesNoField(label="May work in the UK")
    right_to_work_until = DateField(label="Permission lasts until", required=False)
    extension_applied = YesNoField(label="Extension applied for in time")
    funding_residence = YesNoField(label="Meets the residence rule for funding")
    seeking_asylum = YesNoField(label="Waiting for an asylum decision")
    dbs_clear = YesNoField(
        label="Clear for work that needs a DBS check",
        help_text="No only where they are barred. A conviction is no bar.",
    )
    dbs_bar_evidence = text_box(
        "What shows the bar",
        longest=500,
        rows=2,
        required=False,
        help_text="Only if barred: which letter or certificate, and its day. It is kept with your name.",
    )
    documents_ready = SeveralField(label="Documents ready", choices=ReadyDocument.choices, none="None yet")
    in_custody = forms.BooleanField(label="In custody", required=False)
    release_date = DateField(label="Release expected on", required=False)
    licence_conditions = forms.CharField(
        label="Licence conditions about work and places", required=False, max_length=2000, widget=forms.Textarea()
    )


class ProfileForm(AboutFields, HomeFields, WishesFields, LearningFields, WorkFields):
    """`changes()` gives what services take; a confidential postcode is kept unless another is typed."""

    all_optional = True  # nearly: the page says which are needed instead of forty labels saying that they are not
    SECTIONS = (
        ("About", AboutFields),
        ("Home and travel", HomeFields),
        ("What they want", WishesFields),
        ("Learning", LearningFields),
        ("Work", WorkFields),
    )

    def __init__(self, *arguments, council, care_leaver=None, **options):
        self.care_leaver = care_leaver
        super().__init__(*arguments, initial=_initial(care_leaver) if care_leaver else {}, **options)
        for name in ("eet_adviser", "personal_adviser"):
            self.fields[name].of_council(council)
        if self._keeps_postcode:
            hint = "Recorded and confidential. Leave empty to keep it, or type another."
            self.fields["home_postcode"].help_text = hint

    @property
    def _keeps_postcode(self) -> bool:
        return bool(self.care_leaver and self.care_leaver.home_is_confidential and self.care_leaver.home_postcode)

    @property
    def sections(self):
        """Of each part of the page its title and fields."""
        for title, part in self.SECTIONS:
            yield title, [self[name] for name in part.base_fields]

    def clean_home_postcode(self):
        typed = self.cleaned_data["home_postcode"]
        if self.care_leaver and typed == self.care_leaver.home_postcode:
            return typed
        if typed and locate(typed) is None:
            raise forms.ValidationError(POSTCODE_NOT_FOUND)
        return normalise_postcode(typed) or ""

    def clean_given_name(self):
        return _name_if_any(self.cleaned_data["given_name"])

    def clean_family_name(self):
        return _name_if_any(self.cleaned_data["family_name"])

    def clean(self):
        given = super().clean()
        if not {"given_name", "family_name"} & self.errors.keys() and not (
            given.get("given_name") or given.get("family_name")
        ):
            self.add_error("given_name", NAME_NEEDED)
        return given

    def changes(self) -> dict:
        chosen = dict(self.cleaned_data)
        wishes = [chosen.pop(name) for name in WISHES]
        chosen["route_interests"] = list(dict.fromkeys(filter(None, wishes))) or None
        postcode = chosen.pop("home_postcode")
        return chosen | self._home(postcode)

    def _home(self, postcode: str) -> dict:
        stays = self.care_leaver and postcode == self.care_leaver.home_postcode
        if stays or (not postcode and self._keeps_postcode):
            return {}
        return home_facts(postcode)


def _name_if_any(typed: str) -> str:
    return "" if typed.casefold() in NO_NAME else typed


def _initial(person) -> dict:
    facts = {name: getattr(person, name) for name in ProfileForm.base_fields if hasattr(person, name)}
    liked = (person.route_interests or [])[: len(WISHES)]
    facts |= dict(zip(WISHES, liked, strict=False))
    if person.home_is_confidential:
        facts["home_postcode"] = ""
    return facts
