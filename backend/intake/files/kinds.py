"""What a file is, by its first bytes: its name may say anything."""

from backend.core.errors import Refused
from backend.intake.choices import FileKind


ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
EMPTY_ZIP = b"PK\x05\x06"
# An encrypted .xlsx is an old Office file that holds a stream of this name.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OTHER_FORMATS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
    b"Rar!": "a compressed file",
    b"MZ": "a program",
    b"\x7fELF": "a program",
    b"{\\rtf": "a text document",
}
SAVE_AS = "save it as an Excel workbook (.xlsx) or as “CSV UTF-8”, and choose that file"


def kind_of(data: bytes) -> FileKind:
    """`data` is the whole file, or enough of its beginning."""
    refuse_other_formats(data)
    if data.startswith(ZIP):
        return FileKind.XLSX
    text = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:200_000].lower()
    if text.startswith((b"{", b"[")):
        return FileKind.JSON_LD
    if text.startswith(b"<"):
        return _marked_up(data.lower(), text)
    return FileKind.CSV


def _marked_up(data: bytes, text: bytes) -> FileKind:
    if b"application/ld+json" in data:
        return FileKind.JSON_LD
    if text.startswith((b"<!doctype html", b"<html")):
        raise Refused(
            "This is a web page without a JobPosting for search engines in it, so nothing can be read from it: "
            "post the opportunity by hand.",
            "content",
        )
    return FileKind.ATS_XML


def refuse_other_formats(data: bytes) -> None:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Refused("The file is empty: choose another one.", "content")
    if data.startswith(OLD_OFFICE):
        raise Refused(_old_office(data), "content")
    if data.startswith(EMPTY_ZIP):
        raise Refused(f"The file is an empty archive, not a spreadsheet: {SAVE_AS}.", "content")
    for beginning, what in OTHER_FORMATS.items():
        if data.startswith(beginning):
            raise Refused(f"The file is {what}, not a table: {SAVE_AS}.", "content")


def _old_office(data: bytes) -> str:
    if ENCRYPTED in data:
        return "The file is protected by a password: open it, take the password off, save it and choose it again."
    return f"The file is in the format of Excel before 2007: {SAVE_AS}."
