"""A word is the same word by whichever keyboard it is typed."""

import pytest

from backend.links.visits import plain_word


@pytest.mark.parametrize(
    ("agreed", "typed"),
    [
        ("đường 7", "duong7"),
        ("Đường số 7", "duong so 7"),
        ("otter 1937", "otter ١٩٣٧"),
        ("otter 1937", "OTTER ۱۹۳۷"),
        ("otter 1937", "ｏｔｔｅｒ １９３７"),
        ("Łódź", "lodz"),
        ("José-Luís", "jose luis"),
        ("purple otter", "pur\u200bple\u00a0otter"),
        ("سلام", "سَلام"),
    ],
)
def test_the_keyboard_makes_no_difference(agreed, typed):
    assert plain_word(agreed) == plain_word(typed)


@pytest.mark.parametrize(("agreed", "typed"), [("otter 1937", "otter 1938"), ("purple", "purpel"), ("سلام", "سلامة")])
def test_another_word_is_another(agreed, typed):
    assert plain_word(agreed) != plain_word(typed)
