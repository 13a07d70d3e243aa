"""Settings: the only reader of the environment."""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, get_type_hints

from retention_check.atomic_write import write_atomically

PREFIX = "RETENTION_CHECK_"
SHORTEST_KEY = 32  # characters of a secret key
FEWEST_CHARACTERS = 10  # that differ from each other in it
# What stands in examples and placeholders, in small letters and digits alone: no random key holds so long a word.
EXAMPLE_WORDS = (
    *("change", "secret", "example", "voorbeeld", "geheim", "wijzig", "sleutel", "password", "wachtwoord"),
    *("replace", "vervang", "placeholder", "vulhier", "invullen", "yourkey", "uwsleutel", "random", "willekeurig"),
    *("testkey", "devkey", "default", "insert", "foobar", "lorem", "abcdefgh", "qwerty", "01234567", "12345678"),
)
EXAMPLE_START = re.compile("(test|dev|your|mijn|vul)[^a-z0-9]")
EXAMPLE_HOSTS = ("example", "voorbeeld", "invalid", "yourdomain", "uwgemeente", "mijngemeente", "jouwgemeente")
SUFFIXES = ("com", "net", "org", "gov", "edu", "info")  # besides those of a country, which have two letters
LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?"
HOST = re.compile(rf"\.?{LABEL}(\.{LABEL})*(:[0-9]{{1,5}})?", re.IGNORECASE)
KEY_FILE = "sleutel"
DATABASE_FILE = "rondes.sqlite"
DATABASES = ("sqlite:///", "postgresql://", "postgresql+psycopg://")
OWN_NAMES = ("127.0.0.1", "localhost")

Reader = Callable[[str, str], Any]


class SettingError(Exception):
    """A setting in the environment has a value that cannot be used."""


class Mode(StrEnum):
    """For whom the web app is there: one laptop, a room around a laptop, or everyone with a link."""

    LOCAL = "local"
    ROOM = "room"
    CENTRAL = "central"


def _whole_number(low: int, high: int) -> Reader:
    def read(name: str, text: str) -> int:
        if not (text.isascii() and text.isdigit() and len(text) < 9 and low <= int(text) <= high):
            raise SettingError(f"{name} must be a whole number from {low} to {high}, not {text[:40]!r}")
        return int(text)

    return read


def _mode(name: str, text: str) -> Mode:
    if text not in list(Mode):
        raise SettingError(f"{name} must be one of {', '.join(Mode)}, not {text[:40]!r}")
    return Mode(text)


def _hosts(name: str, text: str) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in text.split(",") if host.strip())
    if not hosts or not all(HOST.fullmatch(host) for host in hosts):
        raise SettingError(f"{name} must be host names, separated by commas, not {text[:40]!r}")
    for host in hosts:
        labels = host.lower().partition(":")[0].strip(".").split(".")
        if _is_suffix(labels, is_open=host.startswith(".")):
            raise SettingError(f"{name} must name hosts of your own: {host[:40]!r} is shared by everyone below it")
        if set(labels) & set(EXAMPLE_HOSTS):
            raise SettingError(f"{name} holds an example, {host[:40]!r}; name the hosts this server answers to")
    return hosts


def _is_suffix(labels: list[str], *, is_open: bool) -> bool:
    """Whether a host is one label under which anyone has a name; `.nl` lets in every host that ends so."""
    return len(labels) == 1 and (is_open or len(labels[0]) == 2 or labels[0] in SUFFIXES)


def _folder(_name: str, text: str) -> Path:
    return Path(text).expanduser()


def _file(name: str, text: str) -> Path:
    path = Path(text).expanduser().resolve()
    if not path.is_file():
        raise SettingError(f"{name} must be a file that exists, not {text[:80]!r}")
    return path


