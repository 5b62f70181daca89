"""One address: what is asked of which machine, what is taken from it, what is said if it gives nothing."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SourceError
from dateline.fetch_settings import FetchSettings
from dateline.fetching.addresses import fault_of_address, read_address
from dateline.fetching.asking import trust
from dateline.fetching.fetcher import Fetcher
from dateline.fetching.pages import Page
from dateline.fetching.reach import Reach, is_public
from dateline.fetching.rounds import Rounds, pace_of
from dateline.fetching.unpacking import unpack
from geo.geocoders.patience import Clock
from tests.web_server import Reply, WebServer, serving_pages

PAGE = b"<html><body><p>The harbour of Bergen reopened on Monday.</p></body></html>"
SETTINGS = FetchSettings("Quay/1.0 (desk@quay.example)", private=True, pause_s=0, timeout_s=5)


@pytest.fixture
def server() -> Iterator[WebServer]:
    with serving_pages() as running:
        running.replies["/story"] = Reply(PAGE)
        yield running


def fetch(address: str, settings: FetchSettings = SETTINGS, kept: dict[str, Page] | None = None) -> Page:
    return Fetcher(settings, {} if kept is None else kept).fetch(address)


def failure(address: str, settings: FetchSettings = SETTINGS, reach: Reach | None = None) -> str:
    """Why nothing was fetched."""
    with pytest.raises(SourceError) as raised:
        Fetcher(settings, {}, reach).fetch(address)
    return str(raised.value)


def test_a_page_is_asked_for_once_after_robots_txt_and_by_name(server: WebServer) -> None:
    page = fetch(f"{server.address}/story")
    assert page == Page(f"{server.address}/story", "text/html; charset=utf-8", PAGE)
    assert [request.path for request in server.requests] == ["/robots.txt", "/story"]
    for request in server.requests:
        assert request.headers["User-Agent"] == "Quay/1.0 (desk@quay.example)"
        assert request.host == f"127.0.0.1:{server.port}"
        assert not {"Cookie", "Referer", "Authorization"} & set(request.headers)


def test_without_a_name_of_yours_dateline_says_its_own() -> None:
    assert re.fullmatch(r"dateline/\d+\.\d+\S*", FetchSettings().user_agent)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (204, "answered 204"),
        (304, "answered 304"),
        (401, "not allowed (401); save the page and name the file"),
        (403, "not allowed (403); save the page and name the file"),
        (404, "not found (404)"),
        (410, "gone (410)"),
        (418, "answered 418"),
        (429, "asked too often (429)"),
        (500, "the server failed (500)"),
        (503, "the server failed (503)"),
    ],
)
def test_a_page_that_is_not_given_has_its_reason(server: WebServer, status: int, reason: str) -> None:
    server.replies["/story"] = Reply(status=status)
    assert failure(f"{server.address}/story") == reason


# --- what is in an address ---


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://quay.example", "https://quay.example/"),
        ("HTTP://Quay.Example:80/A#part", "http://quay.example/A"),
        ("https://quay.example:8443/a?b=c", "https://quay.example:8443/a?b=c"),
        (
            "https://bücher.example/übersicht/ä?ö=ü",
            "https://xn--bcher-kva.example/%C3%BCbersicht/%C3%A4?%C3%B6=%C3%BC",
        ),
        ("https://quay.example/a%20b%C3%BC", "https://quay.example/a%20b%C3%BC"),
        ("https://日本.example/", "https://xn--wgv71a.example/"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
    ],
)
def test_an_address_is_sent_in_ascii(written: str, sent: str) -> None:
    assert read_address(written) == sent
    assert read_address(sent) == sent


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("ftp://quay.example/a", "only addresses with http:// or https:// are fetched"),
        ("file:///etc/passwd", "only addresses with http:// or https:// are fetched"),
        ("https://me:secret@quay.example/", "names a user; save the page and name the file"),
        ("https://@quay.example/", "names a user; save the page and name the file"),
        ("https://", "not a web address"),
        ("https:///a", "not a web address"),
        ("https://quay.example:0/", "not a web address"),
        ("https://quay.example:99999/", "not a web address"),
        ("https://quay.example:x/", "not a web address"),
        ("https://[quay]/", "not a web address"),
        ("https://quay.example/a b", "not a web address"),
        ("https://quay.example/a\r\nHost: other", "not a web address"),
        ("https://quay.example\\@other.example/", "not a web address"),
        ("https://quay..example/", "not a web address"),
        ("https://" + "a" * 5000, "not a web address"),
    ],
)
def test_what_is_no_address_is_never_asked_for(written: str, fault: str) -> None:
    assert fault_of_address(written) == fault


@given(st.text(max_size=60))
def test_any_text_is_an_address_in_ascii_or_a_fault(text: str) -> None:
    written = f"https://{text}"
    if fault_of_address(written) is None:
        assert re.fullmatch(r"https://[!-~]+", read_address(written))


def test_a_page_at_a_name_in_another_script_is_asked_for(server: WebServer) -> None:
    server.replies["/%C3%BCber?q=%C3%A4"] = Reply(PAGE)
    assert fetch(f"{server.address}/über?q=ä#teil").body == PAGE


# --- which machines ---


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::",
        "::127.0.0.1",
        "nonsense", "",
    ],
)  # fmt: skip
def test_private_and_special_machines_are_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["93.184.215.14", "1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_machines_of_the_internet_are_public(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_this_machine_is_refused_however_it_is_written(server: WebServer, host: str) -> None:
    reason = failure(f"http://{host}:{server.port}/story", replace(SETTINGS, private=False))
    assert "on a private network; `fetch: {private: true}` in config.yaml allows that" in reason
    assert server.requests == []


def test_a_redirect_to_a_private_network_is_refused(server: WebServer) -> None:
    server.replies["/story"] = Reply(
        status=302, headers={"Location": f"http://inside.example:{server.port}/a"}
    )
    names = {"outside.example": ["127.0.0.1"], "inside.example": ["127.0.0.2", "10.0.0.1"]}
    reach = Reach(lambda ip: ip == "127.0.0.1", lambda host, port: names[host])
    reason = failure(f"http://outside.example:{server.port}/story", replace(SETTINGS, robots=False), reach)
    assert reason.startswith(f"redirected to http://inside.example:{server.port}/a: on a private network; ")
    assert server.asked == ["/story"]


def test_a_name_is_resolved_once_and_that_machine_is_asked(server: WebServer) -> None:
    resolved: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        resolved.append(host)
        return ["10.0.0.1", "127.0.0.1"] if len(resolved) == 1 else ["10.0.0.1"]

    reach = Reach(lambda ip: ip == "127.0.0.1", resolve)
    fetcher = Fetcher(replace(SETTINGS, robots=False), {}, reach)
    assert fetcher.fetch(f"http://quay.example:{server.port}/story").body == PAGE
    assert resolved == ["quay.example"]
    assert server.requests[0].host == f"quay.example:{server.port}"
    with pytest.raises(SourceError, match="on a private network"):
        fetcher.fetch(f"http://quay.example:{server.port}/story")


def test_a_server_that_is_not_there_has_its_reason(server: WebServer) -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise SourceError("no server of this name can be found")

    with serving_pages() as other:
        gone = other.address
    settings = replace(SETTINGS, robots=False)
    assert failure(f"{gone}/story", settings) == "no connection to the server"
    assert failure("https://quay.example/", settings, Reach(is_public, nowhere)).startswith(
        "no server of this"
    )


def certify(host: str, folder: Path) -> Path:
    """The file of a certificate for the host, made out by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7, datetime(2020, 1, 1), datetime(2120, 1, 1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    path.write_bytes(
        certificate.public_bytes(Encoding.PEM)
        + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    return path


def test_a_secure_server_proves_that_it_has_the_name_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = certify("quay.example", tmp_path)
    reach = Reach(lambda ip: True, lambda host, port: ["127.0.0.1"])
    with serving_pages(str(certificate)) as server:
        server.replies["/story"] = Reply(PAGE)
        named = f"https://quay.example:{server.port}/story"
        untrusted = failure(named, SETTINGS, reach)
        assert untrusted == "its certificate is not to be trusted (self-signed certificate)"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        trust.cache_clear()
        assert Fetcher(SETTINGS, {}, reach).fetch(named).body == PAGE
        other = failure(f"https://other.example:{server.port}/story", SETTINGS, reach)
        assert other.startswith("its certificate is not to be trusted (Hostname mismatch")
        assert server.asked == ["/story"]
    trust.cache_clear()


# --- redirects ---


def test_redirects_are_followed_five_times(server: WebServer) -> None:
    for number in range(5):
        server.replies[f"/{number}"] = Reply(status=301, headers={"Location": f"/{number + 1}"})
    server.replies["/5"] = Reply(PAGE)
    assert fetch(f"{server.address}/0").address == f"{server.address}/5"
    server.replies["/5"] = Reply(status=308, headers={"Location": "/story"})
    assert failure(f"{server.address}/0") == "redirected more than 5 times"


def test_a_redirect_in_a_circle_ends(server: WebServer) -> None:
    server.replies["/a"] = Reply(status=307, headers={"Location": "/a"})
    assert failure(f"{server.address}/a") == "redirected more than 5 times"
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        ("file:///etc/passwd", "only addresses with http:// or https:// are fetched"),
        ("gopher://127.0.0.1:70/_x", "only addresses with http:// or https:// are fetched"),
        ("data:text/html,<p>x", "only addresses with http:// or https:// are fetched"),
        ("http://me:secret@127.0.0.1/", "names a user; save the page and name the file"),
        ("http://[", "not a web address"),
    ],
)
def test_a_redirect_leads_to_an_address_that_could_be_named(
    server: WebServer, target: str, fault: str
) -> None:
    server.replies["/story"] = Reply(status=302, headers={"Location": target})
    reason = failure(f"{server.address}/story")
    assert reason == f"redirected to {target}: {fault}"
    assert server.asked == ["/story"]


