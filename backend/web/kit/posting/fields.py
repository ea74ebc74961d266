"""Every field of a post, by the name of the fact it holds."""

from collections.abc import Callable

from django import forms

from backend.care_leavers.choices import SupportNeed
from backend.employers.choices import Pledge
from backend.opportunities.choices import NO_OLDEST_AGE, NO_YOUNGEST_AGE, DbsLevel, UnpaidBecause, WagePeriod
from backend.reference.choices import Route
from backend.web.kit.fields import AffixInput, Checkboxes, DateField, MoneyField, text_box, yes_or_no


NOT_DECIDED = ("", "Not decided yet")
AGES = range(14, 31)
LEVELS = [(0, "None needed"), (1, "Level 1"), (2, "Level 2 (GCSE grade 4 or C and above)")]
MORE_LEVELS = [*LEVELS, (3, "Level 3 (A level)"), (4, "Level 4 or above")]


def _text(label: str, longest: int, *, help_text: str = "", required: bool = False, rows: int = 0) -> forms.CharField:
    widget = forms.Textarea({"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, max_length=longest, required=required, help_text=help_text, widget=widget)


def _number(label: str, suffix: str = "", *, most: int = 32767, help_text: str = "") -> forms.IntegerField:
    widget = AffixInput(suffix=suffix, attrs={"inputmode": "numeric"}) if suffix else forms.NumberInput()
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, help_text=help_text, widget=widget
    )


def _hours(label: str, suffix: str, digits: int) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        min_value=0,
        max_digits=digits,
        decimal_places=1,
        widget=AffixInput(suffix=suffix),
        error_messages={"invalid": f"{label} must be a number, like 37.5"},
    )


def _chosen(label: str, choices, *, help_text: str = "") -> forms.TypedChoiceField:
    """A number from a list; nothing chosen means not recorded yet."""
    return forms.TypedChoiceField(
        label=label,
        choices=[NOT_DECIDED, *choices],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=help_text,
    )


def _one_of(label: str, kinds, *, undecided: str = "Not decided yet", help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", undecided), *kinds], required=False, help_text=help_text)


def _age(label: str, no_limit: int, words: str) -> forms.TypedChoiceField:
    return _chosen(label, [(no_limit, words), *((age, age) for age in AGES)])


def yes_no(label: str, *, help_text: str = "", undecided: bool = True) -> forms.TypedChoiceField:
    return yes_or_no(label, help_text=help_text, unanswered=[NOT_DECIDED] if undecided else [])


def _ticks(label: str, choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=Checkboxes())


def _day(label: str, help_text: str = "") -> DateField:
    return DateField(label=label, required=False, help_text=help_text or "For example, 27 3 2027")


SITES_HINT = "One place a line: the postcode, then the address if you like. For example, CR0 1EA, 1 High Street"

FIELDS: dict[str, Callable[[], forms.Field]] = {
    "title": lambda: _text("Title", 160, required=True, help_text="What the person will be, like “Catering assistant”"),
    "summary": lambda: _text("What the person will do", 2000, rows=4, help_text="A few sentences in plain words"),
    "description": lambda: _text("More about it", 10000, rows=6),
    "route": lambda: _one_of("Route", Route.choices, help_text="The kind of work"),
    "lars_code": lambda: _chosen("Apprenticeship standard", []),
    "level": lambda: _number("Level", most=7),
    "training_provider": lambda: _text("Training provider", 160),
    "ukprn": lambda: _number("UKPRN", most=99_999_999, help_text="The provider's number, if you know it"),
    "places": lambda: _number("How many places", "places"),
    "opens_on": lambda: _day("First day to apply", "Leave it empty to open as soon as it is approved"),
    "closing_date": lambda: _day("Last day to apply"),
    "start_date": lambda: _day("Start date"),
    "duration_months": lambda: _number("How long it lasts", "months"),
    "planned_end": lambda: _day("Planned end"),
    "weekly_hours": lambda: _hours("Weekly hours", "hours a week", 4),
    "daily_hours": lambda: _hours("Longest day", "hours a day", 3),
    "working_pattern": lambda: _text("Days and times", 250, help_text="For example, Monday to Friday, 9am to 5pm"),
    "night_work": lambda: yes_no("Is there night work?"),
    "paid": lambda: yes_no("Is it paid?"),
    "unpaid_because": lambda: _one_of(
        "Why it may go unpaid",
        UnpaidBecause.choices,
        undecided="It is paid, or not decided yet",
        help_text="Unpaid work is lawful on these grounds only",
    ),
    "wage_from": lambda: MoneyField(label="Pay", required=False, help_text="The least you pay"),
    "wage_to": lambda: MoneyField(label="Highest pay", required=False, help_text="Only if the pay is a range"),
    "wage_period": lambda: _one_of("The pay is for", WagePeriod.choices),
    "sites": lambda: text_box("Where it is", longest=4000, rows=3, required=False, help_text=SITES_HINT),
    "remote": lambda: yes_no("Is it done from home?"),
    "nationwide": lambda: forms.BooleanField(label="It is in many places all over the country", required=False),
    "private_business": lambda: yes_no(
        "Is it for a private business?", help_text="No, for a council, a school, the NHS or a charity"
    ),
    "includes_training": lambda: yes_no(
        "Is there training beside the work?", help_text="For example, a day at college"
    ),
    "min_age": lambda: _age("Youngest age", NO_YOUNGEST_AGE, "No youngest age"),
    "max_age": lambda: _age("Oldest age", NO_OLDEST_AGE, "No oldest age"),
    "min_level": lambda: _chosen("Qualifications needed", MORE_LEVELS),
    "english_required": lambda: _chosen("English needed", LEVELS),
    "maths_required": lambda: _chosen("Maths needed", LEVELS),
    "ehcp_required": lambda: yes_no(
        "Is an education, health and care plan (EHCP) needed?",
        help_text="Hardly ever, except for supported internships",
    ),
    "dbs_required": lambda: yes_no("Is a DBS check needed?"),
    "dbs_level": lambda: _one_of(
        "Level of the DBS check",
        DbsLevel.choices,
        undecided="None, or not decided yet",
        help_text="Anybody may be asked for a basic check. The law lists the work that allows a deeper one",
    ),
    "driving_required": lambda: yes_no("Does the person have to drive?"),
    "support_offered": lambda: _ticks("Support you offer", SupportNeed.choices),
    "pledges": lambda: _ticks("What you promise everyone who applies", Pledge.choices),
    "care_leavers_only": lambda: forms.BooleanField(
        label="Keep the places for care leavers, as the employer has offered",
        required=False,
        help_text="Being referred to it then tells the employer that somebody is one, so it needs their agreement.",
    ),
    "kept_words": lambda: _text(
        "What they offered, in their words",
        300,
        help_text="The employer reads this on its page and can change it or end it. For example, Two places for people"
        " you introduce",
    ),
}

# What an employer reads of an offer it made itself; the words are its own, and the label says nothing.
OF_THE_EMPLOYER: dict[str, Callable[[], forms.Field]] = {
    "care_leavers_only": lambda: forms.BooleanField(
        label="Keep the places as you offered",
        required=False,
        help_text="Untick it to end the offer. Ask the employment team if you did not make it",
    ),
    "kept_words": lambda: _text("What you offered, in your words", 300),
}


def field_for(name: str, *, for_officer: bool) -> forms.Field:
    return (FIELDS if for_officer else FIELDS | OF_THE_EMPLOYER)[name]()
