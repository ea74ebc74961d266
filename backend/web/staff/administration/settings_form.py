"""The form of what a council sets for itself, each setting with what it changes and from when."""

from django import forms

from backend.core import clock
from backend.core.names import one_line
from backend.councils.settings import LONGEST_LINE, SETTINGS
from backend.reference.shown_to_them import why_not_shown
from backend.reference.telling_words import doubts_in
from backend.reference.visits import months_between_visits, most_weeks_between_visits
from backend.web.kit.fields import Radios
from backend.web.kit.formats import plural


NARROW = {"class": "govuk-input--width-5", "inputmode": "numeric"}
NO, YES = "no", "yes"
YES_OR_NO = ("remembers_everybody", "own_page_waits")


def what_tells(name: str) -> str:
    """Why employers may not read this name of the team, which tells them what no text to them may; or nothing."""
    marked = "; ".join(f"“{each.phrase}” {each.why}" for each in doubts_in(name))
    return f"Employers read this, and {marked}. Choose a neutral name" if marked else ""


def _shown_to_them(line: str) -> str:
    if why := why_not_shown(line):
        raise forms.ValidationError(why)
    return line


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


def _number_to_ring(label: str, help_text: str) -> forms.CharField:
    widget = forms.TextInput({"class": "govuk-input--width-20", "inputmode": "tel"})
    return forms.CharField(label=label, help_text=help_text, max_length=20, required=False, widget=widget)


def _no_or_yes(label: str, help_text: str, *, no: str, yes: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[(NO, no), (YES, yes)], help_text=help_text, widget=Radios)


class SettingsForm(forms.Form):
    employment_team_name = forms.CharField(
        label="What employers call your team",
        help_text="Employers read it at the top of every page, in letters and in e-mails, and so may whoever is with"
        " them. It must not hint at whom you work for, like “Wandlemere employment team”.",
        max_length=120,
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
    )
    employment_team_phone = _number_to_ring(
        "The number that employers ring",
        "Employers read it beside the name of your team.",
    )
    out_of_hours_phone = _number_to_ring(
        "The number that young people ring out of hours",
        "Of your duty team, at any hour. They read it on their own page, before they write anything.",
    )
    out_of_hours_email = forms.CharField(
        label="The address told out of hours that something waits",
        help_text="When a young person writes what cannot wait, a mail goes there at once. It says that something waits"
        " and to sign in, and nothing of what or of whom. Empty for none.",
        max_length=254,
        required=False,
        widget=forms.TextInput({"class": "govuk-input--width-20", "inputmode": "email"}),
    )
    advocate = forms.CharField(
        label="Young people’s advocate",
        help_text="Who is only on their side: a name and a number, as they read it on their own page.",
        max_length=LONGEST_LINE,
        required=False,
    )
    complaints = forms.CharField(
        label="How young people complain",
        help_text="A name and a number, as they read it on their own page.",
        max_length=LONGEST_LINE,
        required=False,
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
    quiet_until = _number(
        "Hour from which young people are written to",
        "From 6 to 12, like 8. What is written earlier waits until then, unless they have asked for other hours.",
    )
    quiet_from = _number(
        "Hour until which young people are written to",
        "From 16 to 22, like 20 for 8pm. What is written later goes the next morning.",
    )
    letter_days = _number(
        "Working days until a letter has come",
        "From 2 to 15, counted from the 5pm at which it is handed over: GOV.UK Notify prints it on the next working"
        " day, and second class takes two or three more. A reminder that would come too late is a line on Today"
        " instead.",
    )
    plan_review_days = _number(
        "Days until a plan is reviewed after a change",
        "From 7 to 60. When somebody’s placement ends, they move home, or something else changes for them, Today asks"
        " for a review of their plan by then. By law one is held every six months at the latest. It counts at once.",
    )
    oversight_weeks = _number(
        "Weeks between a manager’s notes",
        "From 4 to 26. So long after the last note of a manager on a young person’s record, or after they were added,"
        " the head is asked on Today for the next one. It counts at once.",
    )
    consent_asked_again_months = _number(
        "Months until an agreement is asked again",
        "From 3 to 36. So long after a young person agreed to something, Today asks whoever talks with them to ask"
        " again. Until then, and until they say no, it stands. It counts at once, for what is recorded already too.",
    )
    idle_minutes = _number(
        "Minutes until a page is locked",
        "When nobody has used it for so long, from 5 to 60. A password or a code unlocks it, with what was"
        " typed still there. It counts at once, for everybody.",
    )
    remember_days = _number(
        "Days that a browser is remembered",
        "For so long, from 0 to 30, a password is enough where somebody has ticked “Remember this browser”. 0"
        " asks for a code at every sign-in. Fewer days count at once, for browsers remembered already too.",
    )
    remembers_everybody = _no_or_yes(
        "Browsers of heads and administrators",
        "Whoever has several roles, here or elsewhere, goes by the strictest.",
        no="Are never remembered: they are asked for a code each time",
        yes="May be remembered too",
    )
    own_page_waits = _no_or_yes(
        "Young people’s page without a signal",
        "Nothing is written on their phone. Whoever leaves the page, or presses Exit, leaves nothing there.",
        no="What they say is not sent: their browser says so",
        yes="What they say waits in the open page, and goes when the signal is back",
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
        if telling := what_tells(name):
            raise forms.ValidationError(telling)
        return name

    def clean_advocate(self):
        return _shown_to_them(self.cleaned_data["advocate"])

    def clean_complaints(self):
        return _shown_to_them(self.cleaned_data["complaints"])

    @property
    def facts(self) -> dict:
        said = self.cleaned_data
        return said | {name: said[name] == YES for name in YES_OR_NO}
