"""Which distributions a list of requirements brings, as they are installed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@dataclass(frozen=True, slots=True)
class Needed:
    """A distribution, and the names of those that it needs in turn."""

    installed: Distribution
    needs: tuple[str, ...]


def list_needed(lines: Iterable[str]) -> Mapping[str, Needed]:
    """All that these requirements need, by name. Raises PackageNotFoundError for what is not installed."""
    found: dict[str, Needed] = {}
    extras: dict[str, frozenset[str]] = {}
    waiting = read_requirements(lines)
    while waiting:
        name, asked = waiting.pop()
        if name in found and asked <= extras[name]:
            continue
        extras[name] = asked | extras.get(name, frozenset())
        installed = distribution(name)
        needs = read_requirements(installed.requires or (), extras[name])
        found[name] = Needed(installed, tuple(sorted({other for other, _ in needs})))
        waiting += needs
    return dict(sorted(found.items()))


def read_requirements(
    lines: Iterable[str], extras: frozenset[str] = frozenset()
) -> list[tuple[str, frozenset[str]]]:
    """The names that requirements ask for on this machine, with the extras of each."""
    return [
        (str(canonicalize_name(each.name)), frozenset(each.extras))
        for each in map(Requirement, lines)
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in (extras or {""}))
    ]
