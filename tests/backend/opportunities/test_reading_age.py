from hypothesis import given
from hypothesis import strategies as st

from backend.opportunities.reading_age import FEWEST_WORDS, reading_age


EASY = "You help the chef. You wash and cut the food. You cook for the guests. You learn on the job. We help you. "
HARD = (
    "Successful candidates will demonstrate considerable organisational capability while undertaking responsibilities"
    " including procurement, administration, documentation, coordination, communication, presentation and"
    " comprehensive stakeholder engagement throughout. "
)


def test_short_words_and_sentences_are_for_younger_readers():
    assert reading_age(EASY) <= 8
    assert reading_age(HARD) == 18


def test_a_few_words_say_nothing():
    assert reading_age("Cook lunches.") is None
    assert reading_age("word " * (FEWEST_WORDS - 1)) is None


def test_by_hand():
    """Four sentences of five words of four letters: 4.71 x 4 + 0.5 x 5 - 21.43 = -0.09, year 0, five years old."""
    assert reading_age("aaaa bbbb cccc dddd eeee. " * 4) == 6
    """Two of ten words of six letters: 4.71 x 6 + 0.5 x 10 - 21.43 = 11.83, year 12, seventeen years old."""
    assert reading_age(("aaaaaa " * 10 + ". ") * 2) == 17


@given(st.text(max_size=400))
def test_any_text_has_an_age_of_a_reader_or_none(text):
    age = reading_age(text)
    assert age is None or 6 <= age <= 18


@given(st.integers(1, 5))
def test_saying_it_again_changes_nothing(times):
    assert reading_age(EASY * times) == reading_age(EASY)
