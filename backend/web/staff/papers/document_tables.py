"""Documents, and what was found in them, as rows of pages."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from backend.care_leavers.document_findings import Finding, Tell
from backend.care_leavers.documents import findings_of_each, may_be_sent
from backend.care_leavers.models import CareLeaver, Document
from backend.web.kit.content import Link, Stacked, Table, Tag, columns
from backend.web.kit.formats import plural, short_day


IN_PLACE = Tag("Replaced by a cleaned copy")
MAY_BE_SENT = Tag("May be sent", "green")
NOT_LOOKED_AT = Tag("Not looked at yet", "orange")
AGAIN = Tag("Look at it again", "red")
IN_WORDS = "Talk with them, and change it in their own file"
LOOK = "Look whether it should be there"


def stands(document: Document, findings: Sequence[Finding]) -> Tag:
    """A look counts for what was found then: what is found since asks for another."""
    if document.has_copy:
        return IN_PLACE
    if may_be_sent(document, findings):
        return MAY_BE_SENT
    return AGAIN if document.looked_at else NOT_LOOKED_AT


def documents_table(documents: Sequence[Document], person: CareLeaver) -> Table:
    each_with_findings = zip(documents, findings_of_each(documents, person), strict=True)
    rows = [_document(each, findings) for each, findings in each_with_findings]
    headings = columns("Document", "Added", "Found in it", "Stands")
    empty = "No document is here yet. A CV is looked at here before it goes to anybody."
    return Table("Documents", headings, rows, empty=empty)


def _document(document: Document, findings: Sequence[Finding]) -> list:
    name = Link(document.get_kind_display(), reverse("document", args=[document.public_id]), f"of {_added(document)}")
    what = "Cleaned copy" if document.cleaned_from_id else document.get_format_display()
    told = ". ".join(filter(None, (what, document.note)))
    looked = f"{document.looked_by}, {short_day(document.looked_at)}" if document.looked_at else ""
    found = plural(len(findings), "thing,things") if findings else "nothing"
    return [Stacked(name, told), _added(document), found, Stacked(stands(document, findings), looked)]


def _added(document: Document) -> str:
    return f"{short_day(document.created_at)}, {document.added_by}"


def findings_table(findings: Iterable[Finding]) -> Table:
    """What only whoever wrote it, or reads it, can see to."""
    rows = [[each.tell.label, each.said, each.where, _to_do(each)] for each in findings if not each.goes]
    empty = "Nothing that we look for. Read it yourself all the same: no list finds everything."
    return Table("Found in it", columns("What", "It says", "Where", "What to do"), rows, empty=empty)


def beside_table(findings: Iterable[Finding]) -> Table:
    """What goes with one press."""
    rows = [[each.said, each.tell.label, each.where] for each in findings if each.goes]
    return Table("Goes along beside the words", columns("It says", "What", "Where"), rows)


def _to_do(finding: Finding) -> str:
    if finding.tell in (Tell.PICTURE, Tell.UNREAD):
        return LOOK
    return IN_WORDS
