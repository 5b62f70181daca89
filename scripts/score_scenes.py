"""How well events are put where they happened: counts over articles whose events are listed by hand.

Usage: python scripts/score_scenes.py [--errors] FILE...    e.g. tests/examples/happened/*.yaml

Each row of a file is an article: `id`, `published`, `text`, and its `events`, each with the `sentence` that
tells it (its first words do) and `where`: the names of the places where it happened, as the article has them.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from geo.gazetteer import load_gazetteer
from geo.model import Place
from geo.placing import place_events, place_readings
from geo.placing.distance import distance_km
from timeline.languages import load_language
from timeline.merging import merge_events
from timeline.model import Event, SourceDocument
from timeline.publication import date_documents
from timeline.reading import read_document

NEAR_KM = 60
_LEAD = 60
"""Characters that tell a sentence from the others of its article."""


def score_file(path: Path, *, errors: bool = False) -> Counter[str]:
    """How many of the listed events are told, and of those how many are "right" (all places and no other),
    "partly" right, "missing" a place, or "wrong"."""
    counts: Counter[str] = Counter()
    for row in YAML(typ="safe").load(path):
        for verdict, listed, names in _judge(row):
            counts["listed"] += 1
            counts["told"] += verdict != "untold"
            counts[verdict] += 1
            if errors and verdict not in ("right", "untold"):
                print(f"  {row['id']}: {verdict}: {listed['where']}, read {names}: {listed['sentence'][:90]}")
    return counts


# Any: a row of YAML.
def _judge(row: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """The verdict on each listed event, and where it was put."""
    gazetteer, language = load_gazetteer(), load_language("en")
    published = date.fromisoformat(str(row["published"]))
    given = SourceDocument(row["id"], row["text"], row["id"], language="en", published=published)
    (document,) = date_documents((given,))
    reading = read_document(document, gazetteer.names, language)
    timeline = merge_events([reading])
    mentions = place_readings([reading], gazetteer)
    placed = place_events(timeline, mentions)
    known = {each.mention.text: each.place for each in mentions[document.id]}
    for listed in row["events"]:
        start = row["text"].index(listed["sentence"].strip()[:_LEAD])
        end = start + len(listed["sentence"])
        told = [event for event in timeline.events if _is_told(event, start, end)]
        places = [each.place for event in told for each in placed.get(event.id, ())]
        wanted = [known.get(name) for name in listed["where"]]
        verdict = _compare(wanted, places) if told else "untold"
        yield verdict, listed, [place.name for place in places]


def _is_told(event: Event, start: int, end: int) -> bool:
    return any(
        span.start < end and start < span.end and abs(span.start - start) < _LEAD for span in event.evidence
    )


def _compare(wanted: Sequence[Place | None], places: Sequence[Place]) -> str:
    """None among what is wanted is a place that was not even found as one."""
    if not places:
        return "missing" if wanted else "right"
    met = [one for one in wanted if any(_near(one, other) for other in places)]
    strange = [one for one in places if not any(_near(other, one) for other in wanted)]
    if len(met) == len(wanted) and not strange:
        return "right"
    same = all(one.country == other.country for one in strange for other in wanted if other)
    return "partly" if met or (wanted and same) else "wrong"


def _near(one: Place | None, other: Place) -> bool:
    return (
        one is not None
        and distance_km(one.latitude, one.longitude, other.latitude, other.longitude) < NEAR_KM
    )


def main(arguments: Sequence[str]) -> None:
    """Print a line for each file, and with `--errors` one for each mistake."""
    for path in map(Path, sorted(argument for argument in arguments if argument != "--errors")):
        counts = score_file(path, errors="--errors" in arguments)
        print(
            f"{path.stem:10s} {counts['listed']} listed, {counts['told']} told: {counts['right']} right, "
            f"{counts['partly']} partly, {counts['missing']} without a place, {counts['wrong']} wrong"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
