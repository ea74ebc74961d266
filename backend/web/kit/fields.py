"""Form fields and widgets that GOV.UK pages have and Django has not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from backend.core import clock
from backend.reference.postcodes import NOT_A_POSTCODE, normalise_postcode
from backend.reference.starting_points import StartingPoint, starting_point
from backend.tabular.days import british_day, iso_day
from backend.tabular.errors import UnreadableCell
from backend.tabular.times import read_time


NOT_A_PLACE = (
    "“{}” is no place we know. Enter a postcode, the first half of one such as SE25, or a borough such as Croydon"
)
YES, NO = "True", "False"
PARTS = ("day", "month", "year")
NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}  # days from today
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DateBoxes(forms.MultiWidget):
    """Three boxes: nobody has to guess the order or the separator."""

    use_fieldset = True
    template_name = "web/kit/forms/widgets/date.html"

    def __init__(self, attrs=None, birthday=False):
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)
        self.birthday = birthday

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name, value, attrs):
        invalid = set((attrs or {}).pop("data-invalid-parts", "").split())
        context = super().get_context(name, value, attrs)
        for part, box in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            box["part"] = part
            box["invalid"] = part in invalid
            box["autocomplete"] = f"bday-{part}" if self.birthday else "off"
        return context


class DateField(forms.DateField):
    widget = DateBoxes

    def to_python(self, value):
        if not isinstance(value, list | tuple):
            return super().to_python(value)
        typed = dict(zip(PARTS, (str(box or "").strip() for box in value), strict=True))
        missing = [part for part in PARTS if not typed[part]]
        if len(missing) == len(PARTS):
            return None
        if missing == ["month", "year"] and (whole := day_written(typed["day"])):
            return whole
        if missing:
            raise self._refusal(f"must include a {' and '.join(missing)}", missing)
        return self._real_date(typed)

    def has_changed(self, initial, data):
        """What was typed counts as a change also when it is no date."""
        try:
            return not self.disabled and self.to_python(data) != initial
        except ValidationError:
            return True

    def _real_date(self, typed):
        if len(typed["year"]) != 4:
            raise self._refusal("must have a year of 4 numbers, like 2026", ["year"])
        try:
            return date(int(typed["year"]), _month_number(typed["month"]), int(typed["day"]))
        except (ValueError, OverflowError):  # a month of thirty digits
            raise self._refusal("must be a real date, like 27 3 2026", PARTS) from None

    def _refusal(self, problem, parts):
        return ValidationError(f"{self.label or 'The date'} {problem}", code="date", params={"parts": list(parts)})


class DatePicker(forms.DateInput):
    template_name = "web/kit/forms/widgets/picker.html"

    def __init__(self, attrs=None):
        super().__init__({"class": "moj-js-datepicker-input govuk-input--width-10", **(attrs or {})}, format="%d/%m/%Y")


def day_written(text: str) -> date | None:
    """3/12/2026, 3.12.26, 3 Dec 2026, Thursday 3rd December 2026, 2026-12-03, or tomorrow; None where it is no day."""
    if (near := text.strip().casefold()) in NEAR:
        return clock.today() + timedelta(days=NEAR[near])
    try:
        return british_day(text) or iso_day(text)
    except UnreadableCell:
        return None


class PickedDateField(forms.DateField):
    """One box with a calendar beside it, for a date near today."""

    def __init__(self, *, missing: str = "", **options):
        """`missing` is what is said where no date was typed and the label alone does not make a sentence."""
        options.setdefault("widget", DatePicker())
        if missing:
            options.setdefault("error_messages", {"required": missing})
        super().__init__(**options)

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        written = day_written(value)
        if written is None:
            raise ValidationError(f"{self.label or 'The date'} must be a real date, like 27/3/2026", code="invalid")
        return written


class TimeField(forms.TimeField):
    """A time of day, in whatever way people write one."""

    def __init__(self, **options):
        options.setdefault("help_text", "For example, 10:30am or 14:30")
        options.setdefault("widget", forms.TimeInput({"class": "govuk-input--width-5"}, format="%H:%M"))
        super().__init__(**options)

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            return read_time(value)
        except UnreadableCell:
            said = f"{self.label or 'The time'} must be a time, like 9:30am or 14:30"
            raise ValidationError(said, code="invalid") from None


class PostcodeField(forms.CharField):
    """A full postcode, however it is spaced; whether it exists is for the service to say."""

    def __init__(self, **options):
        options.setdefault("max_length", 20)
        options.setdefault("widget", forms.TextInput({"class": "govuk-input--width-10"}))
        super().__init__(**options)

    def clean(self, value):
        typed = super().clean(value)
        postcode = normalise_postcode(typed)
        if typed and postcode is None:
            raise ValidationError(NOT_A_POSTCODE.format(typed), code="invalid")
        return postcode or ""


class PlaceField(forms.CharField):
    """A postcode, the first half of one, or a borough, as the point that distances are measured from."""

    def __init__(self, **options):
        options.setdefault("max_length", 80)
        super().__init__(**options)

    def clean(self, value) -> StartingPoint | None:
        typed = super().clean(value)
        point = starting_point(typed) if typed else None
        if typed and point is None:
            raise ValidationError(NOT_A_PLACE.format(typed), code="invalid")
        return point


class AffixInput(forms.TextInput):
    """A box with a fixed word before or behind it, like £ or "hours a week"."""

    template_name = "web/kit/forms/widgets/affix.html"

    def __init__(self, prefix="", suffix="", attrs=None):
        super().__init__(
            {"class": "govuk-input--width-5", "inputmode": "decimal", "spellcheck": "false", **(attrs or {})}
        )
        self.prefix, self.suffix = prefix, suffix

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"prefix": self.prefix, "suffix": self.suffix}
        return context


class MoneyField(forms.DecimalField):
    """Pounds; takes what people type, like £14,976 or 7.55."""

    def __init__(self, *, period="", **options):
        options.setdefault("min_value", Decimal(0))
        options.setdefault("decimal_places", 2)
        options.setdefault("max_digits", 9)
        options.setdefault("widget", AffixInput(prefix="£", suffix=period))
        options.setdefault("error_messages", {"invalid": "Enter an amount in pounds, like 14,976 or 7.55"})
        super().__init__(**options)

    def to_python(self, value):
        if isinstance(value, str):
            value = value.replace("£", "").replace(",", "").replace(" ", "")
        return super().to_python(value)


def text_box(label: str, *, rows: int, longest: int = 2000, required: bool = True, **options) -> forms.CharField:
    """A box of several lines."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, **options)


