"""Static files with a fingerprint in their address, so that browsers keep them for a year."""

import gzip
import hashlib
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

from flask import Flask, Response, abort, g, request, send_from_directory, url_for

from retention_check import paths
from retention_check.config import Settings

YEAR = 365 * 24 * 3600
PACKED = (".css", ".js", ".svg")
TYPES = {".woff2": "font/woff2", ".woff": "font/woff", ".js": "text/javascript", ".css": "text/css"}
SERVED = {".css", ".js", ".svg", ".woff2", ".woff", ".png", ".ttf", ".ico"}
OWN, THEME = "static", "huisstijl"


def init_app(app: Flask, settings: Settings) -> None:
    """Serve the product's files, and those of the municipality's own theme beside its style sheet."""
    app.add_url_rule("/static/<version>/<path:name>", OWN, _serve_own)
    for file in dict.fromkeys(filter(None, (settings.theme_css, settings.theme_logo))):
        app.add_url_rule(
            f"/{THEME}/{_label(file)}/<version>/<path:name>",
            f"{THEME}-{_label(file)}",
            _serving(file),
        )


def _serve_own(version: str, name: str) -> Response:
    folder = paths.resource_dir("static")
    return serve(folder, name, version == fingerprint(folder))


def _serving(file: Path) -> Callable[[str, str], Response]:
    return lambda version, name: serve(file.parent, name, version == fingerprint(file))


def asset(name: str) -> str:
    """Address of a file of the product, such as `css/app.css`."""
    return url_for(OWN, version=fingerprint(paths.resource_dir("static")), name=name)


def theme_asset(file: Path) -> str:
    """Address of the municipality's style sheet or logo."""
    return url_for(f"{THEME}-{_label(file)}", version=fingerprint(file), name=file.name)


@cache
def fingerprint(path: Path) -> str:
    """Twelve hexadecimal digits that change with the content of a file, or of all files of a folder together.

    One fingerprint for the whole folder, so that the relative addresses in a style sheet stay right.
    """
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.suffix in SERVED)
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def serve(folder: Path, name: str, is_current: bool) -> Response:
    """A file of a folder, to be kept when its address is current; 404 for anything outside or of another kind."""
    if Path(name).suffix not in SERVED:
        abort(404)
    response = send_from_directory(folder, name, mimetype=TYPES.get(Path(name).suffix))
    g.is_static = True
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if is_current else "no-cache"
    return _packed(response, folder / name) if Path(name).suffix in PACKED else response


def _packed(response: Response, file: Path) -> Response:
    """Text smaller for whoever takes gzip; its ETag says that the content is the same, not the bytes."""
    response.vary.add("Accept-Encoding")
    if response.status_code == 200 and request.accept_encodings.quality("gzip"):
        response.direct_passthrough = False
        response.close()  # the file that the packed bytes take the place of
        response.set_data(_gzip(file, file.stat().st_mtime_ns))
        response.content_encoding = "gzip"
        response.set_etag(response.get_etag()[0] or "", weak=True)
    return response


@lru_cache(maxsize=64)
def _gzip(file: Path, _changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)


def _label(file: Path) -> str:
    return hashlib.sha256(str(file).encode()).hexdigest()[:8]
