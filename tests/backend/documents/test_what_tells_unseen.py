"""What no page of a document shows, and goes out with it: where links lead, who wrote it, pictures of any name."""

import io

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from backend.core.errors import Refused
from backend.documents.pictures_inside import UNREAD
from backend.documents.program import clean, read
from backend.documents.reading import LINK, TYPED_ON
from backend.documents.turns import BUSY, a_turn
from tests.backend.documents.samples import LETTER, LIMITS, OFFICE, RELATIONS, W, docx, jpeg, odt, written


TARGET = "https://maps.example/?q=CR0%201EA"
RELATED = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r9" Type="{OFFICE}/relationships/hyperlink"'
    f' Target="{TARGET}" TargetMode="External"/></Relationships>'
)
PEOPLE = (
    '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Jo Larkspur">'
    '<w15:presenceInfo w15:providerId="AD" w15:userId="S::jo@council.example"/></w15:person></w15:people>'
)


def pdf_with_link() -> bytes:
    made = io.BytesIO()
    paper = canvas.Canvas(made, invariant=1)
    paper.drawString(72, 760, LETTER)
    paper.linkURL(TARGET, (72, 700, 200, 720))
    paper.save()
    return made.getvalue()


LINKED = {
    "docx": lambda: docx(more={"word/_rels/document.xml.rels": RELATED}),
    "odt": lambda: odt(f'<text:a xlink:href="{TARGET}">here</text:a>'),
    "pdf": pdf_with_link,
}


@pytest.mark.parametrize("name", LINKED)
def test_where_a_link_leads_is_read_as_words_also_in_a_cleaned_copy(name):
    data = LINKED[name]()
    for each in (data, clean(data, LIMITS)):
        (told,) = [words.text for words in read(each, LIMITS).words if words.where == LINK]
        assert "q=CR0 1EA" in told


def test_the_people_that_word_lists_are_noted_and_taken_out():
    data = docx(author="", more={"word/people.xml": PEOPLE})
    assert {"Jo Larkspur", "S::jo@council.example"} <= {note.said for note in read(data, LIMITS).notes}
    made = read(clean(data, LIMITS), LIMITS)
    assert not [note for note in made.notes if note.goes]


def saved_as(kind: str) -> bytes:
    made = io.BytesIO()
    Image.open(io.BytesIO(jpeg())).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize("make", [docx, odt])
def test_a_picture_is_known_by_its_content_and_not_by_its_name(make):
    folder = "word/media" if make is docx else "Pictures"
    data = make(more={f"{folder}/image1.png": jpeg()})
    assert "Place where it was taken" in {note.what for note in read(data, LIMITS).notes}
    assert b"Fable Phones" not in clean(data, LIMITS)
    assert "Place where it was taken" not in {note.what for note in read(clean(data, LIMITS), LIMITS).notes}


@pytest.mark.parametrize("picture", [saved_as("TIFF"), saved_as("WEBP"), jpeg()[:400], b"\0\0\0\x18ftypheic"])
@pytest.mark.parametrize("make", [docx, odt])
def test_a_picture_that_cannot_be_looked_through_is_said_to_be_so(make, picture):
    folder = "word/media" if make is docx else "Pictures"
    for name in ("image1.jpeg", "image1.png", "image1.tiff"):
        notes = read(make(more={f"{folder}/{name}": picture}), LIMITS).notes
        assert [note.goes for note in notes if note.what == UNREAD] == [False]


FORM = [
    "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 8 0 R/AcroForm<</Fields[4 0 R 6 0 R]>>>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Annots[4 0 R 5 0 R]>>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(filled in)/TU(what a reader says)/Rect[0 0 1 1]>>",
    "<</Type/Annot/Subtype/FreeText/Contents(typed on)/RC(<p>in <b>foster care</b></p>)/Rect[0 0 1 1]>>",
    "<</FT/Ch/T(b)/V[(chosen one) (chosen other)]/Kids[<</V 7 0 R>>]>>",
    "<</Length 13>>\nstream\nand at length\nendstream",
    "<</S/Figure/Alt(said of a picture)>>",
]
SAID = ["filled in", "what a reader says", "typed on", "chosen one", "chosen other", "said of a picture"]
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
CHART = f'<chart {A} xmlns:c="urn:c"><a:p><a:r><a:t>In a drawing</a:t></a:r></a:p><c:v>in a chart</c:v></chart>'
PARTS = {
    "word/charts/chart1.xml": CHART,
    "word/diagrams/data1.xml": f"<data {A}><a:p><a:r><a:t>in a diagram</a:t></a:r></a:p></data>",
    "word/glossary/document.xml": f"<w:glossaryDocument {W}><w:t>in a block to put in</w:t></w:glossaryDocument>",
    "word/settings.xml": f'<w:settings {W}><w:docVar w:name="a" w:val="kept by a program"/></w:settings>',
}
LETTERS = '<v:textpath xmlns:v="urn:v" string="drawn letters"/><wp:docPr xmlns:wp="urn:w" descr="said of a picture"/>'
UNSEEN = {
    "pdf": (lambda: written(FORM), SAID),
    "docx": (
        lambda: docx(body=LETTERS, more=PARTS),
        ["In a drawing", "in a chart", "in a diagram", "in a block to put in", "kept by a program", "drawn letters"],
    ),
    "odt": (lambda: odt('<text:hidden-text text:string-value="not shown"/>'), ["not shown"]),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_words_that_are_on_no_page_are_read_too_and_stay_in_a_cleaned_copy(name):
    make, expected = UNSEEN[name]
    data = make()
    for each in (data, clean(data, LIMITS)):
        text = " ".join(part.text for part in read(each, LIMITS).words)
        assert [words for words in expected if words not in text] == []


def test_what_is_typed_onto_a_page_is_read_without_its_marks():
    (typed,) = [part.text.split() for part in read(written(FORM), LIMITS).words if part.where == TYPED_ON]
    assert {"in", "foster", "care", "length"} <= set(typed)


def test_no_more_files_are_read_at_once_than_a_machine_bears(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    third = a_turn(at_once=2, longest_wait=0.1)
    with a_turn(at_once=2), a_turn(at_once=2), pytest.raises(Refused, match=BUSY):
        third.__enter__()
    with a_turn(at_once=2, longest_wait=0.1):
        pass