def revealed_by(widget: forms.Widget) -> dict[str, tuple[str, ...]]:
    """The names of the fields that each choice of a widget shows."""
    reveals: dict[str, str | Sequence[str]] = getattr(widget, "reveals", {})
    return {value: (names,) if isinstance(names, str) else tuple(names) for value, names in reveals.items()}


class DetailedChoices:
    """`hints` and `reveals` are by choice value; a revealed field of the same form, or several, show under it."""

    revealed: dict = {}  # choice value to bound fields, filled in when the form is known

    def __init__(self, attrs=None, choices=(), *, hints=None, reveals=None, small=False):
        super().__init__(attrs, choices)
        self.hints, self.reveals, self.small = hints or {}, reveals or {}, small

    def create_option(self, name, value, *details, **named):
        option = super().create_option(name, value, *details, **named)
        return option | {"hint": self.hints.get(str(value), ""), "revealed": self.revealed.get(str(value), ())}

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["small"] = self.small
        return context


class Radios(DetailedChoices, forms.RadioSelect):
    def __init__(self, *arguments, inline=False, **options):
        super().__init__(*arguments, **options)
        self.inline = inline

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["inline"] = self.inline
        return context


class Checkboxes(DetailedChoices, forms.CheckboxSelectMultiple):
    """`exclusive` is the value that unticks all others ("None of these")."""

    def __init__(self, *arguments, exclusive="", **options):
        super().__init__(*arguments, **options)
        self.exclusive = exclusive

    def create_option(self, name, value, *details, **named):
        option = super().create_option(name, value, *details, **named)
        return option | {"exclusive": bool(self.exclusive) and str(value) == str(self.exclusive)}


def hours_a_week(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=1, max_value=60, decimal_places=1, widget=AffixInput(suffix="hours")
    )


def one_of(label: str, choices, *, missing: str, **looks) -> forms.ChoiceField:
    """A choice among radios that has to be made; `missing` is what is said where it was not, `looks` go to `Radios`."""
    messages = {"required": missing}
    return forms.ChoiceField(label=label, choices=choices, widget=Radios(**looks), error_messages=messages)


def yes_or_no(
    label: str,
    *,
    yes: str = "Yes",
    no: str = "No",
    unanswered: Iterable[tuple[str, str]] = (),
    missing: str = "",
    inline: bool = True,
    reveals: Mapping[str, str | Sequence[str]] | None = None,
    **options,
) -> forms.TypedChoiceField:
    """True or False. With `missing` it has to be answered; else no answer is None, and `unanswered` a way to say so."""
    return forms.TypedChoiceField(
        label=label,
        choices=[(YES, yes), (NO, no), *unanswered],
        coerce=lambda value: value == YES,
        empty_value=None,
        required=bool(missing),
        widget=Radios(inline=inline, reveals=reveals),
        error_messages={"required": missing} if missing else None,
        **options,
    )


def _month_number(typed):
    return MONTHS.index(typed[:3].lower()) + 1 if typed.isalpha() else int(typed)
