"""The model card as the page shows it: from the engine's own structure, never from text that could be markup."""

from dataclasses import dataclass

from backend.learning.documents import document_for_page
from backend.model_versions.models import ModelVersion
from backend.web.kit.content import Column, Row, Table


SHOWN_OPEN = ("What it cannot do", "When to distrust it")
SHOWN_ELSEWHERE = ("How far its chances come true", "Groups")


@dataclass(frozen=True)
class CardSection:
    title: str
    blocks: list[dict]


def card_sections(version: ModelVersion) -> tuple[list[CardSection], list[CardSection]]:
    """What the model is not, to be read at once; and the rest of the card."""
    card_parts = document_for_page(version.card, version)["sections"]
    sections = [CardSection(each["title"], [_block(block) for block in each["blocks"]]) for each in card_parts]
    first = [section for section in sections if section.title in SHOWN_OPEN]
    return first, [section for section in sections if section.title not in SHOWN_OPEN + SHOWN_ELSEWHERE]


def _block(block: dict) -> dict:
    if block["kind"] == "entries":
        return {"kind": "entries", "rows": [Row(each["name"], each["words"]) for each in block["entries"]]}
    if block["kind"] == "table":
        columns = [Column(head) for head in block["heads"]]
        return {"kind": "table", "table": Table(block["caption"], columns, block["rows"], caption_size="s")}
    return block
