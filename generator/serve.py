"""The preview in a browser of this machine: pages that follow the content as it is written.

livereload tells the browser; what it shows is `preview`'s.
"""

import signal
import socket
import threading
import traceback
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler, StaticFileHandler
from livereload.watcher import Watcher
from tornado import ioloop, netutil, web
from tornado.httpserver import HTTPServer
from tornado.websocket import WebSocketHandler

from generator.build import Order
from generator.console import say, telling
from generator.load import require_portal
from generator.lock import Taken, locked
from generator.preview import FILES, Outcome, Preview
from generator.publish import Refused
from generator.report import tally
from generator.watch import Watch

HOST = "127.0.0.1"
_NAMES = {HOST, "localhost"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'{sockets};"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""As docs/recipes/nginx.conf has it, so that what it forbids is seen here; and the way to livereload."""

Report = Callable[[Outcome, tuple[str, ...]], None]
"""Told of every build, and of the files that it was for."""


def run(root: Path, order: Callable[[], Order], port: int, *, opens: bool) -> None:
    """What `gongkai serve` does, and says; `order` is asked for again for each build."""
    require_portal(root)
    preview, watch = Preview(order), Watch(root)
    with alone(preview):
        sockets = listen(port)
        with telling() as tell:
            outcome = preview.refresh(tell)
        _tell(outcome, ())
        address = f"http://{HOST}:{port_of(sockets)}{preview.base}"
        say(f"预览：{address}　保存文件以后网页自己更新；按 Ctrl-C 结束")
        if opens:
            webbrowser.open(address)
        serve(preview, watch, sockets, _tell)


def _tell(outcome: Outcome, changed: tuple[str, ...]) -> None:
    """A line or two for each build of a preview."""
    more = f" 等{len(changed)}个文件" if len(changed) > 1 else ""
    told = f"{changed[0]}{more}：" if changed else ""
    summary = outcome.summary
    if summary is not None:
        count = summary.written + summary.removed
        say(f"{told}更新了{count}个文件，用时{summary.seconds:.2f}秒；{tally(summary.findings)}")
        return
    say(told + (outcome.message or f"没有更新：{tally(outcome.problems)}"))
    say("".join(f"{each}\n" for each in outcome.problems), nl=False)


def serve(preview: Preview, watch: Watch, sockets: list[socket.socket], report: Report) -> None:
    """Serves until it is interrupted."""
    loop = ioloop.IOLoop.current()
    server = HTTPServer(_application(preview, port_of(sockets)))
    server.add_sockets(sockets)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    follower = threading.Thread(target=_follow, args=(preview, watch, loop, report), daemon=True)
    follower.start()
    with suppress(KeyboardInterrupt):
        loop.start()
    server.stop()


@contextmanager
def alone(preview: Preview) -> Iterator[None]:
    """Two previews of one site would build into each other.  Raises Refused."""
    preview.output.parent.mkdir(parents=True, exist_ok=True)
    try:
        with locked(preview.output.parent / "serving"):
            yield
    except Taken:
        raise Refused("这个网站已经有一个预览开着，请用那一个，或者先把它结束") from None


def listen(port: int) -> list[socket.socket]:
    """On this machine only; on any free port, where it is 0.  Raises Refused."""
    try:
        return netutil.bind_sockets(port, HOST)
    except OSError as error:
        raise Refused(f"端口{port}不能用（{error.strerror}），请用 --port 另选一个") from None


def port_of(sockets: list[socket.socket]) -> int:
    return int(sockets[0].getsockname()[1])


def _refreshed(preview: Preview) -> Outcome:
    try:
        return preview.refresh(lambda _step: None)
    except Exception:
        # A bug must not end the preview: whoever writes can undo what brought it about.
        traceback.print_exc()
        return preview.fail("程序出错，详情见运行 gongkai serve 的窗口")


def _follow(preview: Preview, watch: Watch, loop: ioloop.IOLoop, report: Report) -> None:
    for changed in watch:
        report(_refreshed(preview), changed)
        loop.add_callback(LiveReloadHandler.reload_waiters, "*")


# ── What the browser asks for ─────────────────────────────────────────────


def _application(preview: Preview, port: int) -> web.Application:
    LiveReloadHandler.watcher = Watcher()  # which it asks only for a name to log
    LiveReloadHandler.live_css = False
    sockets = "".join(f" ws://{name}:{port}" for name in sorted(_NAMES))
    shared = {"preview": preview, "policy": _POLICY.format(sockets=sockets)}
    return web.Application(
        [
            (r"/livereload", _Bell),
            (r"/livereload\.js", LiveReloadJSHandler),
            (r"/favicon\.ico", _Nothing),
            (r"/-/(preview\.css)", _Local, {"path": str(FILES), **shared}),
            (r"/(.*)", _Page, {"path": str(preview.output), **shared}),
        ],
        log_function=lambda _handler: None,
    )


class _Bell(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload answers pages of any site; drafts are nobody else's business."""

    def check_origin(self, origin: str) -> bool:
        return WebSocketHandler.check_origin(self, origin)

    def prepare(self) -> None:
        _require_local(self)


class _Nothing(web.RequestHandler):
    """Browsers ask for an icon unasked, and complain of its absence where other complaints count."""

    def get(self) -> None:
        self.set_status(204)


class _Local(StaticFileHandler):  # type: ignore[misc]
    def initialize(self, path: str, *, preview: Preview, policy: str) -> None:
        super().initialize(path, "index.html")
        self._preview, self._policy = preview, policy

    def prepare(self) -> None:
        _require_local(self)

    def compute_etag(self) -> None:
        """Nothing is cached."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - as StaticFileHandler has it
        self._set_headers()

    def _set_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")


class _Page(_Local):
    """Below the path of the site's base address, as on the real server: 404.html counts on it."""

    async def get(self, path: str, include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - as StaticFileHandler has it
        base, path = self._preview.base, f"/{path}"
        if not self._preview.output.exists():
            self._answer(self._preview.nothing(), 503)
        elif path.startswith(base):
            await self._get(path.removeprefix(base), include_body)
        elif path in {"/", base.rstrip("/")}:
            self.redirect(base)
        else:
            raise web.HTTPError(404)

    async def _get(self, address: str, include_body: bool) -> None:  # noqa: FBT001
        if any(part.startswith(".") for part in address.split("/")):
            raise web.HTTPError(404)  # what is the program's own; as the recipes have it
        if not address or address.endswith("/"):
            address += "index.html"
        if not address.endswith(".html"):
            await super().get(address, include_body)
            return
        try:
            self._answer(self._preview.page(address), 200)
        except OSError:
            raise web.HTTPError(404) from None

    def _answer(self, content: bytes, status: int) -> None:
        self.set_status(status)
        self._set_headers()
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Content-Security-Policy", self._policy)
        self.finish(content)

    def write_error(self, status_code: int, **details: Any) -> None:
        try:
            self._answer(self._preview.page("404.html"), status_code)
        except OSError:
            super().write_error(status_code, **details)


def _require_local(handler: web.RequestHandler) -> None:
    """A page of another site, whose name was made to mean this machine, must not read drafts."""
    if handler.request.host_name not in _NAMES:
        raise web.HTTPError(403)
