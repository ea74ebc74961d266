"""Write the API documents anew, after a change of them that is meant: `python -m tests.api.write_documents`."""

import os

import django


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.config.settings.test")
    django.setup()
    from tests.api.test_contract import GIVEN_OUT, written

    for audience, file in GIVEN_OUT.items():
        file.write_bytes(written(audience))
