"""What is read out of a document: its words, what goes with it beside them, and its pictures."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Self

from backend.core.errors import Refused


MOST_LETTERS = 300_000  # 50 close pages
MOST_NOTES = 200
LONGEST_NOTE = 200
LINK = "where a link leads"  # of words that no page shows
TYPED_ON = "what is typed onto the pages, or said of them"
FILE = "file"  # the field that a refusal is about


class FileKind(StrEnum):
    PDF = "pdf"
    WORD = "docx"
    OPEN_DOCUMENT = "odt"
    JPEG = "jpg"
    PNG = "png"


CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.OPEN_DOCUMENT: "application/vnd.oasis.opendocument.text",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
}


@dataclass(frozen=True)
class Limits:
    """Of one document: its bytes, and its pages."""

    most_bytes: int
    most_pages: int

    @property
    def megabytes(self) -> int:
        return self.most_bytes // 1024**2


@dataclass(frozen=True)
class Words:
    """Text, and where in the document it stands."""

    where: str
    text: str


@dataclass(frozen=True)
class Note:
    """What goes with the file beside its words. `goes` says whether a cleaned copy is without it."""

    what: str
    where: str
    said: str
    goes: bool = True


@dataclass
class Reading:
    kind: FileKind
    pages: int | None = None
    words: list[Words] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)  # where each stands
    unread: list[str] = field(default_factory=list)  # where no word could be read

    def add_words(self, where: str, text: str) -> None:
        if not text.strip():
            return
        self.words.append(Words(where, text))
        if sum(len(each.text) for each in self.words) > MOST_LETTERS:
            raise Refused("The file holds far more words than a CV or a letter: choose the part that is needed.", FILE)

    def add_note(self, what: str, where: str, said: object, *, goes: bool = True) -> None:
        """Each once, and nothing that says nothing."""
        text = " ".join(str(said).split())[:LONGEST_NOTE]
        note = Note(what, where, text, goes)
        if text and note not in self.notes and len(self.notes) < MOST_NOTES:
            self.notes.append(note)

    @property
    def text(self) -> str:
        """All words of its pages, with the spaces between them made one: what a cleaned copy still has to say."""
        return " ".join(" ".join(each.text for each in self.words if each.where not in (LINK, TYPED_ON)).split())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_json(cls, said: dict[str, Any]) -> Self:
        return cls(
            FileKind(said["kind"]),
            said["pages"],
            [Words(**each) for each in said["words"]],
            [Note(**each) for each in said["notes"]],
            list(said["pictures"]),
            list(said["unread"]),
        )
