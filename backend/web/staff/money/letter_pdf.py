"""The letter to a training provider as a PDF of one page: text in fonts that it carries, tagged in its order."""

import io
from collections.abc import Mapping
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Frame, KeepInFrame

from backend.web.staff.committee.pdf import BOLD, PLAIN, in_font
from backend.web.staff.committee.pdf_tags import TEXT, TITLE, TaggedCanvas, TaggedParagraph


SIDE, TOP = 24 * mm, 22 * mm
WIDTH, HEIGHT = A4[0] - 2 * SIDE, A4[1] - 2 * TOP
BODY = ParagraphStyle("letter", fontName=PLAIN, fontSize=10, leading=15, spaceAfter=9)
QUOTED = ParagraphStyle("declaration", parent=BODY, leftIndent=14, rightIndent=14)
HEADING = ParagraphStyle("heading", fontName=BOLD, fontSize=14, leading=19, spaceBefore=6, spaceAfter=9)


def letter_pdf(reference: str, said: Mapping[str, str]) -> bytes:
    """`said` as the page shows it: the same words, and none beside them."""
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD)
    written = io.BytesIO()
    canvas = TaggedCanvas(written, pagesize=A4, lang="en-GB")
    canvas.setTitle(f"Letter {reference}")
    canvas.setAuthor(said["team"])
    canvas.setViewerPreference("DisplayDocTitle", "true")
    frame = Frame(SIDE, TOP, WIDTH, HEIGHT, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    frame.addFromList([KeepInFrame(WIDTH, HEIGHT, _story(reference, said), mode="shrink")], canvas)
    canvas.save()
    return written.getvalue()


def _story(reference: str, said: Mapping[str, str]) -> list[TaggedParagraph]:
    phone = f" on {said['phone']}" if said["phone"] else ""
    return [
        _text("\n".join(filter(None, (said["team"], said["council"], said["phone"])))),
        _text(f"{said['made_on']}\nReference {reference}"),
        _text(f"To {said['provider']}"),
        _text(f"Apprenticeship bursary: {said['name']}", HEADING, TITLE),
        _text(
            f"{said['council']} confirms that {said['name']}, whose apprenticeship began on {said['first_day']}, was in"
            f" the category “{said['category']}” on that day."
        ),
        _text(f"{said['name']} signed this declaration on {said['signed_on']}:"),
        _text(f"“{said['declares']}”", QUOTED),
        _text(
            "Please keep this letter for the bursary alone. The place of work has not been told of it and does not need"
            " to be: please do not pass it on, and do not speak of the bursary there without the apprentice’s own"
            " agreement."
        ),
        _text(f"To ask whether this letter is ours, ring {said['team']}{phone} and give the reference."),
        _text(f"{said['by']}\n{said['team']}"),
    ]


def _text(words: str, style: ParagraphStyle = BODY, tag: str = TEXT) -> TaggedParagraph:
    paragraph = TaggedParagraph(escape(in_font(words)).replace("\n", "<br/>"), style)
    paragraph.tag = tag
    return paragraph
