"""The workshop's logo: as fine as it prints, on white, and refused with a reason where it is no picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from qc.errors import InputError
from qc.report import logo as module
from qc.report.logo import read_logo

if TYPE_CHECKING:
    from pathlib import Path


def picture(size: tuple[int, int], colour: tuple[int, ...], kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_read_as_fine_as_it_is_printed(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "logo"
    path.write_bytes(picture((1200, 300), (250, 0, 0), kind))
    found = read_logo(path)
    assert (found.width, found.height) == (600, 150)
    assert len(found.pixels) == 600 * 150 * 3


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(picture((2, 1), (0, 0, 0, 0), "PNG"))
    assert read_logo(path).pixels == b"\xff" * 6


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"GIF89a", "neither PNG nor JPEG"),
        (b"<svg/>", "neither PNG nor JPEG"),
        (picture((200, 200), (1, 2, 3), "PNG")[:150], "damaged"),
        (b"\xff\xd8\xff" + b"x" * 50, "damaged"),
        (b"", "neither PNG nor JPEG"),
    ],
)
def test_a_bad_file_is_refused_with_its_name(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "logo-cv.png"
    path.write_bytes(content)
    with pytest.raises(InputError, match=reason) as refused:
        read_logo(path)
    assert "logo-cv.png" in str(refused.value)


def test_a_missing_file_and_too_large_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read_logo(tmp_path / "none.png")
    path = tmp_path / "logo.png"
    path.write_bytes(picture((60, 60), (1, 2, 3), "PNG"))
    monkeypatch.setattr(module, "_MOST_POINTS", 3599)
    with pytest.raises(InputError, match="too many picture points"):
        read_logo(path)
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    with pytest.raises(InputError, match="larger than 10 MB"):
        read_logo(path)
