"""The model card and the algorithmic transparency record, generated: never written by hand."""

from matching.cards.atrs import atrs_record
from matching.cards.document import Document
from matching.cards.facts import Evidence, Facts
from matching.cards.html import as_html
from matching.cards.markdown import as_markdown
from matching.cards.model_card import model_card


__all__ = ["Document", "Evidence", "Facts", "as_html", "as_markdown", "atrs_record", "model_card"]
