"""What is read well stays read well: the figures of tests/floors.json, which rise by themselves and fall by
hand, with a line in CHANGELOG.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).parent / "floors.json"
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one kind: "dates", "places", "scenes" or "positions", as scripts/score_KIND.py has them.

    With `update`, `hold` writes what it would else compare with.
    """

    kind: str
    update: bool

    def names(self) -> set[str]:
        """What has a floor."""
        return set(_read().get(self.kind, {}))

    def hold(
        self,
        name: str,
        figures: Mapping[str, float],
        *,
        ceilings: Mapping[str, float] | None = None,
        size: Mapping[str, int] | None = None,
    ) -> None:
        """Fail where one of the figures is below its floor, or one of the `ceilings` above.

        `size` is what was counted: with another size it is another measurement, and needs its own floors.
        """
        figures = {key: round(value, _DIGITS) for key, value in figures.items()}
        ceilings, size = ceilings or {}, size or {}
        table = _read()
        floor = table.setdefault(self.kind, {}).get(name, {})
        if any(floor.get(key) != count for key, count in size.items()):
            floor = {}
        if self.update:
            risen = {key: max(value, floor.get(key, value)) for key, value in figures.items()}
            fallen = {key: min(value, floor.get(key, value)) for key, value in ceilings.items()}
            table[self.kind][name] = {**size, **risen, **fallen}
            _FILE.write_text(json.dumps(table, indent=2, sort_keys=True) + "\n", encoding="utf-8")
            return
        assert floor, f"{name} is new or has another size: pytest --update-expected writes its floor"
        worse = {key: (value, floor[key]) for key, value in figures.items() if value < floor[key]}
        worse |= {key: (value, floor[key]) for key, value in ceilings.items() if value > floor[key]}
        assert not worse, (
            f"{name}: worse than its floor: {worse}; scripts/score_{self.kind}.py --errors shows where. "
            "A floor falls only by hand, with a line in CHANGELOG.md"
        )


def _read() -> dict[str, dict[str, dict[str, float]]]:
    table: dict[str, dict[str, dict[str, float]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return table
