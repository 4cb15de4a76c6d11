import unittest

import pytest

from flows import Called, Guarded, Loose, Tested


def test_needs_a_number() -> None:
    with pytest.raises(TypeError):
        Tested()


def read(row: dict) -> Guarded | None:
    try:
        return Guarded(**row)
    except TypeError:
        return None


class CalledTest(unittest.TestCase):
    def test_called(self) -> None:
        self.assertRaises(TypeError, lambda: Called())


def test_loose() -> None:
    with pytest.raises((TypeError, ValueError)):
        Loose()
