"""The checks by name, each with the schema of its parameters."""

import types
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, gettext_noop

from .facts import PageFacts
from .finding import Fault

CheckFunction = Callable[[PageFacts, Any], Iterable[Fault]]


class ParametersRefused(ValueError):
    """Parameters that a check's schema doesn't allow. The message names the parameter.

    As text it is English, for who writes the rules' files; `said` is in the active language, for the brand team.
    """

    def __init__(self, message: str, **names: Any):
        super().__init__(message % names)
        self._message = message
        self._names = names

    @property
    def said(self) -> str:
        names = {name: gettext(value) if name == "wanted" else value for name, value in self._names.items()}
        return gettext(self._message) % names


# What each type of a schema is called by those who set it.
_TYPES = {
    "int": gettext_noop("a whole number"),
    "Decimal": gettext_noop("a number"),
    "bool": gettext_noop("true or false"),
    "str": gettext_noop("a text"),
    "tuple": gettext_noop("a list"),
    "dict": gettext_noop("names with values"),
}


@dataclass(frozen=True)
class NoParameters:
    """The schema of a check that has nothing to set."""


@dataclass(frozen=True)
class Check:
    """A registered check: a pure function over facts and parameters."""

    name: str
    run: CheckFunction
    schema: type


CHECKS: dict[str, Check] = {}
# The numbers that drawings and measurements follow, by the name that a rule without a check gives for them.
MEASURES: dict[str, type] = {}


def check(name: str, schema: type = NoParameters) -> Callable[[CheckFunction], CheckFunction]:
    """Register a function as the check `name`, with a dataclass as the schema of its parameters."""

    def register(function: CheckFunction) -> CheckFunction:
        if name in CHECKS:
            raise ValueError(f"two checks are called {name!r}")
        CHECKS[name] = Check(name, function, schema)
        return function

    return register


def measures(name: str) -> Callable[[type], type]:
    """Register a dataclass as the schema `name` of the numbers of rules that are kept by drawing or measuring."""

    def register(schema: type) -> type:
        MEASURES[name] = schema
        return schema

    return register


def read_parameters(schema: type, given: Mapping[str, Any]) -> Any:
    """The parameters as the schema's dataclass. Raises ParametersRefused for an unknown, missing or wrong one."""
    hints = typing.get_type_hints(schema)
    if unknown := sorted(set(given) - set(hints)):
        raise ParametersRefused(
            gettext_noop("There is no parameter “%(name)s”. Known are: %(known)s."),
            name=unknown[0],
            known=", ".join(sorted(hints)) or "–",
        )
    missing = [one.name for one in fields(schema) if one.name not in given and _is_required(one)]
    if missing:
        raise ParametersRefused(gettext_noop("The parameter “%(name)s” is missing."), name=missing[0])
    read = schema(**{name: _read(value, hints[name], name) for name, value in given.items()})
    for one in fields(schema):
        value = getattr(read, one.name)
        if isinstance(value, int | Decimal) and not isinstance(value, bool) and value < 0:
            raise ParametersRefused(
                gettext_noop("“%(name)s” is less than zero. Give zero or more."), name=one.name
            )
    least, most = getattr(read, "minimum", None), getattr(read, "maximum", None)
    if least is not None and most is not None and least > most:
        raise ParametersRefused(gettext_noop("“minimum” is more than “maximum”. Correct one of them."))
    return read


def _is_required(one: Any) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _read(value: Any, hint: Any, name: str) -> Any:
    """`value` in the type that the schema asks for: int, Decimal, bool, str, tuple[str, ...], dict[str, str]."""
    origin = typing.get_origin(hint)
    if origin is tuple and isinstance(value, list | tuple):
        return tuple(_read(each, typing.get_args(hint)[0], name) for each in value)
    if origin is dict and isinstance(value, Mapping):
        of_key, of_value = typing.get_args(hint)
        return {_read(key, of_key, name): _read(each, of_value, name) for key, each in value.items()}
    if origin is types.UnionType and value is None:
        return None
    if hint is Decimal and isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(hint, type) and isinstance(value, hint) and isinstance(value, bool) == (hint is bool):
        return value
    wanted = _TYPES[getattr(origin or hint, "__name__", "str")]
    message = gettext_noop("“%(name)s” must be %(wanted)s, not “%(value)s”.")
    raise ParametersRefused(message, name=name, wanted=wanted, value=value)
