"""Reads pages the way a person does: by headings, tables, links and what an error says."""

from bs4 import BeautifulSoup


def page_of(response) -> BeautifulSoup:
    """Read once for an answer: whoever looks at it again finds the same page."""
    assert response.status_code == 200, (response.status_code, response.get("Location"))
    if not hasattr(response, "page_read"):
        response.page_read = BeautifulSoup(response.content, "html.parser")
    return response.page_read


def text_of(element) -> str:
    return " ".join(element.get_text(" ").split())


def names_in_table(response) -> list[str]:
    return [name_in(cell) for cell in page_of(response).select("tbody th[scope=row]")]


def name_in(header) -> str:
    """What a row is called, without the facts beneath it."""
    facts = header.select_one("br + .onward-facts")
    return text_of(header).removesuffix(text_of(facts)).strip() if facts else text_of(header)


def headings_in(response) -> list[str]:
    return [text_of(heading) for heading in page_of(response).select("main h1, main h2, main h3")]


def errors_in(response) -> list[str]:
    return [text_of(link) for link in page_of(response).select(".govuk-error-summary__list li")]


def banner_in(response) -> str:
    return text_of(page_of(response).select_one(".govuk-notification-banner__content"))


def filled(response, which: str = "main form") -> dict[str, object]:
    """What a browser would post of this form if the person changed nothing."""
    form = page_of(response).select_one(which)
    answers: dict[str, object] = {}
    for box in form.select("input[name], textarea[name], select[name]"):
        if box.get("type") in ("radio", "checkbox") and not box.has_attr("checked"):
            continue
        if box.name == "select":
            chosen = box.select_one("option[selected]")
            answers[box["name"]] = chosen["value"] if chosen else ""
        elif box.get("type") == "checkbox":
            answers.setdefault(box["name"], []).append(box.get("value", "on"))
        else:
            answers[box["name"]] = box.get("value", "") if box.name == "input" else box.text.strip()
    return answers


def as_shown(response, which: str = "main form") -> dict[str, str]:
    """The box of this form that says what facts its page showed."""
    return {"facts_shown": page_of(response).select_one(f"{which} [name=facts_shown]")["value"]}


def saves(client, url: str, answers: dict, **how):
    """Open an edit form and send these answers of it; boxes that are not named go as they were left out by the page."""
    opened_on = page_of(client.get(url)).select_one("[name=opened_on]")["value"]
    return client.post(url, answers | {"opened_on": opened_on}, **how)
