"""How a kind of line is called, of one and of many."""

from backend.web.staff.today.kinds import KINDS


SAID_ALIKE = {
    "moved",
    "closing",
    "no-place-left",
    "returned",
    "support",
    "did-it-help",
    "personal-advisers",
    "eet-advisers",
    "to-decide",
    "in-touch",
    "changed-after-you",
    "activity-not-known",
    "jobs",
    "carriers",
}  # "1 support to ask about", "2 support to ask about"


def test_each_kind_says_one_as_one():
    assert {kind.anchor for kind in KINDS if kind.title_of(1) == kind.title_of(2)} == SAID_ALIKE
    assert all(kind.titles.count(",") <= 1 for kind in KINDS)
    assert all(kind.title_of(0) == kind.title_of(2) for kind in KINDS)
