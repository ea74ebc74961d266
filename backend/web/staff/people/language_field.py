"""The language that somebody needs an interpreter for, which is also that of their own page where we have it."""

from django import forms

from backend.reference.catalogues import translated_language_of, translated_languages
from backend.reference.languages import known_languages
from backend.web.kit.formats import listed


IN_IT = "their own page is in it"


class LanguageInput(forms.TextInput):
    """Names to choose from; any other may be typed."""

    template_name = "web/kit/forms/widgets/language.html"

    def __init__(self):
        super().__init__({"class": "govuk-input--width-20", "list": "languages", "autocomplete": "off"})

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        names = [(each.name, note_on(each.name)) for each in known_languages()]
        context["widget"]["names"] = names
        return context


def language_field() -> forms.CharField:
    shown = listed(sorted(each.name for each in translated_languages().values()))
    return forms.CharField(
        label="Interpreter needed for",
        help_text=f"With {shown} their own page is in it. With any other it offers them somebody who speaks it.",
        required=False,
        max_length=40,
        widget=LanguageInput(),
    )


def note_on(language: str) -> str:
    return IN_IT if translated_language_of(language) else ""


def in_words(language: str) -> str:
    note = note_on(language)
    return f"{language}; {note}" if note else language