def test_a_redirect_may_be_written_with_spaces_and_umlauts(server: WebServer) -> None:
    server.replies["/story"] = Reply(status=302, headers={"Location": "/a b/ü".encode().decode("latin-1")})
    server.replies["/a%20b/%C3%BC"] = Reply(PAGE)
    assert fetch(f"{server.address}/story").body == PAGE


# --- how long, how much ---


@pytest.mark.parametrize(
    "reply",
    [
        Reply(PAGE, headers={"Content-Length": "900"}, holds=True),
        Reply(b"", headers={"Content-Length": "900"}, dribbles=True),
        Reply(raw=b"HTTP/1.1 200 OK\r\nX-Slow: ", dribbles=True),
        Reply(raw=b"HTTP/1.1 200 OK\r\n", holds=True),
        Reply(b"5\r\nabcde\r\n", headers={"Transfer-Encoding": "chunked"}, holds=True),
    ],
    ids=["a body", "a dribbled body", "a dribbled header", "no header", "a chunk"],
)
def test_an_answer_that_does_not_end_is_given_up(server: WebServer, reply: Reply) -> None:
    server.replies["/story"] = reply
    settings = replace(SETTINGS, timeout_s=0.3, robots=False)
    assert failure(f"{server.address}/story", settings) == "no whole answer within 0.3 s"


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"x" * 2000, headers={"Content-Length": "2000"}),
        Reply(b"x" * 2000),
        Reply(b"", headers={"Content-Length": "9" * 18}),
        Reply(gzip.compress(b"x" * 50_000_000), headers={"Content-Encoding": "gzip"}),
        Reply(gzip.compress(b"x" * 600) * 2, headers={"Content-Encoding": "gzip"}),
    ],
    ids=["announced", "not announced", "an absurd length", "a bomb", "two parts"],
)
def test_an_answer_that_is_too_large_is_given_up(server: WebServer, reply: Reply) -> None:
    server.replies["/story"] = reply
    reason = failure(f"{server.address}/story", replace(SETTINGS, largest_mb=0.001))
    assert reason == "larger than 0.001 MB (`fetch: largest_mb` in config.yaml)"


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "x-gzip"])
def test_a_packed_answer_is_unpacked(server: WebServer, encoding: str) -> None:
    server.replies["/story"] = Reply(gzip.compress(PAGE), headers={"Content-Encoding": encoding})
    assert fetch(f"{server.address}/story").body == PAGE


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(PAGE, headers={"Content-Length": "900"}), "the answer breaks off, or is none of HTTP"),
        (Reply(raw=b"SSH-2.0-OpenSSH_9.6\r\n"), "the answer breaks off, or is none of HTTP"),
        (
            Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n"),
            "the answer breaks off, or is none of HTTP",
        ),
        (Reply(gzip.compress(PAGE)[:40], headers={"Content-Encoding": "gzip"}), "the answer breaks off"),
        (Reply(PAGE, headers={"Content-Encoding": "gzip"}), "not compressed as it says"),
        (Reply(PAGE, headers={"Content-Encoding": "br"}), "compressed with br, which was not asked for"),
    ],
)
def test_an_answer_that_is_damaged_is_no_page(server: WebServer, reply: Reply, reason: str) -> None:
    server.replies["/story"] = reply
    assert failure(f"{server.address}/story") == reason


