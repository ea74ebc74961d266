"""Model card and transparency record: kept as plain structure, so that a page draws them and a file downloads them."""

from dataclasses import asdict, replace

import matching
from backend.core import clock
from backend.model_versions.models import ModelVersion
from matching.cards import Document, Evidence, Facts, as_html, as_markdown, atrs_record, model_card
from matching.cards.document import Entries, Entry, Points, Section, Table, Text


BLOCK_TYPES = {"text": Text, "points": Points, "entries": Entries, "table": Table}
KIND_OF = {kind: name for name, kind in BLOCK_TYPES.items()}
APPROVED_BY = "Approved by"


def write_card_and_record(ranker: matching.Ranker, evidence: Evidence, version: ModelVersion) -> tuple[dict, dict]:
    """The card and the record of a version that has just been trained."""
    facts = Facts(
        council=version.council.name,
        version=str(version.number),
        completed=version.trained_on,
        training_from=version.window_from,
        team="Virtual school",
        storage="In the council's own database, behind a wall by council; records used are kept with each ranking.",
        sharing="None: no record of a young person leaves the council.",
    )
    return document_as_json(model_card(ranker, facts, evidence)), document_as_json(atrs_record(ranker, facts, evidence))


def document_as_json(document: Document) -> dict:
    sections = [
        {"title": each.title, "blocks": [_block_as_json(block) for block in each.blocks]} for each in document.sections
    ]
    return {"title": document.title, "sections": sections}


def _block_as_json(block) -> dict:
    return {"kind": KIND_OF[type(block)], **asdict(block)}


def document_from_json(content: dict, version: ModelVersion) -> Document:
    """As the engine's own structure, with who approved the version since."""
    sections = tuple(
        Section(each["title"], tuple(_with_approval(_block_from_json(block), version) for block in each["blocks"]))
        for each in content["sections"]
    )
    return Document(content["title"], sections)


def _block_from_json(block: dict):
    match block:
        case {"kind": "entries", "entries": entries}:
            return Entries(tuple(Entry(**entry) for entry in entries))
        case {"kind": "table", "rows": rows}:
            return Table(block["caption"], tuple(block["heads"]), tuple(map(tuple, rows)))
        case {"kind": "points", "sentences": sentences}:
            return Points(tuple(sentences))
    return Text(block["words"])


def _with_approval(block, version: ModelVersion):
    if not isinstance(block, Entries) or version.approved_at is None:
        return block
    approval = Entry(APPROVED_BY, f"{version.approved_by}, {clock.local(version.approved_at):%-d %B %Y}")
    return replace(block, entries=tuple(approval if entry.name == APPROVED_BY else entry for entry in block.entries))


def document_for_page(content: dict, version: ModelVersion) -> dict:
    """What a page draws."""
    return document_as_json(document_from_json(content, version))


def render_document(content: dict, version: ModelVersion, form: str) -> str:
    """As Markdown ("md") or as a page of its own ("html")."""
    document = document_from_json(content, version)
    return as_markdown(document) if form == "md" else as_html(document, whole=True)
