import ast
import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import get_commands
from django.urls import resolve
from gunicorn.config import KNOWN_SETTINGS, Config

from backend.config import serving
from tests.architecture.deployment import (
    COMPOSE,
    DOCKERFILE,
    OWN_SERVICES,
    ROOT,
    SERVICES,
    commands,
    example_environment,
    option,
    variables_asked_of_the_administrator,
    variables_read,
)
from tools.local_servers.postgres import INITDB_ARGUMENTS, ROLES
from tools.local_servers.programs import postgres_program, valkey_program


def version_of(program) -> str:
    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout


def test_the_services_are_those_the_system_needs():
    assert set(SERVICES) == {"web", "worker", "beat", "migrate", "postgres", "redis"}
    assert OWN_SERVICES == ["web", "worker", "beat", "migrate"]
    for name, service in SERVICES.items():
        if name != "migrate":
            assert service["healthcheck"]["test"], f"{name} has no health check"
            assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("service", OWN_SERVICES)
def test_every_command_names_modules_that_exist(service):
    for words in commands(service):
        if words[0] == "python":
            assert words[1] == "-m"
            assert find_spec(words[2]) is not None
            assert words[3] in get_commands()
        else:
            assert find_spec(words[0]) is not None, f"{words[0]} is not installed"
            module = words[1].split(":")[0] if words[0] == "gunicorn" else option(words, "-A")
            assert find_spec(module) is not None, f"{service} names {module}, which is not there"


def test_the_web_server_is_given_an_application():
    module, attribute = commands("web")[0][1].split(":")
    assigned = ast.parse(Path(find_spec(module).origin).read_text()).body
    assert attribute in {ast.unparse(node.targets[0]) for node in assigned if isinstance(node, ast.Assign)}
    assert re.sub(r'[\[\]",\\]', " ", DOCKERFILE.split("CMD")[1]).split() == commands("web")[0]


def test_the_web_server_understands_how_it_is_to_serve():
    source, _, module = option(commands("web")[0], "--config").partition(":")
    assert (source, module) == ("python", serving.__name__)
    said = {name for name in vars(serving) if not name.startswith("_")}
    assert said <= {setting.name for setting in KNOWN_SETTINGS}
    assert {"workers", "threads", "timeout", "post_request"} <= said
    assert Config().settings["post_request"].validator(serving.post_request) is serving.post_request


def test_web_worker_and_clock_understand_their_options():
    for service in ("web", "worker", "beat"):
        (words,) = commands(service)
        module = [sys.executable, "-m", words[0]]
        subcommand = [words[3]] if words[0] == "celery" else []
        usage = subprocess.run([*module, *subcommand, "--help"], capture_output=True, text=True, check=True).stdout
        for word in words:
            if word.startswith("--"):
                assert word.split("=")[0] in usage, f"{service}: {word} is no option of {words[0]}"


def test_the_port_is_one_everywhere_and_open_to_this_machine_alone():
    (published,) = SERVICES["web"]["ports"]
    address, outside, inside = published.split(":")
    assert address == "127.0.0.1"
    assert outside == inside
    assert option(commands("web")[0], "--bind") == f"0.0.0.0:{inside}"
    assert f"EXPOSE {inside}\n" in DOCKERFILE
    asked = re.search(r"http://[^']+", SERVICES["web"]["healthcheck"]["test"][-1]).group()
    assert urlsplit(asked).port == int(inside)
    assert resolve(urlsplit(asked).path)
    assert urlsplit(asked).hostname in SERVICES["web"]["environment"]["ALLOWED_HOSTS"].split(",")


def test_other_services_are_reached_by_their_names_and_ports():
    for name, port in {"DATABASE_URL": 5432, "REDIS_URL": 6379}.items():
        url = urlsplit(re.sub(r"\$\{\w+[^}]*\}", "secret", SERVICES["web"]["environment"][name]))
        assert url.hostname in SERVICES
        assert url.port == port
        if name == "DATABASE_URL":
            assert url.username == "onward_app"


def test_every_variable_is_read_by_the_settings_and_none_that_must_be_given_is_forgotten():
    read = variables_read("accounts", "base", "databases", "messages", "production")
    known = set(read) | {"DJANGO_SETTINGS_MODULE"}
    for service in OWN_SERVICES:
        assert set(SERVICES[service]["environment"]) <= known
    required = {name for name, must in variables_read("production").items() if must}
    assert required
    assert required <= set(SERVICES["web"]["environment"])
    assert find_spec(SERVICES["web"]["environment"]["DJANGO_SETTINGS_MODULE"])


def test_only_the_migration_holds_the_password_of_the_tables_owner():
    holders = {name for name in OWN_SERVICES if "ONWARD_OWNER_PASSWORD" in str(SERVICES[name])}
    assert holders == {"migrate"}


def test_the_example_lists_exactly_what_is_asked_for_each_with_a_comment_and_no_secret():
    example = example_environment()
    assert set(example) == variables_asked_of_the_administrator()
    for name, comment in example.items():
        assert len(comment) > 20, f"{name} is not explained"
    for line in (ROOT / ".env.example").read_text().splitlines():
        if re.match(r"\w*(KEY|PASSWORD)=", line):
            assert line.endswith("=")


def test_postgres_is_the_tested_version_and_set_up_the_same_way():
    image, _, tag = SERVICES["postgres"]["image"].partition(":")
    assert image == "postgres"
    assert f"(PostgreSQL) {tag}." in version_of(postgres_program("postgres"))
    assert tuple(SERVICES["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()) == INITDB_ARGUMENTS
    (source, *_) = SERVICES["postgres"]["volumes"][1].split(":")
    assert (ROOT / source).samefile(ROLES)
    for variable in re.findall(r"\\getenv \w+ (\w+)", ROLES.read_text()):
        assert variable in SERVICES["postgres"]["environment"]


def test_the_message_server_is_the_tested_version_and_drops_nothing():
    tag = SERVICES["redis"]["image"].partition(":")[2]
    assert f"v={tag}." in version_of(valkey_program())
    words = commands("redis")[-1]
    assert option(words, "--maxmemory-policy") == "noeviction"
    assert option(words, "--appendonly") == "yes"
    assert option(words, "--appendfsync") == "everysec"


def test_named_volumes_are_declared_and_used():
    used = {
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if not volume.startswith((".", "/"))
    }
    assert used == set(COMPOSE["volumes"])


def test_the_image_has_the_tested_python_no_root_no_secret_and_no_demo():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    python = project["requires-python"].removeprefix(">=")
    assert set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)) == {f"python:{python}-slim"}
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE) == ["onward"]
    assert not re.search(r"^(ARG|ENV) .*(KEY|PASSWORD|SECRET)", DOCKERFILE, re.MULTILINE)
    assert "requirements/runtime.txt" in DOCKERFILE
    assert "dev.txt" not in DOCKERFILE
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert "backend/demo" in ignored
    for source in re.findall(r"^COPY ((?!--)\S+)", DOCKERFILE, re.MULTILINE):
        assert f"!{source}" in ignored, f"the image is to have {source}, which .dockerignore keeps out"
        assert (ROOT / source).exists(), f"the image is to have {source}, which is not there"
