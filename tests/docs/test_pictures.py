"""The pictures of the documentation: made by one command, small, and true to what was seen."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from tools import screenshots
from tools.palette import MOST, Pixels, small_png


def decoded(png: bytes) -> Pixels:
    """Read a PNG that has a palette and no filters."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, place = {}, 8
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        kind, data = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", png, place + 8 + length) == (zlib.crc32(kind + data),)
        chunks[kind] = data
        place += 12 + length
    width, height, *how = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert how == [8, 3, 0, 0, 0]
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(height, width + 1)
    assert not rows[:, 0].any()
    palette = np.frombuffer(chunks[b"PLTE"], np.uint8).reshape(-1, 3)
    assert len(palette) <= MOST
    colours: Pixels = palette[rows[:, 1:]]
    return colours


def test_few_colours_are_kept_as_they_are() -> None:
    colours = np.random.default_rng(1).integers(0, 256, (200, 3), np.uint8)
    pixels = colours[np.random.default_rng(2).integers(0, 200, (30, 50))]
    assert (decoded(small_png(pixels)) == pixels).all()


def test_of_many_colours_the_frequent_ones_are_kept_and_the_others_come_near() -> None:
    # Paper, a hundred shades of each channel, and a rare colour that means something.
    paper, sheet, rare = (251, 250, 247), (255, 255, 255), (194, 65, 12)
    pixels = np.zeros((120, 100, 3), np.uint8)
    pixels[:50], pixels[50:100] = paper, sheet
    pixels[100:] = np.random.default_rng(3).integers(90, 190, (20, 100, 3), np.uint8)
    pixels[119, :20] = rare
    seen = decoded(small_png(pixels)).astype(int)
    assert (seen[:100] == pixels[:100]).all()
    assert (seen[119, :20] == rare).all()
    assert np.abs(seen - pixels).mean() < 2
    assert small_png(pixels) == small_png(pixels)


def test_a_picture_that_there_is_not_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert screenshots.main(["explorer", "portrait"]) == 2
    assert capsys.readouterr().err == "no such picture: portrait\n"
