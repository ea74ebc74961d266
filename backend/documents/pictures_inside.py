"""Pictures within another document: told by their content, since the name of a part may be anything."""

from backend.documents.pictures import clean_picture_inside, notes_of_picture_inside
from backend.documents.reading import FileKind, Reading


BEGINNINGS = {b"\xff\xd8\xff": FileKind.JPEG, b"\x89PNG\r\n\x1a\n": FileKind.PNG}
UNREAD = "A picture that could not be looked through"
MAY_TELL = "it may tell where it was taken, and when: take it out, or put a JPEG or PNG in its place"
WHERE = "a picture in it"


def kind_of_picture(data: bytes) -> FileKind | None:
    return next((kind for beginning, kind in BEGINNINGS.items() if data.startswith(beginning)), None)


def read_picture_inside(data: bytes, reading: Reading) -> None:
    """What goes with it; that it could not be looked through, where it could not: never that nothing was found."""
    kind = kind_of_picture(data)
    notes = notes_of_picture_inside(data, kind) if kind else None
    if notes is None:
        reading.add_note(UNREAD, WHERE, MAY_TELL, goes=False)
    for what, said in notes or ():
        reading.add_note(what, WHERE, said)


def cleaned_picture(data: bytes) -> bytes:
    """What is no picture that we know stays as it is."""
    kind = kind_of_picture(data)
    return clean_picture_inside(data, kind) if kind else data
