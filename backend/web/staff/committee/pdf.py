"""The committee's sheet as a PDF of one page: text in fonts that it carries, tagged in its order."""

import io
import unicodedata
from functools import singledispatch
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, KeepInFrame, Spacer

from backend.web.kit.charts.chart import WIDE
from backend.web.kit.charts.rates import rate_drawing
from backend.web.kit.charts.shapes import ENGLAND, INK, OWN, OWN_PALE, QUIET, Band, Diamond, Dot, Shape, Stroke, Words
from backend.web.staff.committee.pdf_tags import HEADING as HEADING_OF_PART
from backend.web.staff.committee.pdf_tags import PICTURE, POINT, TEXT, TITLE, PlainTable, TaggedCanvas, TaggedParagraph
from backend.web.staff.committee.sheet import Section, Sheet


PLAIN, BOLD = "Vera", "VeraBd"  # reportlab carries them; the fonts that every reader has know fewer letters
SIDE, TOP = 16 * mm, 12 * mm
WIDTH, HEIGHT = A4[0] - 2 * SIDE, A4[1] - 2 * TOP
CHART_WIDTH = 150 * mm


def sheet_pdf(sheet: Sheet) -> bytes:
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD)
    written = io.BytesIO()
    canvas = TaggedCanvas(written, pagesize=A4, lang="en-GB")
    canvas.setTitle(sheet.title)
    canvas.setAuthor(sheet.council)
    canvas.setSubject(sheet.facts_as_at)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    frame = Frame(SIDE, TOP, WIDTH, HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    frame.addFromList([KeepInFrame(WIDTH, HEIGHT, _story(sheet), mode="shrink")], canvas)
    canvas.save()
    return written.getvalue()


def _style(size: float, *, bold: bool = False, after: float = 2, colour: str = INK) -> ParagraphStyle:
    return ParagraphStyle(
        "sheet",
        fontName=BOLD if bold else PLAIN,
        fontSize=size,
        leading=size * 1.3,
        spaceAfter=after,
        textColor=HexColor(colour),
    )


BODY, SMALL, HEADING, PART = (
    _style(8.5),
    _style(6.5, colour=QUIET),
    _style(14, bold=True, after=4),
    _style(9.5, bold=True),
)
FIGURE, MARK = _style(14, bold=True, after=0), _style(8, bold=True, after=0)


def _story(sheet: Sheet) -> list[Flowable]:
    figures = sheet.figures
    return [
        _top(sheet),
        Spacer(1, 3 * mm),
        _text(figures.heading, HEADING, tag=TITLE),
        _text(" ".join(figures.sentences), BODY),
        Spacer(1, 2 * mm),
        _marks(sheet),
        Spacer(1, 4 * mm),
        _text(figures.chart_title, PART, tag=HEADING_OF_PART),
        _Picture(sheet),
        Spacer(1, 3 * mm),
        _columns(sheet),
        Spacer(1, 3 * mm),
        *(_text(each, SMALL) for each in figures.definitions),
        _text(f"{sheet.prepared_by}.", SMALL),
    ]


def _text(words: str, style: ParagraphStyle, tag: str = TEXT, **options) -> TaggedParagraph:
    paragraph = TaggedParagraph(escape(in_font(words)), style, **options)
    paragraph.tag = tag
    return paragraph


def in_font(words: str) -> str:
    """With the plain letter in place of one that the font has not, as in Welsh names."""
    known = pdfmetrics.getFont(PLAIN).face.charToGlyph
    return "".join(each if ord(each) in known else unicodedata.normalize("NFD", each)[0] for each in words)


def _top(sheet: Sheet) -> PlainTable:
    left = [_text(sheet.council, _style(9, bold=True, after=0)), _text(sheet.meeting, BODY)]
    right = [_text("Virtual school", BODY), _text(sheet.facts_as_at, BODY)]
    line = ("LINEBELOW", (0, 0), (-1, -1), 2, HexColor(OWN))
    return PlainTable([[left, right]], [WIDTH * 0.65, WIDTH * 0.35], style=[line, *_CLOSE])


_CLOSE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
]


