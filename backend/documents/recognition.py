"""What a file is, by what stands in it: its name and what a browser says of it may be anything."""

from collections.abc import Iterator
from contextlib import contextmanager

from backend.core.errors import Refused
from backend.documents.reading import FILE, FileKind


ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # in the old form in which Word keeps what has a password
PDF, END_OF_ZIP = b"%PDF-", b"PK\x05\x06"
READ_AS_PDF = 1024  # bytes at the beginning among which programs look for a PDF
READ_AS_ZIP = 66_000  # bytes at the end among which programs look for an archive
TAKEN = "Choose a PDF, a Word document (.docx), an OpenDocument text (.odt), or a picture (JPEG or PNG)."
PRINT_IT = "open it, print it to a new PDF, and choose that"
LOCKED = "The file is protected by a password: take the password off, save it, and choose it again."
TWO_FILES_IN_ONE = f"The file is two kinds of file in one, which is how programs are hidden: {PRINT_IT}."
CUT_OFF = "The file is cut off or damaged, and cannot be read to its end: save it anew, and choose it again."
OTHERS = {
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"#!": "a program",
    b"GIF8": "a moving picture (GIF)",
    b"{\\rtf": "in the format RTF",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
}
OF_PHONES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypheif")
MARKUP = (b"<svg", b"<html", b"<!doctype", b"<?xml", b"<script")


def kind_of(data: bytes) -> FileKind:
    """Raises Refused, with the way out, for whatever is none of those that are taken."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Refused("The file is empty: choose another one.", FILE)
    if data.startswith(PDF):
        _refuse_archive_behind(data)
        return FileKind.PDF
    if PDF in data[:READ_AS_PDF]:
        raise Refused(TWO_FILES_IN_ONE, FILE)
    if data.startswith(b"\xff\xd8\xff"):
        _refuse_archive_behind(data)
        return FileKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        _refuse_archive_behind(data)
        return FileKind.PNG
    if data.startswith(ZIP):
        return _kind_of_archive(data)
    raise Refused(_what_else(data), FILE)


def _refuse_archive_behind(data: bytes) -> None:
    if END_OF_ZIP in data[-READ_AS_ZIP:]:
        raise Refused(TWO_FILES_IN_ONE, FILE)


def _kind_of_archive(data: bytes) -> FileKind:
    """An OpenDocument says first, and unpacked, what it is; a Word document says it in one of its parts."""
    return FileKind.OPEN_DOCUMENT if b"mimetypeapplication/vnd.oasis." in data[:200] else FileKind.WORD


def _what_else(data: bytes) -> str:
    if data.startswith(OLD_OFFICE):
        old = "The file is in the format of Word before 2007: save it as a Word document (.docx) or as a PDF."
        return LOCKED if ENCRYPTED in data else old
    if data[4:12] in OF_PHONES:
        return "The file is a picture in the format of a phone (HEIC): save or send it as a JPEG, and choose that."
    for beginning, what in OTHERS.items():
        if data.startswith(beginning):
            return f"The file is {what}. {TAKEN}"
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(MARKUP):
        return f"The file is a web page or a drawing in code. {TAKEN}"
    return f"This kind of file is not taken, whatever its name says. {TAKEN}"


@contextmanager
def told_as_damaged(stumbled: tuple[type[Exception], ...]) -> Iterator[None]:
    """What a reader stumbles over, encrypted or broken anywhere, is the fault of the file."""
    try:
        yield
    except stumbled as problem:
        raise Refused(CUT_OFF, FILE) from problem
