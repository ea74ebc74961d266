from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import slugify

from backend.web.kit.charts.svg import FONT, TEXT_SIZE, element, text_element
from backend.web.kit.content import Table


@dataclass(frozen=True)
class Chart:
    """What `{% chart %}` shows: the finding in words, the picture, and the figures behind it."""

    finding: str
    title: str
    svg: SafeString
    table: Table
    csv_url: str = ""
    note: str = ""


def picture(title: str, description: str, width: int, height: float, *parts) -> SafeString:
    """`title` must be unlike that of any other chart on the page: ids are made from it."""
    name = f"chart-{slugify(title)}"
    return element(
        "svg",
        {
            "viewBox": f"0 0 {width} {height:g}",
            "width": width,
            "height": f"{height:g}",
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-description",
            "font-family": FONT,
            "font-size": TEXT_SIZE,
        },
        text_element("title", {"id": f"{name}-title"}, title),
        text_element("desc", {"id": f"{name}-description"}, description),
        *parts,
    )
