"""JPEG and PNG: what goes with a picture, such as the place where it was taken, and the picture without it.

What goes is cut out of the file, so that the picture itself stays as it is, to the last dot.
"""

import io
import struct
import warnings
from collections.abc import Iterator

from PIL import ExifTags, Image, ImageOps

from backend.core.errors import Refused
from backend.documents.reading import FILE, FileKind, Reading
from backend.documents.recognition import CUT_OFF, PRINT_IT, TWO_FILES_IN_ONE


MOST_DOTS = 60_000_000  # more than any phone makes; 240 MB in memory
ORIENTATION, GPS = 0x0112, 0x8825
TOLD = {
    "Make": "Camera",
    "Model": "Camera",
    "DateTime": "Day and time",
    "Artist": "Author",
    "Copyright": "Author",
    "XPAuthor": "Author",
    "ImageDescription": "Title",
    "XPTitle": "Title",
    "XPComment": "Comment",
    "Software": "Program",
    "HostComputer": "Computer",
}
# Of a JPEG, by the number of the segment: what says how the picture is to be drawn stays.
OF_DRAWING = {0xE0: (b"JFIF\x00", b"JFXX\x00"), 0xE2: (b"ICC_PROFILE\x00",), 0xEE: (b"Adobe",)}
COMMENT, EXIF, PHOTOSHOP = 0xFE, b"Exif\x00\x00", b"Photoshop 3.0\x00"
BEGIN, END, SCAN = 0xD8, 0xD9, 0xDA
CHUNKS_OF_DRAWING = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)
PNG_BEGINS = 8  # bytes before the first chunk
HIDES_A_PROGRAM = (b"PK\x03\x04", b"%PDF-", b"<script", b"<?php", b"<html")


def read_picture(data: bytes, kind: FileKind) -> Reading:
    reading = Reading(kind, pages=1, pictures=["the file itself"], unread=["the file itself"])
    _refuse_what_is_no_picture(data)
    _, beside, behind = _parts(data, kind)
    if any(sign in behind.lower() for sign in (each.lower() for each in HIDES_A_PROGRAM)):
        raise Refused(TWO_FILES_IN_ONE, FILE)
    for what, said in (*_told_by_camera(data), *beside):
        reading.add_note(what, "beside the picture", said)
    if behind.strip(b"\x00\r\n "):
        reading.add_note("Something behind the picture", "behind the picture", "a second picture or a short film")
    return reading


def clean_picture(data: bytes, kind: FileKind) -> bytes:
    """A photograph that a camera held sideways is turned, since what said so goes."""
    if kind == FileKind.JPEG and _is_held_otherwise(data):
        return _turned(data)
    return _parts(data, kind)[0]


def notes_of_picture_inside(data: bytes, kind: FileKind) -> list[tuple[str, str]] | None:
    """Of a picture within another document; None where it cannot be read as one."""
    try:
        _, beside, _ = _parts(data, kind)
        return [*_told_by_camera(data), *beside]
    except (Refused, OSError, ValueError, struct.error, IndexError):
        return None


def clean_picture_inside(data: bytes, kind: FileKind) -> bytes:
    """As it is where it cannot be read: what shows it may know better."""
    try:
        return _parts(data, kind)[0]
    except (Refused, struct.error, IndexError):
        return data


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large pictures: we measure ourselves, before anything is unpacked
        return Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))


def _refuse_what_is_no_picture(data: bytes) -> None:
    try:
        picture = _opened(data)
        if picture.width * picture.height > MOST_DOTS:
            raise Refused(f"The picture is larger than any camera makes: {PRINT_IT}.", FILE)
        picture.load()
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError) as problem:
        raise Refused(CUT_OFF, FILE) from problem


def _told_by_camera(data: bytes) -> Iterator[tuple[str, str]]:
    try:
        exif = _opened(data).getexif()
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError):
        return
    if place := exif.get_ifd(GPS):
        yield "Place where it was taken", _place(place)
    for number, value in exif.items():
        name = ExifTags.TAGS.get(number, "")
        if name in TOLD:
            yield TOLD[name], _plain(value)
    for number, value in exif.get_ifd(ExifTags.IFD.Exif).items():
        if ExifTags.TAGS.get(number) in ("DateTimeOriginal", "CameraOwnerName", "UserComment"):
            yield "Day and time" if number == ExifTags.Base.DateTimeOriginal else "Comment", _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        value = "".join(map(chr, value))  # of two bytes a letter, every second is none that is printed
    return "".join(letter for letter in str(value) if letter.isprintable())


