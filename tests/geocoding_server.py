"""A geocoding server on this machine that answers as Nominatim and Photon do, or as badly as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

NOMINATIM_PLACE: Mapping[str, Any] = {  # Any: JSON
    "place_id": 12, "licence": "Data © OpenStreetMap contributors, ODbL 1.0", "osm_type": "node", "osm_id": 7,
    "lat": "12.5", "lon": "-7.25", "class": "place", "type": "village", "place_rank": 19, "importance": 0.2,
    "addresstype": "village", "name": "Zorblatt", "display_name": "Zorblatt, Nowhere, Mali",
    "address": {"village": "Zorblatt", "country": "Mali", "country_code": "ml"},
    "boundingbox": ["12.4", "12.6", "-7.3", "-7.2"],
}  # fmt: skip
PHOTON_PLACE: Mapping[str, Any] = {  # Any: JSON
    "type": "Feature",
    "properties": {
        "osm_type": "N", "osm_id": 8, "osm_key": "place", "osm_value": "town", "type": "city",
        "name": "Quorvale", "country": "Chile", "countrycode": "CL",
    },
    "geometry": {"type": "Point", "coordinates": [-71.5, -33.25]},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """What is sent; `slow` keeps the asker waiting, `dribbles` never comes to an end."""

    body: bytes
    status: int = 200
    kind: str = "application/json; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    slow: bool = False
    dribbles: bool = False


def say_json(content: object, status: int = 200) -> Reply:
    return Reply(json.dumps(content).encode(), status)


def nominatim(**changes: object) -> Reply:
    return say_json([{**NOMINATIM_PLACE, **changes}])


def photon(**changes: object) -> Reply:
    return say_json({"type": "FeatureCollection", "features": [{**PHOTON_PLACE, **changes}]})


class GeocodingServer:
    """What it is to answer to a name, once for each time it is asked, and what it was asked."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.replies: dict[str, Reply | list[Reply]] = {"Zorblatt": nominatim()}
        self.photon_replies: dict[str, Reply | list[Reply]] = {}
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.gone = threading.Event()

    def answer(self, path: str, agent: str) -> Reply:
        query = parse_qs(urlsplit(path).query).get("q", [""])[0]
        self.asked.append(query)
        self.agents.append(agent)
        if path.startswith("/api"):
            reply = self.photon_replies.get(query, say_json({"features": []}))
        else:
            reply = self.replies.get(query, say_json([]))
        if isinstance(reply, Reply):
            return reply
        return reply.pop(0) if len(reply) > 1 else reply[0]


@contextmanager
def serving() -> Iterator[GeocodingServer]:
    """A server while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = server.answer(self.path, self.headers.get("User-Agent", ""))
            if reply.slow:
                server.gone.wait(5)
            with suppress(OSError):  # the asker has had enough
                self.send_response(reply.status)
                for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
                while reply.dribbles and not server.gone.wait(0.02):
                    self.wfile.write(b" ")

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name is the base class's
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = GeocodingServer(f"127.0.0.1:{http.server_address[1]}")
    thread = threading.Thread(target=lambda: http.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.gone.set()
        http.shutdown()
        http.server_close()
        thread.join()
