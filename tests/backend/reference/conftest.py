import pytest

from backend.reference.services import load_reference, load_sample_postcodes


@pytest.fixture
def facts(db):
    load_reference()


@pytest.fixture
def postcodes(db):
    load_sample_postcodes()
