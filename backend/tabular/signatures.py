"""Files that are no table, told by their first bytes."""

from backend.core.errors import Refused


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


def refuse_other_formats(data: bytes, save_as: str = SAVE_AS) -> None:
    """An empty file, a PDF, a picture, an old or locked Excel file: each with what to do about it."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Refused("The file is empty: choose another one.", "content")
    if data.startswith(OLD_OFFICE):
        raise Refused(_old_office(data, save_as), "content")
    if data.startswith(EMPTY_ZIP):
        raise Refused(f"The file is an empty archive, not a spreadsheet: {save_as}.", "content")
    for beginning, what in OTHER_FORMATS.items():
        if data.startswith(beginning):
            raise Refused(f"The file is {what}, not a table: {save_as}.", "content")


def _old_office(data: bytes, save_as: str) -> str:
    if ENCRYPTED in data:
        return "The file is protected by a password: open it, take the password off, save it and choose it again."
    return f"The file is in the format of Excel before 2007: {save_as}."
