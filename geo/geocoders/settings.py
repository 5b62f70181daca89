"""What config.yaml may say about a service: what geopy's class for it takes, a timeout and a pause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from inspect import Parameter, signature
from typing import Any, Literal

from geopy.geocoders import get_geocoder_for_service  # type: ignore[import-untyped]  # geopy has no type hints

from geo.geocoders.patience import PAUSE_S

Setting = str | float | tuple[str, ...]
SettingKind = Literal["text", "texts", "seconds"]

BOUNDS_S: Mapping[str, tuple[float, float]] = {"timeout": (0.05, 120.0), "pause": (0.0, 60.0)}
"""The shortest and the longest time that may be set."""

_NOT_OURS = frozenset(("self", "timeout", "ssl_context", "adapter_factory", "token_lifetime"))
_OF_QUESTIONS: Mapping[str, SettingKind] = {
    "language": "text",
    "region": "text",
    "featuretype": "text",
    "country_bias": "text",
    "country": "texts",
    "countries": "texts",
    "country_codes": "texts",
}
"""What may be said once for every question, where the service has it."""

_NEEDS_USER_AGENT = frozenset(("nominatim", "photon"))
_EXAMPLES = frozenset(("my-application", "my_app/1", "my_user_agent/1.0", "specify_your_app_name_here"))
"""User agents that stand in geopy's documents and that its public servers turn away."""

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*(?::\d{{1,5}})?(?:/[\w.~-]+)*/?", re.ASCII)
_HEADERS = ("user_agent", "referer")


@cache
def list_settings(service: str) -> Mapping[str, SettingKind]:
    """The settings of a service, and what kind of value each takes."""
    opening: dict[str, SettingKind] = dict.fromkeys(_opening_parameters(service), "text")
    asking = signature(get_geocoder_for_service(service).geocode).parameters
    questions = {key: kind for key, kind in _OF_QUESTIONS.items() if key in asking}
    return {**opening, "timeout": "seconds", "pause": "seconds", **questions}


def split_settings(
    service: str, settings: Mapping[str, Setting]
) -> tuple[dict[str, Setting], dict[str, Setting | list[str]]]:
    """What goes into geopy's constructor, and what goes into every question."""
    opening = {key: value for key, value in settings.items() if key in _opening_parameters(service)}
    asking: dict[str, Setting | list[str]] = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in settings.items()
        if key in _OF_QUESTIONS
    }
    return opening, asking


def check_settings(service: str, settings: Mapping[str, Setting]) -> Iterator[tuple[str, str]]:
    """The key of each wrong setting, and what is wrong with it."""
    known = list_settings(service)
    yield from ((key, f"not a setting of {service}") for key in settings if key not in known)
    needed = [
        key for key, parameter in _opening_parameters(service).items() if parameter.default is parameter.empty
    ]
    if service in _NEEDS_USER_AGENT:
        needed.append("user_agent")
    for key in needed:
        if not settings.get(key):
            who = "; say who you are, for instance you@example.org" if key == "user_agent" else ""
            yield key, f"is missing{who}"
    for key, value in settings.items():
        wrong = _why_wrong(key, value)
        if wrong:
            yield key, wrong
    pause = settings.get("pause")
    if isinstance(pause, float) and pause < PAUSE_S and not is_own_server(service, settings):
        yield (
            "pause",
            f"must be {PAUSE_S:g} or more; only a server of your own, named by `domain`, may take less",
        )


def is_own_server(service: str, settings: Mapping[str, Setting]) -> bool:
    """Whether the settings name another server than the public one."""
    domain = settings.get("domain")
    parameter = _opening_parameters(service).get("domain")
    public = parameter.default if parameter else None
    return isinstance(domain, str) and parameter is not None and _host(domain) != _host(str(public))


@cache
def _opening_parameters(service: str) -> Mapping[str, Parameter]:
    parameters = signature(get_geocoder_for_service(service).__init__).parameters
    return {key: parameter for key, parameter in parameters.items() if key not in _NOT_OURS}


def _host(domain: str) -> str:
    return domain.lower().partition("/")[0].partition(":")[0]


def _why_wrong(key: str, value: Any) -> str | None:  # noqa: ANN401  (Any: a value nobody has checked)
    words = [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else []
    if not all(word.isprintable() and len(word) <= 300 for word in words):
        return "must be one line of printable characters"
    if key in _HEADERS and not all(word.isascii() for word in words):
        return "must be ASCII; it goes into every request"
    if key == "user_agent" and _EXAMPLES & set(words):
        return "must say who you are, not the name of an example"
    if key in ("domain", "auth_domain") and not all(_DOMAIN.fullmatch(word) for word in words):
        return f'must be a host such as nominatim.example.org, found "{words[0][:60]}"'
    if key == "scheme" and not set(words) <= {"http", "https"}:
        return f'must be http or https, found "{words[0][:60]}"'
    return None
