"""What a click wishes: JSON from the page, read into a change of the corrections file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from dateline.reviewing.desk import Fault, RefusedError
from dateline.reviewing.entries import Change, find_entry
from dateline.reviewing.splicing import Value
from dateline.reviewing.subjects import is_about
from geo.countries import country_alpha3, country_name, load_countries
from output.reviewing.model import Review
from timeline.model import Event

_LONGEST = 60
_FLAGS: Mapping[str, tuple[str, bool | None, str]] = {
    "accept": ("accept", True, "Accepted"),
    "reopen": ("accept", None, "Accepted no more"),
    "hide": ("hide", True, "Hidden"),
    "show": ("hide", None, "Shown again"),
}
_EDITED = ("title", "date", "place", "reason", "link")
_PINNED = ("name", "latitude", "longitude", "country")


class MalformedError(ValueError):
    """What no page of ours sends."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was clicked: the action, the event and the fields of its form."""

    action: str
    event: str
    fields: Mapping[str, str]


def read_wish(body: bytes) -> Wish:
    """The wish in the body of a request. Raises MalformedError."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedError("not JSON") from None
    if not isinstance(data, dict) or not set(data) <= {"action", "event", "fields"}:
        raise MalformedError("must be {action, event, fields}")
    action, event, fields = data.get("action"), data.get("event", ""), data.get("fields", {})
    if not isinstance(action, str) or not isinstance(event, str) or not isinstance(fields, dict):
        raise MalformedError("must be {action, event, fields}")
    if not all(isinstance(value, str) and _can_be_written(value) for value in fields.values()):
        raise MalformedError("fields must be texts")
    return Wish(action, event, {key: " ".join(value.split()) for key, value in fields.items()})


def _can_be_written(text: str) -> bool:
    """Whether UTF-8 has all of its characters: half a surrogate pair, which JSON may hold, is none."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def grant(wish: Wish, review: Review) -> tuple[str, Callable[[str], Change]]:
    """What the wish does, in words, and the change of a text that does it.

    Raises MalformedError for an action that there is not, RefusedError for an event that is gone.
    """
    if wish.action in ("decide", "drop", "leave"):
        return _decide(wish, review)
    event = _find(wish.event, review)
    if wish.action in _FLAGS:
        key, value, did = _FLAGS[wish.action]
        return _name(did, event), lambda _: _change(event.id, {key: value})
    if wish.action == "edit":
        values = {key: wish.fields[key] or None for key in _EDITED if key in wish.fields}
        if not values:
            raise RefusedError(Fault("", "nothing is changed"))
        return _name("Edited", event), lambda _: _change(event.id, values)
    if wish.action == "pin":
        place = {key: wish.fields[key] for key in _PINNED if wish.fields.get(key)}
        return _name("Pin moved", event), lambda _: _change(event.id, _put(place, wish.fields))
    if wish.action == "merge":
        other = _find(wish.fields.get("other", ""), review, "other")
        whole, part = (other, event) if wish.fields.get("into") == "other" else (event, other)
        return _name("Merged", event), lambda text: _merge(text, whole, part, wish.fields)
    raise MalformedError(f'no action "{wish.action[:_LONGEST]}"')


def _decide(wish: Wish, review: Review) -> tuple[str, Callable[[str], Change]]:
    """The change of a position, which the page calls position:QUESTION:COUNTRY."""
    questions = {question.id: question for question in review.edited.questions}
    _, _, name = wish.event.partition(":")
    question, _, code = name.rpartition(":")
    if question not in questions or code not in load_countries():
        raise RefusedError(Fault("", f'there is no position "{wish.event[:_LONGEST]}" any more'))
    country = country_name(code)
    subject = {"question": question, "country": country if country_alpha3(country) == code else code}
    values: dict[str, Value | None] = dict.fromkeys(("stance", "as_of", "reason", "link"))
    did = {"decide": "Decided", "drop": "Taken away", "leave": "As it was found"}[wish.action]
    if wish.action == "decide":
        values |= {key: wish.fields.get(key) or None for key in values}
        if values["stance"] not in {choice.id for choice in questions[question].choices}:
            raise RefusedError(Fault("stance", "is none of the answers"))
    elif wish.action == "drop":
        values = {"stance": "none", "as_of": None}
    change = Change("positions", subject, values)
    return f"{did}: {country}, “{questions[question].title}”", lambda _: change


def _find(name: str, review: Review, field: str = "") -> Event:
    """An event of the story, as it is told or as it was found."""
    events = (*review.edited.timeline.events, *review.found.timeline.events)
    for event in events:
        if event.id == name:
            return event
    raise RefusedError(Fault(field, f'there is no event "{name[:_LONGEST]}" any more'))


def _name(did: str, event: Event) -> str:
    title = event.title if len(event.title) <= _LONGEST else event.title[: _LONGEST - 1].rstrip() + "…"
    return f"{did}: “{title}”"


def _change(event: str, values: Mapping[str, Value | None]) -> Change:
    return Change("events", {"id": event}, values)


def _put(place: Mapping[str, str], fields: Mapping[str, str]) -> Mapping[str, Value | None]:
    """The place of a pin; a number that is none stays as it was typed, to be complained of."""
    there: dict[str, str | float] = dict(place)
    for key in {"latitude", "longitude"} & place.keys():
        with suppress(ValueError):
            there[key] = round(float(place[key]), 4)
    return {"place": there, **_why(fields)}


def _merge(text: str, whole: Event, part: Event, fields: Mapping[str, str]) -> Change:
    """The part is added to those that are parts already."""
    _, entry = find_entry(text, _change(whole.id, {}), is_about)
    known = entry.get("merge") or []
    parts = [known] if isinstance(known, str) else known
    merged = tuple(dict.fromkeys([*parts, part.id]))
    return _change(whole.id, {"merge": merged, **_why(fields)})


def _why(fields: Mapping[str, str]) -> Mapping[str, Value | None]:
    return {"reason": fields["reason"]} if fields.get("reason") else {}
