"""The order of the apps, read from the contract that the import linter keeps."""

import re
import tomllib
from pathlib import Path


PROJECT = Path(__file__).resolve().parents[2]


def layers_of_apps() -> dict[str, int]:
    """Each app's height: an app may point at itself and at what stands lower."""
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["name"].startswith("Backend apps"))
    height = {}
    for number, layer in enumerate(reversed(layers)):
        for app in re.findall(r"\w+", layer):
            height[app] = number
    return height
