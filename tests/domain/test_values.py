"""Every value of the domain is one that cannot be changed."""

import importlib
import pkgutil
from dataclasses import is_dataclass
from typing import Any

import pytest

from retention_check import domain

MODULES = [
    importlib.import_module(f"{domain.__name__}.{module.name}") for module in pkgutil.iter_modules(domain.__path__)
]
VALUES = {
    found for module in MODULES for found in vars(module).values() if isinstance(found, type) and is_dataclass(found)
}


@pytest.mark.parametrize("value", sorted(VALUES, key=str))
def test_a_value_of_the_domain_cannot_be_changed(value: Any) -> None:
    assert value.__dataclass_params__.frozen
