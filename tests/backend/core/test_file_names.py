"""A file is called on a page as it reads, whatever signs somebody put into its name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.core.file_names import LONGEST, name_shown
from tests.sampling import examples


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("young people.csv", "young people.csv"),
        ("CV\u202egpj.exe", "CVgpj.exe"),
        ("C\u200bV\ufeff\u2066.pdf\u2069", "CV.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Amina\\list.xlsx", "list.xlsx"),
        ("list\r\nX-Evil: 1.csv", "list X-Evil: 1.csv"),
        ("list\u2028two\x00.csv", "listtwo.csv"),
        ("cafe\u0301.csv", "café.csv"),
        ("قائمة.csv", "قائمة.csv"),
        ("", "file"),
        ("\u200b\u202e", "file"),
        ("folder/", "file"),
        ("a" * 300 + ".csv", "a" * 196 + ".csv"),
    ],
)
def test_a_name_is_shown_as_it_reads(given_name, shown):
    assert name_shown(given_name) == shown


@settings(max_examples=examples(60))
@given(st.text(max_size=300))
def test_whatever_it_is_it_fits_and_shown_again_it_is_the_same(name):
    shown = name_shown(name)
    assert 0 < len(shown) <= LONGEST
    assert "\n" not in shown
    assert name_shown(shown) == shown
