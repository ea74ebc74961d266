from datetime import date
from decimal import Decimal

import pytest
from django import forms

from backend.web.kit.fields import Checkboxes, DateBoxes, DateField, MoneyField, PickedDateField, Radios
from tests.web.kit.pages import assert_sound, shown, words


class Everything(forms.Form):
    name = forms.CharField(label="Full name", max_length=40, help_text="As on the case system")
    mail = forms.EmailField(label="E-mail", required=False)
    born = DateField(label="Date of birth", help_text="For example, 27 3 2007", widget=DateBoxes(birthday=True))
    by = PickedDateField(label="Apply by", required=False)
    pay = MoneyField(label="Pay", period="a year")
    hours = forms.IntegerField(label="Hours a week", max_value=48)
    kind = forms.ChoiceField(label="Type", choices=[("", ""), ("job", "Job")])
    why = forms.ChoiceField(
        label="Why not this one?",
        choices=[("travel", "Travel"), ("other", "Something else")],
        widget=Radios(hints={"travel": "Too long"}, reveals={"other": "words"}),
    )
    words = forms.CharField(label="What else?", required=False)
    days = forms.MultipleChoiceField(choices=[("mon", "Monday"), ("none", "None")], widget=Checkboxes(exclusive="none"))
    note = forms.CharField(label="Note", max_length=200, widget=forms.Textarea)
    file = forms.FileField(label="CV", required=False)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    agreed = forms.BooleanField(label="They agreed", help_text="Ask first")
    token = forms.CharField(widget=forms.HiddenInput, initial="t")


FULL = {
    "name": "Amina",
    "born_day": "27",
    "born_month": "3",
    "born_year": "2007",
    "pay": "£14,976",
    "hours": "37",
    "kind": "job",
    "why": "travel",
    "days": ["mon"],
    "note": "n",
    "secret": "s",
    "agreed": "on",
    "token": "t",
}


def page_of(form):
    return shown("{% page_errors %}{{ form }}", form=form)


def summary_of(page):
    return {words(link): link["href"][1:] for link in page.select(".govuk-error-summary a")}


def group_of(page, id_):
    return page.find(id=id_).find_parent(class_="govuk-form-group")


@pytest.mark.parametrize("data", [None, {}, FULL])
def test_every_kind_of_field_gives_sound_markup(data):
    assert_sound(page_of(Everything(data)))


def test_every_visible_field_has_a_label_of_its_own():
    page = page_of(Everything())
    labelled = {label["for"] for label in page.find_all("label")}
    boxes = {box["id"] for box in page.find_all(["input", "select", "textarea"]) if box.get("type") != "hidden"}
    assert boxes == labelled


def test_the_summary_names_each_field_and_leads_to_the_box_to_correct():
    assert summary_of(page_of(Everything({}))) == {
        "Enter full name": "id_name",
        "Enter date of birth": "id_born_0",
        "Enter pay": "id_pay",
        "Enter hours a week": "id_hours",
        "Select type": "id_kind",
        "Answer “Why not this one?”": "id_why_0",
        "Select days": "id_days_0",
        "Enter note": "id_note",
        "Enter password": "id_secret",
        "Tick “They agreed” to continue": "id_agreed",
    }


def test_a_hidden_field_that_went_missing_is_reported_too():
    assert "Token: This field is required." in words(page_of(Everything({})).select_one(".govuk-error-summary"))


def test_an_error_stands_beside_its_field_and_is_read_out_with_it():
    page = page_of(Everything({**FULL, "hours": "60"}))
    box = page.find(id="id_hours")
    assert words(page.find(id="id_hours_error")) == "Error: Hours a week must be 48 or less"
    assert "id_hours_error" in box["aria-describedby"].split()
    assert "govuk-input--error" in box["class"]
    assert box["value"] == "60"


def test_a_hint_is_read_before_the_error():
    page = page_of(Everything({}))
    assert page.find(id="id_name")["aria-describedby"] == "id_name_helptext id_name_error"
    assert group_of(page, "id_born_0").find_parent("fieldset")["aria-describedby"] == "id_born_helptext id_born_error"


def test_nothing_wrong_shows_no_summary():
    form = Everything(FULL)
    assert form.is_valid(), form.errors
    page = page_of(form)
    assert not page.select(".govuk-error-summary, .govuk-error-message")
    assert form.cleaned_data["born"] == date(2007, 3, 27)
    assert form.cleaned_data["pay"] == Decimal("14976")


def test_optional_fields_say_so_but_filters_do_not_repeat_it():
    class Filters(Everything):
        all_optional = True

    assert words(page_of(Everything()).find("label", attrs={"for": "id_mail"})) == "E-mail (optional)"
    assert words(page_of(Filters()).find("label", attrs={"for": "id_mail"})) == "E-mail"


