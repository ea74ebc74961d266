"""A post field by field, with a box for a comment beside each and what the checks found put there to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundField

from backend.opportunities.models import Opportunity
from backend.opportunities.posting_rules import Finding
from backend.opportunities.replies import Exchange
from backend.web.kit.formats import NOT_RECORDED, listed, money
from backend.web.kit.opportunities.facts import standard_of
from backend.web.kit.opportunities.terms import pay_period
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
    def is_empty(self) -> bool:
        """Not recorded, and neither asked for before nor spoken of now: it is commented on where somebody wants to."""
        return self.said == NOT_RECORDED and not (self.asked or self.send or self.is_open)

    @property
    def is_open(self) -> bool:
        """What is chosen or written; what is only proposed waits folded."""
        is_chosen = self.send.value() if self.send else self.comment.value()
        return bool(is_chosen) or bool(self.comment.errors)


@dataclass(frozen=True)
class Part:
    """What stands there, and folded what nobody has said and nobody asks for."""

    title: str
    lines: list[Line]
    empty: list[Line]

    @classmethod
    def of(cls, title: str, lines: Sequence[Line]) -> "Part":
        empty = [each for each in lines if each.is_empty]
        return cls(title, [each for each in lines if not each.is_empty], empty)

    @property
    def empty_words(self) -> str:
        return f"Not recorded: {listed(each.label for each in self.empty)}"


def proposed_comments(opportunity: Opportunity, findings: Sequence[Finding]) -> dict[str, object]:
    """The first finding about each field as a comment; what must be put right is chosen already."""
    proposed: dict[str, object] = {}
    for each in findings:
        if each.field in names_for(opportunity.type, for_officer=False) and each.field not in proposed:
            proposed |= {each.field: each.message, send_box(each.field): each.hard}
    return proposed


def lines_of(form: ChangesForm, opportunity: Opportunity, before: Exchange) -> list[Part]:
    said = _said(opportunity)
    return [
        Part.of(each.title, [_line(form, name, said, before) for name in each.names])
        for each in sections_for(opportunity.type, for_officer=False)
    ]


def _said(opportunity: Opportunity) -> dict[str, str]:
    """By the name of the field: a standard by its title, and pay with what it is for."""
    values = initial_of(opportunity)
    said = {name: said_in(FIELDS[name](), value) for name, value in values.items() if name in FIELDS}
    for name in ("wage_from", "wage_to"):
        if values[name] is not None:
            said[name] = money(values[name], pay_period(opportunity.wage_period))
    return said | {"lars_code": standard_of(opportunity)}


def _line(form: ChangesForm, name: str, said: dict[str, str], before: Exchange) -> Line:
    box = send_box(name)
    send = form[box] if box in form.fields else None
    asked, reply = before.asked.get(name, ""), before.replies.get(name, "")
    return Line(str(FIELDS[name]().label), said[name], form[name], send, asked, reply)
