"""A real nginx or Caddy on a loopback port, with our recipe's configuration, and a client that hides nothing."""

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "docs" / "recipes"

HOST = "http://www.shili.example.gov.cn"
FOLDER = "/srv/portal/output"
"""What a webmaster changes in a recipe; a test changes the same."""

NGINX = """
daemon off;
worker_processes 2;
{user}
pid {work}/pid;
error_log {work}/error.log;
events {{}}
http {{
    sendfile on;
    tcp_nopush on;
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    include {work}/xxgk.conf;
}}
"""
"""As Debian's own nginx.conf sends files; the recipe is included like every site."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers["content-type"]


@dataclass(frozen=True, slots=True)
class WebServer:
    name: str
    port: int

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, path: str, **headers: str) -> Answer:
        connection = self.connect()
        answer = ask(connection, path, **headers)
        connection.close()
        return answer


def ask(connection: http.client.HTTPConnection, path: str, **headers: str) -> Answer:
    """One GET; header names are written with underscores.  Raises where the body ends early."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=sent)
    response = connection.getresponse()
    found = {name.lower(): value for name, value in response.getheaders()}
    return Answer(response.status, found, response.read())


def program(name: str) -> str:
    """Where a program is; servers are not in everybody's path, and `make nginx` unpacks one."""
    here = ROOT / ".venv" / "nginx" / "usr" / "sbin"
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin:{here}")
    if path is None:
        pytest.skip(f"没有 {name}，跳过")
    return path


def recipe(name: str, folder: Path, port: int) -> str:
    """Its text, with the folder and the address of a test.  Each must be there to be changed."""
    text = (RECIPES / name).read_text("utf-8")
    here = {
        "nginx.conf": {"listen 80;": f"listen 127.0.0.1:{port};"},
        "Caddyfile": {HOST: f"http://:{port}"},
    }[name]
    for old, new in {FOLDER: str(folder), **here}.items():
        assert old in text
        text = text.replace(old, new)
    return text


def nginx(text: str, work: Path) -> list[str]:
    """The command that runs it; its configuration is written to the work folder."""
    command = program("nginx")
    user = "user root;" if os.getuid() == 0 else ""  # else the workers may not enter our folders
    (work / "xxgk.conf").write_text(text, "utf-8")
    (work / "nginx.conf").write_text(NGINX.format(user=user, work=work), "utf-8")
    return [command, "-e", f"{work}/error.log", "-p", str(work), "-c", f"{work}/nginx.conf"]


def caddy(text: str, work: Path) -> list[str]:
    command = program("caddy")
    own = "{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\n"
    (work / "Caddyfile").write_text(own + text, "utf-8")
    return [command, "run", "--adapter", "caddyfile", "--config", f"{work}/Caddyfile"]


COMMANDS = {"nginx": ("nginx.conf", nginx), "Caddy": ("Caddyfile", caddy)}

Change = Callable[[str], str]
"""What else a webmaster changes in a recipe."""


@contextmanager
def serving(
    name: str, folder: Path, work: Path, change: Change = lambda text: text
) -> Iterator[WebServer]:
    """The folder under /xxgk/, until the end of the block."""
    work.mkdir(parents=True)
    port = free_port()
    file, write = COMMANDS[name]
    command = write(change(recipe(file, folder, port)), work)
    told = work / "told"
    with told.open("wb") as log:
        process = subprocess.Popen(
            command, env={**os.environ, "HOME": str(work)}, stdout=log, stderr=log
        )
    try:
        _await(process, port, told)
        yield WebServer(name, port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(process: subprocess.Popen[bytes], port: int, told: Path) -> None:
    for _ in range(200):
        assert process.poll() is None, told.read_text("utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"it does not listen: {told.read_text('utf-8')}")
