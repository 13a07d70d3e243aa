"""Static files with a fingerprint in their address, so that browsers keep them for a year."""

import gzip
import hashlib
import mimetypes
from collections.abc import Callable
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort, g, request, url_for

from retention_check import places
from retention_check.config import Settings

YEAR = 365 * 24 * 3600
PACKED = (".css", ".js", ".svg")
TYPES = {".woff2": "font/woff2", ".woff": "font/woff", ".js": "text/javascript", ".css": "text/css"}
SERVED = {".css", ".js", ".svg", ".woff2", ".woff", ".png", ".ttf", ".ico"}
OWN, THEME = "static", "huisstijl"


def register(app: Flask) -> None:
    """Serve the product's files, and those of the municipality's own theme beside its style sheet."""
    app.add_url_rule("/static/<mark>/<path:name>", OWN, _serve_own)
    settings: Settings = app.extensions["settings"]
    for file in dict.fromkeys(filter(None, (settings.theme_css, settings.theme_logo))):
        app.add_url_rule(
            f"/{THEME}/{_label(file)}/<mark>/<path:name>",
            f"{THEME}-{_label(file)}",
            _serving(file),
        )


def _serve_own(mark: str, name: str) -> Response:
    folder = places.folder("static")
    return serve(folder, name, mark == fingerprint(folder))


def _serving(file: Path) -> Callable[[str, str], Response]:
    return lambda mark, name: serve(file.parent, name, mark == fingerprint(file))


def asset(name: str) -> str:
    """Address of a file of the product, such as `css/app.css`."""
    return url_for(OWN, mark=fingerprint(places.folder("static")), name=name)


def theme_asset(file: Path) -> str:
    """Address of the municipality's style sheet or logo."""
    return url_for(f"{THEME}-{_label(file)}", mark=fingerprint(file), name=file.name)


@cache
def fingerprint(path: Path) -> str:
    """Twelve hexadecimal digits that change with the content of a file, or of all files of a folder together.

    One mark for the whole folder, so that the relative addresses in a style sheet stay right.
    """
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.suffix in SERVED)
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def serve(folder: Path, name: str, is_current: bool) -> Response:
    """A file of a folder, to be kept when its address is current; 404 for anything outside or of another kind."""
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()) or file.suffix not in SERVED or not file.is_file():
        abort(404)
    g.is_static = True
    packs = file.suffix in PACKED and "gzip" in request.headers.get("Accept-Encoding", "")
    response = Response(_content(file, packs, file.stat().st_mtime_ns), mimetype=_type(file))
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_current else "no-cache"
    if file.suffix in PACKED:
        response.headers["Vary"] = "Accept-Encoding"
    if packs:
        response.headers["Content-Encoding"] = "gzip"
    return response


@cache
def _content(file: Path, packs: bool, _changed: int) -> bytes:
    data = file.read_bytes()
    return gzip.compress(data, mtime=0) if packs else data


def _label(file: Path) -> str:
    return hashlib.sha256(str(file).encode()).hexdigest()[:8]


def _type(file: Path) -> str:
    return TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
