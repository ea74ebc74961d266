"""Word documents (.docx)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from backend.core.errors import Refused
from backend.documents.archives import NO_TEXT, attributes, local_name, packed, parts_of, tree_of, without
from backend.documents.links import read_links
from backend.documents.pictures_inside import cleaned_picture, kind_of_picture, read_picture_inside
from backend.documents.reading import FILE, FileKind, Limits, Reading
from backend.documents.recognition import PRINT_IT, TAKEN


TYPES, DOCUMENT = "[Content_Types].xml", "word/document.xml"
MAIN = "wordprocessingml.document.main+xml"
MACRO = f"The file holds a macro, which is a program: {PRINT_IT}."
FILE_INSIDE = f"The file holds another file: take it out and save again, or {PRINT_IT}."
FROM_ELSEWHERE = f"The file loads something from elsewhere when it is opened: {PRINT_IT}."
PROGRAMS = ("vbaproject", "vbadata", "activex", "macroenabled")
TELLS = {
    "creator": "Author",
    "lastModifiedBy": "Author",
    "Manager": "Author",
    "Company": "Company",
    "title": "Title",
    "subject": "Title",
    "keywords": "Title",
    "category": "Title",
    "description": "Comment",
    "created": "Day and time",
    "modified": "Day and time",
    "lastPrinted": "Day and time",
    "Template": "Template it was made from",
}
PARTS = {"header": "the top of the pages", "footer": "the foot of the pages", "footnotes": "a footnote"}
PARTS |= {"endnotes": "a footnote", "comments": "a comment"}
ELSEWHERE = "a chart, a drawing, or another part"
WORDS = {"t": "", "instrText": "", "v": " "}  # the last of a chart, with what stands behind each
# Words that stand in an attribute: letters as a drawing, what is said of a picture, and what a program keeps.
IN_ATTRIBUTES = {"fldSimple": ("instr",), "textpath": ("string",), "docPr": ("descr", "title"), "docVar": ("val",)}
EMPTY = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
}
THUMBNAIL = "docProps/thumbnail"
PROPERTIES = "the properties of the file"
OF_EVERYBODY = ("", "Normal.dotm", "Normal")  # templates that tell nothing
SAYS = {"p": "\n", "tab": " ", "br": " "}
OWN_DISK = re.compile(r"file:///[A-Za-z]:|[A-Za-z]:\\|[^/\\:]+$")
AUTHORS = re.compile(rb'(\w+:(?:author|initials|userId))="[^"]*"')
TEMPLATE_RELATION = rb'<Relationship\b[^>]*/(?:attachedTemplate|thumbnail)"[^>]*/>'
OF_TEMPLATE_AND_DAY = (rb"<w:attachedTemplate\b[^>]*/>", rb'\s\w+:date(?:Utc)?="[^"]*"')


def read_word(data: bytes, limits: Limits) -> Reading:
    parts, reading = parts_of(data), Reading(FileKind.WORD)
    _refuse_programs(parts)
    _read_properties(parts, reading, limits)
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml"):
            _read_words(tree_of(parts, name), _where(name), reading)
        if name.startswith("word/media/") or (kind_of_picture(parts[name]) and not name.startswith(THUMBNAIL)):
            reading.pictures.append("the document")
            read_picture_inside(parts[name], reading)
        if name.startswith("customXml/item") and b"<" in parts[name]:
            _read_hidden(tree_of(parts, name), reading)
    read_links(_links(parts), reading)
    return reading


def clean_word(data: bytes) -> bytes:
    parts = parts_of(data)
    thumbnails = {name for name in parts if name.startswith(THUMBNAIL)}
    return packed({name: _cleaned(name, part) for name, part in parts.items() if name not in thumbnails})


def _cleaned(name: str, data: bytes) -> bytes:
    if name in EMPTY:
        return EMPTY[name]
    if name.endswith(".rels"):
        return without(data, TEMPLATE_RELATION)
    if name.startswith("word/") and name.endswith(".xml"):
        return without(AUTHORS.sub(rb'\1=""', data), *OF_TEMPLATE_AND_DAY)
    return cleaned_picture(data)


def _refuse_programs(parts: Mapping[str, bytes]) -> None:
    types = tree_of(parts, TYPES)
    said = " ".join(attributes(each).get("ContentType", "") for each in types) if types is not None else ""
    named = f"{said} {' '.join(parts)}".lower()
    if any(sign in named for sign in PROGRAMS):
        raise Refused(MACRO, FILE)
    if MAIN not in said or DOCUMENT not in parts:
        other = next((what for sign, what in NO_TEXT.items() if sign in named), "an archive of other files")
        raise Refused(f"The file is {other}, not a document. {TAKEN}", FILE)
    if any(name.startswith(("word/embeddings/", "word/afchunk")) or name.endswith(".bin") for name in parts):
        raise Refused(FILE_INSIDE, FILE)
    for name in parts:
        if name.endswith(".rels"):
            _refuse_loading(tree_of(parts, name))


def _refuse_loading(relations: Element | None) -> None:
    for each in relations if relations is not None else ():
        told = attributes(each)
        kind, target = told.get("Type", "").rpartition("/")[2], told.get("Target", "")
        is_of_own_disk = kind == "attachedTemplate" and OWN_DISK.match(target)
        if told.get("TargetMode") == "External" and kind != "hyperlink" and not is_of_own_disk:
            raise Refused(FROM_ELSEWHERE, FILE)


def _read_properties(parts: Mapping[str, bytes], reading: Reading, limits: Limits) -> None:
    for each in (*_rows(parts, "docProps/core.xml"), *_rows(parts, "docProps/app.xml")):
        what, said = TELLS.get(local_name(each)), (each.text or "").strip()
        if local_name(each) == "Pages" and said.isdigit():
            reading.pages = int(said)
        elif what and said not in OF_EVERYBODY:
            reading.add_note(what, PROPERTIES, said)
    for each in _rows(parts, "docProps/custom.xml"):
        reading.add_note(attributes(each).get("name", "Property"), PROPERTIES, " ".join(each.itertext()))
    for each in _rows(parts, "word/_rels/settings.xml.rels"):
        reading.add_note("Template it was made from", PROPERTIES, attributes(each).get("Target", ""))
    if any(name.startswith(THUMBNAIL) for name in parts):
        reading.add_note("Small picture of the first page", PROPERTIES, "a picture")
    if (reading.pages or 0) > limits.most_pages:
        raise Refused(too_many_pages(reading.pages, limits), FILE)


def _rows(parts: Mapping[str, bytes], name: str) -> Iterable[Element]:
    tree = tree_of(parts, name)
    return () if tree is None else tree


def too_many_pages(pages: int | None, limits: Limits) -> str:
    return (
        f"The file has {pages:,} pages, and {limits.most_pages} are the most: choose the pages that are needed, and"
        " print them to a new PDF."
    )


def _where(name: str) -> str:
    """In which part of the document its words stand: any other may hold some too, as a chart or a drawing does."""
    if name == DOCUMENT:
        return "the text"
    match = re.fullmatch(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml", name)
    return PARTS[match[1]] if match else ELSEWHERE


def _read_words(tree: Element | None, where: str, reading: Reading) -> None:
    _read_who(tree, f"a change or a comment in {where}", reading)
    said: list[str] = []
    taken_out: list[str] = []
    is_hidden = False
    for each in tree.iter() if tree is not None else ():
        name, told = local_name(each), attributes(each)
        said.append(f"{each.text or ''}{WORDS[name]}" if name in WORDS else SAYS.get(name, ""))
        said += [f" {told[which]} " for which in IN_ATTRIBUTES.get(name, ()) if which in told]
        taken_out.append(each.text or "" if name == "delText" else "")
        is_hidden |= name == "vanish"
    if is_hidden and where != ELSEWHERE:  # a style may be hidden, and is no words
        reading.add_note("Hidden words", where, "words that are there and not shown", goes=False)
    reading.add_words(where, "".join(said))
    if where == "a comment" and "".join(said).strip():
        reading.add_note("Comment", where, "".join(said), goes=False)
    reading.add_note("Words taken out, and still in the file", where, "".join(taken_out), goes=False)


def _read_who(tree: Element | None, where: str, reading: Reading) -> None:
    """Who wrote or changed something and when, also where Word lists the people of a file."""
    for each in tree.iter() if tree is not None else ():
        told = attributes(each)
        for name in ("author", "userId"):
            reading.add_note("Author", where, told.get(name, ""))
        for name in ("date", "dateUtc"):
            reading.add_note("Day and time", where, told.get(name, ""))


def _links(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name in parts:
        for each in _rows(parts, name) if name.endswith(".rels") else ():
            told = attributes(each)
            if told.get("Type", "").endswith("/hyperlink"):
                yield told.get("Target", "")


def _read_hidden(tree: Element | None, reading: Reading) -> None:
    said = " ".join("".join(tree.itertext()).split()) if tree is not None else ""
    reading.add_note("Hidden data of an office program", "the file", said, goes=False)
