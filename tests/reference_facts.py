"""Facts of our own files, read once in each process of tests: hundreds of tests load all of them into their tables."""

import copy
from collections.abc import Iterator

from django.conf import settings

from backend.reference import services
from backend.reference.facts import FactFile
from backend.reference.models.provenance import SourcedFact


def read_reference_facts_once() -> None:
    """Files of a test itself are read whenever it asks: it may write in them in between."""
    read, ours, kept = services.read_facts, settings.FIXTURES_DIRECTORY, dict[str, list[SourcedFact]]()

    def facts_of(file: FactFile) -> Iterator[SourcedFact]:
        if ours != settings.FIXTURES_DIRECTORY:
            return read(file)
        if file.name not in kept:
            kept[file.name] = list(read(file))
        return map(copy.copy, kept[file.name])

    services.read_facts = facts_of
