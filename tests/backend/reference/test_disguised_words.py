"""Words of harm that somebody hides, slips in, or has a telephone write: found; and words that are only near: not."""

import time

import pytest

from backend.reference.harm_words import may_name_harm, names_harm


HIDDEN = {
    "signs that nobody sees": "he h\u200bits me",
    "a soft hyphen": "he hi\u00adt me",
    "wide letters": "ｈｅ ｈｉｔ ｍｅ",
    "bold letters": "𝗵𝗲 𝗵𝗶𝘁 𝗺𝗲",
    "Cyrillic letters": "he h\u0456t m\u0435 last night at the house",
    "Greek letters": "i want t\u03bf di\u03b5",
    "a mark above": "he hi\u0301t me",
    "struck through": "k\u0336i\u0336l\u0336l\u0336 myself",
    "turned round": "\u202ekill myself\u202c",
    "digits": "i want to k1ll mys3lf",
    "signs": "i was r@ped",
    "stars": "he r*ped me",
    "letter by letter": "k i l l myself",
    "with dots": "i want to d.i.e",
    "all of it letter by letter": "i w a n t t o d i e",
    "no space": "hehitme",
    "no space in all of it": "iwanttokillmyself",
    "spaces in the wrong place": "i wantto killmyself",
    "drawn out": "he hiiiiit meee",
    "a letter short": "i am sucidal",
    "a letter too many": "im suicideal",
    "two that changed places": "took an ovredose",
    "another letter": "feeling suicidel",
    "doubled or not": "been hurtting my self, iv been cuting again",
    "a modifier for an apostrophe": "I don\u02bct feel safe",
}


@pytest.mark.parametrize("words", HIDDEN.values(), ids=HIDDEN)
def test_whatever_hides_them_or_slipped_they_are_found(words):
    assert names_harm(words)


NOT_HIDDEN = """
my manager was talking me through it
im sending it all tomorrow
she blocked me on insta
I was sweeping outside the shop
they attached us to the second team
he rang me at 10, room 4, then 2pm
a b c d e
P.S. call me b4 5
the f*cking bus was late again
starting myself on the 7.30 shift
picked me out of the whole group
N.V.Q. level 2 in I.T. at S.G.S. college
""".strip().splitlines()


@pytest.mark.parametrize("words", NOT_HIDDEN)
def test_a_word_that_is_only_near_one_of_the_list_is_not(words):
    assert not names_harm(words)


@pytest.mark.parametrize(
    ("words", "may"), [("😭🔪", True), ("🩸", True), ("see you 👍", False), ("👍", False), ("😂💀", False)]
)
def test_of_some_pictures_nobody_can_tell_until_somebody_has_read_them(words, may):
    assert not names_harm(words)
    assert may_name_harm(words) == may


@pytest.mark.parametrize(
    "words", ["xkilo1 zmzse*f " * 270, "x" * 500_000, "a " * 250_000, "a" + " " * 400_000, "*" * 9999]
)
def test_nor_does_one_that_is_made_to(words):
    names_harm("warm")
    began = time.process_time()
    names_harm(words)
    assert time.process_time() - began < 2
