"""The form in its sections, with what was asked for and what the rules say beside each field."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundField

from backend.opportunities.models import OpportunityEvent
from backend.opportunities.posting_rules import Finding
from backend.web.kit.content import Row
from backend.web.kit.posting.forms import PostingForm
from backend.web.kit.posting.sections import sections_for


@dataclass(frozen=True)
class Line:
    field: BoundField
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
        Part(section.title, [Line(form[name], _remarks(name, comments, findings)) for name in section.names])
        for section in sections
        if form.slug in ("", section.slug)
    ]


def _remarks(name: str, comments: dict[str, str], findings: Sequence[Finding]) -> list[Row]:
    requested = [Row("You are asked to change this", comments[name])] if name in comments else []
    return requested + [
        Row("Needed before it can be sent" if finding.hard else "To check", finding.message)
        for finding in findings
        if finding.field == name
    ]
