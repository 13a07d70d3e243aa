"""Settings: read in one place, refused when wrong, each documented in README or in docs."""

import ast
import dataclasses
import random
import subprocess
import sys
import tempfile
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import retention_check
from retention_check.app import create_app
from retention_check.config import PREFIX, Mode, SettingError, Settings, own_key, ready

ROOT = Path(__file__).parent.parent
FIELDS = [field.name for field in dataclasses.fields(Settings)]


def test_without_settings_the_threshold_is_five() -> None:
    assert Settings.from_environment({}) == Settings(threshold=5)


def test_the_threshold_can_be_raised() -> None:
    assert Settings.from_environment({"RETENTION_CHECK_THRESHOLD": "10"}).threshold == 10


@pytest.mark.parametrize("value", ["4", "11", "vijf", "", "5.5", "-6", "²"])
def test_a_wrong_threshold_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match="RETENTION_CHECK_THRESHOLD"):
        Settings.from_environment({"RETENTION_CHECK_THRESHOLD": value})


@pytest.mark.parametrize("field", FIELDS)
def test_every_setting_is_documented(field: str) -> None:
    pages = (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
    assert any(f"`{PREFIX}{field.upper()}`" in page.read_text("utf-8") for page in pages)


@pytest.mark.parametrize("field", FIELDS)
def test_every_setting_has_a_reader_beside_it(field: str) -> None:
    hint = get_type_hints(Settings, include_extras=True)[field]
    assert [callable(each) for each in hint.__metadata__] == [True]


def test_no_other_module_reads_the_environment() -> None:
    package = Path(retention_check.__file__).parent
    readers = {
        path.name
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }
    assert readers == {"config.py"}


KEY = "k9Q2mZ7xW4vB1nT8rL5cY3pF6hJ0sDgA"
SERVER = Settings(secret_key=KEY, hosts=("behoud.gemeente.nl",), database="sqlite://")


def test_every_setting_is_read(tmp_path: Path) -> None:
    css, logo = tmp_path / "theme.css", tmp_path / "logo.svg"
    css.touch()
    logo.touch()
    environment = {
        "THRESHOLD": "6",
        "MODE": "room",
        "SECRET_KEY": " geheim ",
        "DATABASE": "sqlite:///x",
        "DATA_FOLDER": "~/rondes",
        "HOSTS": "behoud.gemeente.nl, .gouda.nl,localhost:80",
        "PROXIES": "1",
        "ADDRESS": "192.168.1.2",
        "PORT": "9000",
        "PDF_FOLDER": "/run/retention-check",
        "PDFS_AHEAD": "0",
        "THEME_CSS": str(css),
        "THEME_CLASS": "gouda-theme",
        "THEME_LOGO": str(logo),
        "THEME_NAME": "Gemeente Gouda",
    }
    assert [name.lower() for name in environment] == FIELDS
    assert Settings.from_environment({f"{PREFIX}{name}": value for name, value in environment.items()}) == Settings(
        threshold=6,
        mode=Mode.ROOM,
        secret_key="geheim",  # noqa: S106 - not one that is used
        database="sqlite:///x",
        data_folder=Path.home() / "rondes",
        hosts=("behoud.gemeente.nl", ".gouda.nl", "localhost:80"),
        proxies=1,
        address="192.168.1.2",
        port=9000,
        pdf_folder=Path("/run/retention-check"),
        pdfs_ahead=0,
        theme_css=css.resolve(),
        theme_class="gouda-theme",
        theme_logo=logo.resolve(),
        theme_name="Gemeente Gouda",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MODE", "overal"),
        ("MODE", ""),
        ("HOSTS", ""),
        ("HOSTS", " , "),
        ("HOSTS", "https://gouda.nl"),
        ("HOSTS", "gouda.nl/pad"),
        ("HOSTS", "*"),
        ("HOSTS", "."),
        ("HOSTS", ".nl"),
        ("HOSTS", ".com:443"),
        ("HOSTS", "nl"),
        ("HOSTS", "org"),
        ("HOSTS", "behoud.gemeente.nl,.nl"),
        ("HOSTS", "gouda..nl"),
        ("HOSTS", "-.nl"),
        ("HOSTS", "example.com"),
        ("HOSTS", "www.example.org"),
        ("HOSTS", "voorbeeld.nl"),
        ("HOSTS", "behoud.Voorbeeld.nl:8000"),
        ("PROXIES", "-1"),
        ("PROXIES", "11"),
        ("PORT", "65536"),
        ("PORT", "http"),
        ("PORT", "9" * 5000),
        ("PDFS_AHEAD", "2"),
        ("THEME_CSS", "/nergens/theme.css"),
        ("THEME_CSS", "/dev"),
        ("THEME_LOGO", ""),
        ("THEME_CLASS", ""),
        ("THEME_CLASS", "twee klassen"),
        ("THEME_CLASS", '"><script>'),
        ("DATABASE", "geen adres"),
        ("DATABASE", "mysql://localhost/rondes"),
    ],
)
def test_a_wrong_value_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"{PREFIX}{name}"):
        Settings.from_environment({f"{PREFIX}{name}": value})


