"""The form in its sections, with what was asked for and what the rules say beside each field."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundField

from backend.opportunities.models import OpportunityEvent
from backend.opportunities.posting_rules import Finding
from backend.web.kit.content import Row
from backend.web.kit.posting.forms import PostingForm, reply_box
from backend.web.kit.posting.sections import sections_for


@dataclass(frozen=True)
class Line:
    """A field, what is asked of it, a box for a reply to that, and what the rules say."""

    field: BoundField
    asked: str
    reply: BoundField | None
    remarks: list[Row]


@dataclass(frozen=True)
class Part:
    title: str
    lines: list[Line]


def parts_of(
    form: PostingForm,
    *,
    for_officer: bool,
    request_for_changes: OpportunityEvent | None = None,
    findings: Sequence[Finding] = (),
) -> list[Part]:
    comments = request_for_changes.comments if request_for_changes else {}
    sections = sections_for(
        form.type, for_officer=for_officer, keeps_places="kept_words" in form.fields and not for_officer
    )
    return [
        Part(section.title, [_line(form, name, comments, findings) for name in section.names])
        for section in sections
        if form.slug in ("", section.slug)
    ]


def _line(form: PostingForm, name: str, comments: dict[str, str], findings: Sequence[Finding]) -> Line:
    box = reply_box(name)
    reply = form[box] if box in form.fields else None
    said = [
        Row("Needed" if finding.hard else "To check", finding.message) for finding in findings if finding.field == name
    ]
    return Line(form[name], comments.get(name, ""), reply, said)
