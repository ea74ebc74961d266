"""The fields of a profile, each part of it a form of its own."""

from django import forms

from backend.accounts.models import User
from backend.care_leavers.choices import Confirmed, Entitlement, EsolLevel, InTouch, ReadyDocument, SupportNeed
from backend.councils.choices import Role
from backend.opportunities.choices import OpportunityType
from backend.reference.choices import Route
from backend.web.kit.fields import (
    AffixInput,
    DateBoxes,
    DateField,
    PickedDateField,
    PostcodeField,
    TimeField,
    hours_a_week,
    text_box,
)
from backend.web.staff.people.answer_fields import NOT_RECORDED, LevelField, SeveralField, YesNoField
from backend.web.staff.people.language_field import language_field


WIDE = {"class": "govuk-input--width-20"}
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
    given_name = _line("Given name", 80, "One name alone may stand in either box.")
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
    in_touch = forms.ChoiceField(label="In touch", required=False, choices=[NOT_RECORDED, *InTouch.choices])


class ReachFields(forms.Form):
    phone = _line("Phone", 20)
    email = forms.EmailField(label="E-mail", required=False)
    contact_preference = _line("How they like to be reached", 80, "For example: text first, after 3pm.")
    contact_from = TimeField(
        label="Write to them from", required=False, help_text="If not at all hours of the day. For example, 3pm"
    )
    contact_until = TimeField(
        label="Write to them until", required=False, help_text="Messages at other hours wait. For example, 9pm"
    )


class ConfirmedFields(forms.Form):
    """Of a number or address that is changed."""

    phone_confirmed = forms.ChoiceField(
        label="If the number changed: how was the new one confirmed?",
        required=False,
        choices=[("", "It has not changed"), *Confirmed.choices],
        help_text="Until somebody has made sure, no link and no reminder goes there.",
    )
    email_confirmed = forms.ChoiceField(
        label="If the e-mail changed: how was the new one confirmed?",
        required=False,
        choices=[("", "It has not changed"), *(each for each in Confirmed.choices if each[0] != Confirmed.VOICE)],
    )


class AdviserFields(forms.Form):
    eet_adviser = WorkerField(Role.EET_ADVISER, label="EET adviser")
    personal_adviser = WorkerField(Role.PERSONAL_ADVISER, label="Personal adviser")
    personal_adviser_name = _line("Personal adviser’s name", 80, "Only of one who has no account here.")
    personal_adviser_phone = _line("Personal adviser’s phone", 20)


class HomeFields(forms.Form):
    home_postcode = PostcodeField(label="Home postcode", required=False)
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


class SupportFields(forms.Form):
    caring_for_child = YesNoField(label="Cares for a child")
    support_needs = SeveralField(label="Support that helps", choices=SupportNeed.choices, none="No support needed")


class WishesFields(forms.Form):
    aspiration = text_box("What they want, in their own words", rows=4, required=False)
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
    interpreter_language = language_field()
    has_ehcp = YesNoField(label="Has an education, health and care plan")


class PermissionFields(forms.Form):
    right_to_work = YesNoField(label="May work in the UK")
    right_to_work_until = DateField(label="Permission lasts until", required=False)
    extension_applied = YesNoField(label="Extension applied for in time")
    funding_residence = YesNoField(label="Meets the residence rule for funding")
    seeking_asylum = YesNoField(label="Waiting for an asylum decision")


class CheckFields(forms.Form):
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


class CustodyFields(forms.Form):
    in_custody = YesNoField(label="In custody")
    release_date = DateField(label="Release expected on", required=False)
    licence_conditions = forms.CharField(
        label="Licence conditions about work and places", required=False, max_length=2000, widget=forms.Textarea()
    )


class EntitlementFields(forms.Form):
    """What is dated and so kept as spells."""

    entitlement = forms.ChoiceField(
        label="Entitlement category", required=False, choices=[NOT_RECORDED, *Entitlement.choices]
    )
    entitlement_from = PickedDateField(label="Entitlement from", required=False)

    def clean(self):
        chosen = super().clean()
        if chosen.get("entitlement") and not chosen.get("entitlement_from") and "entitlement_from" not in self.errors:
            self.add_error("entitlement_from", "Enter the day the entitlement category began")
        return chosen
