"""A preview as a user starts it, and a browser in miniature."""

import asyncio
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from tornado.websocket import websocket_connect

from tests.commands.portal import AS_OF

T = TypeVar("T")
DOCUMENT = "content/documents/2026/qyjb.md"
ADDRESS = "/xxgk/documents/2026/qyjb.html"
PATIENCE = 20


def apart(work: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own: a browser that is tested with has a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@dataclass
class Server:
    """One that runs, and what it has told so far."""

    root: Path
    port: int
    process: subprocess.Popen[str]
    told: list[str] = field(default_factory=list)

    def ask(self, path: str, host: str = "127.0.0.1") -> tuple[int, str, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", path, headers={"Host": f"{host}:{self.port}"})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text, dict(answer.getheaders())

    def page(self, path: str = ADDRESS) -> str:
        status, text, _headers = self.ask(path)
        assert status == 200
        return text

    def shows(self, words: str, path: str = ADDRESS) -> bool:
        """Whether a page says so before long: one save may be several changes to the system."""
        end = time.monotonic() + PATIENCE
        while words not in self.ask(path)[1]:
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True

    def after(self, action: Callable[[], object]) -> float:
        """Seconds from an action to the message that tells the browser to load its page again."""
        return apart(self._after(action))

    async def _after(self, action: Callable[[], object]) -> float:
        socket = await websocket_connect(f"ws://127.0.0.1:{self.port}/livereload")
        await socket.write_message(json.dumps({"command": "hello", "protocols": []}))
        await socket.read_message()
        info = {"command": "info", "url": f"http://127.0.0.1:{self.port}{ADDRESS}", "plugins": {}}
        await socket.write_message(json.dumps(info))
        await asyncio.sleep(0.2)
        started = time.monotonic()
        action()
        message = await asyncio.wait_for(socket.read_message(), PATIENCE)
        seconds = time.monotonic() - started
        assert message is not None
        assert json.loads(message)["command"] == "reload"
        socket.close()
        while message is not None:  # or the loop ends before the socket is closed
            message = await asyncio.wait_for(socket.read_message(), PATIENCE)
        return seconds

    def write(self, path: str, text: str) -> None:
        (self.root / path).write_text(text, "utf-8")

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def replaced(self, path: str, old: str, new: str) -> Callable[[], None]:
        text = self.read(path)
        assert old in text
        return lambda: self.write(path, text.replace(old, new, 1))


def start(root: Path, *options: str) -> Server:
    command = [sys.executable, "-m", "generator", "serve", str(root), "--as-of", AS_OF]
    process = subprocess.Popen(
        [*command, "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )
    assert process.stdout is not None
    told = []
    for line in process.stdout:
        told.append(line)
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if found:
            return Server(root, int(found[1]), process, told)
    raise AssertionError(f"没有开始：{''.join(told)}")


def stop(server: Server) -> int:
    """The exit code after Ctrl-C."""
    server.process.send_signal(signal.SIGINT)
    server.process.communicate(timeout=PATIENCE)
    return server.process.returncode
