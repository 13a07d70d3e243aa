"""Where a room can reach this laptop: which addresses are offered, in which order, and what is refused as one."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass

import click
import ifaddr
import pytest
from click.testing import CliRunner, Result

from retention_check.cli.errors import InputError, StoppedError
from retention_check.cli.room_addresses import FIND, RoomAddress, chosen_room, in_order, picked, room_addresses

WIFI, CABLE = RoomAddress("192.168.1.20", "wlan0"), RoomAddress("10.0.0.5", "eth0")
DOCKER, BRIDGE = RoomAddress("172.17.0.1", "docker0"), RoomAddress("172.18.0.1", "br-4fd2c1")
ALONE, PUBLIC = RoomAddress("169.254.7.9", "eth1"), RoomAddress("145.97.1.2", "eth2")
HYPER_V = RoomAddress("172.20.0.1", "Hyper-V Virtual Ethernet Adapter")
LOOPBACK = RoomAddress("127.0.0.1", "lo")


@dataclass(frozen=True)
class Interfaces:
    """What ifaddr would find, instead of what this machine has."""

    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *addresses: RoomAddress, v6: str = "") -> None:
        found = [ifaddr.Adapter(each.interface, each.interface, [self.ip(each)]) for each in addresses]
        if v6:
            found.append(ifaddr.Adapter("wlan9", "wlan9", [ifaddr.IP((v6, 0, 0), 64, "wlan9")]))
        self.monkeypatch.setattr(ifaddr, "get_adapters", lambda: found)

    @staticmethod
    def ip(each: RoomAddress) -> ifaddr.IP:
        return ifaddr.IP(each.address, 24, each.interface)


@pytest.fixture
def has(monkeypatch: pytest.MonkeyPatch) -> Interfaces:
    return Interfaces(monkeypatch)


def refusal(asked: str) -> str:
    with pytest.raises(InputError) as refused:
        chosen_room(asked)
    return refused.value.message


def test_what_phones_can_most_likely_reach_stands_first() -> None:
    shuffled = [LOOPBACK, DOCKER, ALONE, HYPER_V, PUBLIC, BRIDGE, WIFI, CABLE]
    assert in_order(shuffled) == [WIFI, CABLE, PUBLIC, ALONE, DOCKER, HYPER_V, BRIDGE]


@pytest.mark.parametrize("name", ["docker0", "br-12ab", "veth9", "virbr0", "vmnet8", "utun3", "wg0", "VirtualBox Host"])
def test_a_network_within_the_computer_or_a_tunnel_is_doubtful_and_says_so(name: str) -> None:
    each = RoomAddress("192.168.56.1", name)
    assert (each.is_doubtful, each.doubt) == (True, " (waarschijnlijk geen netwerk van de zaal)")


@pytest.mark.parametrize("name", ["wlan0", "wlp3s0", "en0", "eth0", "Wi-Fi", "Microsoft Wi-Fi Direct Virtual Adapter"])
def test_wifi_cable_and_hotspot_are_not(name: str) -> None:
    assert not RoomAddress("192.168.1.20", name).is_doubtful


def test_the_addresses_of_this_machine_are_found_without_its_own_name_and_the_default_route() -> None:
    for each in room_addresses():
        address = ipaddress.ip_address(each.address)
        assert address.version == 4
        assert not address.is_loopback
        assert each.interface


def test_addresses_of_version_6_are_not_offered(has: Interfaces) -> None:
    has(WIFI, v6="fd00::2")
    assert room_addresses() == [WIFI]


@pytest.mark.parametrize("others", [(), (DOCKER,), (DOCKER, ALONE), (LOOPBACK,)], ids=str)
def test_the_only_likely_address_is_taken_without_a_question(has: Interfaces, others: tuple[RoomAddress, ...]) -> None:
    has(*others, WIFI)
    assert chosen_room(FIND) == WIFI


def test_the_only_address_is_taken_even_when_it_is_doubtful(has: Interfaces) -> None:
    has(LOOPBACK, ALONE)
    assert chosen_room(FIND) == ALONE


def test_several_addresses_without_a_terminal_are_listed_with_what_to_type(has: Interfaces) -> None:
    has(DOCKER, CABLE, WIFI)
    assert refusal(FIND).splitlines() == [
        "  1  10.0.0.5      eth0",
        "  2  192.168.1.20  wlan0",
        "  3  172.17.0.1    docker0 (waarschijnlijk geen netwerk van de zaal)",
        "Deze laptop heeft meer dan één adres. Kies er een, en typ bijvoorbeeld:",
        "retention-check serve --room 10.0.0.5",
    ]


def test_a_laptop_without_a_network_is_told_what_to_do(has: Interfaces) -> None:
    has(LOOPBACK, v6="fe80::1")
    assert "geen netwerk" in refusal(FIND)
    assert "hotspot" in refusal(FIND)


@pytest.mark.parametrize("asked", ["localhost", "127.0.0.1", "127.0.1.1", "::1"])
def test_the_laptop_itself_is_no_room(has: Interfaces, asked: str) -> None:
    has(WIFI)
    assert f"{asked} is alleen deze laptop zelf" in refusal(asked)


@pytest.mark.parametrize("asked", ["0.0.0.0", "::", "fd00::2", "224.0.0.1", "255.255.255.255"])  # noqa: S104
def test_what_no_phone_can_open_is_no_room_and_the_right_ones_are_told(has: Interfaces, asked: str) -> None:
    has(WIFI)
    assert f"Op {asked} kan een zaal" in refusal(asked)
    assert "  1  192.168.1.20  wlan0" in refusal(asked)


@pytest.mark.parametrize("asked", ["laptop.local", "192.168.1", "192.168.1.20:8765", "é", "x" * 500])
def test_what_is_no_address_is_told_with_an_example(has: Interfaces, asked: str) -> None:
    has(WIFI)
    assert "is geen adres" in refusal(asked)
    assert "192.168.1.20" in refusal(asked)
    assert len(refusal(asked)) < 300


def test_an_address_that_is_given_is_used(has: Interfaces) -> None:
    has(WIFI, CABLE)
    assert chosen_room("10.0.0.5") == CABLE
    assert chosen_room("10.9.9.9").address == "10.9.9.9"  # whether it can be listened on is found out by trying


@pytest.fixture
def pick() -> Callable[[str], Result]:
    """Pick from a list at a terminal, with what is typed."""

    @click.command()
    def command() -> None:
        click.echo(f"gekozen: {picked([WIFI, CABLE]).address}")

    return lambda typed: CliRunner().invoke(command, input=typed, standalone_mode=False)


@pytest.mark.parametrize(
    ("typed", "address"),
    [("\n", WIFI.address), ("1\n", WIFI.address), ("2\n", CABLE.address), ("9\nx\n2\n", "10.0.0.5")],
)
def test_a_number_picks_and_enter_takes_the_first(pick: Callable[[str], Result], typed: str, address: str) -> None:
    done = pick(typed)
    assert done.stdout.endswith(f"gekozen: {address}\n")
    assert "  2  10.0.0.5      eth0\n" in done.stdout


def test_a_wrong_number_is_told_and_asked_again(pick: Callable[[str], Result]) -> None:
    assert "Kies een nummer van 1 tot en met 2." in pick("3\n1\n").stdout


def test_who_does_not_pick_stops_the_command_in_dutch(pick: Callable[[str], Result]) -> None:
    assert isinstance(pick("").exception, StoppedError)