def _css_class(name: str, text: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", text):
        raise SettingError(f"{name} must be the name of a class, such as utrecht-theme, not {text[:40]!r}")
    return text


def _database(name: str, text: str) -> str:
    if not text.startswith(DATABASES):
        raise SettingError(
            f"{name} must be the address of a SQLite or PostgreSQL database, such as sqlite:///rondes.db"
        )
    return text


def _text(_name: str, text: str) -> str:
    return text


@dataclass(frozen=True)
class Settings:
    """How this installation works; a field is the setting `RETENTION_CHECK_<FIELD>`, with its reader beside it."""

    threshold: Annotated[int, _whole_number(5, 10)] = 5
    mode: Annotated[Mode, _mode] = Mode.CENTRAL
    secret_key: Annotated[str, _text] = ""
    database: Annotated[str, _database] = ""
    data_folder: Annotated[Path | None, _folder] = None
    hosts: Annotated[tuple[str, ...], _hosts] = ()
    proxies: Annotated[int, _whole_number(0, 10)] = 0
    address: Annotated[str, _text] = OWN_NAMES[0]
    port: Annotated[int, _whole_number(0, 65535)] = 8765
    pdf_folder: Annotated[Path | None, _folder] = None
    pdfs_ahead: Annotated[int, _whole_number(0, 1)] = 1
    theme_css: Annotated[Path | None, _file] = None
    theme_class: Annotated[str, _css_class] = ""
    theme_logo: Annotated[Path | None, _file] = None
    theme_name: Annotated[str, _text] = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Settings from the environment; SettingError when a value cannot be used."""
        values = {}
        for field, hint in get_type_hints(cls, include_extras=True).items():
            if (name := PREFIX + field.upper()) in environment:
                read: Reader = hint.__metadata__[0]
                values[field] = read(name, environment[name].strip())
        return cls(**values)

    @property
    def is_central(self) -> bool:
        """True when everyone with a link may come in, from anywhere."""
        return self.mode is Mode.CENTRAL

    @property
    def folder(self) -> Path:
        """Where a laptop keeps its rounds and its secret key."""
        import platformdirs

        return self.data_folder or platformdirs.user_data_path("retention_check", appauthor=False)

    @property
    def folder_for_pdfs(self) -> Path:
        """Where finished PDFs get a folder of their own: as set, else the data folder, else the temporary one."""
        if self.pdf_folder:
            return self.pdf_folder
        if self.data_folder or not self.is_central:
            return self.folder
        import tempfile

        return Path(tempfile.gettempdir())

    @property
    def database_url(self) -> str:
        """The database: the one that was set, else a file in the data folder."""
        return self.database or f"sqlite:///{self.folder / DATABASE_FILE}"

    @property
    def trusted_hosts(self) -> tuple[str, ...]:
        """Host names that a request may be for."""
        return self.hosts if self.is_central else (*OWN_NAMES, self.address, *self.hosts)


def ready(settings: Settings, debug: bool = False) -> Settings:
    """Settings to start the web app with: a laptop gets its own secret key; SettingError when central lacks one."""
    if settings.is_central:
        _check_central(settings, debug)
        return settings
    return replace(settings, secret_key=settings.secret_key or own_key(settings.folder))


def own_key(folder: Path) -> str:
    """The secret key of this laptop, made whole at its first start and readable by its owner alone."""
    file = folder / KEY_FILE
    try:
        if not file.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with suppress(FileExistsError):  # another start was first
                write_atomically(file, secrets.token_urlsafe(SHORTEST_KEY).encode(), is_private=True)
        key = file.read_bytes().decode("ascii", "replace").strip()
    except OSError:
        raise SettingError(
            f"De geheime sleutel {file} kan niet gemaakt of gelezen worden. Kijk of de schijf vol is, en of u in de "
            f"map mag schrijven. Of kies een andere map met {PREFIX}DATA_FOLDER."
        ) from None
    if len(key) < SHORTEST_KEY or not re.fullmatch(r"[!-~]+", key):
        raise SettingError(
            f"In {file} staat geen hele geheime sleutel. Zet een reservekopie van het bestand terug. Is die er niet? "
            "Wis het bestand dan en start opnieuw: uw rondes blijven, maar links maakt u opnieuw."
        )
    return key


def _check_central(settings: Settings, debug: bool) -> None:
    if debug:
        raise SettingError("debug is on; a central server never runs with it")
    if not _is_secret(settings.secret_key):
        raise SettingError(
            f"{PREFIX}SECRET_KEY must be a secret of at least {SHORTEST_KEY} random characters, and no example. Make "
            "one with: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    if not settings.hosts:
        raise SettingError(f"{PREFIX}HOSTS must name the hosts this server answers to, such as behoud.gemeente.nl")
    if not settings.database and settings.data_folder is None:
        raise SettingError(f"{PREFIX}DATABASE must be the address of a database")


def _is_secret(key: str) -> bool:
    """Whether a key can be one that nobody else knows: long, varied, and in no example."""
    plain = re.sub("[^a-z0-9]", "", key.lower())
    is_example = EXAMPLE_START.match(key.lower()) or any(word in plain for word in EXAMPLE_WORDS)
    is_varied = len(set(key)) >= FEWEST_CHARACTERS and not re.search(r"\s|[<>…]|\.\.\.", key)
    return len(key) >= SHORTEST_KEY and is_varied and not is_example