def test_other_variables_are_passed_over() -> None:
    assert Settings.from_environment({"THRESHOLD": "9", "RETENTION_CHECK_IETS": "x"}) == Settings()


def test_a_message_does_not_repeat_a_secret() -> None:
    with pytest.raises(SettingError) as told:
        ready(dataclasses.replace(SERVER, secret_key="kort-en-geheim"))  # noqa: S106
    assert "kort-en-geheim" not in str(told.value)


def test_a_server_that_is_set_up_is_ready() -> None:
    assert ready(SERVER) == SERVER


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"secret_key": ""}, "SECRET_KEY"),
        ({"secret_key": SERVER.secret_key[:31]}, "SECRET_KEY"),
        ({"secret_key": "a" * 40}, "SECRET_KEY"),
        ({"secret_key": f"change-me-{SERVER.secret_key}"}, "SECRET_KEY"),
        ({"secret_key": f"Voorbeeld{SERVER.secret_key}"}, "SECRET_KEY"),
        ({"secret_key": "your-secret-key-your-secret-key-1"}, "SECRET_KEY"),
        ({"secret_key": f"{SERVER.secret_key}-your-secret-key"}, "SECRET_KEY"),
        ({"secret_key": "vul hier een lange willekeurige reeks in"}, "SECRET_KEY"),
        ({"secret_key": "VUL_HIER_UW_EIGEN_REEKS_TEKENS_IN"}, "SECRET_KEY"),
        ({"secret_key": "<een-reeks-van-48-letters-en-cijfers>"}, "SECRET_KEY"),
        ({"secret_key": "een zin met genoeg letters maar niet geheim"}, "SECRET_KEY"),
        ({"secret_key": "0123456789abcdef0123456789abcdef"}, "SECRET_KEY"),
        ({"secret_key": f"{SERVER.secret_key}..."}, "SECRET_KEY"),
        ({"hosts": ()}, "HOSTS"),
        ({"database": ""}, "DATABASE"),
    ],
)
def test_a_server_that_is_not_set_up_is_refused(change: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingError, match=f"{PREFIX}{told}"):
        ready(dataclasses.replace(SERVER, **change))


def test_a_server_never_runs_with_debug(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="debug"):
        ready(SERVER, debug=True)
    monkeypatch.setenv("FLASK_DEBUG", "1")
    with pytest.raises(SettingError, match="debug"):
        create_app(dataclasses.replace(SERVER, database=f"sqlite:///{tmp_path / 'x'}"))


def test_a_server_with_an_old_database_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="retention-check migrate"):
        create_app(dataclasses.replace(SERVER, database=f"sqlite:///{tmp_path / 'x'}"))
    assert list(tmp_path.iterdir()) == []