@given(st.binary(max_size=400), st.integers(1, 50))
def test_a_body_is_the_same_in_whatever_pieces_it_comes(body: bytes, size: int) -> None:
    packed = gzip.compress(body[:100]) + gzip.compress(body[100:])
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    assert unpack(pieces, "gzip", len(body)) == body
    assert unpack(pieces, "", len(packed)) == packed


@given(st.lists(st.binary(max_size=60)))
def test_any_pieces_are_a_body_or_a_failure(pieces: list[bytes]) -> None:
    for start in ([], [gzip.compress(b"harbour")[:12]]):
        with suppress(SourceError):
            assert len(unpack([*start, *pieces], "gzip", 20)) <= 20


# --- robots.txt ---


def robots(rules: str, status: int = 200) -> Reply:
    return Reply(rules.encode(), status, "text/plain")


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /story", False),
        ("User-agent: *\nDisallow: /\nAllow: /story", True),
        ("User-agent: *\nDisallow: /*ory$", False),
        ("User-agent: quay\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: quay\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: other\nDisallow: /", True),
        ("", True),
        ("<html>no such page</html>\xff\x00", True),
    ],
)
def test_robots_txt_is_obeyed(server: WebServer, rules: str, allowed: bool) -> None:
    server.replies["/robots.txt"] = robots(rules)
    if allowed:
        assert fetch(f"{server.address}/story").body == PAGE
    else:
        reason = failure(f"{server.address}/story")
        assert reason == "robots.txt asks to leave it alone; save the page and name the file"
        assert server.asked == []


