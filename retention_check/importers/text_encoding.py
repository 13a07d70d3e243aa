"""Bytes become text: by their byte order mark, the NULs of UTF-16, UTF-8, else the old encoding that fits Dutch."""

import codecs

_STEP = 2**20  # bytes that are looked at together, so that a large text is never there twice
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_OLD = ("cp1252", "mac_roman", "cp850")  # Excel on Windows, 'Macintosh' and 'MS-DOS'
_LETTERS = "éëïöüáèêóíñçÉËÏÖ€‘’“”–…\u00a0"  # Microsoft Forms ends its headings in a no-break space


def decode(data: bytes) -> str | None:
    """The text of these bytes; None when they are half a text in UTF-16."""
    encoding, start = encoding_of(data)
    try:
        return data[start:].decode(encoding, errors="strict" if encoding.startswith("utf-16") else "replace")
    except UnicodeDecodeError:
        return None


def as_utf8(data: bytes) -> bytes:
    """The same text in UTF-8 and without a mark; what cannot be read is U+FFFD."""
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    if _is_utf8(data) and encoding_of(data[:400])[0] == "utf-8":  # UTF-16 may be UTF-8 with NULs
        return data[start:]  # the same bytes, not a copy, when nothing goes
    encoding, start = encoding_of(data)
    return data[start:].decode(encoding, errors="replace").encode()


def encoding_of(data: bytes) -> tuple[str, int]:
    """The encoding, and at which byte the text begins."""
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return encoding, len(mark)
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if data[first:400:2].count(0) > len(data[:400]) // 4:
            return encoding, 0
    if _is_utf8(data) or _is_damaged_utf8(data):
        return "utf-8", 0
    return max(_OLD, key=lambda each: _letters(data, each)), 0


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _STEP):
            decoder.decode(data[start : start + _STEP])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is no ASCII is UTF-8: a text that was cut off, or put together."""
    text = data[:_STEP].decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - wrong > 2 * wrong


def _letters(data: bytes, encoding: str) -> int:
    text = data[:_STEP].decode(encoding, errors="replace")
    return sum(map(text.count, _LETTERS))
