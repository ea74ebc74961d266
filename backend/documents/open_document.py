"""OpenDocument texts (.odt)."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from backend.core.errors import Refused
from backend.documents.archives import NO_TEXT, attributes, local_name, packed, parts_of, tree_of, without
from backend.documents.links import read_links
from backend.documents.pictures_inside import cleaned_picture, kind_of_picture, read_picture_inside
from backend.documents.reading import FILE, FileKind, Limits, Reading
from backend.documents.recognition import LOCKED, TAKEN
from backend.documents.word import FILE_INSIDE, FROM_ELSEWHERE, MACRO, too_many_pages


TEXT = b"application/vnd.oasis.opendocument.text"
CONTENT, STYLES, META, MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"
TELLS = {
    "creator": "Author",
    "initial-creator": "Author",
    "printed-by": "Author",
    "title": "Title",
    "subject": "Title",
    "keyword": "Title",
    "description": "Comment",
    "creation-date": "Day and time",
    "date": "Day and time",
    "print-date": "Day and time",
    "template": "Template it was made from",
    "user-defined": "Property",
}
NO_META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office='
    b'"urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/></office:document-meta>'
)
BY_WHOM_AND_WHEN = ("creator", "date")
STAYS = {"annotation": "Comment", "deletion": "Words taken out, and still in the file"}
SPACES = frozenset({"p", "h", "list-item", "tab", "s", "line-break"})
NOT_SAID = frozenset({"creator", "date", "creator-initials"})
SHOWS = frozenset({"image", "object", "object-ole", "plugin", "applet"})
TYPED = ("current-value", "string-value", "string-value-if-true", "string-value-if-false")  # in fields, or not shown
OWN_PART = re.compile(r"(?!\.\./|/|[a-zA-Z][a-zA-Z0-9+.-]*:)")
NAMES = re.compile(rb"(<dc:creator>)[^<]*(</dc:creator>)|(<meta:creator-initials>)[^<]*(</meta:creator-initials>)")
DAYS = rb"<dc:date>[^<]*</dc:date>"
THUMBNAIL_ENTRY = rb'<manifest:file-entry\b[^>]*"Thumbnails/[^>]*/>'


def read_open_document(data: bytes, limits: Limits) -> Reading:
    parts, reading = parts_of(data), Reading(FileKind.OPEN_DOCUMENT)
    _refuse_what_is_no_text(parts)
    _read_meta(tree_of(parts, META), reading, limits)
    _read_words(tree_of(parts, CONTENT), "the text", reading)
    _read_words(tree_of(parts, STYLES), "the top or the foot of the pages", reading)
    for name, part in parts.items():
        if name.startswith("Pictures/") or (kind_of_picture(part) and not name.startswith("Thumbnails/")):
            reading.pictures.append("the document")
            read_picture_inside(part, reading)
        if name.startswith("Thumbnails/"):
            reading.add_note("Small picture of the first page", "the properties of the file", "a picture")
    return reading


def clean_open_document(data: bytes) -> bytes:
    parts = parts_of(data)
    return packed({name: _cleaned(name, part) for name, part in parts.items() if not name.startswith("Thumbnails/")})


def _cleaned(name: str, data: bytes) -> bytes:
    if name == META:
        return NO_META
    if name == MANIFEST:
        return without(data, THUMBNAIL_ENTRY)
    if name in (CONTENT, STYLES):
        return without(NAMES.sub(rb"\1\2\3\4", data), DAYS)
    return cleaned_picture(data)


def _refuse_what_is_no_text(parts: Mapping[str, bytes]) -> None:
    said = parts.get("mimetype", b"").strip()
    if said != TEXT or CONTENT not in parts:
        other = next((what for sign, what in NO_TEXT.items() if sign.encode() in said), "an archive of other files")
        raise Refused(f"The file is {other}, not a document. {TAKEN}", FILE)
    if b"encryption-data" in parts.get(MANIFEST, b""):
        raise Refused(LOCKED, FILE)
    if any(name.startswith(("Basic/", "Scripts/")) for name in parts):
        raise Refused(MACRO, FILE)
    if any(name.startswith(("Object ", "Objects/", "ObjectReplacements/")) for name in parts):
        raise Refused(FILE_INSIDE, FILE)


def _read_meta(tree: Element | None, reading: Reading, limits: Limits) -> None:
    for each in tree.iter() if tree is not None else ():
        name = local_name(each)
        if name in TELLS:
            said = attributes(each).get("href", "") if name == "template" else each.text or ""
            reading.add_note(TELLS[name], "the properties of the file", said)
        if name == "document-statistic" and attributes(each).get("page-count", "").isdigit():
            reading.pages = int(attributes(each)["page-count"])
    if (reading.pages or 0) > limits.most_pages:
        raise Refused(too_many_pages(reading.pages, limits), FILE)


def _read_words(tree: Element | None, where: str, reading: Reading) -> None:
    if tree is None:
        return
    for each in tree.iter():
        name, told = local_name(each), attributes(each)
        if name in SHOWS and not OWN_PART.match(told.get("href", "")):
            raise Refused(FROM_ELSEWHERE, FILE)
        if name in ("script", "event-listener") and told:
            raise Refused(MACRO, FILE)
        if name in BY_WHOM_AND_WHEN:
            reading.add_note(TELLS[name], f"a change or a comment in {where}", each.text or "")
        if name in STAYS:
            reading.add_note(STAYS[name], where, "".join(_said(each)), goes=False)
    reading.add_words(where, "".join(_said(tree)))
    typed = [told[name] for told in map(attributes, tree.iter()) for name in TYPED if name in told]
    reading.add_words(f"a field in {where}", "\n".join(typed))
    read_links((attributes(each).get("href", "") for each in tree.iter() if local_name(each) not in SHOWS), reading)


def _said(tree: Element) -> Iterator[str]:
    """Its words in their order, without who wrote a comment and when. Not by recursion: a file may be deep."""
    walk: list[tuple[Element, bool]] = [(tree, False)]
    while walk:
        each, is_left = walk.pop()
        if is_left:
            yield each.tail or ""
            continue
        walk.append((each, True))
        name = local_name(each)
        if name not in NOT_SAID:
            yield f"{' ' if name in SPACES else ''}{each.text or ''}"
            walk.extend((child, False) for child in reversed(each))
