"""Renders what a template author writes, and reads it back as a browser would."""

from bs4 import BeautifulSoup
from django.template import Context, Template
from django.test import RequestFactory


def shown(source, query="", **context):
    request = RequestFactory().get(f"/people{query}")
    page = Template("{% load onward %}" + source).render(Context({"request": request, **context}))
    return BeautifulSoup(page, "html.parser")


def words(node):
    return " ".join(node.get_text(" ", strip=True).split())


def assert_sound(page):
    """Ids are unique, every reference to an id leads somewhere, and nothing needs a looser content policy."""
    ids = [node["id"] for node in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), f"repeated: {[name for name in ids if ids.count(name) > 1]}"
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for node in page.find_all(attrs={attribute: True}):
            named = node[attribute] if isinstance(node[attribute], list) else node[attribute].split()
            assert set(named) <= set(ids), f"{attribute} of {node.name} leads nowhere: {named}"
    for link in page.find_all("a", href=lambda url: url and url.startswith("#")):
        assert link["href"][1:] in ids
    assert not page.find_all(style=True)
    assert not page.find_all("style")
    assert not [node for node in page.find_all("script") if not node.get("src")]
    assert not [name for node in page.find_all(True) for name in node.attrs if name.startswith("on")]
