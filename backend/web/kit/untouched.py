"""What a browser sends of a form that nobody touched, found from the widgets that draw it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import QueryDict


Boxes = dict[str, list[str]]  # of each box of one field what a browser sends; a box that sends nothing is left out


def untouched(form: forms.BaseForm, name: str, value: Any) -> Boxes:
    """The boxes of a field that shows `value`, as they would be sent."""
    field = form.fields[name]
    box = form.add_prefix(name)
    drawn = field.widget.get_context(box, field.prepare_value(value), field.widget.attrs)["widget"]
    boxes: Boxes = {}
    for sent_as, sent in _sent(drawn):
        boxes.setdefault(sent_as, []).append(sent)
    return boxes


def sent(form: forms.BaseForm, name: str, posted: QueryDict) -> Boxes:
    """The boxes of a field as they were sent."""
    box = form.add_prefix(name)
    subwidgets = getattr(form.fields[name].widget, "widgets_names", None)
    names = [f"{box}{each}" for each in subwidgets] if subwidgets else [box]
    return {each: posted.getlist(each) for each in names if each in posted}


def is_left_out(form: forms.BaseForm, name: str, posted: QueryDict) -> bool:
    """Whether the page that was sent had no such box at all."""
    return form.fields[name].widget.value_omitted_from_data(posted, {}, form.add_prefix(name))


def reads_the_same(form: forms.BaseForm, name: str, one: Boxes, other: Boxes) -> bool:
    """£7.50 and 7.5, or a text with a space behind it, are no change."""
    if _plain(one) == _plain(other):
        return True
    if isinstance(form.fields[name], forms.ModelChoiceField):
        return False
    try:
        first, second = (cleaned(form, name, _query(boxes)) for boxes in (one, other))
    except forms.ValidationError:
        return False
    return _plain_value(first) == _plain_value(second)


def cleaned(form: forms.BaseForm, name: str, posted: QueryDict) -> Any:
    """What the field alone makes of its boxes; raises ValidationError."""
    field = form.fields[name]
    return field.clean(field.widget.value_from_datadict(posted, {}, form.add_prefix(name)))


def _query(boxes: Boxes) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, values in boxes.items():
        made.setlist(name, values)
    return made


def words_of(form: forms.BaseForm, name: str, boxes: Boxes) -> str:
    """What the boxes say, for a person to read."""
    field = form.fields[name]
    values = [value for each in boxes.values() for value in each]
    if isinstance(field.widget, forms.CheckboxInput):
        return "ticked" if values else "not ticked"
    labels = dict(_choices(field.widget))
    separator = " " if isinstance(field.widget, forms.MultiWidget) else ", "
    return separator.join(filter(None, (labels.get(value, value) for value in values))) or "empty"


def _choices(widget: forms.Widget) -> Iterator[tuple[str, str]]:
    for value, label in getattr(widget, "choices", ()):
        if isinstance(label, list | tuple):
            yield from ((str(inner), str(words)) for inner, words in label)
        else:
            yield str(value), str(label)


def _sent(drawn: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "optgroups" in drawn:
        yield from _chosen(drawn)
    elif "subwidgets" in drawn:
        for each in drawn["subwidgets"]:
            yield from _sent(each)
    elif drawn.get("type") == "checkbox":
        if drawn["attrs"].get("checked"):
            yield drawn["name"], str(drawn["value"] or "on")
    elif drawn.get("type") not in ("file", "password"):
        yield drawn["name"], "" if drawn["value"] is None else str(drawn["value"])


def _chosen(drawn: dict[str, Any]) -> Iterator[tuple[str, str]]:
    options = [option for _, group, _ in drawn["optgroups"] for option in group]
    chosen = [option for option in options if option["selected"]]
    is_list = options and options[0].get("type") == "select"
    if is_list and not chosen and not drawn["attrs"].get("multiple"):
        chosen = options[:1]  # a list that shows nothing chosen sends its first line
    for option in chosen:
        yield drawn["name"], str(option["value"])


def _plain(boxes: Boxes) -> list[tuple[str, list[str]]]:
    tidy = {name: sorted(value.replace("\r\n", "\n").strip() for value in values) for name, values in boxes.items()}
    return sorted((name, values) for name, values in tidy.items() if any(values))


def _plain_value(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    return sorted(map(str, value)) if isinstance(value, list | tuple) else value
