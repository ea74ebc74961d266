"""What docker-compose.yml, the Dockerfile and the settings say, in a form that can be compared."""

import ast
import re
import shlex
from pathlib import Path

import yaml


ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OWN_SERVICES = [name for name, service in SERVICES.items() if service.get("image") == "onward"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SETTINGS = ROOT / "backend" / "config" / "settings"


def commands(service: str) -> list[list[str]]:
    """The words of each command a service runs, also inside `sh -c`."""
    words = shlex.split(SERVICES[service]["command"])
    if words[:2] == ["sh", "-c"]:
        return [shlex.split(part) for part in re.split(r"&&|\|", words[2])]
    return [words]


def option(words: list[str], name: str) -> str:
    return words[words.index(name) + 1]


def variables_read(*modules: str) -> dict[str, bool]:
    """Names of the environment that settings read; true where there is no default, so that it must be given."""
    read = {}
    for module in modules:
        for node in ast.walk(ast.parse((SETTINGS / f"{module}.py").read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("env."):
                has_default = any(keyword.arg == "default" for keyword in node.keywords)
                read[ast.literal_eval(node.args[0])] = not has_default
    return read


def variables_asked_of_the_administrator() -> set[str]:
    return set(re.findall(r"(?<!\$)\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))


def example_environment() -> dict[str, str]:
    """Each variable of .env.example with the comment that stands above it."""
    comments, comment = {}, ""
    for line in (ROOT / ".env.example").read_text().splitlines():
        if line.startswith("#"):
            comment = line
        elif "=" in line:
            comments[line.split("=")[0]] = comment
        else:
            comment = ""
    return comments
