"""What stands beside the words is found; a cleaned copy is without it, and has every word and dot still."""

import io

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

from backend.core.errors import Refused
from backend.documents.program import clean, read
from backend.documents.reading import FileKind
from tests.backend.documents.samples import LETTER, LIMITS, OFFICE, RELATIONS, W, docx, jpeg, odt, pdf, png


MANY = [LETTER, "I was born on 14 March 2008.", "Ring me on 07700 900123."]
TELLS = (b"Ravenscar", b"Okoro</", b"leaving care", b"LAC", b"Fable Phones", b"print room")


def changed_by(name: str) -> str:
    change = f'<w:ins w:id="1" w:author="{name}" w:date="2026-05-02T09:00:00Z">'
    return f"<w:p>{change}<w:r><w:t>more</w:t></w:r></w:ins></w:p>"


def said(reading) -> set[tuple[str, str]]:
    return {(note.what, note.said) for note in reading.notes}


def test_the_properties_of_a_pdf_are_found():
    found = said(read(pdf(*MANY), LIMITS))
    assert {("Author", "Priya Ravenscar"), ("Title", "LAC review"), ("Program", "Council print room")} <= found
    assert ("Day and time", "2000-01-01") in found
    assert "Property" not in {what for what, _ in found}, "what every program writes tells nothing"


def test_the_properties_of_a_word_document_are_found_and_who_changed_it():
    body = changed_by("Jo Larkspur")
    told = "<w:p><w:r><w:t>say nothing of the home</w:t></w:r></w:p>"
    comments = f'<w:comments {W}><w:comment w:author="Jo">{told}</w:comment></w:comments>'
    reading = read(docx(*MANY, body=body, more={"word/comments.xml": comments}), LIMITS)
    found = said(reading)
    for each in ("Priya Ravenscar", "Sam Okoro", "Jo Larkspur"):
        assert ("Author", each) in found
    assert ("Company", "Council leaving care team") in found
    assert ("Comment", "say nothing of the home") in found
    assert ("Author", "Jo Larkspur") in found


def test_the_place_of_a_photograph_is_found_wherever_the_photograph_is():
    for data in (jpeg(), docx(more={"word/media/image1.jpeg": jpeg()}), odt(more={"Pictures/1.jpg": jpeg()})):
        places = [note.said for note in read(data, LIMITS).notes if note.what == "Place where it was taken"]
        assert places == ["51.3700 N, 0.1000 W"]
    assert "Place where it was taken" in {note.what for note in read(pdf(picture=jpeg()), LIMITS).notes}


def test_a_comment_and_a_second_picture_of_a_photograph_are_found():
    found = {what for what, _ in said(read(jpeg(comment=b"at the unit") + jpeg(), LIMITS))}
    assert {"Comment", "Something behind the picture", "Author", "Camera"} <= found


def test_pictures_and_pages_without_words_are_named():
    reading = read(pdf(LETTER, "", picture=jpeg()), LIMITS)
    assert (reading.pages, reading.pictures, reading.unread) == (2, ["page 1", "page 2"], ["page 2"])


THUMBNAIL = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument"'
    ' Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/'
    'relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>'
)
TO_CLEAN = {
    "pdf": lambda: pdf(*MANY, picture=jpeg()),
    "docx": lambda: docx(
        *MANY,
        body=changed_by("Ravenscar"),
        more={
            "word/media/image1.jpeg": jpeg(),
            "docProps/thumbnail.jpeg": jpeg(),
            "_rels/.rels": THUMBNAIL,
            "docProps/custom.xml": '<Properties><property name="Team"><x>leaving care</x></property></Properties>',
            "word/settings.xml": f'<w:settings {W}><w:attachedTemplate r:id="r1" xmlns:r="x"/></w:settings>',
            "word/_rels/settings.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type='
            f'"{OFFICE}/relationships/attachedTemplate" Target="file:///C:/LAC/review.dotx" TargetMode="External"/>'
            "</Relationships>",
        },
    ),
    "odt": lambda: odt(*MANY, more={"Pictures/1.jpg": jpeg(), "Thumbnails/thumbnail.png": png()}),
    "jpeg": lambda: jpeg(comment=b"LAC") + jpeg(),
    "png": lambda: png(Author="Priya Ravenscar", Comment="LAC review"),
}  # fmt: skip