def test_a_server_answers_to_the_hosts_that_were_named_alone() -> None:
    assert SERVER.trusted_hosts == ("behoud.gemeente.nl",)


def test_a_laptop_answers_to_its_own_names() -> None:
    room = Settings(mode=Mode.ROOM, address="192.168.1.2", hosts=("laptop.local",))
    assert room.trusted_hosts == ("127.0.0.1", "localhost", "192.168.1.2", "laptop.local")


def test_a_laptop_makes_its_own_key_once(tmp_path: Path) -> None:
    settings = Settings(mode=Mode.LOCAL, data_folder=tmp_path / "nieuw")
    first, second = ready(settings).secret_key, ready(settings).secret_key
    assert first == second
    assert len(first) >= 32
    assert (tmp_path / "nieuw" / "sleutel").stat().st_mode & 0o777 == 0o600
    assert ready(Settings(mode=Mode.LOCAL, data_folder=tmp_path / "ander")).secret_key != first


def test_a_laptop_takes_a_key_that_was_set(tmp_path: Path) -> None:
    settings = Settings(mode=Mode.LOCAL, data_folder=tmp_path, secret_key=SERVER.secret_key)
    assert ready(settings).secret_key == SERVER.secret_key
    assert not (tmp_path / "sleutel").exists()


def test_a_key_as_the_documentation_makes_it_is_never_refused() -> None:
    chance = random.Random(11)
    for _ in range(2000):
        for key in (urlsafe_b64encode(chance.randbytes(48)).decode(), chance.randbytes(32).hex()):
            assert ready(dataclasses.replace(SERVER, secret_key=key)).secret_key == key


@pytest.mark.parametrize("content", [b"", b"kort", b"\xff" * 40, b"a" * 20 + b"\0" * 20], ids=str)
def test_a_key_file_that_was_cut_off_is_told_by_its_name_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sleutel").write_bytes(content)
    with pytest.raises(SettingError, match="Zet een reservekopie") as told:
        own_key(tmp_path)
    assert str(tmp_path / "sleutel") in str(told.value)
    assert (tmp_path / "sleutel").read_bytes() == content


MAKING_A_KEY = """
import pathlib, resource, sys
from retention_check.config import SettingError, own_key
resource.setrlimit(resource.RLIMIT_FSIZE, (5, 5))
try:
    own_key(pathlib.Path(sys.argv[1]))
except SettingError as error:
    print(error)
"""


def test_a_disk_that_is_full_at_the_first_start_leaves_no_half_key(tmp_path: Path) -> None:
    folder = tmp_path / "laptop"
    command = [sys.executable, "-c", MAKING_A_KEY, str(folder)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert (str(folder / "sleutel") in told, "schijf vol" in told) == (True, True)
    assert list(folder.iterdir()) == []
    assert len(own_key(folder)) >= 32


def test_of_two_first_starts_at_once_both_have_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as at_once:
        assert len(set(at_once.map(own_key, [tmp_path] * 40))) == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    with pytest.raises(SettingError, match="sleutel kan niet gemaakt"):
        own_key(tmp_path / "bestand")


def test_the_database_lies_in_the_data_folder_unless_it_was_set(tmp_path: Path) -> None:
    assert Settings(data_folder=tmp_path).database_url == f"sqlite:///{tmp_path / 'rondes.sqlite'}"
    assert Settings(data_folder=tmp_path, database="sqlite://").database_url == "sqlite://"


def test_pdfs_lie_where_it_was_set_else_in_the_data_folder_else_where_the_system_keeps_what_is_temporary(
    tmp_path: Path,
) -> None:
    assert Settings(data_folder=tmp_path, pdf_folder=Path("/run/x")).folder_for_pdfs == Path("/run/x")
    assert Settings(data_folder=tmp_path).folder_for_pdfs == tmp_path
    assert Settings(mode=Mode.LOCAL).folder_for_pdfs == Settings(mode=Mode.LOCAL).folder
    assert SERVER.folder_for_pdfs == Path(tempfile.gettempdir())
