"""What the review answers: its page, one event, its files; and the clicks it is sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, cast

from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Request, Response

from dateline.errors import ConfigError, DatelineError
from dateline.reviewing.desk import Desk, Look, RefusedError
from dateline.reviewing.guarding import HEADERS, Asker, refuse
from dateline.reviewing.wishes import MalformedError, grant, read_wish
from geo.boundaries import Borders
from output.reviewing.model import Show
from output.reviewing.page import SHOWS, list_files, write_desk, write_document, write_event, write_position

if TYPE_CHECKING:  # a module that only type checkers have
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_LARGEST = 64 * 1024
"""Bytes of a click."""


class _ShortRequest(Request):
    max_content_length = _LARGEST
    max_form_memory_size = 0


class Answers:
    """A WSGI application for one review."""

    def __init__(self, desk: Desk, token: str, port: int, borders: Borders) -> None:
        self._desk, self._token, self._port = desk, token, port
        self._files = list_files(borders)
        self._pages: Mapping[str, Callable[[Request], Response]] = {
            "": self._show_page,
            "desk": self._show_desk,
            "event": self._show_event,
        }

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        request = _ShortRequest(environ)
        response = self._answer(request)
        response.headers.extend(HEADERS)
        return response(environ, start)

    def _answer(self, request: Request) -> Response:
        token, slash, name = request.path.removeprefix("/").partition("/")
        headers = {key.lower(): value for key, value in request.headers.items()}
        asker = Asker(request.method, token, request.headers.get("Host", ""), headers)
        refusal = refuse(asker, self._token, self._port)
        if refusal:
            return _plain(refusal.why, refusal.status)
        if not slash:
            return Response(status=308, headers={"Location": f"/{token}/"})
        try:
            if request.method == "POST":
                return self._click(request) if name == "click" else _plain("nothing here", 404)
            if name in self._files:
                return Response(self._files[name].content, content_type=self._files[name].type)
            return self._pages[name](request) if name in self._pages else _plain("nothing here", 404)
        except RequestEntityTooLarge:
            return _plain(f"more than {_LARGEST} bytes", 413)
        except HTTPException as error:
            return _plain(error.description or error.name, error.code or 400)
        except DatelineError as error:
            return _plain("\n".join(error.lines), 409)

    def _show_page(self, request: Request) -> Response:
        look = self._desk.look()
        return _html(write_document(look.review, look.listing, _shown(request)))

    def _show_desk(self, request: Request) -> Response:
        look = self._desk.look()
        return _html(write_desk(look.review, look.listing, _shown(request)))

    def _show_event(self, request: Request) -> Response:
        look, name = self._desk.look(), request.args.get("id", "")
        for each in look.listing.lines:
            if each.line.event.id == name:
                return _html(write_event(look.review, look.listing, each))
        for position in look.listing.positions:
            if position.id == name:
                return _html(write_position(look.review, position))
        return _plain("this event is not there any more", 404)

    def _click(self, request: Request) -> Response:
        """Write what was clicked; the answer has the words for it and the list as it is then."""
        try:
            wish = read_wish(request.get_data())
            if wish.action == "undo":
                said = self._desk.undo()
            else:
                said = self._desk.click(*grant(wish, self._desk.look().review))
        except MalformedError as error:
            return _plain(str(error), 400)
        except RefusedError as error:
            faults = [{"field": fault.field, "words": fault.words} for fault in error.faults]
            return _json({"faults": faults}, 422)
        except ConfigError as error:
            return _json({"faults": [{"field": "", "words": line} for line in error.lines]}, 409)
        look: Look = self._desk.look()
        return _json({"said": said, "desk": write_desk(look.review, look.listing, _shown(request))})


def _shown(request: Request) -> Show:
    wanted = request.args.get("show", "doubtful")
    return cast(Show, wanted) if wanted in SHOWS else "doubtful"  # cast: it is one of them


def _html(text: str) -> Response:
    return Response(text.encode("utf-8", "replace"), content_type="text/html; charset=utf-8")


def _json(data: Mapping[str, object], status: int = 200) -> Response:
    return Response(json.dumps(data), status, content_type="application/json")


def _plain(words: str, status: int) -> Response:
    return Response(words, status, content_type="text/plain; charset=utf-8")
