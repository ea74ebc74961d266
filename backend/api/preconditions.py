"""If-Match: a change is made only to what its caller has read, and who is too late is told which fields moved.

An ETag of ours holds a short digest of each field that can be written, so that it can say which of them changed.
"""

import base64
from collections.abc import Mapping
from typing import Any

from rest_framework import status
from rest_framework.response import Response

from backend.api.errors import NotTaken
from backend.core.digest import json_digest


IF_MATCH = "If-Match"
LETTERS = 6  # of each field's digest: 36 bits
CHANGED = "“{field}” was changed since you read it. Read it again, then send your change with the new ETag."
NOT_OURS = "This is no ETag of this row as we give it. Read the row, and send the ETag it comes with."
NEEDED = (
    "A PUT replaces everything, also what somebody changed since you read it: send If-Match with the ETag the row came"
    " with. To change some fields alone, use PATCH."
)


def etag_of(row: Mapping[str, Any]) -> str:
    """Of a row as the API gives it; the same fields in the same order have the same place in it."""
    return '"' + "".join(_short(row[name]) for name in sorted(row)) + '"'


def changed_since(etag: str, row: Mapping[str, Any]) -> list[str] | None:
    """The fields that are not what they were; None for what is no ETag of such a row."""
    said, now = etag.strip('"'), etag_of(row).strip('"')
    if not (etag.startswith('"') and etag.endswith('"') and len(said) == len(now)):
        return None
    places = range(0, len(now), LETTERS)
    return [
        name for name, at in zip(sorted(row), places, strict=True) if said[at : at + LETTERS] != now[at : at + LETTERS]
    ]


def refusal_of(request, row: Mapping[str, Any], *, required: bool = False) -> Response | None:
    """Why this change cannot be made, or None where it may: 412 names what changed, 428 asks for the header."""
    said = request.headers.get(IF_MATCH, "").strip()
    if not said and required:
        raise NotTaken.because("if-match-needed", IF_MATCH, NEEDED, status=status.HTTP_428_PRECONDITION_REQUIRED)
    if not said or said == "*":
        return None
    found = [changed_since(each.strip(), row) for each in said.split(",")]
    if [] in found:
        return None
    changed = next((each for each in found if each), None)
    return Response(
        {"errors": _errors(changed)}, status=status.HTTP_412_PRECONDITION_FAILED, headers={"ETag": etag_of(row)}
    )


def _errors(changed: list[str] | None) -> list[dict[str, str]]:
    if changed is None:
        return [{"code": "not-an-etag", "field": "", "message": NOT_OURS}]
    return [{"code": "changed-since", "field": name, "message": CHANGED.format(field=name)} for name in changed]


def _short(value: Any) -> str:
    digest = bytes.fromhex(json_digest(value, plain=str))
    return base64.urlsafe_b64encode(digest[:6]).decode()[:LETTERS]
