"""What the council sets for itself: what each setting changes and from when, who changed it, and the way back."""

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse

from backend.accounts.models import User
from backend.core import clock
from backend.core.errors import Refused
from backend.core.names import one_line
from backend.councils.models import Council, SettingChange
from backend.councils.permissions import can_manage_people_and_settings
from backend.councils.settings import SETTINGS, change_settings, changes_of, in_force, said, undo_change
from backend.reference.telling_words import doubts_in
from backend.reference.visits import months_between_visits, most_weeks_between_visits
from backend.web.kit.access import GET_AND_POST, only
from backend.web.kit.content import Link, Table, columns
from backend.web.kit.fields import Radios
from backend.web.kit.form_page import ButtonForm, FormPage
from backend.web.kit.formats import moment, plural
from backend.web.kit.navigation import administration_sections


LATEST = 50
NARROW = {"class": "govuk-input--width-5", "inputmode": "numeric"}
ASKED, REMEMBERED = "no", "yes"


def _what_tells(name: str) -> str:
    """Why employers may not read this name of the team, which tells them what no text to them may; or nothing."""
    marked = "; ".join(f"“{each.phrase}” {each.why}" for each in doubts_in(name))
    return f"Employers read this, and {marked}. Choose a neutral name" if marked else ""


def _refuse_beyond_the_law(name: str, value) -> None:
    """Of what a dated row of the law bounds, which the settings themselves know nothing of."""
    most = most_weeks_between_visits(clock.today())
    if name == "silence_weeks" and value > most:
        setting = SETTINGS[name]
        raise Refused(f"{setting.label} must be from {setting.least} to {most}", name)


def _about_silence() -> str:
    today = clock.today()
    weeks, months = most_weeks_between_visits(today), plural(months_between_visits(today), "month,months")
    return (
        f"From {SETTINGS['silence_weeks'].least} to {weeks}. Today and the lists tell you then. Whoever lives where you"
        f" arranged it is owed a visit at least every {months}, so it can be sooner than {weeks} weeks and no later."
    )


class WeeksField(forms.CharField):
    """Weeks of a placement, with commas between them: in order, each once."""

    def prepare_value(self, value):
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value):
        words = [each.strip() for each in super().to_python(value).split(",") if each.strip()]
        if not all(each.isascii() and each.isdigit() and len(each) < 4 for each in words):
            raise forms.ValidationError("Weeks of check-ins must be numbers with commas between them, like 1, 4, 8")
        return sorted({int(each) for each in words})

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != data


def _number(label: str, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, widget=forms.TextInput(NARROW))


