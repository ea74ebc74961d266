import re
from pathlib import Path

import backend
from backend.care_leavers.imports.columns import COLUMNS, REQUIRED


GUIDE = Path(backend.__file__).parents[1] / "docs" / "how-to" / "import-care-leavers.md"


def test_the_guide_names_every_column_and_marks_those_that_are_needed():
    cells = [line.split("|")[1] for line in GUIDE.read_text().splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`(\w+)`", " ".join(cells))) == sorted(column.name for column in COLUMNS)
    assert sorted(re.findall(r"`(\w+)` \*", " ".join(cells))) == sorted(REQUIRED)
