"""PDFs: looked through object by object, since what they do when they are opened may stand anywhere in them."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.filters import ASCII85Decode, ASCIIHexDecode, FlateDecode
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from backend.core.errors import Refused
from backend.documents.links import read_links
from backend.documents.pictures_inside import MAY_TELL, UNREAD, WHERE, cleaned_picture, read_picture_inside
from backend.documents.reading import FILE, TYPED_ON, FileKind, Limits, Reading
from backend.documents.recognition import CUT_OFF, LOCKED, PRINT_IT, TWO_FILES_IN_ONE, told_as_damaged
from backend.documents.word import FILE_INSIDE, too_many_pages


MOST_OBJECTS = 60_000
MOST_BEHIND = 1024  # bytes behind the end, which some printers fill with nothing
PROGRAM = f"The PDF holds a program that runs when it is opened: {PRINT_IT}."
TOO_INTRICATE = f"The PDF is made of far more pieces than a document needs: {PRINT_IT}."
ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/Rendition", "/Movie", "/Sound"}
)
RUNS = frozenset({"/JS", "/JavaScript", "/XFA"})
HOLDS = frozenset({"/EmbeddedFile", "/EmbeddedFiles", "/EF"})
SHOWS_MORE = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
TELLS = {
    "/Author": "Author",
    "/Creator": "Program",
    "/Producer": "Program",
    "/Title": "Title",
    "/Subject": "Title",
    "/Keywords": "Title",
    "/Company": "Company",
    "/CreationDate": "Day and time",
    "/ModDate": "Day and time",
}
OF_EVERYBODY = ("anonymous", "unspecified", "untitled")  # what programs write where nobody said anything
BESIDE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
PHOTOGRAPH = "/DCTDecode"
UNPACKED_BY = {
    "/ASCII85Decode": ASCII85Decode.decode,
    "/ASCIIHexDecode": ASCIIHexDecode.decode,
    "/FlateDecode": FlateDecode.decode,
}
COMMENTS = ("/Text", "/Highlight", "/FreeText", "/Popup")
# What was filled in, typed onto a page, or is said of a picture: none of it is among the words of a page.
TYPED = ("/V", "/DV", "/RV", "/RC", "/TU", "/Contents", "/Alt", "/ActualText")
LONG = ("/V", "/RV", "/RC")  # these may be streams, and marked up
TAGS = re.compile("<[^<>]*>")
LEAST_SIDE = 48  # dots: smaller is a sign or a line, no photograph
FORMS_IN_FORMS = 4
PROPERTIES = "the properties of the file"


def read_pdf(data: bytes, limits: Limits) -> Reading:
    with told_as_damaged(STUMBLED):
        reading, reader = Reading(FileKind.PDF), _opened(data)
        reading.pages = len(reader.pages)
        if reading.pages > limits.most_pages:
            raise Refused(too_many_pages(reading.pages, limits), FILE)
        links: set[str] = set()
        typed: set[str] = set()
        for each in _every_object(reader):
            _refuse_what_acts(each)
            _read_beside(each, reading)
            links.add(_as_text(each.get("/URI", "")))
            typed.update(_typed_in(each))
        for name, said in (reader.metadata or {}).items():
            if name != "/Trapped" and str(said) not in OF_EVERYBODY:
                reading.add_note(TELLS.get(name, "Property"), PROPERTIES, _as_a_day(str(said)))
        for number, page in enumerate(reader.pages, start=1):
            _read_page(page, f"page {number}", reading)
        reading.add_words(TYPED_ON, "\n".join(sorted(typed)))
        read_links(links, reading)
        return reading


def _typed_in(each: DictionaryObject) -> Iterator[str]:
    """Of a form, also what was chosen in it. A bookmark has its title here; of the file that is a property."""
    names = () if "/ByteRange" in each else TYPED  # a signature is no words
    for name in (*names, *(("/Title",) if "/Parent" in each else ())):
        said = _held(each.get(name))
        for part in said if isinstance(said, ArrayObject) else (said,):
            held = _held(part)
            if isinstance(held, StreamObject) and name in LONG:
                held = held.get_data()
            text = _as_text(held).removeprefix("/")
            yield TAGS.sub(" ", text) if name in LONG else text


def _held(said: object) -> object:
    return said.get_object() if isinstance(said, IndirectObject) else said


def _as_text(said: object) -> str:
    held = _held(said)
    if isinstance(held, bytes):
        return held.decode("utf-8", "replace")
    return held if isinstance(held, str) else ""


def _as_a_day(said: str) -> str:
    """D:20260501100000 as 2026-05-01; anything else as it is."""
    return re.sub(r"^D:([0-9]{4})([0-9]{2})([0-9]{2}).*", r"\1-\2-\3", said)


def clean_pdf(data: bytes) -> bytes:
    with told_as_damaged(STUMBLED):
        writer = PdfWriter(clone_from=_opened(data))
        for each in writer._objects:
            if isinstance(each, DictionaryObject):
                _take_out_of(each)
        # What nothing leads to any more is written all the same: a copy of the copy takes what is led to alone.
        return _written(PdfWriter(clone_from=PdfReader(io.BytesIO(_written(writer)))))


def _written(writer: PdfWriter) -> bytes:
    made, writer.metadata = io.BytesIO(), None
    writer.write(made)
    return made.getvalue()


def _take_out_of(each: DictionaryObject) -> None:
    for name in (*BESIDE, *(("/T",) if each.get("/Subtype") in COMMENTS else ())):  # /T is who wrote a comment
        each.pop(NameObject(name), None)
    if isinstance(each, StreamObject) and (photograph := _photograph(each)):
        each._data = cleaned_picture(photograph)
        each[NameObject("/Filter")] = NameObject(PHOTOGRAPH)
        each.pop(NameObject("/DecodeParms"), None)


def _opened(data: bytes) -> PdfReader:
    end = data.rfind(b"%%EOF")
    if end < 0:
        raise Refused(CUT_OFF, FILE)
    behind = data[end + 5 :]
    if len(behind) > MOST_BEHIND or behind.strip(b"\x00\r\n\t "):
        raise Refused(TWO_FILES_IN_ONE, FILE)
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise Refused(LOCKED, FILE)
    return reader


# pypdf lets what a broken object makes of Python's own types through, besides its own errors. Named one by one, so that
# neither a want of memory nor the end of the time for a file is taken for a fault of it.
OF_BROKEN_VALUES = (ArithmeticError, LookupError, ValueError, TypeError, AttributeError, AssertionError)
STUMBLED = (PyPdfError, *OF_BROKEN_VALUES, OSError, zlib.error, RecursionError, NotImplementedError)


def _every_object(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, also those to which nothing leads, and those within others."""
    numbers = {(number, generation) for generation, held in reader.xref.items() for number in held}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_OBJECTS:
        raise Refused(TOO_INTRICATE, FILE)
    walk: list[object] = [reader.trailer]
    walk += [reader.get_object(IndirectObject(number, generation, reader)) for number, generation in sorted(numbers)]
    seen = 0
    while walk:
        each = walk.pop()
        seen += 1
        if seen > MOST_OBJECTS * 10:
            raise Refused(TOO_INTRICATE, FILE)
        if isinstance(each, DictionaryObject):
            yield each
            walk.extend(value for value in each.values() if isinstance(value, DictionaryObject | ArrayObject))
        elif isinstance(each, ArrayObject):
            walk.extend(value for value in each if isinstance(value, DictionaryObject | ArrayObject))


