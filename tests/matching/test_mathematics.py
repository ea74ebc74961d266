"""The page of mathematics names modules and symbols of the code as they are."""

import re
from pathlib import Path


ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "mathematics.md").read_text()
CODE = "\n".join(path.read_text() for path in (ROOT / "matching").rglob("*.py"))
NAMES = sorted(set(re.findall(r"`([^`]+)`", PAGE)))


def test_every_module_named_is_there():
    modules = [name for name in NAMES if "/" in name]
    assert len(modules) > 10
    assert [name for name in modules if not (ROOT / "matching" / name.removeprefix("matching/")).exists()] == []


def test_every_symbol_named_is_in_the_code():
    symbols = [part for name in NAMES if "/" not in name for part in name.split(".")]
    assert len(symbols) > 20
    assert [symbol for symbol in symbols if not re.search(rf"\b{symbol}\b", CODE)] == []
