"""Downloading from a stand-in of the hub on the loopback interface, which speaks what is needed of its protocol."""

import hashlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.driver import Driver

REPO = "pocket/tiny"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


class Hub:
    """Serves the files of one directory as repository REPO, and notes what was asked for."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.asked: list[str] = []
        self.authorised: list[str] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.endpoint = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def _handler(hub) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer(with_body=True)

            def do_HEAD(self) -> None:
                self._answer(with_body=False)

            def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
                pass

            def _answer(self, with_body: bool) -> None:
                path = self.path.split("?")[0]
                hub.asked.append(path)
                if "Authorization" in self.headers:
                    hub.authorised.append(path)
                file = hub.directory / path.rsplit("/", 1)[-1]
                if path in (f"/api/models/{REPO}/revision/{name}" for name in ("main", COMMIT)):
                    self._send(200, json.dumps(hub.description()).encode(), with_body)
                elif path == f"/api/models/{REPO}/tree/{COMMIT}":
                    self._send(200, json.dumps(hub.tree()).encode(), with_body)
                elif path.startswith(f"/{REPO}/resolve/{COMMIT}/") and file.is_file():
                    self._send(200, file.read_bytes(), with_body)
                else:
                    self.send_response(404)
                    self.send_header("X-Error-Code", "RepoNotFound")
                    self.send_header("Content-Length", "0")
                    self.end_headers()

            def _send(self, status: int, body: bytes, with_body: bool) -> None:
                self.send_response(status)
                self.send_header("X-Repo-Commit", COMMIT)
                self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if with_body:
                    self.wfile.write(body)

        return Handler

    def tree(self) -> list[dict[str, object]]:
        return [
            {
                "type": "file",
                "path": file.name,
                "size": file.stat().st_size,
                "oid": hashlib.sha1(file.name.encode()).hexdigest(),
            }
            for file in sorted(self.directory.iterdir())
        ]

    def description(self) -> dict[str, object]:
        files = [{"rfilename": file.name, "size": file.stat().st_size} for file in sorted(self.directory.iterdir())]
        return {"id": REPO, "modelId": REPO, "sha": COMMIT, "siblings": files, "tags": [], "private": False}


@pytest.fixture
def hub(model: Path, tmp_path: Path) -> Iterator[Hub]:
    import shutil

    directory = tmp_path / "hub"
    shutil.copytree(model, directory)
    (directory / "evil.py").write_text("raise SystemExit")
    hub = Hub(directory)
    yield hub
    hub.close()


def online(hub: Hub, tmp_path: Path) -> Driver:
    return Driver(HF_HUB_OFFLINE="0", HF_ENDPOINT=hub.endpoint, HF_HOME=str(tmp_path / "hf"), HF_TOKEN="secret")


def test_a_model_is_fetched_whole_from_the_endpoint_given(hub: Hub, model: Path, tmp_path: Path) -> None:
    destination = tmp_path / "models" / "tiny"
    with online(hub, tmp_path) as driver:
        result = driver.result("download", repo=REPO, destination=destination)

        assert result["commit"] == COMMIT
        assert {file.name: file.read_bytes() for file in destination.iterdir()} == {
            file.name: file.read_bytes() for file in model.iterdir()
        }
        assert result["bytesOnDisk"] == sum(file.stat().st_size for file in destination.iterdir())
        assert driver.result("load", model=destination)["parameters"] > 0
    assert not any("evil.py" in path for path in hub.asked)
    assert hub.authorised == []


def test_a_model_that_the_hub_does_not_have_is_blamed_on_the_request(hub: Hub, tmp_path: Path) -> None:
    with online(hub, tmp_path) as driver:
        final = driver.call("download", repo="pocket/unknown", destination=tmp_path / "models" / "unknown")

    assert final["kind"] == "input"
    assert "pocket/unknown" in final["message"]


def test_a_name_that_leaves_its_place_is_refused(hub: Hub, tmp_path: Path) -> None:
    with online(hub, tmp_path) as driver:
        final = driver.call("download", repo="../../etc", destination=tmp_path / "models" / "etc")

    assert final["kind"] == "input", final


def test_a_hub_that_cannot_be_reached_is_told(hub: Hub, tmp_path: Path) -> None:
    hub.close()
    with online(hub, tmp_path) as driver:
        final = driver.call("download", repo=REPO, destination=tmp_path / "models" / "tiny")

    assert final["kind"] == "input", final
    assert "cannot be reached" in final["message"]


def test_an_offline_process_says_so(driver: Driver, tmp_path: Path) -> None:
    final = driver.call("download", repo=REPO, destination=tmp_path / "models" / "tiny")

    assert final["kind"] == "input"
    assert "offline" in final["message"]
