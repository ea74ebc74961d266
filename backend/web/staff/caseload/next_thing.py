"""What is next for a young person, as it stands in a list: the first line of Today about them, and its one act."""

from dataclasses import dataclass

from django.utils.html import format_html, html_safe

from backend.web.staff.today.lines import Urgency
from backend.web.staff.today.page import Entry


NOTHING = "Nothing waits"


@html_safe
@dataclass(frozen=True)
class NextThing:
    entry: Entry | None

    def __str__(self) -> str:
        if self.entry is None:
            return NOTHING
        line = self.entry.line
        late = " onward-late" if self.entry.urgency == Urgency.SAFETY else ""
        act = format_html('<a class="govuk-link{}" href="{}">{}</a>', late, line.act.url, line.act.words)
        if not line.act.url:
            act = format_html("<strong>{}</strong>", line.act.words)
        return format_html('<span class="onward-next">{} {}{}</span>', act, line.what, self._with)

    @property
    def _with(self) -> str:
        colleague = self.entry.with_colleague if self.entry else ""
        return f". With {colleague}" if colleague else ""