def test_what_is_asked_under_a_choice_is_not_called_optional():
    class Choosing(Everything):
        which = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=Radios(reveals={"b": "mail"}))

    assert words(page_of(Choosing()).find("label", attrs={"for": "id_mail"})) == "E-mail"


def test_the_browser_never_offers_the_last_persons_details():
    page = page_of(Everything())
    assert page.find(id="id_name")["autocomplete"] == "off"
    assert [box["autocomplete"] for box in page.select(".govuk-date-input__input")] == [
        "bday-day",
        "bday-month",
        "bday-year",
    ]


def test_an_author_may_allow_autocomplete():
    class Mine(forms.Form):
        mail = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email", "placeholder": "you@…"}))

    box = page_of(Mine()).find(id="id_mail")
    assert box["autocomplete"] == "email"
    assert not box.has_attr("placeholder")


def test_the_browsers_own_checks_stay_out_of_the_way():
    page = page_of(Everything())
    assert not page.find_all(required=True)
    assert not page.find_all("input", type="number")
    assert not page.find("textarea").has_attr("maxlength")
    assert page.find("textarea").find_parent(class_="govuk-character-count")["data-maxlength"] == "200"


def test_choices_are_grouped_by_a_legend_with_their_hints():
    fieldset = page_of(Everything()).find(id="id_why_0").find_parent("fieldset")
    assert words(fieldset.legend) == "Why not this one?"
    assert words(fieldset.find(id=fieldset.find(id="id_why_0")["aria-describedby"])) == "Too long"


def test_a_revealed_field_follows_its_choice_and_shows_once():
    page = page_of(Everything({**FULL, "words": "Too noisy"}))
    assert len(page.find_all(id="id_words")) == 1
    assert page.find(id="id_words")["value"] == "Too noisy"
    reveal = page.find(id="id_words").find_parent(class_="onward-reveal")
    assert reveal.find_previous_sibling(class_="govuk-radios__item").input["value"] == "other"


def test_a_group_of_checkboxes_may_hold_one_that_stands_alone():
    boxes = page_of(Everything()).select("input[name=days]")
    assert [box.get("data-behaviour") for box in boxes] == [None, "exclusive"]


def test_what_a_person_typed_comes_back_escaped():
    hostile = '"><script>alert(1)</script>'
    page = page_of(Everything({**FULL, "name": hostile, "note": hostile, "born_day": hostile}))
    assert not page.find("script")
    assert page.find(id="id_name")["value"] == hostile
    assert page.find("textarea").string.strip() == hostile
    assert page.find(id="id_born_0")["value"] == hostile


def test_labels_and_hints_from_data_are_escaped():
    class Named(forms.Form):
        one = forms.ChoiceField(
            label="<b>L</b>", help_text="<i>H</i>", choices=[("<u>", "<u>C</u>")], widget=forms.RadioSelect
        )

    page = page_of(Named({}))
    assert not page.find_all(["b", "i", "u"])
    assert words(page.legend) == "<b>L</b>"


def test_an_error_of_the_whole_form_leads_to_its_first_box():
    class Dates(forms.Form):
        start = forms.CharField()

        def clean(self):
            raise forms.ValidationError("Start must come before end")

    assert summary_of(page_of(Dates({"start": "x"}))) == {"Start must come before end": "id_start"}


def test_a_page_with_two_forms_has_one_summary_for_both():
    class One(forms.Form):
        name = forms.CharField(label="Name")

    page = shown(
        "{% page_errors %}{{ a }}{{ b }}", a=One({}, prefix="a"), b=One({}, prefix="b"), again=[One({}, prefix="c")]
    )
    assert len(page.select(".govuk-error-summary")) == 1
    assert [link["href"] for link in page.select(".govuk-error-summary a")] == [
        "#id_a-name",
        "#id_b-name",
        "#id_c-name",
    ]


def test_the_title_of_a_page_says_that_it_has_errors():
    assert words(shown("{% error_prefix %}", form=Everything({}))) == "Error:"
    assert words(shown("{% error_prefix %}", form=Everything())) == ""


def test_one_field_can_head_the_page():
    page = shown('{% field form.name label_size="l" page_heading=True %}', form=Everything())
    assert words(page.h1) == "Full name"
    assert "govuk-label--l" in page.h1.label["class"]


def test_formsets_report_each_of_their_forms():
    class Line(forms.Form):
        name = forms.CharField(label="Name")

    formset = forms.formset_factory(Line, extra=2, min_num=0)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "", "form-1-name": "x" * 3}
    )
    formset.forms[0].empty_permitted = False
    page = shown("{% page_errors %}{{ formset }}", formset=formset)
    assert summary_of(page) == {"Enter name": "id_form-0-name"}
    assert_sound(page)
