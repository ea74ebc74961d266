"""Opened on, recorded now, and sent: what becomes of each field. The table is the rule; generated forms keep to it."""

import datetime as dt

from django import forms
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.care_leavers.choices import SupportNeed
from backend.core.protection import council_context
from backend.reference.choices import Route
from backend.web.kit.fields import DateBoxes, DateField, MoneyField
from backend.web.kit.merging import Merge, recorded_boxes
from backend.web.kit.opened import Opened
from backend.web.kit.untouched import untouched
from backend.web.staff.people.answer_fields import SeveralField, YesNoField
from tests.sampling import examples
from tests.web.kit.drafts.conftest import browser_of
from tests.web.kit.drafts.long_forms import LongForm
from tests.web.kit.edits.race import opened, recorded, told
from tests.web.kit.edits.test_every_edit_form import ADVISER, STAFF, Race, both
from tests.web.pages import errors_in


__all__ = ["both"]


class EveryKind(forms.Form):
    text = forms.CharField(required=False)
    lines = forms.CharField(required=False, widget=forms.Textarea)
    ticked = forms.BooleanField(required=False)
    one = forms.ChoiceField(required=False, choices=[("", "None"), ("a", "A"), ("b", "B")])
    radio = forms.ChoiceField(required=False, choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    several = forms.MultipleChoiceField(
        required=False, choices=[("a", "A"), ("b", "B"), ("c", "C")], widget=forms.CheckboxSelectMultiple
    )
    day = DateField(required=False, widget=DateBoxes())
    money = MoneyField(required=False)
    answer = YesNoField()
    needs = SeveralField(choices=SupportNeed.choices, none="None needed")


TEXT = st.text("ab \n", max_size=4)
VALUES = {
    "text": TEXT,
    "lines": TEXT,
    "ticked": st.booleans(),
    "one": st.sampled_from(["", "a", "b"]),
    "radio": st.sampled_from(["", "a", "b"]),
    "several": st.lists(st.sampled_from("abc"), unique=True),
    "day": st.none() | st.dates(min_value=dt.date(1900, 1, 1)),
    "money": st.none() | st.decimals(0, 99, places=2),
    "answer": st.sampled_from([None, True, False]),
    "needs": st.none() | st.lists(st.sampled_from(SupportNeed.values), unique=True, max_size=2),
}
EACH = st.fixed_dictionaries(VALUES)


def merged(before: dict, now: dict, typed: dict) -> tuple[dict, set[str]]:
    """What the form makes of it, and the fields it asks about."""
    shown = recorded_boxes(EveryKind(initial=before))
    posted = QueryDict(mutable=True)
    for name, value in typed.items():
        for box, values in untouched(EveryKind(), name, value).items():
            posted.setlist(box, values)
    form = EveryKind(posted, initial=now)
    merge = Merge.of(form, Opened(shown), recorded_boxes(form))
    form.data = merge.data
    assert form.is_valid(), form.errors
    return form.cleaned_data, set(merge.conflicts)


def cleaned(values: dict) -> dict:
    """The same values once through the form, which takes spaces off."""
    return merged(values, values, values)[0]


@settings(max_examples=examples(40))
@given(EACH, EACH, EACH)
def test_each_field_is_theirs_where_they_changed_it_mine_where_i_did_and_asked_about_where_both(before, now, typed):
    result, asked = merged(before, now, typed)
    was, stands, said, result = (plain(each) for each in (cleaned(before), cleaned(now), cleaned(typed), result))
    for name in VALUES:
        was_left = name == "radio" and not said[name]  # a browser cannot take a choice back
        mine, theirs = said[name] != was[name] and not was_left, stands[name] != was[name]
        both_differ = mine and theirs and said[name] != stands[name]
        assert (name in asked) == both_differ
        if not both_differ:
            assert result[name] == (said[name] if mine else stands[name])


def plain(values: dict) -> dict:
    """Ticks have no order."""
    return {name: sorted(value) if isinstance(value, list) else value for name, value in values.items()}


def profile_of(rows):
    form = LongForm("person-edit", ADVISER, "")
    with council_context(rows.council.id):
        address = form.address(rows)
    return opened(browser_of(form, rows), address)


def test_a_box_left_empty_in_an_old_page_never_switches_confidentiality_off(both, rows):
    """Case 1: ticked by one while another has the page open, who then saves a language."""
    first, second = both(Race("person-edit", ADVISER, STAFF, "home_is_confidential"))
    first.sends(home_is_confidential=["on"], home_postcode="CR0 1EA")
    response = second.client.post(second.address, second.boxes | {"interpreter_language": "Tigrinya"}, follow=True)
    assert "“The address is confidential” to “ticked”" in told(response)
    now = recorded(first.client, first.address)
    assert (now["home_is_confidential"], now["interpreter_language"]) == (["on"], "Tigrinya")
    assert now["home_postcode"] == "", "it is not shown"
    assert "CR0 1EA" not in response.content.decode()


def test_whoever_saw_it_ticked_may_take_it_off(both):
    first, _ = both(Race("person-edit", ADVISER, STAFF, "home_is_confidential"))
    first.sends(home_is_confidential=["on"])
    later = opened(first.client, first.address)
    later.boxes.pop("home_is_confidential")
    assert later.sends().status_code == 302
    assert "home_is_confidential" not in recorded(first.client, first.address)


def test_one_person_in_two_tabs_is_asked_too_and_told_it_was_themselves(both):
    first, _ = both(Race("person-edit", ADVISER, ADVISER, "phone"))
    other_tab = opened(first.client, first.address)
    first.sends(phone="07700 900111")
    assert errors_in(other_tab.sends(phone="07700 900222"))[0].startswith("You, on another page, changed this")


def test_an_employer_is_not_told_who_of_the_council_it_was(both):
    race = Race("employer-edit", "engagement_officer", "employer", "about")
    first, second = both(race)
    first.sends(about="We bake")
    assert errors_in(second.sends(about="We ice"))[0].startswith("Somebody else changed this to “We bake”")


def test_an_adviser_who_has_left_stays_recorded_until_somebody_chooses_another(rows):
    with council_context(rows.council.id):
        person = rows.person
        person.eet_adviser = rows.adviser
        person.save(update_fields=["eet_adviser"])
        rows.adviser.memberships.update(ended_at="2026-05-01T00:00:00Z")
    assert profile_of(rows).sends(phone="07700 900111").status_code == 302
    with council_context(rows.council.id):
        person.refresh_from_db()
    assert (person.eet_adviser, person.phone) == (rows.adviser, "07700 900111")


def test_a_fourth_wish_that_the_form_does_not_show_is_not_lost_by_saving_something_else(rows):
    with council_context(rows.council.id):
        person = rows.person
        person.route_interests = list(Route.values[:4])
        person.save(update_fields=["route_interests"])
    assert profile_of(rows).sends(phone="07700 900111").status_code == 302
    with council_context(rows.council.id):
        person.refresh_from_db()
    assert person.route_interests == list(Route.values[:4])
