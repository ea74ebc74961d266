"""The API document is a promise to other systems: what it says changes on purpose or not at all.

`openapi.yaml` is the document as it was given out. After a change that is meant, write it anew with
`DJANGO_SETTINGS_MODULE=backend.config.settings.test python -m backend.manage spectacular --file tests/api/openapi.yaml`
and let the difference be read with the change.
"""

from pathlib import Path

import yaml
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer


GIVEN_OUT = Path(__file__).with_name("openapi.yaml")


def test_the_api_document_says_what_it_said():
    written = OpenApiYamlRenderer().render(SchemaGenerator().get_schema(request=None, public=True), renderer_context={})
    assert yaml.safe_load(written) == yaml.safe_load(GIVEN_OUT.read_text())
