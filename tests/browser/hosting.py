"""A newspaper's web server: its pages under a strict content security policy, an explainer in a folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'"
FOLDER = "explainer"
HOSTILE = """
* { all: unset !important; color: rgb(255, 0, 0) !important; font-size: 60px !important;
    letter-spacing: 20px !important; text-transform: uppercase !important; fill: rgb(255, 0, 0) !important }
svg, circle, use { display: none !important }
text { fill: rgb(255, 0, 0) !important }
"""


class Newspaper(SimpleHTTPRequestHandler):
    """Serves a folder without a word on the terminal; its own pages, those at the top, under the policy."""

    def end_headers(self) -> None:
        """The policy is for pages of the newspaper, as those of the explainer bring their own."""
        if self.path.count("/") == 1:
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def open_newspaper(site: Path, folder: Path) -> Iterator[str]:
    """The address of a newspaper whose pages lie in `folder`, with a copy of the site in FOLDER."""
    shutil.copytree(site, folder / FOLDER)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Newspaper, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def print_story(folder: Path, name: str, body: str, style: str = "", scheme: str = "light dark") -> str:
    """Write a page of the newspaper, and its style sheet; the path to ask for."""
    (folder / f"{name}.css").write_text(style, encoding="utf-8")
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="{scheme}"><link rel="icon" href="/explainer/preview.png">'
        f'<link rel="stylesheet" href="/{name}.css"></head>'
    )
    (folder / f"{name}.html").write_text(
        f"{head}<body><main><h1>Our story</h1>{body}</main></body></html>", encoding="utf-8"
    )
    return f"/{name}.html"
