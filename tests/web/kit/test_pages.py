import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory

from backend.core import logs
from tests.web.kit.pages import assert_sound, words


pytestmark = pytest.mark.urls("allauth.urls")  # all that the base page links to by name

VENDOR = Path(finders.find("web/vendor/govuk.css")).parent
STYLES = Path(finders.find("web/onward.css")).read_text()


def page_of(name, **context):
    given = {
        "service_name": "Onward",
        "council_name": "Meadowbridge Council",
        "is_demo": False,
        "navigation": [],
        "user": AnonymousUser(),
        "request": RequestFactory().get("/"),
    }
    return BeautifulSoup(render_to_string(name, {**given, **context}), "html.parser")


def test_the_base_page_has_its_landmarks_and_a_way_past_the_menu():
    page = page_of("web/kit/base.html", navigation=[("Today", "/", True), ("Young people", "/people/", False)])
    assert_sound(page)
    assert page.html["lang"] == "en-GB"
    assert page.select_one(".govuk-skip-link")["href"] == f"#{page.main['id']}"
    assert [(words(link), link["href"], link.get("aria-current")) for link in page.select("nav a")] == [
        ("Today", "/", "true"),
        ("Young people", "/people/", None),
    ]
    assert page.header
    assert page.footer


def test_nothing_on_the_base_page_comes_from_elsewhere():
    page = page_of("web/kit/base.html")
    addresses = [node.get("src") or node.get("href") for node in page.find_all(["script", "link", "img"])]
    assert addresses
    assert all(address.startswith("/static/") for address in addresses)


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_demonstration_says_that_its_people_are_synthetic(is_demo):
    assert ("Demonstration : synthetic people" in words(page_of("web/kit/base.html", is_demo=is_demo))) is is_demo


def test_the_base_page_itself_says_nothing_about_care():
    """Employers see it too: nothing on it may give away whom the service is for."""
    assert not re.search(
        r"care|leaver|virtual school", str(page_of("web/kit/base.html", council_name="")), re.IGNORECASE
    )


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "503"])
def test_an_error_page_says_what_to_do_and_gives_the_reference_of_the_log(name):
    token = logs.reference.set("7F3A09BC")
    try:
        page = page_of(f"{name}.html")
    finally:
        logs.reference.reset(token)
    assert_sound(page)
    assert page.h1
    assert page.title.string.strip()
    assert "If you ask for help, give this reference: 7F3A09BC" in words(page)


@pytest.mark.parametrize("name", ["500", "503"])
def test_the_pages_of_a_broken_server_need_nothing_from_it(name):
    page = BeautifulSoup(render_to_string(f"{name}.html"), "html.parser")
    assert "What you saved before is safe" in words(page)


def test_no_compiled_file_carries_branding_that_councils_may_not_use():
    for path in VENDOR.rglob("*"):
        if path.suffix in {".css", ".js", ".svg"}:
            assert not re.search(r"GDS Transport|crown|crest|sourceMappingURL", path.read_text(), re.IGNORECASE), (
                path.name
            )
    assert not [path for path in VENDOR.rglob("*") if path.suffix in {".woff", ".woff2", ".ttf"}]


def test_every_picture_that_a_style_sheet_asks_for_is_here():
    asked = {
        address.strip("\"'")
        for sheet in VENDOR.glob("*.css")
        for address in re.findall(r"url\(([^)]+)\)", sheet.read_text())
    }
    assert asked
    assert all((VENDOR / address).is_file() for address in asked)


def test_the_licence_of_each_compiled_package_is_here_and_listed():
    listed = (Path(__file__).parents[3] / "docs" / "licences.md").read_text()
    texts = sorted(path.name for path in (VENDOR / "licences").iterdir())
    assert texts == [
        "accessible-autocomplete.txt",
        "core-js.txt",
        "govuk-frontend.txt",
        "moj-frontend.txt",
        "preact.txt",
    ]
    assert all(
        f"`{name}`" in listed and "Permission is hereby granted" in (VENDOR / "licences" / name).read_text()
        for name in texts
    )


def test_chances_and_addresses_stay_off_paper():
    printed = STYLES.split("@media print", 1)[1]
    assert re.search(r"\.onward-chance \{ display: none !important", printed)
    assert re.search(r'\[class\*="link"\]::after \{ content: none !important', printed)


@pytest.mark.parametrize("colour", sorted(set(re.findall(r"--govuk-brand-colour: (#[0-9a-f]{6})", STYLES))))
def test_every_council_colour_can_be_read_on_white_and_under_it(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
