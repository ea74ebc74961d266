"""Today with the kinds of line alone that a file of tests names.

All kinds are asked for in one statement, which is written and planned anew for each day and role: a test that walks
through days paid for sixty kinds and looked at three. Before a landing it asks for those that its file names; in
make test-full for all. What holds of the whole desk is tried in test_today.py, test_keys.py, test_week.py and by
journeys.
"""

import re
from pathlib import Path

import pytest

from backend.web.staff.today import page
from backend.web.staff.today.kinds import KINDS
from backend.web.staff.today.lines import Kind
from tests.sampling import is_before_a_landing


def named_in(text: str) -> tuple[Kind, ...]:
    return tuple(kind for kind in KINDS if re.search(rf"(?<![\w-]){re.escape(kind.anchor)}(?![\w-])", text))


@pytest.fixture
def kinds_named(request, monkeypatch):
    if is_before_a_landing():
        kinds = named_in(Path(request.module.__file__).read_text())
        assert kinds, "a file that names no kind asks for none"
        monkeypatch.setattr(page, "KINDS", kinds)
