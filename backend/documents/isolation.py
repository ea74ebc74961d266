"""Asks the program that reads files, and waits for it no longer than a page may take."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

from backend.core.errors import Refused
from backend.documents.program import CLEAN, READ
from backend.documents.reading import FILE, Limits, Reading
from backend.documents.recognition import CUT_OFF, PRINT_IT
from backend.documents.turns import a_turn


SECONDS = 25  # with LONGEST_WAIT for a turn fewer than a page may take (REQUEST_SECONDS)
TOO_LONG = f"The file takes longer to read than {SECONDS} seconds, the most it may: {PRINT_IT}."
TOO_LARGE = (
    "The file is larger than {megabytes} MB, the most there may be: choose a smaller one, or print it to a PDF at less"
    " detail."
)
PROJECT = Path(__file__).parents[2]
# Nothing of ours goes along but where Python finds its packages: no password, no address of a database.
GOES_ALONG = ("PATH", "PYTHONPATH", "LANG")

log = logging.getLogger(__name__)


def read_document(file: IO[bytes], limits: Limits) -> Reading:
    """What stands in it. Raises Refused, with the way out, for what may not be kept."""
    return _asked(READ, file, limits)[0]


def clean_document(file: IO[bytes], limits: Limits) -> tuple[bytes, Reading]:
    """A copy without what stands beside the words, and what stands in that. Raises Refused where none can be made."""
    reading, made = _asked(CLEAN, file, limits)
    return made, reading


def _asked(what: str, file: IO[bytes], limits: Limits) -> tuple[Reading, bytes]:
    file.seek(0)
    command = [sys.executable, "-m", "backend.documents.program", what, str(limits.most_bytes), str(limits.most_pages)]
    along = {name: os.environ[name] for name in GOES_ALONG if name in os.environ} | {"PYTHONUTF8": "1"}
    try:
        with a_turn():
            answer = subprocess.run(
                command, stdin=file, capture_output=True, timeout=SECONDS, env=along, cwd=PROJECT, check=False
            )
    except subprocess.TimeoutExpired as passed:
        raise Refused(TOO_LONG, FILE) from passed
    line, _, made = answer.stdout.partition(b"\n")
    if answer.returncode or not line:
        log.warning("The reading of a file ended with %s", answer.returncode)
        raise Refused(CUT_OFF, FILE)
    said = json.loads(line)
    if "refused" in said:
        raise Refused(said["refused"], FILE)
    return Reading.of_json(said["reading"]), made
