"""The language on a record: names to choose from, and whether somebody's own page is in it."""

import pytest

from backend.reference.catalogues import translated_languages
from backend.web.staff.people.language_field import in_words, language_field


def test_names_are_offered_and_those_of_a_page_say_so():
    drawn = language_field().widget.render("interpreter_language", "")
    assert '<option value="Tigrinya">' in drawn
    for each in translated_languages().values():
        assert f'<option value="{each.name}" label="{each.name}: their own page is in it">' in drawn


@pytest.mark.parametrize(
    ("recorded", "says"),
    [("Arabic", "Arabic; their own page is in it"), ("Tigrinya", "Tigrinya"), ("Klingon", "Klingon"), ("", "")],
)
def test_a_record_says_whether_their_page_is_in_it(recorded, says):
    assert in_words(recorded) == says
