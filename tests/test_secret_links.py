"""Secret links: random enough, derived one from another, told from nonsense, never stored."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.secret_links import (
    hashed,
    is_secret,
    is_short_code,
    manage_secret,
    new_nonce,
    new_public_id,
    new_secret,
    page_pass,
    view_secret,
)

KEY, NONCE = "k" * 43, new_nonce()


@pytest.mark.parametrize("new", [new_nonce, new_secret])
def test_a_secret_has_160_random_bits(new: object) -> None:
    assert callable(new)
    made = {new() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch("[a-z2-7]{32}", each) for each in made)  # 32 characters of 5 bits


def test_a_public_id_is_short_and_no_secret() -> None:
    made = {new_public_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch("[a-z2-7]{16}", each) for each in made)
    assert not any(is_secret(each) for each in made)


def test_a_manage_link_can_be_shown_again_with_key_and_nonce() -> None:
    assert manage_secret(KEY, NONCE) == manage_secret(KEY, NONCE)
    assert is_secret(manage_secret(KEY, NONCE))


def test_neither_the_key_nor_the_nonce_alone_makes_the_manage_link() -> None:
    assert len({manage_secret(KEY, NONCE), manage_secret("l" * 43, NONCE), manage_secret(KEY, new_nonce())}) == 3


def test_every_revocation_makes_another_view_link() -> None:
    manage = manage_secret(KEY, NONCE)
    made = {view_secret(manage, counter) for counter in range(100)}
    assert len(made) == 100
    assert all(is_secret(each) for each in made)
    assert manage not in made


def test_secrets_for_different_purposes_never_meet() -> None:
    assert manage_secret(KEY, "1") != view_secret(KEY, 1)


def test_only_a_hash_of_a_secret_is_stored() -> None:
    assert hashed("abc") == hashlib.sha256(b"abc").hexdigest()


@pytest.mark.parametrize(
    "text", ["", "a", "a" * 31, "a" * 33, "A" * 32, "1" * 32, "a" * 32 + "\n", "é" * 32, "../" * 11]
)
def test_nonsense_is_refused_by_its_shape(text: str) -> None:
    assert not is_secret(text)


@given(st.text())
def test_any_text_can_be_asked_whether_it_is_a_secret(text: str) -> None:
    assert is_secret(text) == (len(text) == 32 and set(text) <= set("abcdefghijklmnopqrstuvwxyz234567"))


def test_a_pass_is_of_one_key_and_one_code() -> None:
    assert len({page_pass("k" * 43, "bcdfgh"), page_pass("l" * 43, "bcdfgh"), page_pass("k" * 43, "bcdfgj")}) == 3
    assert len(page_pass("k" * 43, "bcdfgh")) == 16  # 80 bits: it stands in a QR code too


@pytest.mark.parametrize("text", ["", "bcdfg", "bcdfghj", "BCDFGH", "bcdfga", "bcdfg1", "bcdfgh\n", "bcdfg é"])
def test_what_is_no_short_code_is_seen_by_its_shape(text: str) -> None:
    assert not is_short_code(text)
    assert is_short_code("bcdfgh")
