"""Where a room can reach this laptop: its addresses, found on its network interfaces, and the one that is chosen."""

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address

import click

from retention_check.cli.errors import InputError, StoppedError

FIND = ""  # the room that was asked for when no address was given with it
COMMAND = "retention-check serve --room"
EXAMPLE = "192.168.1.20"
NO_NETWORK = (
    "Deze laptop zit nu in geen netwerk dat telefoons kunnen bereiken.",
    "Maak verbinding met de wifi van de zaal, of zet een hotspot aan, en start dan opnieuw.",
)
# Networks between programs on one computer, and tunnels to somewhere else: no phone in the room is in them.
WITHIN = re.compile(
    r"^(docker|br-|veth|virbr|vmnet|vboxnet|vnic|cni|flannel|cali|lxc|lxd|podman|tun|tap|utun|wg|ppp|tailscale|zt)"
    r"|virtualbox|vmware|hyper-v|vethernet|wsl|vpn"
)


@dataclass(frozen=True)
class RoomAddress:
    """An address of this laptop and the name of the interface that has it."""

    address: str
    interface: str

    @property
    def is_doubtful(self) -> bool:
        """True when a phone in the room can most likely not reach it."""
        return bool(WITHIN.search(self.interface.lower())) or IPv4Address(self.address).is_link_local

    @property
    def doubt(self) -> str:
        """Why it is doubtful, in words; empty when it is not."""
        if WITHIN.search(self.interface.lower()):
            return " (waarschijnlijk geen netwerk van de zaal)"
        return " (alleen zonder router)" if self.is_doubtful else ""


def room_addresses() -> list[RoomAddress]:
    """The addresses of this laptop that others can reach, the likeliest first; no default route is needed."""
    import ifaddr

    found = [(ip.ip, adapter.nice_name) for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4]
    return in_order(RoomAddress(str(address), name) for address, name in found)


def in_order(addresses: Iterable[RoomAddress]) -> list[RoomAddress]:
    """Without those that only this computer knows; private networks first, what is doubtful last."""
    return sorted((each for each in addresses if not _is_own(IPv4Address(each.address))), key=_rank)


def chosen_room(asked: str) -> RoomAddress:
    """The address that was given, else the only likely one, else the one that is picked from a list; InputError."""
    found = room_addresses()
    if asked != FIND:
        _check(asked)
        return next((each for each in found if each.address == asked), RoomAddress(asked, ""))
    if not found:
        raise InputError(*NO_NETWORK)
    likely = [each for each in found if not each.is_doubtful]
    if len(likely) == 1 or len(found) == 1:
        return found[0]
    if sys.stdin.isatty() and sys.stdout.isatty():
        return picked(found)
    told = "Deze laptop heeft meer dan één adres. Kies er een, en typ bijvoorbeeld:"
    raise InputError(*_listed(found), told, f"{COMMAND} {found[0].address}")


def picked(found: Sequence[RoomAddress]) -> RoomAddress:
    """The address that is picked from a list at the terminal, asked until there is one."""
    click.echo("Op welk adres mogen telefoons in de zaal deze laptop bereiken?")
    click.echo("\n".join(_listed(found)))
    while True:
        try:
            number = click.prompt("Typ een nummer, of alleen Enter voor 1", default="1", show_default=False)
        except click.Abort:
            raise StoppedError from None
        if number in [str(place) for place in range(1, len(found) + 1)]:
            return found[int(number) - 1]
        click.echo(f"Kies een nummer van 1 tot en met {len(found)}.")


def other_addresses() -> list[str]:
    """Lines that say which addresses this laptop does have, for who gave another one."""
    found = room_addresses()
    return ["Dit zijn de adressen van deze laptop:", *_listed(found)] if found else list(NO_NETWORK)


def _listed(found: Sequence[RoomAddress]) -> list[str]:
    width = max(len(each.address) for each in found)
    return [f"  {place}  {each.address:{width}}  {each.interface}{each.doubt}" for place, each in enumerate(found, 1)]


def _check(asked: str) -> None:
    """InputError for what is no address at which phones can reach a laptop."""
    try:
        address = ip_address(asked)
    except ValueError:
        if asked == "localhost":
            raise InputError(_only_here(asked), f"Typ alleen {COMMAND}, dan zoekt het programma het adres.") from None
        told = f"‘{asked[:60]}’ is geen adres. Een adres ziet er zo uit: {EXAMPLE}."
        raise InputError(told, f"Typ alleen {COMMAND}, dan zoekt het programma het adres.") from None
    if not isinstance(address, IPv4Address) or _is_own(address):
        told = _only_here(asked) if address.is_loopback else f"Op {asked} kan een zaal deze laptop niet bereiken."
        raise InputError(f"{told} Een adres ziet er zo uit: {EXAMPLE}.", *other_addresses())


def _only_here(asked: str) -> str:
    return f"{asked} is alleen deze laptop zelf: telefoons in de zaal komen er niet."


def _is_own(address: IPv4Address) -> bool:
    return address.is_loopback or address.is_unspecified or address.is_multicast or address.is_reserved


def _rank(each: RoomAddress) -> tuple[bool, bool, bool]:
    address = IPv4Address(each.address)
    return bool(WITHIN.search(each.interface.lower())), address.is_link_local, not address.is_private