def _marks(sheet: Sheet) -> PlainTable:
    cells = [
        [_text(each.title, MARK), _text(each.figure, FIGURE), _text(each.explained, BODY)]
        for each in sheet.figures.marks
    ]
    pale = ("BACKGROUND", (0, 0), (-1, -1), HexColor(OWN_PALE))
    between = ("LINEBEFORE", (0, 0), (-1, -1), 3, HexColor(OWN))
    padded = ("LEFTPADDING", (0, 0), (-1, -1), 8)
    return PlainTable([cells], [WIDTH / len(cells)] * len(cells), style=[*_CLOSE, pale, between, padded])


def _columns(sheet: Sheet) -> PlainTable:
    cells = [[part for section in column for part in _section(section)] for column in sheet.columns]
    return PlainTable([cells], [WIDTH / 2] * 2, style=_CLOSE)


def _section(section: Section) -> list[Flowable]:
    if not section.points:
        return []
    bullets = [f"{place}." if section.is_numbered else "•" for place in range(1, len(section.points) + 1)]
    indented = ParagraphStyle("point", parent=BODY, leftIndent=16, bulletFontName=PLAIN, bulletFontSize=8.5)
    points = [
        _text(each, indented, POINT, bulletText=bullet) for each, bullet in zip(section.points, bullets, strict=True)
    ]
    return [_text(section.title, PART, HEADING_OF_PART), *points, Spacer(1, 2 * mm)]


class _Picture(Flowable):
    """The chart of the page, from the same shapes; its figures are in it as text, and in words to be heard."""

    def __init__(self, sheet: Sheet):
        super().__init__()
        self.in_words = _in_words(sheet)
        self.drawing = rate_drawing(sheet.figures.years, WIDE)
        self.scale = CHART_WIDTH / WIDE.width
        self.width, self.height = CHART_WIDTH, self.drawing.height * self.scale

    def draw(self):
        with self.canv.tagged(PICTURE, self.in_words):
            self.canv.translate(0, self.height)
            self.canv.scale(self.scale, -self.scale)  # as on a page, from the top
            for shape in self.drawing.parts:
                self.canv.saveState()
                draw_shape(shape, self.canv)
                self.canv.restoreState()


def _in_words(sheet: Sheet) -> str:
    table = sheet.chart.table
    names = [column.heading for column in table.columns]
    years = ["; ".join(f"{name} {said}" for name, said in zip(names, row, strict=True)) for row in table.rows]
    return f"{sheet.figures.chart_title}. {'. '.join(years)}."


@singledispatch
def draw_shape(shape: Shape, canvas: Canvas) -> None:
    raise TypeError(f"{shape!r} is no shape of a drawing")


@draw_shape.register
def _(shape: Words, canvas: Canvas) -> None:
    canvas.translate(shape.x, shape.y)
    canvas.scale(1, -1)
    canvas.setFont(BOLD if shape.is_bold else PLAIN, 14)
    canvas.setFillColor(HexColor(shape.colour))
    write = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
    write[shape.anchor](0, 0, in_font(shape.text))


@draw_shape.register
def _(shape: Stroke, canvas: Canvas) -> None:
    canvas.setStrokeColor(HexColor(shape.colour))
    canvas.setLineWidth(shape.width)
    if shape.is_dashed:
        canvas.setDash(4, 4)
    canvas.line(shape.x1, shape.y1, shape.x2, shape.y2)


@draw_shape.register
def _(shape: Dot, canvas: Canvas) -> None:
    canvas.setStrokeColor(HexColor(OWN))
    canvas.setFillColor(HexColor("#ffffff" if shape.is_hollow else OWN))
    canvas.setLineWidth(2)
    canvas.circle(shape.x, shape.y, 6, fill=1)


@draw_shape.register
def _(shape: Diamond, canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(shape.x, shape.y - 7)
    for x, y in ((7, 0), (0, 7), (-7, 0)):
        path.lineTo(shape.x + x, shape.y + y)
    path.close()
    canvas.setFillColor(HexColor(ENGLAND))
    canvas.drawPath(path, stroke=0, fill=1)


@draw_shape.register
def _(shape: Band, canvas: Canvas) -> None:
    canvas.setFillColor(HexColor(shape.colour))
    canvas.rect(shape.x, shape.y, shape.width, shape.height, stroke=0, fill=1)
