"""Reads pages the way a person does: by headings, tables, links and what an error says."""

from bs4 import BeautifulSoup


def page_of(response) -> BeautifulSoup:
    assert response.status_code == 200, (response.status_code, response.get("Location"))
    return BeautifulSoup(response.content, "html.parser")


def text_of(element) -> str:
    return " ".join(element.get_text(" ").split())


def names_in_table(response) -> list[str]:
    return [text_of(cell) for cell in page_of(response).select("tbody th[scope=row]")]


def headings_in(response) -> list[str]:
    return [text_of(heading) for heading in page_of(response).select("main h1, main h2, main h3")]


def errors_in(response) -> list[str]:
    return [text_of(link) for link in page_of(response).select(".govuk-error-summary__list li")]


def banner_in(response) -> str:
    return text_of(page_of(response).select_one(".govuk-notification-banner__content"))
