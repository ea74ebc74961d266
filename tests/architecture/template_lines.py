"""Lines of templates that are longer than 120 characters: `python -m tests.architecture.template_lines [FILE ...]`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path


ROOT = Path(__file__).resolve().parents[2]
LONGEST_LINE = 120


def templates() -> list[Path]:
    return sorted((ROOT / "backend").rglob("templates/**/*.html"))


def long_lines(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if len(line) > LONGEST_LINE:
                yield f"{name}:{number} has {len(line)} characters, more than {LONGEST_LINE}"


if __name__ == "__main__":
    found = list(long_lines(map(Path, sys.argv[1:]) if sys.argv[1:] else templates()))
    sys.exit("\n".join([*found, f"{len(found)} lines of templates are too long"]) if found else None)
