"""What a file is, by its first bytes: its name may say anything."""

from backend.core.errors import Refused
from backend.intake.choices import FileKind
from backend.tabular.signatures import ZIP, refuse_other_formats


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
            "This web page does not say what the job is in a form that can be read from it, as most job sites do: "
            "post the opportunity by hand.",
            "content",
        )
    return FileKind.ATS_XML
