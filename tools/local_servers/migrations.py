"""A short word that changes whenever the migrations would make another database."""

import ast
import hashlib
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.conf import settings


def migrations_digest() -> str:
    migrations = [path for app in apps.get_app_configs() for path in Path(app.path).glob("migrations/*.py")]
    imported = {module for path in migrations for module in _own_modules_imported_by(path)}
    digest = hashlib.sha256(version("django").encode() + settings.APPLICATION_ROLE.encode())
    for path in sorted([*migrations, *map(_source, imported)]):
        digest.update(str(path).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _own_modules_imported_by(path: Path) -> set[str]:
    """What a migration of ours gets from elsewhere in the backend decides too what it makes."""
    modules = set()
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            modules.add(node.module)
        elif isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
    return {module for module in modules if module.startswith("backend.")}


def _source(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ImportError(f"a migration imports {module}, which is not there")
    return Path(spec.origin)
