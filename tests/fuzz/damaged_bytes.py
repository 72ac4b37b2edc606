"""What a file may hold that is no good text: another encoding, null bytes, flipped bits."""

import random
from collections.abc import Callable

ENCODINGS = ("big5", "cp950", "utf-16", "utf-16-le", "utf-8-sig", "gb18030", "utf-32", "latin-1", "shift_jis")


def another_encoding(rng: random.Random, text: str) -> bytes:
    """The text in an encoding that an office may have saved it in."""
    return text.encode(rng.choice(ENCODINGS), "replace")


def two_encodings(rng: random.Random, text: str) -> bytes:
    """The beginning in one encoding, the rest in another."""
    place = rng.randint(0, len(text))
    return text[:place].encode("utf-8", "replace") + text[place:].encode(rng.choice(ENCODINGS), "replace")


def null_bytes(rng: random.Random, text: str) -> bytes:
    """Null bytes in between."""
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(rng.randint(1, 40)):
        data.insert(rng.randint(0, len(data)), 0)
    return bytes(data)


def flipped_bits(rng: random.Random, text: str) -> bytes:
    """Bytes of a damaged disk."""
    data = bytearray(text.encode("utf-8", "replace"))
    for _ in range(rng.randint(1, 60)):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def truncated(rng: random.Random, text: str) -> bytes:
    """A file that ends in the middle of a character."""
    data = text.encode("utf-8", "replace")
    return data[: rng.randint(0, len(data))]


BYTES: dict[str, Callable[[random.Random, str], bytes]] = {
    function.__name__: function
    for function in (another_encoding, two_encodings, null_bytes, flipped_bits, truncated)
}