class SettingsForm(forms.Form):
    employment_team_name = forms.CharField(
        label="What employers call your team",
        help_text="Employers read it at the top of every page, in letters and in e-mails, and so may whoever is with"
        " them. It must not hint at whom you work for, like “Wandlemere employment team”.",
        max_length=120,
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
    )
    employment_team_phone = forms.CharField(
        label="The number that employers ring",
        help_text="Employers read it beside the name of your team.",
        max_length=20,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-20", "inputmode": "tel"}),
    )
    answer_days = _number(
        "Working days for an employer to answer",
        "From 2 to 10. Employers read by when we ask for their answer; after it, Today asks an adviser to ring them. It"
        " counts at once, for introductions that are out too.",
    )
    remind_days = _number(
        "Working days until an employer is reminded",
        "From 1 to 9, and fewer than the days for an answer. A reminder is sent once.",
    )
    silence_weeks = _number("Weeks until a young person counts as not reached", "")
    idle_minutes = forms.IntegerField(
        label="Minutes until a page is locked",
        help_text="When nobody has used it for so long, from 5 to 60. A password or a code unlocks it, with what was"
        " typed still there. It counts at once, for everybody.",
        widget=forms.TextInput(NARROW),
    )
    remember_days = forms.IntegerField(
        label="Days that a browser is remembered",
        help_text="For so long, from 0 to 30, a password is enough where somebody has ticked “Remember this browser”. 0"
        " asks for a code at every sign-in. Fewer days count at once, for browsers remembered already too.",
        widget=forms.TextInput(NARROW),
    )
    remembers_everybody = forms.ChoiceField(
        label="Browsers of heads and administrators",
        choices=[
            (ASKED, "Are never remembered: they are asked for a code each time"),
            (REMEMBERED, "May be remembered too"),
        ],
        help_text="Whoever has several roles, here or elsewhere, goes by the strictest.",
        widget=Radios,
    )
    check_in_weeks = WeeksField(
        label="Weeks of check-ins",
        help_text="After so many weeks of a placement somebody asks how it goes, like 1, 4, 8, 13. It counts for"
        " placements that start from now on; others keep the check-ins they have.",
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["silence_weeks"].help_text = _about_silence()

    def clean_employment_team_name(self):
        """Nobody says of a name that they have read it again."""
        name = one_line(self.cleaned_data["employment_team_name"])
        if telling := _what_tells(name):
            raise forms.ValidationError(telling)
        return name

    @property
    def facts(self) -> dict:
        return self.cleaned_data | {"remembers_everybody": self.cleaned_data["remembers_everybody"] == REMEMBERED}


@GET_AND_POST
@only(can_manage_people_and_settings)
def settings(request):
    council = request.viewer.council
    page = FormPage(request, SettingsForm, draft="administration-settings", initial=_held(council))
    if page.saves(_change, council=council):
        return page.redirect(_what_is_saved(page.result), "administration-settings")
    return page.show(
        "web/staff/administration/settings.html",
        heading="Settings",
        button="Save",
        back=reverse("administration"),
        sections=administration_sections(request),
        changes=_changes_table(council),
    )


def _change(*, council: Council, by: User, **facts) -> list[SettingChange]:
    _refuse_beyond_the_law("silence_weeks", facts["silence_weeks"])
    return change_settings(council=council, by=by, **facts)


def _held(council: Council) -> dict:
    held = {name: in_force(council, name) for name in SETTINGS}
    held["remembers_everybody"] = REMEMBERED if council.remembers_everybody else ASKED
    return held


def _what_is_saved(changes: list[SettingChange]) -> str:
    if not changes:
        return "Nothing is different, so nothing was changed."
    return f"Saved: {'; '.join(f'{SETTINGS[each.name].label}: {said(each.name, each.after)}' for each in changes)}."


def _changes_table(council: Council) -> Table:
    rows = [
        [
            SETTINGS[each.name].label,
            said(each.name, each.before),
            said(each.name, each.after),
            str(each.by),
            moment(each.created_at),
            _way_back(council, each),
        ]
        for each in changes_of(council)[:LATEST]
    ]
    headings = columns("Setting", "Was", "Became", "By", "When", "Do")
    return Table("Who changed what", headings, rows, empty="Nothing has been changed yet.")


def _way_back(council: Council, change: SettingChange) -> Link | str:
    if change.undone_by.all():
        return "Undone"
    if getattr(council, change.name) != change.after:
        return "Changed again since"
    about = f"{SETTINGS[change.name].label}, {moment(change.created_at)}"
    return Link("Undo", reverse("administration-setting-undo", args=[change.public_id]), about)


@GET_AND_POST
@only(can_manage_people_and_settings)
def undo(request, public_id):
    change = get_object_or_404(changes_of(request.viewer.council), public_id=public_id)
    label, before = SETTINGS[change.name].label, said(change.name, change.before)
    page = FormPage(request, ButtonForm)
    if page.saves(_undo, change=change):
        return page.redirect(f"{label}: {before} again.", "administration-settings")
    return page.show(
        heading="Undo a change",
        about=label,
        button="Undo the change",
        explanation=f"{change.by} changed it on {moment(change.created_at)}. It becomes “{before}” again.",
        back=reverse("administration-settings"),
    )


def _undo(*, change: SettingChange, by: User) -> SettingChange:
    """A name of before may tell what employers are not told, and weeks of before be more than the law leaves now."""
    if change.name == "employment_team_name" and (telling := _what_tells(change.before)):
        raise Refused(telling)
    _refuse_beyond_the_law(change.name, change.before)
    return undo_change(change=change, by=by)
