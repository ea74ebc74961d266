"""A name that somebody typed goes into a mail as a name, and never as a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.errors import Refused
from backend.core.names import LONGEST_NAME, cleaned_name, one_line


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Noor Ali", "Noor Ali"),
        ("  Noor \t  Ali ", "Noor Ali"),
        ("Noor\r\nAli", "Noor Ali"),
        ("Seán Ó Briain-O'Neill", "Seán Ó Briain-O'Neill"),
        ("Dr. J. R. Smith (maternity cover)", "Dr. J. R. Smith (maternity cover)"),
        ("J.R. Smith", "J.R. Smith"),
        ("Nguyễn Thị Hồng", "Nguyễn Thị Hồng"),
        ("محمد علي", "محمد علي"),
        ("Louis 14th", "Louis 14th"),
        ("No\u200bor Ali\u202e", "Noor Ali"),
        ("O\u0308zil", "Özil"),
        ("Mohamed", "Mohamed"),
    ],
)
def test_names_stay_names_on_one_line(typed, name):
    assert cleaned_name(typed) == name


@pytest.mark.parametrize(
    "typed",
    [
        "Win at http://evil.example",
        "HTTPS://EVIL.EXAMPLE",
        "www.evil.example",
        "evil.com",
        "go to evil.co.uk/now",
        "evil。com",
        "x@evil.example",
        "<b>Noor</b>",
        "<script>alert(1)</script>",
        "[click](here)",
        "**Noor**",
        "Noor\r\nBcc: all@council.example",
        "Ring 09061234567",
        "Ring 0906 123 456 7 now",
        "ev\u200bil.com",
        "x" * (LONGEST_NAME + 1),
        "",
        "   ",
        "-",
        "12",
        "\u200b\u200b",
    ],
)
def test_what_is_no_name_is_refused_beside_its_field(typed):
    with pytest.raises(Refused) as refusal:
        cleaned_name(typed, field="who")
    assert refusal.value.field == "who"


@given(st.text())
def test_one_line_is_one_line_and_a_name_that_is_taken_stays_as_it_is(text):
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert one_line(line) == line
    try:
        name = cleaned_name(text)
    except Refused:
        return
    assert cleaned_name(name) == name
    assert not set("<>\r\n@") & set(name)
