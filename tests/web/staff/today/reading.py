"""Reads Today by its lines, the first one drawn large among them."""

from bs4.element import Tag

from tests.web.pages import page_of, text_of


def lines_in(response, kind: str) -> list[Tag]:
    """The lines of a kind; empty where the kind is folded away."""
    return page_of(response).select(f"[data-kind={kind}]")


def hints(response, kind) -> list[tuple[str, str]]:
    """Of each line of a kind whose it is with what it asks for, and the reason."""
    return [(f"{_said(line, 'who')}: {asked_in(line)}", _said(line, "what")) for line in lines_in(response, kind)]


def asked_in(line: Tag) -> str:
    """In full, as a heading or a screen reader says it, where the button is shorter."""
    in_full = line.select_one("[data-asked]")
    words = text_of(in_full) if in_full else button_of(line)
    return f"{words[:1].lower()}{words[1:]}"


def button_of(line: Tag) -> str:
    """The words that are seen."""
    return "".join(line.select_one("[data-act], [data-ring]").find_all(string=True, recursive=False)).strip()


def whens(response, kind) -> list[str]:
    return [_said(line, "when") for line in lines_in(response, kind)]


def link_of(response, kind) -> str:
    """Where the act of the first line leads; of one done in place, the page that does the same."""
    line = lines_in(response, kind)[0]
    act = line.select_one("[data-act]")
    return act["href"] if act.name == "a" else act.find_parent("details").select("a")[-1]["href"]


def _said(line: Tag, part: str) -> str:
    return text_of(line.select_one(f"[data-{part}]"))
