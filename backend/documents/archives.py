"""Archives of XML, as Word and OpenDocument files are: measured by what comes out, before anything is read."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from backend.core.errors import Refused
from backend.documents.reading import FILE
from backend.documents.recognition import (
    END_OF_ZIP,
    LOCKED,
    PDF,
    PRINT_IT,
    READ_AS_PDF,
    TWO_FILES_IN_ONE,
    told_as_damaged,
)


MOST_PARTS = 1_000
MOST_UNPACKED = 60_000_000  # bytes of all parts together
MOST_OF_A_TEXT = 20_000_000  # of one part of XML, which becomes a tree in memory
_STEP = 1 << 16
_END_RECORD = 22  # bytes, without a comment
_WRITTEN_ON = (1980, 1, 1, 0, 0, 0)  # the first day that an archive knows
TOO_LARGE_INSIDE = (
    f"The file unpacks into far more than a document needs, as files do that are made to stop a service: {PRINT_IT}."
)
ODD_TEXT = f"The file is written in a way in which no office program writes: {PRINT_IT}."
NO_TEXT = {
    "spreadsheet": "a spreadsheet",
    "excel": "a spreadsheet",
    "presentation": "a presentation",
    "powerpoint": "a presentation",
}


def parts_of(data: bytes) -> dict[str, bytes]:
    """Each part by its name, in their order. Raises Refused for what is too much, hidden, locked or damaged."""
    with told_as_damaged(STUMBLED), zipfile.ZipFile(io.BytesIO(data)) as archive:
        _refuse_what_hides(data, archive)
        directory = archive.infolist()
        if any(part.flag_bits & 1 for part in directory):
            raise Refused(LOCKED, FILE)
        if len(directory) > MOST_PARTS or sum(part.file_size for part in directory) > MOST_UNPACKED:
            raise Refused(TOO_LARGE_INSIDE, FILE)
        found: dict[str, bytes] = {}
        left = MOST_UNPACKED
        for part in directory:
            if part.filename in found:
                raise Refused(TWO_FILES_IN_ONE, FILE)
            found[part.filename] = _unpacked(archive, part, left)
            left -= len(found[part.filename])
        return found


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """What comes out, counted while it does: what the directory says of it may be a lie."""
    pieces, size = [], 0
    with archive.open(part) as stream:
        while piece := stream.read(_STEP):
            size += len(piece)
            if size > most:
                raise Refused(TOO_LARGE_INSIDE, FILE)
            pieces.append(piece)
    return b"".join(pieces)


def _refuse_what_hides(data: bytes, archive: zipfile.ZipFile) -> None:
    """Nothing before, behind or between: what another program would read there is another file."""
    end = data.rfind(END_OF_ZIP)
    if end + _END_RECORD != len(data) or archive.comment or PDF in data[:READ_AS_PDF]:
        raise Refused(TWO_FILES_IN_ONE, FILE)
    if any(name.startswith("/") or ".." in name.split("/") or "\\" in name for name in archive.namelist()):
        raise Refused(ODD_TEXT, FILE)


# What zipfile documents, and what it raises besides for a password (RuntimeError), for a method it does not know and
# for a part that ends early: it has no error of its own for these.
STUMBLED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)


def tree_of(parts: Mapping[str, bytes], name: str) -> Element | None:
    """One part of XML as a tree; None where there is no such part."""
    data = parts.get(name)
    if data is None:
        return None
    if len(data) > MOST_OF_A_TEXT:
        raise Refused(TOO_LARGE_INSIDE, FILE)
    if b"\x00" in data[:200]:
        raise Refused(ODD_TEXT, FILE)
    try:
        tree: Element = fromstring(data, forbid_dtd=True)
        return tree
    except (ParseError, DefusedXmlException) as problem:
        raise Refused(ODD_TEXT, FILE) from problem


def packed(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, the first unpacked where it says what the file is; no part says when it was made."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            part = zipfile.ZipInfo(name, _WRITTEN_ON)
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(part, data)
    return made.getvalue()


def local_name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def attributes(element: Element) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}


def without(data: bytes, *patterns: bytes) -> bytes:
    """XML with what matches taken out. As bytes: written anew from a tree, Word would not open it."""
    for pattern in patterns:
        data = re.sub(pattern, b"", data, flags=re.DOTALL)
    return data
