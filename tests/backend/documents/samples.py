"""Files made for tests: letters as people send them, and what somebody might send instead. None of them is real."""

import io
import zipfile

from PIL import Image
from pypdf import PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from backend.documents.reading import Limits


LIMITS = Limits(most_bytes=10 * 1024**2, most_pages=50)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
LETTER = "Dear Ms Okoro, I would like to bake."


def pdf(*pages: str, author="Priya Ravenscar", title="LAC review", picture: bytes = b"", **more) -> bytes:
    made = io.BytesIO()
    paper = canvas.Canvas(made, invariant=1)
    paper.setAuthor(author)
    paper.setTitle(title)
    paper.setProducer("Council print room")
    for text in pages or (LETTER,):
        for number, line in enumerate(text.splitlines() or [""]):
            paper.drawString(72, 760 - 16 * number, line)
        if picture:
            paper.drawImage(ImageReader(io.BytesIO(picture)), 72, 400, 100, 100)
        paper.showPage()
    paper.save()
    return altered(made.getvalue(), **more) if more else made.getvalue()


def altered(data: bytes, *, attachment=b"", password="", owner_password="") -> bytes:
    writer, made = PdfWriter(clone_from=io.BytesIO(data)), io.BytesIO()
    if attachment:
        writer.add_attachment("more.exe", attachment)
    if password or owner_password:
        writer.encrypt(password, owner_password or None)
    writer.write(made)
    return made.getvalue()


def blank_pages(count: int) -> bytes:
    """As small as so many pages can be: one object that all of them are."""
    kids = "3 0 R " * count
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>"]
    objects.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
    return written(objects)


def written(objects: list[str], trailer="") -> bytes:
    """A PDF of these objects, numbered from one; the first is the catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    begins = len(made)
    count = len(objects) + 1
    made += f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root 1 0 R{trailer}>>\n".encode()
    return made + f"startxref\n{begins}\n%%EOF\n".encode()


def jpeg(*, place=True, held=1, size=(120, 80), comment=b"") -> bytes:
    """A photograph with who took it, with what, and where."""
    picture, made = Image.linear_gradient("L").resize(size).convert("RGB"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F], exif[0x013B], exif[0x0112] = "Fable Phones", "Amina", held
    if place:
        exif[0x8825] = {1: "N", 2: (51.0, 22.0, 12.0), 3: "W", 4: (0.0, 6.0, 0.0)}
    picture.save(made, "JPEG", exif=exif, comment=comment)
    return made.getvalue()


def png(**texts: str) -> bytes:
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 - of this one picture alone

    told, made = PngInfo(), io.BytesIO()
    for name, text in texts.items():
        told.add_text(name, text)
    Image.linear_gradient("L").save(made, "PNG", pnginfo=told)
    return made.getvalue()


def archive(parts: dict[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as held:
        for name, said in parts.items():
            packed = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            held.writestr(zipfile.ZipInfo(name), said, packed)
    return made.getvalue()


def docx(*paragraphs: str, author="Priya Ravenscar", main=MAIN, body="", more=None) -> bytes:
    said = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs or (LETTER,))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{said}{body}</w:body></w:document>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>Sam Okoro</cp:lastModifiedBy>"
        "<dcterms:created>2026-05-01T10:00:00Z</dcterms:created></cp:coreProperties>",
        "docProps/app.xml": f'<Properties xmlns="{OFFICE}/extended-properties"><Pages>1</Pages>'
        "<Company>Council leaving care team</Company></Properties>",
    }
    return archive(parts | (more or {}))


def odt(
    *paragraphs: str, author="Priya Ravenscar", mimetype="application/vnd.oasis.opendocument.text", more=None
) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    )
    said = "".join(f"<text:p>{text}</text:p>" for text in paragraphs or (LETTER,))
    parts = {
        "mimetype": mimetype,
        "content.xml": f"<office:document-content {names}><office:body><office:text>{said}</office:text></office:body>"
        "</office:document-content>",
        "meta.xml": f"<office:document-meta {names}><office:meta><meta:initial-creator>{author}"
        "</meta:initial-creator><dc:creator>Sam Okoro</dc:creator></office:meta></office:document-meta>",
        "META-INF/manifest.xml": "<manifest/>",
    }
    return archive(parts | (more or {}))


def bomb(size: int = 70_000_000) -> bytes:
    """A Word document of some hundred kilobytes, of which a part unpacks to so many bytes."""
    return docx(more={"word/media/large.dat": b"\0" * size})