def test_robots_txt_is_asked_for_once_in_a_build(server: WebServer) -> None:
    server.replies["/2"] = Reply(PAGE)
    fetcher = Fetcher(SETTINGS, {})
    fetcher.fetch(f"{server.address}/story")
    fetcher.fetch(f"{server.address}/2")
    assert [request.path for request in server.requests] == ["/robots.txt", "/story", "/2"]


def test_robots_txt_is_left_unasked_where_the_configuration_says_so(server: WebServer) -> None:
    server.replies["/robots.txt"] = robots("User-agent: *\nDisallow: /")
    assert fetch(f"{server.address}/story", replace(SETTINGS, robots=False)).body == PAGE
    assert len(server.requests) == 1


def test_a_robots_txt_that_cannot_be_read_allows_nothing(server: WebServer) -> None:
    server.replies["/robots.txt"] = robots("", 503)
    assert failure(f"{server.address}/story") == "robots.txt: the server failed (503)"
    assert server.asked == []


def test_a_redirect_is_no_way_around_robots_txt(server: WebServer) -> None:
    server.replies["/robots.txt"] = robots("User-agent: *\nDisallow: /story")
    server.replies["/a"] = Reply(status=302, headers={"Location": "/story"})
    assert failure(f"{server.address}/a").startswith(f"redirected to {server.address}/story: robots.txt asks")
    assert server.asked == ["/a"]


# --- asked again ---


@pytest.mark.parametrize("headers", [{"ETag": '"a1"'}, {"Last-Modified": "Tue, 11 Feb 2025 10:00:00 GMT"}])
def test_a_page_that_has_not_changed_is_not_sent_again(server: WebServer, headers: dict[str, str]) -> None:
    server.replies["/story"] = Reply(PAGE, headers=headers)
    kept: dict[str, Page] = {}
    first = fetch(f"{server.address}/story", kept=kept)
    server.replies["/story"] = [Reply(b"not sent", headers=headers)]
    assert fetch(f"{server.address}/story", kept=kept) == first
    server.replies["/story"] = Reply(b"new", headers={"ETag": '"a2"'})
    assert fetch(f"{server.address}/story", kept=kept).body == b"new"


def test_conditions_are_told_to_the_page_they_are_of(server: WebServer) -> None:
    server.replies["/a"] = Reply(status=302, headers={"Location": "/story"})
    server.replies["/story"] = Reply(PAGE, headers={"ETag": '"a1"'})
    kept: dict[str, Page] = {}
    first = fetch(f"{server.address}/a", kept=kept)
    assert fetch(f"{server.address}/a", kept=kept) == first
    conditions = [request.headers.get("If-None-Match") for request in server.requests]
    assert conditions == [None, None, None, None, None, '"a1"']


