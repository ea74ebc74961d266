"""The repository itself: docs name what exists, templates are used, pictures are there."""

import re

import yaml
from django.core.management import get_commands

from tests.architecture.layers import PROJECT


TEMPLATES = PROJECT / "backend" / "web" / "templates"
FOUND_BY_DJANGO = re.compile(
    r"^(400|403|404|500|503|403_csrf)\.html$|^(account|mfa|allauth|django|usersessions|socialaccount)/"
)


def documents():
    return [*sorted(PROJECT.glob("*.md")), *sorted((PROJECT / "docs").rglob("*.md"))]


def test_commands_in_the_documents_exist():
    ours = set(get_commands())
    named = {
        command for document in documents() for command in re.findall(r"\bonward ([a-z_]{4,})\b", document.read_text())
    }
    assert named
    assert named <= ours


def test_make_targets_in_the_documents_exist():
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    named = {
        target for document in documents() for target in re.findall(r"(?m)(?:`|^)make ([a-z-]+)", document.read_text())
    }
    assert {"demo", "test", "lint", "benchmark", "help"} <= targets
    assert named <= targets


def test_hooks_before_a_commit_run_locked_programs_and_fetch_nothing():
    locked = (PROJECT / "requirements" / "dev.txt").read_text()
    repositories = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text())["repos"]
    assert {repository["repo"] for repository in repositories} == {"local"}
    for hook in repositories[0]["hooks"]:
        program = re.match(r"\.venv/bin/(\w+) ", hook["entry"])
        assert hook["language"] == "system"
        assert program
        assert f"\n{program[1]}==" in locked


def test_hosted_checks_run_what_a_machine_of_ours_runs_on_the_oldest_python_we_promise():
    steps = yaml.safe_load((PROJECT / ".github" / "workflows" / "ci.yml").read_text())["jobs"]["test"]["steps"]
    versions = [step["with"]["python-version"] for step in steps if "python-version" in step.get("with", {})]
    assert [step["run"] for step in steps if "run" in step] == [".ci/run"]
    assert (PROJECT / ".ci" / "run").exists()
    assert f'requires-python = ">={versions[0]}"' in (PROJECT / "pyproject.toml").read_text()


def test_links_between_documents_lead_somewhere():
    broken = [
        f"{document.relative_to(PROJECT)}: {link}"
        for document in documents()
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text())
        if "://" not in link and not (document.parent / link).exists()
    ]
    assert broken == []


def test_decisions_are_short():
    long = {
        path.name: len(path.read_text().split())
        for path in (PROJECT / "docs" / "decisions").glob("*.md")
        if len(path.read_text().split()) > 400
    }
    assert long == {}


def test_every_template_is_used():
    code = "\n".join(path.read_text() for path in (PROJECT / "backend").rglob("*.py"))
    markup = "\n".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    names = [str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")]
    unused = [name for name in names if not FOUND_BY_DJANGO.match(name) and f'"{name}"' not in code + markup]
    left = [name for name in unused if not is_error_page(name) and not is_chosen_by_its_folder(name)]
    assert [name for name in left if not is_named_by_its_journey(name)] == []


def is_named_by_its_journey(name):
    """A journey with several small forms names only the last part: web/staff/matches/undo.html as "undo"."""
    folder, _, stem = name.removesuffix(".html").rpartition("/")
    return any(f'"{stem}"' in path.read_text() for path in (PROJECT / "backend" / folder).glob("*.py"))


def is_error_page(name):
    """Chosen by their status."""
    return name.startswith("web/kit/errors/")


def is_chosen_by_its_folder(name):
    """Components and fields, whose tags and renderer put the name together."""
    return name.startswith(("web/kit/forms/", "web/kit/components/"))
