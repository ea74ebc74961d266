import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sizes import ROOT


LOCKS = ("runtime", "dev", "benchmark", "uv")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def text_of(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text()


def locked(lock: str) -> dict[tuple[str, str], Requirement]:
    """Each locked version by name and by the machines it is for."""
    lines = re.findall(r"^([a-zA-Z0-9].*?) ?\\?$", text_of(lock), re.MULTILINE)
    requirements = [Requirement(line) for line in lines]
    return {(canonicalize_name(each.name), str(each.marker)): each for each in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_exact_version_with_hashes(lock):
    entries = re.split(r"\n(?=[a-zA-Z0-9])", text_of(lock))[1:]
    assert len(entries) == len(locked(lock))
    for entry in entries:
        assert re.match(r"[\w.\[\]-]+==[\w.]+", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_where_packages_come_from(lock):
    assert "://" not in text_of(lock)
    assert not re.search(r"^\s*-", re.sub(r"^    --hash=.*$", "", text_of(lock), flags=re.MULTILINE), re.MULTILINE)


def test_what_runs_in_production_is_what_was_tested():
    runtime, dev = locked("runtime"), locked("dev")
    assert runtime.keys() <= dev.keys()
    for key, requirement in runtime.items():
        assert requirement.specifier == dev[key].specifier


@pytest.mark.parametrize(
    ("lock", "extras"), [("runtime", ()), ("dev", ("demo", "test")), ("benchmark", ("benchmark",))]
)
def test_every_package_the_project_asks_for_is_locked_within_its_bounds(lock, extras):
    asked = PROJECT["dependencies"] + [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    for line in asked:
        wanted = Requirement(line)
        found = [each for (name, _), each in locked(lock).items() if name == canonicalize_name(wanted.name)]
        assert found, f"{wanted.name} is not in {lock}.txt: run `make lock`"
        for each in found:
            (version,) = each.specifier
            assert wanted.specifier.contains(version.version), f"{each} is not {wanted}: run `make lock`"


def test_production_installs_nothing_of_demo_and_test():
    runtime = {name for name, _ in locked("runtime")}
    demo = {canonicalize_name(Requirement(line).name) for line in PROJECT["optional-dependencies"]["demo"]}
    assert not runtime & (demo | {"pytest", "hypothesis", "playwright", "ruff", "mypy"})


def test_every_dependency_gives_its_reason():
    source = (ROOT / "pyproject.toml").read_text()
    section = source[source.index("dependencies = [") : source.index("[project.scripts]")]
    for line in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["demo"]:
        (written,) = re.findall(rf'^    "{re.escape(line)}",\s*(.*)$', section, re.MULTILINE)
        assert re.fullmatch(r"# \w.{5,}", written), f"{line} is there for no stated reason"
