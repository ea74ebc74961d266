from datetime import date, time
from decimal import Decimal

import pytest
from django import forms

from backend.core import clock
from backend.web.kit.fields import DateField, MoneyField, PickedDateField, PostcodeField, TimeField
from tests.web.kit.pages import shown, words


class Dated(forms.Form):
    start = DateField(label="Start date")


class Picked(forms.Form):
    apply = PickedDateField(label="Apply by")


class Paid(forms.Form):
    pay = MoneyField(label="Pay", period="an hour")


def dated(day, month, year):
    return Dated({"start_day": day, "start_month": month, "start_year": year})


@pytest.mark.parametrize("month", ["9", "09", "September", "sep", " SEPT "])
def test_months_may_be_numbers_or_names(month):
    form = dated("1", month, "2026")
    assert form.is_valid()
    assert form.cleaned_data["start"] == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("typed", "message", "wrong"),
    [
        (("", "", ""), "Enter start date", ["day", "month", "year"]),
        (("1", "", "2026"), "Start date must include a month", ["month"]),
        (("", "", "2026"), "Start date must include a day and month", ["day", "month"]),
        (("1", "9", "26"), "Start date must have a year of 4 numbers, like 2026", ["year"]),
        (("31", "2", "2026"), "Start date must be a real date, like 27 3 2026", ["day", "month", "year"]),
        (("1", "13", "2026"), "Start date must be a real date, like 27 3 2026", ["day", "month", "year"]),
        (("1", "Foo", "2026"), "Start date must be a real date, like 27 3 2026", ["day", "month", "year"]),
        (("1", "9" * 30, "2026"), "Start date must be a real date, like 27 3 2026", ["day", "month", "year"]),
        (("²", "-1", "٢٠٢٦x"), "Start date must have a year of 4 numbers, like 2026", ["year"]),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_marks_those_boxes(typed, message, wrong):
    page = shown("{% page_errors %}{{ form }}", form=dated(*typed))
    boxes = page.select(".govuk-date-input__input")
    names = ["day", "month", "year"]
    assert words(page.select_one(".govuk-error-summary a")) == message
    assert [name for name, box in zip(names, boxes, strict=True) if "govuk-input--error" in box["class"]] == wrong
    assert page.select_one(".govuk-error-summary a")["href"] == f"#id_start_{names.index(wrong[0])}"
    assert [box.get("value", "") for box in boxes] == list(typed)


def test_a_date_that_is_known_fills_the_boxes():
    page = shown("{{ form }}", form=Dated(initial={"start": date(2026, 12, 3)}))
    assert [box["value"] for box in page.select(".govuk-date-input__input")] == ["3", "12", "2026"]


@pytest.mark.parametrize(
    ("typed", "changed"), [(("3", "12", "2026"), False), (("4", "12", "2026"), True), (("x", "12", "2026"), True)]
)
def test_a_form_knows_whether_a_date_was_changed(typed, changed):
    data = dict(zip(("start_day", "start_month", "start_year"), typed, strict=True))
    assert Dated(data, initial={"start": date(2026, 12, 3)}).has_changed() is changed


@pytest.mark.parametrize("typed", ["27/3/2026", "27/03/26", "27 March 2026", "2026-03-27"])
def test_a_picked_date_may_also_be_typed(typed):
    form = Picked({"apply": typed})
    assert form.is_valid()
    assert form.cleaned_data["apply"] == date(2026, 3, 27)


def test_a_picked_date_in_american_order_is_refused_with_an_example():
    page = shown("{% page_errors %}{{ form }}", form=Picked({"apply": "12/31/2026"}))
    assert words(page.select_one(".govuk-error-summary a")) == "Apply by must be a real date, like 27/3/2026"


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [("£14,976", "14976"), ("7.55", "7.55"), (" £ 7.5 ", "7.5"), ("0", "0"), ("1,234,567.89", "1234567.89")],
)
def test_money_is_read_as_people_write_it(typed, pounds):
    form = Paid({"pay": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["pay"] == Decimal(pounds)


@pytest.mark.parametrize("typed", ["about 8", "-1", "7.555", "NaN", "1e3x", "99999999999"])
def test_what_is_no_amount_is_refused_beside_what_was_typed(typed):
    page = shown("{{ form }}", form=Paid({"pay": typed}))
    assert page.select_one(".govuk-error-message")
    assert page.find(id="id_pay")["value"] == typed
    assert words(page.select_one(".govuk-input__prefix")) == "£"
    assert words(page.select_one(".govuk-input__suffix")) == "an hour"


@pytest.mark.parametrize(
    "written", ["3/12/2026", "3.12.26", "3 Dec 2026", "Thursday 3rd December 2026", "2026-12-03", " tomorrow ", "Today"]
)
def test_a_date_is_read_as_people_write_it(written):
    with clock.moved_to(date(2026, 12, 3 if "oday" in written else 2)):
        in_one_box = Picked({"apply": written})
        in_the_first_box = dated(written, "", "")
        assert (in_one_box.errors, in_the_first_box.errors) == ({}, {})
        assert {in_one_box.cleaned_data["apply"], in_the_first_box.cleaned_data["start"]} == {date(2026, 12, 3)}


@pytest.mark.parametrize("written", ["31/2/2026", "soon", "next Tuesday", "12/2026"])
def test_what_is_no_date_is_said_to_be_none(written):
    assert Picked({"apply": written}).errors["apply"] == ["Apply by must be a real date, like 27/3/2026"]


class Timed(forms.Form):
    at = TimeField(label="Time of the interview")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("9:30", time(9, 30)),
        ("9.30am", time(9, 30)),
        ("09:30:00", time(9, 30)),
        ("2 pm", time(14)),
        ("2.15 p.m.", time(14, 15)),
        ("1430", time(14, 30)),
        ("12am", time(0)),
        ("noon", time(12)),
        ("half past 2pm", time(14, 30)),
        ("quarter to 10 am", time(9, 45)),
    ],
)
def test_a_time_is_read_as_people_write_it(written, read):
    form = Timed({"at": written})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == read


@pytest.mark.parametrize("written", ["2", "half past 2", "25:00", "13pm", "after lunch", "9:75"])
def test_a_time_that_could_be_two_or_none_is_asked_again(written):
    assert Timed({"at": written}).errors["at"] == ["Time of the interview must be a time, like 9:30am or 14:30"]


class Placed(forms.Form):
    postcode = PostcodeField(label="Postcode", required=False)


@pytest.mark.parametrize(
    ("written", "read"), [("cr01ea", "CR0 1EA"), (" CR0  1EA", "CR0 1EA"), ("CRO 1EA", "CR0 1EA"), ("", "")]
)
def test_a_postcode_is_kept_in_its_usual_form(written, read):
    form = Placed({"postcode": written})
    assert form.is_valid()
    assert form.cleaned_data["postcode"] == read


def test_a_part_of_a_postcode_is_refused():
    assert Placed({"postcode": "CR0"}).errors["postcode"] == ["“CR0” is not a UK postcode: write it like SW1A 1AA."]
