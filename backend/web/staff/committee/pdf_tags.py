"""What a PDF says of its parts to somebody who reads by ear: a heading, a paragraph, a list, a picture in words.

reportlab draws and knows no tags, and writes whatever a catalogue holds. A flowable marks what it draws with a number;
the tree that says what each number is, in the order of reading, is written once the one page is full.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table


TITLE, HEADING, TEXT, POINT, PICTURE = "H1", "H2", "P", "LBody", "Figure"  # a point stands in a list


@dataclass(frozen=True)
class Mark:
    tag: str
    in_words: str


class TaggedCanvas(Canvas):
    """Of one page. Content in `tagged` is read out, content in `ornament` is passed over."""

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.marks: list[Mark] = []

    @contextmanager
    def tagged(self, tag: str, in_words: str = "") -> Iterator[None]:
        self._code.append(f"/{tag} <</MCID {len(self.marks)}>> BDC")
        self.marks.append(Mark(tag, in_words))
        yield
        self._code.append("EMC")

    @contextmanager
    def ornament(self) -> Iterator[None]:
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def save(self) -> None:
        page = self._doc.thisPageRef()
        self.showPage()
        drawn = self._doc.Pages.pages[-1]
        drawn.__NoDefault__ = [*drawn.__NoDefault__, "StructParents"]
        drawn.StructParents = 0
        catalogue = self._doc.Catalog
        catalogue.StructTreeRoot, catalogue.MarkInfo = self._tree(page), PDFDictionary({"Marked": "true"})
        super().save()

    def _tree(self, page: PDFObject) -> PDFDictionary:
        root, document = PDFDictionary({"Type": PDFName("StructTreeRoot")}), _element("Document")
        leaves = [_element(mark.tag, mark.in_words, page, number) for number, mark in enumerate(self.marks)]
        self._hang(document, root)
        for tag, group in groupby(zip(self.marks, leaves, strict=True), key=lambda each: each[0].tag):
            self._hang_all([leaf for _, leaf in group], document, is_list=tag == POINT)
        in_order = PDFArray([self._reference(leaf) for leaf in leaves])
        numbers = PDFDictionary({"Nums": PDFArray([0, self._reference(in_order)])})
        root.dict |= {"ParentTree": self._reference(numbers), "ParentTreeNextKey": 1}
        return root

    def _hang_all(self, leaves: list[PDFDictionary], document: PDFDictionary, *, is_list: bool) -> None:
        """Points that follow one another are one list."""
        parent = document
        if is_list:
            parent = _element("L")
            self._hang(parent, document)
        for leaf in leaves:
            stands_in = parent
            if is_list:
                stands_in = _element("LI")
                self._hang(stands_in, parent)
            self._hang(leaf, stands_in)

    def _hang(self, child: PDFDictionary, parent: PDFDictionary) -> None:
        child.dict["P"] = self._reference(parent)
        parent.dict.setdefault("K", PDFArray([])).sequence.append(self._reference(child))

    def _reference(self, written: PDFObject) -> PDFObject:
        return self._doc.Reference(written)


def _element(tag: str, in_words: str = "", page: PDFObject | None = None, number: int | None = None) -> PDFDictionary:
    """A part of the tree; one with a number is what was drawn under it on that page."""
    facts = {"Type": PDFName("StructElem"), "S": PDFName(tag)}
    if page is not None:
        facts |= {"Pg": page, "K": number}
    if in_words:
        facts["Alt"] = PDFString(in_words)
    return PDFDictionary(facts)


class TaggedParagraph(Paragraph):
    """Read out as what `tag` says it is."""

    tag = TEXT

    def draw(self) -> None:
        with self.canv.tagged(self.tag):
            super().draw()


class PlainTable(Table):
    """A way to put things beside one another, and no table: its lines and its ground are passed over."""

    def _drawBkgrnd(self) -> None:  # noqa: N802  reportlab calls it so
        with self.canv.ornament():
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802  reportlab calls it so
        with self.canv.ornament():
            super()._drawLines()
