"""How many planted faults the tests before a landing find, of those that any finds: python -m tests.landing.faults.

In a checkout of its own, after `make landing`. One fault at a time is planted in a line that at least one test walks:
a condition turned round, a comparison shifted, half a condition or a call left out, nothing given back. First the tests
that walk the line and run before a landing are asked, then those left to make test-full. Lines that very many tests
walk are passed over: nearly every fault in them would be found.
"""

import ast
import pickle
import random
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.landing.later import LIST
from tests.landing.walked import FOLDER


MOST_TESTS = 60
SHIFTED = {ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==", ast.In: "not in"}
SEED = 20_261_201
LINE = 0xFFFFFFF  # the two lines of a step, as the tracer packs them, and whether each is one or the edge of a function
EDGES = (1 << 56, 1 << 57)


def faults(source: str) -> Iterator[tuple[int, str]]:
    """Each line that can hold a fault, and the whole text with it planted."""
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        for place, text in _planted(node, source):
            if place.lineno == place.end_lineno:
                line = lines[place.lineno - 1].encode()
                new = (line[: place.col_offset] + text.encode() + line[place.end_col_offset :]).decode()
                yield place.lineno, "".join([*lines[: place.lineno - 1], new, *lines[place.lineno :]])


def _planted(node: ast.AST, source: str) -> Iterator[tuple[ast.AST, str]]:
    def text(part: ast.AST) -> str:
        return ast.get_source_segment(source, part) or ""

    match node:
        case ast.If() | ast.IfExp():
            yield node.test, f"(not ({text(node.test)}))"
        case ast.Compare(ops=[op]) if type(op) in SHIFTED:
            yield node, f"({text(node.left)} {SHIFTED[type(op)]} {text(node.comparators[0])})"
        case ast.BoolOp():
            yield node, f"({text(node.values[0])})"
        case ast.UnaryOp(op=ast.Not()):
            yield node, f"({text(node.operand)})"
        case ast.Expr(value=ast.Call()):
            yield node, "None"
        case ast.Return(value=ast.expr()):
            yield node, "return None"


def walkers() -> dict[tuple[str, int], set[str]]:
    """Of each line of our code, the tests that walk it."""
    found = defaultdict(set)
    for own in FOLDER.glob("*.pickle"):
        met, walked, failed = pickle.loads(own.read_bytes())
        lines = [_lines(*step) for step in met]
        for test, (_, steps) in walked.items():
            if test not in failed:
                for line in {line for step in steps for line in lines[step]}:
                    found[line].add(test)
    return found


def _lines(file: str, pair: int | str) -> list[tuple[str, int]]:
    if isinstance(pair, str):
        return []
    path = file[max(file.rfind(f"/{each}/") for each in ("backend", "matching", "worker")) + 1 :]
    ends = ((pair >> place) & LINE for place in (0, 28))
    return [(path, line) for line, edge in zip(ends, EDGES, strict=True) if not pair & edge]


def drawn(number: int, walked: dict[tuple[str, int], set[str]], draw: random.Random) -> list[tuple[str, int, str]]:
    """So many faults, each in a line of its own."""
    lines = sorted(line for line, tests in walked.items() if len(tests) <= MOST_TESTS)
    draw.shuffle(lines)
    found = []
    for path, line in lines:
        here = [text for at, text in faults(Path(path).read_text()) if at == line]
        if here:
            found.append((path, line, draw.choice(here)))
        if len(found) == number:
            break
    return found


def is_found_by(tests: set[str]) -> bool:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "-n",
        "0",
        "--tb=no",
        *sorted(tests),
    ]
    return bool(tests) and subprocess.run(command, capture_output=True, check=False).returncode != 0


def main(number: int = 40, seed: int = SEED) -> None:
    walked, later, count = walkers(), set(LIST.read_text().splitlines()), Counter()
    for path, line, text in drawn(number, walked, random.Random(seed)):
        file, tests = Path(path), walked[path, line]
        kept = file.read_text()
        file.write_text(text)
        try:
            before = is_found_by(tests - later)
            found = "before a landing" if before else "by make test-full" if is_found_by(tests & later) else "by none"
        finally:
            file.write_text(kept)
        count[found] += 1
        print(f"{path}:{line} found {found} ({len(tests - later)} and {len(tests & later)} tests)", flush=True)
    print(dict(count))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