def _refuse_what_acts(each: DictionaryObject) -> None:
    if RUNS & each.keys() or each.get("/S") in ACTIONS:
        raise Refused(PROGRAM, FILE)
    if HOLDS & each.keys() or each.get("/Type") == "/EmbeddedFile" or each.get("/Subtype") in SHOWS_MORE:
        raise Refused(FILE_INSIDE, FILE)


def _read_beside(each: DictionaryObject, reading: Reading) -> None:
    if isinstance(each, StreamObject) and each.get("/Type") == "/Metadata":
        said = TAGS.sub(" ", each.get_data().decode("utf-8", "replace"))
        reading.add_note("Hidden description (XMP)", PROPERTIES, said or "a description")
    if "/PieceInfo" in each:
        reading.add_note("Hidden data of a program", PROPERTIES, "of the program that it was made with")
    if each.get("/Subtype") in COMMENTS and each.get("/Contents"):
        reading.add_note("Comment", "a page", each["/Contents"], goes=False)
    if photograph := _photograph(each):
        read_picture_inside(photograph, reading)
    elif set(_filters(each)) & {PHOTOGRAPH, "/JPXDecode"}:
        reading.add_note(UNREAD, WHERE, MAY_TELL, goes=False)


def _filters(each: object) -> list[str]:
    """What a picture is packed in; empty of what is no picture."""
    if not isinstance(each, StreamObject) or each.get("/Subtype") != "/Image":
        return []
    said = each.get("/Filter")
    return [str(name) for name in (said if isinstance(said, ArrayObject) else [said])]


def _photograph(each: object) -> bytes | None:
    """The JPEG in a stream, out of what it may be packed in besides; None where there is none."""
    filters = _filters(each)
    if (
        not isinstance(each, StreamObject)
        or not filters
        or filters[-1] != PHOTOGRAPH
        or any(name not in UNPACKED_BY for name in filters[:-1])
    ):
        return None
    data: bytes = each._data
    for name in filters[:-1]:
        data = UNPACKED_BY[name](data)
    return data


def _read_page(page, where: str, reading: Reading) -> None:
    try:
        said = page.extract_text() or ""
    except (PyPdfError, LookupError, ValueError, TypeError, AttributeError):
        said = ""
    reading.add_words(where, said)
    pictures = _pictures_of(page.get("/Resources"), FORMS_IN_FORMS)
    if any(pictures):
        reading.pictures.append(where)
    if not said.strip():
        reading.unread.append(where)


def _pictures_of(resources: Any, depth: int) -> Iterator[bool]:
    """Of each picture that a page draws, also within a form, whether it is large enough to show somebody."""
    held = resources.get_object() if resources is not None else None
    objects = held.get("/XObject") if isinstance(held, DictionaryObject) else None
    for each in objects.get_object().values() if objects is not None else ():
        drawn = each.get_object()
        if drawn.get("/Subtype") == "/Image":
            yield min(int(drawn.get("/Width", 0)), int(drawn.get("/Height", 0))) >= LEAST_SIDE
        elif drawn.get("/Subtype") == "/Form" and depth:
            yield from _pictures_of(drawn.get("/Resources"), depth - 1)
