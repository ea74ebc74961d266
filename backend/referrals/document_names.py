"""What a document is called among what an employer was told: by its kind and a number, and nothing of whose it is.

No name is given twice for one referral: what was taken back, and asked to be deleted, is told from what came later.
"""

from collections.abc import Collection

from backend.care_leavers.choices import DocumentKind
from backend.core.errors import Refused


MOST = 9  # of a kind with one referral
BEGINS = "document_"
NAMES = {
    kind: [f"{BEGINS}{kind}", *(f"{BEGINS}{kind}_{number}" for number in range(2, MOST + 1))] for kind in DocumentKind
}
DOCUMENT_LABELS: dict[str, str] = {
    name: kind.file_name if number == 1 else f"{kind.file_name} {number}"
    for kind, names in NAMES.items()
    for number, name in enumerate(names, start=1)
}


def is_document(name: str) -> bool:
    return name in DOCUMENT_LABELS


def next_name(kind: str, used: Collection[str]) -> str:
    free = [name for name in NAMES[DocumentKind(kind)] if name not in used]
    if not free:
        raise Refused(f"There were {MOST} of this kind with this referral already. Ring the employer.", "documents")
    return free[0]
