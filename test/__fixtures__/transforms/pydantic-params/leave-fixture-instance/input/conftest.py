import pytest
from flows import Flow


@pytest.fixture
def flow():
    return Flow()
