"""Finds the schema.org JobPosting objects in a page or in plain JSON. What cannot be read is left out."""

import json
from html.parser import HTMLParser
from typing import Any

from backend.opportunities.feeds.text import storable_json


LINKED_DATA = "application/ld+json"
JOB_POSTING = "JobPosting"
DEEPEST = 12
MOST_POSTINGS = 1000


def job_postings(html_or_json: str) -> list[dict]:
    """Every JobPosting of the text, in its order, without what the database could not keep."""
    found: list[dict] = []
    for text in _documents(html_or_json):
        try:
            _collect(json.loads(text), found, DEEPEST)
        except (ValueError, RecursionError):
            continue
    return [storable_json(posting) for posting in found[:MOST_POSTINGS]]


def _documents(html_or_json: str) -> list[str]:
    text = html_or_json.strip().lstrip("\ufeff")
    if text.startswith(("{", "[")):
        return [text]
    scripts = _Scripts()
    scripts.feed(text)
    scripts.close()
    return scripts.found


def _collect(value: Any, found: list[dict], depth: int) -> None:
    """Pages put a posting bare, in a list, under @graph or inside another thing."""
    if depth == 0:
        return
    if isinstance(value, list):
        for each in value:
            _collect(each, found, depth - 1)
    elif isinstance(value, dict):
        if _is_posting(value.get("@type")):
            found.append(value)
        else:
            for each in value.values():
                _collect(each, found, depth - 1)


def _is_posting(type_: Any) -> bool:
    names = type_ if isinstance(type_, list) else [type_]
    return any(isinstance(name, str) and name.rpartition("/")[2] == JOB_POSTING for name in names)


class _Scripts(HTMLParser):
    """The text of each script of linked data."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.is_inside = False

    def handle_starttag(self, tag, attributes):
        kind = (dict(attributes).get("type") or "").split(";")[0].strip().lower()
        self.is_inside = tag == "script" and kind == LINKED_DATA
        if self.is_inside:
            self.found.append("")

    def handle_endtag(self, tag):
        self.is_inside = False

    def handle_data(self, data):
        if self.is_inside:
            self.found[-1] += data
