"""The desk of a review: the story as it was found, the file of corrections, and what was clicked so far.

The file is read anew before each look and each click: somebody may have it open in an editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock

from dateline.config import Config
from dateline.corrections.model import Corrections
from dateline.corrections.reading import read_file, read_text
from dateline.errors import ConfigError, DatelineError, SiteError
from dateline.pipeline import Found, edit_story
from dateline.reviewing.entries import Change, change_entry, find_entry, load
from dateline.reviewing.subjects import is_about
from dateline.saving import replace_file
from geo.countries import country_alpha3
from output.reviewing.listing import Listing, list_events
from output.reviewing.model import Entry, Review


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a click wrote nothing: which field is wrong, "" for none of them, and the words for it."""

    field: str
    words: str


class RefusedError(DatelineError):
    """A click that cannot be written as it is; the file is as it was."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.words for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Click:
    """What a click wrote: what it did, in words, and the text of the file before and after; before is None
    where there was no file."""

    did: str
    change: Change
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Look:
    """What the desk shows at one moment."""

    review: Review
    listing: Listing


class Desk:
    """One review; of several requests at a time one has the desk."""

    def __init__(self, config: Config, found: Found) -> None:
        self._config, self._found = config, found
        self.file = config.corrections or Corrections().file
        self._path = config.folder / self.file
        self._clicks: list[Click] = []
        self._lock = Lock()
        self._seen: tuple[str, Look] | None = None
        """The text that was last looked at without a fault, and what it gave."""
        self._days = _list_days(self._read(self._text() or ""))

    def look(self) -> Look:
        """The story with the corrections that the file asks for now; with those it asked for last, and its
        problems, when it is wrong."""
        with self._lock:
            return self._look()

    def click(self, did: str, make: Callable[[str], Change]) -> str:
        """Write a change, made for the text of the file as it is now, and say what was done.

        Raises RefusedError, or ConfigError for a file that is wrong already, and leaves the file as it was.
        """
        with self._lock:
            before = self._text()
            text = before or ""
            self._read(text)
            change = make(text)
            after = change_entry(text, change, is_about)
            self._check(after, change)
            if after == text:
                return f"{did}: {self.file} says so already"
            self._write(before, after)
            self._clicks.append(Click(did, change, before, after))
            return f"{did}: written to {self.file}"

    def undo(self) -> str:
        """Take the last click back, and say so. Of what was written by hand since all is kept.

        Raises RefusedError when there is nothing to take back.
        """
        with self._lock:
            if not self._clicks:
                raise RefusedError(Fault("", "there is nothing to take back"))
            click, now = self._clicks[-1], self._text()
            if now == click.after:
                self._write(now, click.before)
            elif now is not None:
                self._read(now)
                back = _take_back(click)
                after = change_entry(now, back, is_about)
                self._check(after, back)
                self._write(now, after)
            self._clicks.pop()
            return f"Taken back: {click.did}"

    def _look(self) -> Look:
        try:
            text = self._text() or ""
            if self._seen and self._seen[0] == text:
                review, listing = self._seen[1].review, self._seen[1].listing
            else:
                review = self._tell(text, self._read(text))
                listing = list_events(review)
            problems: tuple[str, ...] = ()
        except ConfigError as error:
            if self._seen is None:
                raise
            text, review, listing = self._seen[0], self._seen[1].review, self._seen[1].listing
            problems = error.lines
        self._seen = (text, Look(review, listing))
        return Look(self._with_state(review, problems), listing)

    def _with_state(self, review: Review, problems: tuple[str, ...]) -> Review:
        undoable = self._clicks[-1].did if self._clicks else ""
        return replace(review, problems=problems, undoable=undoable)

    def _tell(self, text: str, corrections: Corrections) -> Review:
        edited, notes = edit_story(self._config, self._found, corrections)
        if _list_days(corrections) != self._days:
            notes = (*notes, "sources: days of publication have changed; end the review and start it again")
        return Review(
            found=self._found.explainer,
            edited=edited,
            file=self.file,
            accepted=frozenset(each.id for each in corrections.events if each.accept),
            entries={str(each["id"]): _describe(each) for each in load(text).get("events") or []},
            decisions={
                (each["question"], country_alpha3(each["country"]) or ""): _describe(each)
                for each in load(text).get("positions") or []
            },
            notes=notes,
        )

    def _text(self) -> str | None:
        """The text of the file; None if there is none. Raises ConfigError if it cannot be read."""
        return read_file(self._path) if self._path.exists() else None

    def _read(self, text: str) -> Corrections:
        """What a text asks for. Raises ConfigError with what is wrong in it."""
        corrections, problems = read_text(text, self._config)
        if problems:
            raise ConfigError(*(f"{self._path}:{line}: {problem}" for line, problem in problems))
        return corrections

    def _check(self, text: str, change: Change) -> None:
        """Raises RefusedError with all that would be wrong with the file."""
        _, problems = read_text(text, self._config)
        number, _ = find_entry(text, change, is_about)
        start = rf"{change.section}\[{number}\]\.(\S+): "
        faults = []
        for _, problem in problems:
            key = re.match(start, problem)
            words = problem[key.end() :] if key else problem
            faults.append(Fault(key[1].rpartition(".")[2] if key else "", words))
        if faults:
            raise RefusedError(*faults)

    def _write(self, before: str | None, after: str | None) -> None:
        """Put one text in the place of another; None is no file."""
        try:
            if after is None:
                self._path.unlink()
                return
            marked = before is not None and self._path.read_bytes().startswith(b"\xef\xbb\xbf")
            if self._text() != before:
                raise RefusedError(Fault("", f"{self.file} was changed this very moment; click again"))
            replace_file(self._path, after.encode("utf-8-sig" if marked else "utf-8"))
        except OSError as error:
            raise SiteError(f"{self._path}: cannot be written: {error.strerror}") from None
        except UnicodeEncodeError:
            raise RefusedError(Fault("", "there is a character in it that no file can hold")) from None


def _list_days(corrections: Corrections) -> set[tuple[str, date]]:
    """The days of publication that were put right: they count before anything is read."""
    return {(each.id, each.published) for each in corrections.sources}


def _take_back(click: Click) -> Change:
    """The change that lets the keys say what they said before."""
    _, was = find_entry(click.before or "", click.change, is_about)
    values = {key: _plain(was.get(key)) for key in click.change.values}
    return Change(click.change.section, click.change.subject, values)


def _plain(value: object) -> str | bool | float | tuple[str, ...] | Mapping[str, str | float] | None:
    """What stood there, as a change says it."""
    if isinstance(value, list):
        return tuple(str(each) for each in value)
    if value is None or isinstance(value, str | bool | int | float):
        return value
    assert isinstance(value, Mapping)
    return {str(key): each for key, each in value.items()}


def _describe(entry: Mapping[str, object]) -> Entry:
    """What an entry says, as a form shows it."""
    place = entry.get("place")
    if isinstance(place, Mapping):
        place = place.get("name")
    told = {key: entry.get(key) for key in ("title", "reason", "link")}
    told |= {"place": place, "date": entry.get("date", entry.get("as_of"))}
    return Entry(**{key: "" if value is None else str(value) for key, value in told.items()})
