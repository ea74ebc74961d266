from collections.abc import Sequence

from django import forms

from backend.core import clock
from backend.councils.choices import Role
from backend.referrals.choices import ReferralState, Step, Way
from backend.web.kit.fields import PickedDateField, TimeField, hours_a_week, one_of, text_box
from backend.web.kit.filters import FilterForm
from backend.web.staff.referrals.documents_to_send import ChoosesDocuments
from backend.web.staff.referrals.preview import PreviewedForm


def what_was_checked() -> forms.CharField:
    return text_box(
        "What you checked",
        rows=4,
        help_text="With whom and how. Your name and today's date stand beside it, and no employer reads it.",
        required=True,
    )


class AsksAboutDay(forms.Form):
    """A first day, with a box for what was checked of it where `to_check` says that something has to be."""

    checked = what_was_checked()

    def __init__(self, *arguments, to_check: Sequence[str] = (), **options):
        super().__init__(*arguments, **options)
        if not to_check:
            del self.fields["checked"]
            return
        box = self.fields["checked"]
        box.help_text = " ".join([*to_check, box.help_text])
        box.error_messages["required"] = f"{' '.join(to_check)} Say what you checked."


class CheckedForm(forms.Form):
    checked = what_was_checked()


class AnsweredForm(forms.Form):
    words = forms.CharField(
        label="What you told the employer",
        max_length=500,
        help_text="It is kept with the referral, and the employer does not read it here.",
        error_messages={"required": "Enter what you told the employer"},
    )


class TakeBackForm(forms.Form):
    reason = text_box("Why it is taken back", rows=3, required=True)


class GoPastForm(forms.Form):
    """What stands against a pair and is not law, to be chosen one by one."""

    names = forms.MultipleChoiceField(
        label="What to go past",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select what to go past"},
    )
    reason = text_box("Reason", rows=4, help_text="Their advisers are told.", required=True)

    def __init__(self, *arguments, choices, **options):
        super().__init__(*arguments, **options)
        self.fields["names"].choices = choices


class ReferForm(ChoosesDocuments, PreviewedForm):
    way = forms.ChoiceField(label="Way in", choices=Way.choices, widget=forms.HiddenInput)
    workplace = forms.ChoiceField(
        label="The place they are put forward for",
        help_text="The employer reads this place alone.",
        required=False,
        widget=forms.RadioSelect,
    )
    checked = what_was_checked()

    def __init__(self, *arguments, workplaces: list[str], asks_check: bool, is_sent: bool, **options):
        """`is_sent` tells an introduction from help with an application, of which an employer reads nothing here."""
        super().__init__(*arguments, **options)
        if not is_sent:
            place = self.fields["workplace"]
            place.label = "The place they apply for"
            place.help_text = "It stands on the referral. Nothing is sent from here."
        if not asks_check:
            del self.fields["checked"]
        self.fields["workplace"].choices = [(each, each) for each in workplaces]
        if not workplaces:
            self.fields["workplace"].widget = forms.HiddenInput()


OTHER_STEP = "Day of the interview goes with one that is arranged: select that, or empty the day and time"


class StepForm(forms.Form):
    step = forms.ChoiceField(
        label="What happened",
        widget=forms.RadioSelect,
        error_messages={"required": "Select what happened"},
    )
    on = PickedDateField(label="When", missing="Enter the date it happened", initial=clock.today)
    interview_on = PickedDateField(label="Day of the interview", help_text="Where one is arranged.", required=False)
    interview_at = TimeField(
        label="Time of the interview",
        required=False,
    )
    note = text_box("Note", rows=3, help_text="Needed when the last step is taken back.", required=False)

    def __init__(self, *arguments, steps: list[Step], **options):
        super().__init__(*arguments, **options)
        self.fields["step"].choices = [(step.value, step.label) for step in steps]
        if Step.INTERVIEW not in steps:
            del self.fields["interview_on"], self.fields["interview_at"]

    def clean(self):
        """A day typed under another step would be lost without a word."""
        chosen = super().clean()
        typed = chosen.get("interview_on") or chosen.get("interview_at")
        if typed and chosen.get("step") not in (None, Step.INTERVIEW):
            self.add_error("interview_on", OTHER_STEP)
        return chosen


class StartForm(AsksAboutDay):
    on = PickedDateField(label="First day")
    weekly_hours = hours_a_week("Hours a week")
    planned_end = PickedDateField(label="Planned last day", required=False)
    workplace = one_of("The place they start at", (), missing="Select the place they start at")
    field_order = ("on", "weekly_hours", "planned_end", "workplace", "checked")

    def __init__(self, *arguments, workplaces: list[str], day_hint: str = "", **options):
        super().__init__(*arguments, **options)
        self.fields["on"].help_text = day_hint
        self.fields["workplace"].choices = [(each, each) for each in workplaces]
        if not workplaces:
            del self.fields["workplace"]


class ReferralFilters(FilterForm):
    whose = forms.ChoiceField(
        label="Whose", required=False, choices=[("", "All"), ("mine", "Mine")], widget=forms.RadioSelect
    )
    state = forms.ChoiceField(
        label="Step",
        required=False,
        choices=[("", "Everything open"), ("all", "Everything, ended too"), *ReferralState.choices],
    )
    way = forms.ChoiceField(label="Way in", required=False, choices=[("", "Both"), *Way.choices])
    unanswered = forms.BooleanField(label="The employer is late with an answer", required=False)

    def __init__(self, query, *, viewer):
        super().__init__(query)
        self.viewer = viewer
        if viewer.is_one_of(Role.PERSONAL_ADVISER):
            del self.fields["whose"]

    def narrow(self, referrals):
        chosen = self.chosen
        state = chosen.get("state")
        if not state:
            referrals = referrals.open()
        elif state != "all":
            referrals = referrals.filter(state=state)
        if chosen.get("way"):
            referrals = referrals.filter(way=chosen["way"])
        if chosen.get("whose") == "mine":
            referrals = referrals.filter(care_leaver__eet_adviser=self.viewer.user)
        if not chosen.get("unanswered"):
            return referrals
        return referrals.unanswered(on=clock.today(), working_days=self.viewer.council.answer_days)
