"""Reads Today by its sections."""

from tests.web.pages import page_of, text_of


def hints(response, anchor) -> list[tuple[str, str]]:
    """The action and the reason of each line of a section; empty where the kind is folded away."""
    items = page_of(response).select(f"section[aria-labelledby={anchor}] .govuk-task-list__item")
    return [
        (text_of(item.select_one(".govuk-task-list__link")), text_of(item.select_one(".govuk-task-list__hint")))
        for item in items
    ]


def link_of(response, anchor) -> str:
    return page_of(response).select_one(f"section[aria-labelledby={anchor}] .govuk-task-list__link")["href"]