def _place(told: dict) -> str:
    """In degrees; or that there is one, where it cannot be read."""
    try:
        degrees = [sum(float(part) / 60**power for power, part in enumerate(told[number])) for number in (2, 4)]
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return "a place"
    return ", ".join(f"{degree:.4f} {told.get(side, '')}" for degree, side in zip(degrees, (1, 3), strict=True))


def _is_held_otherwise(data: bytes) -> bool:
    return bool(_opened(data).getexif().get(ORIENTATION, 1) != 1)


def _turned(data: bytes) -> bytes:
    picture, made = _opened(data), io.BytesIO()
    profile = picture.info.get("icc_profile")
    turned = ImageOps.exif_transpose(picture)
    bare = Image.new(turned.mode, turned.size)
    bare.paste(turned)
    bare.save(made, "JPEG", quality=95, icc_profile=profile)
    return made.getvalue()


def _parts(data: bytes, kind: FileKind) -> tuple[bytes, list[tuple[str, str]], bytes]:
    """The picture alone, what stands beside it, and the bytes behind its end."""
    return _of_jpeg(data) if kind == FileKind.JPEG else _of_png(data)


def _of_jpeg(data: bytes) -> tuple[bytes, list[tuple[str, str]], bytes]:
    kept, beside, place = [data[:2]], [], 2
    while place + 4 <= len(data):
        number = data[place + 1]
        if data[place] != 0xFF or number == END:
            break
        if number == 0xFF:  # a filling byte
            place += 1
            continue
        ends = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        if number == SCAN:
            ends = _end_of_scan(data, ends)
        body = data[place + 4 : ends]
        if _says_how_to_draw(number, body):
            kept.append(data[place:ends])
        elif not body.startswith(EXIF):
            beside.append(_named(number, body))
        place = ends
    if data[place : place + 2] == bytes([0xFF, END]):
        return b"".join([*kept, data[place : place + 2]]), beside, data[place + 2 :]
    raise Refused(CUT_OFF, FILE)


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next segment begins: what is drawn holds no FF but with a 00 behind it, or a mark to begin anew."""
    while (place := data.find(b"\xff", place)) >= 0 and place + 1 < len(data):
        number = data[place + 1]
        if number != 0 and not 0xD0 <= number <= 0xD7 and number != 0xFF:
            return place
        place += 1 if number == 0xFF else 2
    raise Refused(CUT_OFF, FILE)


def _says_how_to_draw(number: int, body: bytes) -> bool:
    is_of_programs = 0xE0 <= number <= 0xEF or number == COMMENT
    return not is_of_programs or body.startswith(OF_DRAWING.get(number, ()))


def _named(number: int, body: bytes) -> tuple[str, str]:
    if number == COMMENT:
        return "Comment", _plain(body)
    if body.startswith(PHOTOSHOP):
        return "Description for agencies (IPTC)", "author, place or words"
    return "Hidden description", "author, place or words"


def _of_png(data: bytes) -> tuple[bytes, list[tuple[str, str]], bytes]:
    kept, beside, place = [data[:PNG_BEGINS]], [], PNG_BEGINS
    while place + 12 <= len(data):
        (length,), name = struct.unpack(">I", data[place : place + 4]), data[place + 4 : place + 8]
        ends = place + 12 + length
        if ends > len(data):
            break
        if name in CHUNKS_OF_DRAWING:
            kept.append(data[place:ends])
        else:
            beside.append(_named_chunk(name, data[place + 8 : place + 8 + length]))
        place = ends
        if name == b"IEND":
            return b"".join(kept), beside, data[place:]
    raise Refused(CUT_OFF, FILE)


def _named_chunk(name: bytes, body: bytes) -> tuple[str, str]:
    if name == b"tIME":
        return "Day and time", "of the last change"
    if name in (b"tEXt", b"iTXt"):
        key, _, said = body.partition(b"\x00")
        return "Description", f"{_plain(key)}: {_plain(said)}"
    return "Hidden description", _plain(name)
