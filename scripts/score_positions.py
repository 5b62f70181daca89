"""How well the stances of countries are found: precision and recall on cases whose answers are known.

Usage: python scripts/score_positions.py [--errors] [FOLDER]    by default tests/examples/positions

A folder holds a folder for each case, with `config.yaml` and its articles, and `gold.json`: by case the
`gold` stances, and the `negatives`, countries that are named and took none (or not the `stance` given);
what is `optional` is only implied, and never counted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.config import load_config
from dateline.pipeline import build_explainer
from dateline.sources.documents import find_sources, read_sources
from scripts.marking import Score

CASES = Path(__file__).parents[1] / "tests" / "examples" / "positions"


@dataclass(frozen=True, slots=True)
class CaseScore:
    """Stances found and there, and hard negatives kept clean of all there are."""

    stances: Score
    kept: int
    negatives: int
    errors: tuple[str, ...]


def score_case(folder: Path, gold: dict[str, Any]) -> CaseScore:  # Any: JSON
    """The score of one case."""
    config = load_config(folder / "config.yaml")
    documents, skipped = read_sources(find_sources(config.sources, config.folder, folder / "site"))
    explainer = build_explainer(config, documents, skipped)
    found = {(stance.country, stance.stance) for stance in explainer.stances}
    wanted = {(each["country"], each["stance"]) for each in gold["gold"]}
    implied = [(each["country"], each.get("stance")) for each in gold.get("optional", ())]
    found = {pair for pair in found if pair in wanted or not {pair, (pair[0], None)} & set(implied)}
    answered = {country for country, _ in found}
    broken = [
        each
        for each in gold["negatives"]
        if (
            (each["country"], each["stance"]) in found - wanted
            if "stance" in each
            else each["country"] in answered
        )
    ]
    errors = [f"missed {country} {stance}" for country, stance in sorted(wanted - found)]
    errors += [f"made up {country} {stance}" for country, stance in sorted(found - wanted)]
    errors += [f"no stance of {each['country']}: {each['reason']}" for each in broken]
    score = Score(len(found & wanted), len(found), len(wanted))
    return CaseScore(score, len(gold["negatives"]) - len(broken), len(gold["negatives"]), tuple(errors))


def score_folder(folder: Path) -> dict[str, CaseScore]:
    """The score of every case of a folder, by name."""
    cases = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return {name: score_case(folder / name, gold) for name, gold in sorted(cases.items())}


def main(arguments: Sequence[str]) -> None:
    """Print a line for each case and one for all; with `--errors` one for each mistake."""
    folder = next((Path(argument) for argument in arguments if argument != "--errors"), CASES)
    total, kept, negatives = Score(), 0, 0
    for name, case in score_folder(folder).items():
        print(f"{name:20s} F1 {100 * case.stances.f1:5.1f}  negatives kept {case.kept}/{case.negatives}")
        for error in case.errors if "--errors" in arguments else ():
            print(f"  {error}")
        total, kept, negatives = total + case.stances, kept + case.kept, negatives + case.negatives
    print(f"{'all':20s} F1 {100 * total.f1:5.1f}  negatives kept {kept}/{negatives}")


if __name__ == "__main__":
    main(sys.argv[1:])
