"""Log lines carry the request's reference and no personal data."""

import logging
from contextvars import ContextVar


reference: ContextVar[str] = ContextVar("reference", default="-")


class AddReference(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.reference = reference.get()
        return True
