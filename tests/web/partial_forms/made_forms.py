"""Every form that is made while pages are asked for, so that it can be made again with other answers."""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, Form
from django.forms.forms import DeclarativeFieldsMetaclass
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

import backend


NO_FORMS = (".config", ".demo", ".manage", ".migrations")  # programs, which do something when they are imported


@dataclass(frozen=True)
class MadeForm:
    """A form class with what its view gave it."""

    kind: type[BaseForm]
    arguments: tuple[Any, ...]
    named: dict[str, Any]

    def with_answers(self, answers: QueryDict, files: MultiValueDict) -> BaseForm:
        """The form as its view would make it of these answers."""
        if len(self.arguments) > 1:
            return self.kind(answers, files, *self.arguments[2:], **self.named)
        named = self.named | ({"files": files} if "files" in self.named or self._takes_files else {})
        if self.arguments:
            return self.kind(answers, **named)
        return self.kind(**named | {"data": answers})

    @property
    def _takes_files(self) -> bool:
        return any(field.widget.needs_multipart_form for field in self.kind.base_fields.values())

    def as_it_was(self) -> BaseForm:
        return self.kind(*self.arguments, **self.named)


def form_classes() -> set[type[BaseForm]]:
    """Those of the service that no other of its forms builds upon: what it builds upon is sent as a part of it."""
    for module in pkgutil.walk_packages(backend.__path__, "backend."):
        if not any(part in module.name for part in NO_FORMS):
            importlib.import_module(module.name)
    ours = {each for each in _below(Form) if each.__module__.startswith("backend.")}
    return {each for each in ours if not any(other is not each and issubclass(other, each) for other in ours)}


def _below(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


@contextmanager
def made_forms() -> Iterator[dict[type[BaseForm], MadeForm]]:
    """The forms made meanwhile, the last of each class."""
    made: dict[type[BaseForm], MadeForm] = {}

    def make(kind, *arguments, **named):
        ours = next((each for each in kind.__mro__ if each.__module__.startswith("backend.")), None)
        if ours:
            made[ours] = MadeForm(kind, arguments, named)
        return type.__call__(kind, *arguments, **named)

    DeclarativeFieldsMetaclass.__call__ = make
    try:
        yield made
    finally:
        del DeclarativeFieldsMetaclass.__call__
