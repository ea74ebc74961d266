import pytest

from backend.core.telephones import dialled


@pytest.mark.parametrize(
    ("written", "rung"),
    [
        ("020 7946 0000", "02079460000"),
        ("(020) 7946-0000", "02079460000"),
        ("+44 (0)20 7946 0000", "+442079460000"),
        ("+48 22 123 45 67", "+48221234567"),
        ("00 48 22 123 45 67", "0048221234567"),
        ("020 8726 6000 x4321", "02087266000"),
        ("020 8726 6000 ext. 12", "02087266000"),
        ("ask their key worker", ""),
        ("07700 900123 or 07700 900124", ""),
        ("999", ""),
        ("", ""),
    ],
)
def test_a_link_dials_what_can_be_rung_and_nothing_else(written, rung):
    assert dialled(written) == rung