@pytest.mark.parametrize("name", TO_CLEAN)
def test_a_cleaned_copy_has_none_of_it_and_every_word(name):
    data = TO_CLEAN[name]()
    before, made = read(data, LIMITS), clean(data, LIMITS)
    after = read(made, LIMITS)
    assert [note for note in before.notes if note.goes]
    assert [note for note in after.notes if note.goes] == []
    assert (after.text, after.pictures, after.pages) == (before.text, before.pictures, after.pages)
    assert [tell for tell in TELLS if tell in made] == []


def test_a_cleaned_pdf_keeps_nothing_of_before_and_names_no_program():
    made = clean(pdf(*MANY), LIMITS)
    assert not PdfReader(io.BytesIO(made)).metadata
    assert b"pypdf" not in made.lower()


def with_more_beside_its_words(data: bytes) -> bytes:
    """What programs keep of their own in a document, and in a page of it; and who wrote a comment."""
    writer, made = PdfWriter(clone_from=io.BytesIO(data)), io.BytesIO()
    told = StreamObject()
    told.set_data(b"<x:xmpmeta><dc:creator>Priya Ravenscar</dc:creator></x:xmpmeta>")
    writer._root_object[NameObject("/Metadata")] = writer._add_object(told)
    own = DictionaryObject({NameObject("/Fable"): TextStringObject("LAC review by Ravenscar")})
    writer.pages[0][NameObject("/PieceInfo")] = own
    writer.pages[0][NameObject("/LastModified")] = TextStringObject("D:20260502")
    comment = Text(text="ring first", rect=(10, 10, 40, 40))
    comment[NameObject("/T")] = TextStringObject("Jo Larkspur of the leaving care team")
    writer.add_annotation(0, comment)
    writer.write(made)
    return made.getvalue()


def test_what_programs_keep_of_their_own_in_a_pdf_goes_and_who_wrote_a_comment():
    data = with_more_beside_its_words(pdf(LETTER, author="", title=""))
    assert [each for each in (b"Ravenscar", b"/PieceInfo", b"Larkspur") if each not in data] == []
    made = clean(data, LIMITS)
    assert [each for each in (b"Ravenscar", b"/PieceInfo", b"/LastModified", b"Larkspur") if each in made] == []
    assert read(made, LIMITS).text == read(data, LIMITS).text


def test_the_template_of_an_opendocument_is_told_by_where_it_lies_and_everything_else_by_its_words():
    meta = (
        '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta><dc:creator>Sam Okoro</dc:creator>'
        '<meta:template xlink:href="file:///C:/LAC/review.ott">a name</meta:template></office:meta>'
        "</office:document-meta>"
    )
    found = {said for _, said in said_of(odt(more={"meta.xml": meta}))}
    assert {"Sam Okoro", "file:///C:/LAC/review.ott"} <= found
    assert "a name" not in found


def said_of(data: bytes) -> set[tuple[str, str]]:
    return said(read(data, LIMITS))


def test_a_photograph_stays_as_it_is_to_the_last_dot():
    data = jpeg()
    assert same(Image.open(io.BytesIO(data)), Image.open(io.BytesIO(clean(data, LIMITS))))


def test_a_photograph_that_was_held_sideways_stands_upright_afterwards():
    made = Image.open(io.BytesIO(clean(jpeg(held=6, size=(120, 80)), LIMITS)))
    assert made.size == (80, 120)
    assert not dict(made.getexif())


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.difference(one, other).getbbox() is None


def test_what_cannot_be_taken_out_here_is_named_as_that():
    taken_out = "<w:del><w:r><w:delText>in foster care</w:delText></w:r></w:del>"
    hidden = f"<w:p>{taken_out}<w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>"
    kept = {note.what for note in read(docx(body=hidden), LIMITS).notes if not note.goes}
    assert kept == {"Words taken out, and still in the file", "Hidden words"}


def test_words_of_an_opendocument_stand_in_their_order():
    nested = "Born <text:span>14 <text:span>March</text:span> 20</text:span>08"
    assert "Born 14 March 2008" in read(odt(nested), LIMITS).text


def test_words_that_would_change_make_no_copy(monkeypatch):
    monkeypatch.setattr("backend.documents.program.clean_pdf", lambda data: pdf("Other words", author="", title=""))
    with pytest.raises(Refused, match="could not be made of this file"):
        clean(pdf(), LIMITS)


def test_each_kind_is_told_by_its_content():
    kinds = [read(data, LIMITS).kind for data in (pdf(), docx(), odt(), jpeg(), png())]
    assert kinds == [FileKind.PDF, FileKind.WORD, FileKind.OPEN_DOCUMENT, FileKind.JPEG, FileKind.PNG]