@pytest.mark.parametrize(
    ("reply", "timeout_s", "reason"),
    [
        (Reply(status=503), 5, "the server failed (503)"),
        (Reply(status=429), 5, "asked too often (429)"),
        (Reply(PAGE, headers={"Content-Length": "900"}), 5, "the answer breaks off, or is none of HTTP"),
        (Reply(holds=True, headers={"Content-Length": "9"}), 0.3, "no whole answer within 0.3 s"),
    ],
)
def test_while_a_server_is_down_what_it_gave_last_is_used(
    server: WebServer, reply: Reply, timeout_s: float, reason: str, capfd: pytest.CaptureFixture[str]
) -> None:
    kept: dict[str, Page] = {}
    first = fetch(f"{server.address}/story", kept=kept)
    server.replies["/story"] = reply
    assert fetch(f"{server.address}/story", replace(SETTINGS, timeout_s=timeout_s), kept) == first
    assert capfd.readouterr().err == f"{server.address}/story: {reason}; what was fetched last is used\n"


@pytest.mark.parametrize("status", [403, 404, 410])
def test_what_was_taken_back_is_not_used_any_more(server: WebServer, status: int) -> None:
    kept: dict[str, Page] = {}
    fetch(f"{server.address}/story", kept=kept)
    server.replies["/story"] = Reply(status=status)
    with pytest.raises(SourceError, match=str(status)):
        fetch(f"{server.address}/story", kept=kept)


# --- how often ---


@pytest.mark.parametrize(
    ("pause_s", "rules", "waits"),
    [(1.0, "", [1.0, 1.0]), (0.0, "", []), (1.0, "User-agent: *\nCrawl-delay: 7", [7.0, 7.0])],
)
def test_a_server_is_asked_at_its_pace(
    server: WebServer, pause_s: float, rules: str, waits: list[float]
) -> None:
    server.replies |= {"/robots.txt": robots(rules), "/2": Reply(PAGE)}
    slept: list[float] = []
    fetcher = Fetcher(replace(SETTINGS, pause_s=pause_s), {}, clock=Clock(lambda: sum(slept), slept.append))
    fetcher.fetch(f"{server.address}/story")
    fetcher.fetch(f"{server.address}/2")
    assert slept == waits


def test_two_servers_need_not_wait_for_one_another(server: WebServer) -> None:
    slept: list[float] = []
    clock = Clock(lambda: 0.0, slept.append)
    with serving_pages() as other:
        other.replies["/story"] = Reply(PAGE)
        fetcher = Fetcher(replace(SETTINGS, pause_s=9, robots=False), {}, clock=clock)
        fetcher.fetch(f"{server.address}/story")
        fetcher.fetch(f"{other.address}/story")
    assert slept == []


def test_in_rounds_an_address_is_asked_again_when_it_is_due(server: WebServer) -> None:
    now = [0.0]
    clock, kept = Clock(now=lambda: now[0], sleep=lambda _: None), dict[str, Page]()
    rounds, paths = Rounds(clock), ["/story", "/feed.xml", "/gone"]
    server.replies["/story"] = Reply(PAGE, headers={"Cache-Control": "public, max-age=3600"})
    server.replies["/feed.xml"] = Reply(b"<rss><channel><ttl>10</ttl></channel></rss>")

    def ask_all() -> list[str]:
        server.requests.clear()
        for path in paths:
            with suppress(SourceError):
                Fetcher(SETTINGS, kept, clock=clock, rounds=rounds).fetch(f"{server.address}{path}")
        return [request.path for request in server.requests if request.path != "/robots.txt"]

    assert ask_all() == paths
    assert ask_all() == []
    assert rounds.wait_s() == 600
    now[0] = 600.0
    assert ask_all() == ["/feed.xml"]
    now[0] = 1000.0
    assert ask_all() == ["/gone"]
    now[0] = 3600.0
    assert ask_all() == paths


@pytest.mark.parametrize(
    ("told", "body", "pace_s"),
    [
        ("", b"", 900),
        ("no-store", b"", 900),
        ("max-age=1", b"", 300),
        ("max-age=999999999", b"", 86_400),
        ('private, Max-Age="1800"', b"", 1800),
        ("s-maxage=60", b"", 900),
        ("max-age=600", b"<ttl> 60 </ttl>", 3600),
        ("max-age=7200", b"<ttl>60</ttl>", 7200),
        ("", b"<ttl>soon</ttl>", 900),
        ("", b" " * 30_000 + b"<ttl>60</ttl>", 900),
    ],
)
def test_a_server_or_its_feed_says_how_long_an_answer_holds(told: str, body: bytes, pace_s: float) -> None:
    assert pace_of({"cache-control": told}, body) == pace_s
