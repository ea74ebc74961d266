"""The box at the top of a page that lists what has to be put right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.forms import BaseForm, BaseFormSet


@dataclass(frozen=True)
class Problem:
    text: str
    target: str  # id of the box to correct; empty where no box is to blame


def problems_of(form: BaseForm | BaseFormSet) -> Iterator[Problem]:
    if not form.is_bound:
        return
    if isinstance(form, BaseFormSet):
        yield from (Problem(text, "") for text in form.non_form_errors())
        for one in form.forms:
            yield from problems_of(one)
        return
    first = next((field.target_id for field in form.visible_fields()), "")
    yield from (Problem(text, first) for text in form.non_field_errors())
    for field in form.visible_fields():
        yield from (Problem(text, field.target_id) for text in field.messages)
    for field in form.hidden_fields():
        yield from (Problem(f"{field.label}: {text}", "") for text in field.errors)


def forms_in(values: Iterable) -> list[BaseForm | BaseFormSet]:
    """Every form a page was given, once, alone or in lists, in the order it was given."""
    found: dict[int, BaseForm | BaseFormSet] = {}
    for value in values:
        for one in value if isinstance(value, list | tuple) else [value]:
            if isinstance(one, BaseForm | BaseFormSet):
                found[id(one)] = one
    inside = {id(form) for formset in found.values() if isinstance(formset, BaseFormSet) for form in formset.forms}
    return [form for key, form in found.items() if key not in inside]


def page_problems(context_values: Iterable) -> list[Problem]:
    return [problem for form in forms_in(context_values) for problem in problems_of(form)]
