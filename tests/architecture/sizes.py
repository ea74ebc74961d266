"""Files and functions that are larger than the house allows: `python -m tests.architecture.sizes`.

Sections of a public docstring (parameters, returns, raises, references) are a manual and no part of a function's size;
its prose is, as in every other function.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median


ROOT = Path(__file__).resolve().parents[2]
LARGEST_FILE, LARGEST_FUNCTION = 300, 40
MEDIAN_FILE, MEDIAN_FUNCTION = 80, 7

# A larger file needs its reason here.
ALLOWED: dict[str, str] = {}


def source_files() -> Iterator[Path]:
    for package in ("backend", "matching", "worker", "tests"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts and path.stat().st_size > 0:
                yield path


def function_sizes(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - _section_lines(node)


def _section_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (ast.get_docstring(node) or "").splitlines()
    heads = [number for number, line in enumerate(lines[1:]) if line and set(line) == {"-"}]
    return len(lines) - heads[0] if heads else 0


def too_large() -> list[str]:
    faults, files, functions = [], [], []
    for path in source_files():
        name, lines = str(path.relative_to(ROOT)), len(path.read_text().splitlines())
        files.append(lines)
        if lines > LARGEST_FILE and name not in ALLOWED:
            faults.append(f"{name} has {lines} lines, more than {LARGEST_FILE}")
        for function, size in function_sizes(path):
            functions.append(size)
            if size > LARGEST_FUNCTION:
                faults.append(f"{name}: {function} has {size} lines, more than {LARGEST_FUNCTION}")
    if median(files) > MEDIAN_FILE:
        faults.append(f"half of all files have more than {median(files)} lines; the house aims at {MEDIAN_FILE}")
    if median(functions) > MEDIAN_FUNCTION:
        faults.append(f"half of all functions have more than {median(functions)} lines; we aim at {MEDIAN_FUNCTION}")
    return faults


if __name__ == "__main__":
    sys.exit("\n".join(too_large()) or None)
