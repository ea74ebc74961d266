"""Where a council's own scanner for viruses is asked. None is included.

`DOCUMENT_SCANNER` names one function, such as "council.scanning.look". It is given the open file and returns what it
found, in words, or nothing; it raises where it could not look.
"""

import logging
from collections.abc import Callable
from typing import IO

from django.conf import settings
from django.utils.module_loading import import_string

from backend.core.errors import Refused
from backend.documents.reading import FILE


log = logging.getLogger(__name__)


def refuse_infected(file: IO[bytes]) -> None:
    """A file that could not be looked at is not kept either."""
    if not settings.DOCUMENT_SCANNER:
        return
    look: Callable[[IO[bytes]], str] = import_string(settings.DOCUMENT_SCANNER)
    file.seek(0)
    try:
        found = look(file)
    except Exception as problem:  # whatever it is that a scanner raises, the file was not looked at
        log.warning("The scanner failed: %s", type(problem).__name__)
        said = "The file could not be looked at for viruses just now: try again in some minutes."
        raise Refused(said, FILE) from problem
    if found:
        raise Refused("The council’s scanner found something harmful in the file, so it was not kept.", FILE)
