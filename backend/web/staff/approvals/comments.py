"""A post field by field, with a box for a comment beside each and what the checks found put there to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundField

from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import Finding
from backend.opportunities.replies import Exchange
from backend.web.kit.posting.fields import FIELDS
from backend.web.kit.posting.forms import initial_of
from backend.web.kit.posting.said import said_in
from backend.web.kit.posting.sections import names_for, sections_for
from backend.web.staff.approvals.forms import ChangesForm, send_box


@dataclass(frozen=True)
class Line:
    """One field: what stands there, what was asked and replied before, the comment, and whether it is sent."""

    label: str
    said: str
    comment: BoundField
    send: BoundField | None
    asked: str = ""
    reply: str = ""

    @property
    def is_open(self) -> bool:
        """What is chosen or written; what is only proposed waits folded."""
        is_chosen = self.send.value() if self.send else self.comment.value()
        return bool(is_chosen) or bool(self.comment.errors)


@dataclass(frozen=True)
class Part:
    title: str
    lines: list[Line]


def proposed_comments(opportunity: Opportunity, findings: Sequence[Finding]) -> dict[str, object]:
    """The first finding about each field as a comment; what must be put right is chosen already."""
    proposed: dict[str, object] = {}
    for each in findings:
        if each.field in names_for(opportunity.type, for_officer=False) and each.field not in proposed:
            proposed |= {each.field: each.message, send_box(each.field): each.hard}
    return proposed


def lines_of(form: ChangesForm, opportunity: Opportunity, before: Exchange) -> list[Part]:
    values = initial_of(opportunity)
    return [
        Part(each.title, [_line(form, name, values[name], before) for name in each.names])
        for each in sections_for(opportunity.type, for_officer=False)
    ]


def _line(form: ChangesForm, name: str, value: object, before: Exchange) -> Line:
    box = send_box(name)
    send = form[box] if box in form.fields else None
    field = FIELDS[name]()
    asked, reply = before.asked.get(name, ""), before.replies.get(name, "")
    return Line(str(field.label), said_in(field, value), form[name], send, asked, reply)
