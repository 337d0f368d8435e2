"""The names we take from pydantic, taken in one place.

pydantic loads parts of itself on first use. Two threads that began at once saw it half loaded; through this module one
waits for the other.
"""

from pydantic import (
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

__all__ = [
    "AliasChoices",
    "BaseModel",
    "BeforeValidator",
    "ConfigDict",
    "Discriminator",
    "Field",
    "PydanticCustomError",
    "StringConstraints",
    "Tag",
    "ValidationError",
    "WithJsonSchema",
    "model_validator",
]
