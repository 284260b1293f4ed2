"""A timestamp authority made with the real OpenSSL, served on this machine alone."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

from tests.needed import program

SIGNER = "CN=Riverton clock,O=Riverton tests"
CONFIG = """\
[req]
prompt = no
distinguished_name = subject
[subject]
O = Riverton tests
CN = placeholder
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[clock]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = authority
[authority]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
signer_digest = sha256
ess_cert_id_alg = sha256
"""
NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
DAYS = ("-days", "3650", "-sha256")

Answer = tuple[int, bytes]


def openssl(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run openssl in `folder` with the settings there, and return how it ended."""
    binary = program("openssl", get="It comes with OpenSSL; `make programs` gets it.")
    return subprocess.run(
        [binary, *words],
        cwd=folder,
        env={**os.environ, "OPENSSL_CONF": str(folder / "config")},
        capture_output=True,
        check=False,
    )


@dataclass
class Authority:
    """One authority: its folder holds the root's certificate, the clock's, the keys.

    Attributes:
        folder: Where its files lie.
        url: Where it is asked; empty while nobody serves it.
        otherwise: What it answers a question with, if not as it should.
        asked: The questions so far, each with the kind of content it claimed.
    """

    folder: Path
    url: str = ""
    otherwise: Callable[[bytes], Answer] | None = None
    asked: list[tuple[str | None, bytes]] = field(default_factory=list)

    @property
    def roots(self) -> Path:
        """The root certificate that whoever trusts it has."""
        return self.folder / "root.pem"

    def reply(self, question: bytes) -> Answer:
        """Return what OpenSSL answers."""
        (self.folder / "question").write_bytes(question)
        keys = ("-signer", "clock.pem", "-inkey", "clock.key")
        asked = ("-queryfile", "question", "-out", "answer", "-config", "config")
        self.run("ts", "-reply", *asked, *keys)
        return 200, (self.folder / "answer").read_bytes()

    def run(self, *words: str | Path) -> bytes:
        """Run openssl, which must succeed; return what it printed."""
        done = openssl(*words, folder=self.folder)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout + done.stderr


def founded(folder: Path) -> Authority:
    """Return a new authority in `folder`, with a root certificate of its own."""
    folder.mkdir(exist_ok=True)
    (folder / "config").write_text(CONFIG, encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="ascii")
    made = Authority(folder)
    root = ("-subj", "/O=Riverton tests/CN=Root", "-extensions", "root")
    made.run(
        "req",
        "-x509",
        *NEW_KEY,
        *DAYS,
        *root,
        "-keyout",
        "root.key",
        "-out",
        "root.pem",
    )
    clock = ("-subj", "/O=Riverton tests/CN=Riverton clock")
    made.run("req", "-new", *NEW_KEY, *clock, "-keyout", "clock.key", "-out", "asked")
    by = ("-CA", "root.pem", "-CAkey", "root.key", "-set_serial", "7")
    as_clock = ("-extfile", "config", "-extensions", "clock")
    made.run("x509", "-req", "-in", "asked", *by, *DAYS, *as_clock, "-out", "clock.pem")
    return made


@contextmanager
def served(authority: Authority) -> Iterator[Authority]:
    """Serve `authority` over HTTP on the loopback address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"]))
            authority.asked.append((self.headers["Content-Type"], question))
            status, body = (authority.otherwise or authority.reply)(question)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing on standard error."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        authority.url = f"http://127.0.0.1:{server.server_port}/tsa"
        thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield authority
        finally:
            server.shutdown()
            thread.join()


def asked_by_openssl(authority: Authority, message: bytes, *options: str) -> bytes:
    """Return the token that OpenSSL gives when OpenSSL asks."""
    (authority.folder / "note").write_bytes(message)
    function = f"-{options[0]}"
    what = ("ts", "-query", "-data", "note", "-out", "query", function)
    authority.run(*what, *(options[1:] or ("-cert",)))
    return authority.reply((authority.folder / "query").read_bytes())[1]
