"""Log lines carry the request's reference and no personal data."""

import logging
import re
import traceback
from contextvars import ContextVar


reference: ContextVar[str] = ContextVar("reference", default="-")


class AddReference(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.reference = reference.get()
        return True


SECRET_IN_AN_ADDRESS = re.compile(r"(?<=/)[\w%-]{40,}(?=[/?#\s'\x22).,]|$)")


class WithoutWords(logging.Formatter):
    """Of an error its kind and where it was raised, never its words: they may be the words of a record.

    Of an address that opens something to whoever has it, its secret is left out.
    """

    def formatException(self, ei) -> str:  # noqa: N802 (logging's own name)
        return "\n".join(_kinds_and_places(ei[1])) if ei[1] else ""

    def format(self, record: logging.LogRecord) -> str:
        line = logging.makeLogRecord(record.__dict__)
        line.args, line.exc_text = _without_errors(record.args), None
        return SECRET_IN_AN_ADDRESS.sub("(left out)", super().format(line))


def _kinds_and_places(error: BaseException | None) -> list[str]:
    """The innermost cause first, as Python writes it."""
    if error is None:
        return []
    places = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    before = _kinds_and_places(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
    return [*before, places, f"{type(error).__module__}.{type(error).__qualname__}"]


def _without_errors(arguments):
    """Celery tells of a task that failed by the words of its error and by its arguments."""
    if isinstance(arguments, dict):
        told = ("exc", "traceback", "args", "kwargs")
        return {name: "(left out)" if name in told else _kind(value) for name, value in arguments.items()}
    return tuple(map(_kind, arguments)) if isinstance(arguments, tuple) else arguments


def _kind(value):
    return type(value).__name__ if isinstance(value, BaseException) else value
