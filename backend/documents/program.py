"""A program of its own that reads one file and ends: what a hostile file does to it, it does to nothing else.

It has no database, no settings and no secrets; memory and time are limited by the system. The file comes in on its
standard input, the answer goes out as a line of JSON, for a cleaned copy followed by its bytes. `isolation` calls it.
"""

import json
import resource
import sys

from backend.core.errors import Refused
from backend.documents.open_document import clean_open_document, read_open_document
from backend.documents.pdf import clean_pdf, read_pdf
from backend.documents.pictures import clean_picture, read_picture
from backend.documents.reading import FileKind, Limits, Reading
from backend.documents.recognition import PRINT_IT, kind_of
from backend.documents.word import clean_word, read_word


MEMORY = 1024**3  # bytes
SECONDS = 20  # of a processor
READ, CLEAN = "read", "clean"
TOO_MUCH = f"The file needs far more memory than a document does: {PRINT_IT}."
CHANGED = f"A copy without what stands beside the words could not be made of this file: {PRINT_IT}."


def read(data: bytes, limits: Limits) -> Reading:
    """Raises Refused for whatever may not be kept, with the way out."""
    kind = kind_of(data)
    if kind == FileKind.PDF:
        return read_pdf(data, limits)
    if kind == FileKind.WORD:
        return read_word(data, limits)
    if kind == FileKind.OPEN_DOCUMENT:
        return read_open_document(data, limits)
    return read_picture(data, kind)


def clean(data: bytes, limits: Limits) -> bytes:
    """The same without what stands beside its words, which are compared: not one of them is another."""
    before = read(data, limits)
    made = _cleaned(data, before.kind)
    after = read(made, limits)
    if after.text != before.text or any(note.goes for note in after.notes):
        raise Refused(CHANGED)
    return made


def _cleaned(data: bytes, kind: FileKind) -> bytes:
    if kind == FileKind.PDF:
        return clean_pdf(data)
    if kind == FileKind.WORD:
        return clean_word(data)
    return clean_open_document(data) if kind == FileKind.OPEN_DOCUMENT else clean_picture(data, kind)


def main(what: str, most_bytes: str, most_pages: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    limits, made = Limits(int(most_bytes), int(most_pages)), b""
    try:
        data = sys.stdin.buffer.read(limits.most_bytes + 1)
        if what == CLEAN:
            made = clean(data, limits)
        said: dict[str, object] = {"reading": read(made or data, limits).as_json()}
    except Refused as refusal:
        said, made = {"refused": refusal.message}, b""
    except MemoryError:
        said, made = {"refused": TOO_MUCH}, b""
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + made)


if __name__ == "__main__":
    main(*sys.argv[1:])
