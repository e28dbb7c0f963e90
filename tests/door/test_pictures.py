"""Logos and photographs: what cannot be printed is refused with a sentence, and nothing is written."""

import struct
import zlib
from pathlib import Path

import pytest
from tests.planning.halls import hall, seated

import preseance
from preseance import PreseanceError
from preseance.documents.papers.pictures import picture_of


def _png(width: int, height: int) -> bytes:
    """A PNG that says it has a size; its pixels are those of a small one."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(min(height, 4))))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _folder(tmp_path: Path, logo: bytes | None, name: str = "house.png") -> Path:
    event = hall("anna ben", [])
    settings = {**event.settings, "papers.logo": name}
    event = event.model_copy(
        update={"settings": settings, "plan": seated(event, "anna=t1-1 ben=t1-2")}
    )
    preseance.write_event(event, tmp_path / "event")
    if logo is not None:
        (tmp_path / "event" / name).write_bytes(logo)
    return tmp_path / "event"


@pytest.mark.parametrize(
    ("logo", "said"),
    [
        (_png(20000, 10000), "200 megapixels"),
        (b"GIF89a", "no picture"),
        (b"", "no picture"),
        (None, "no file «house.png»"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_a_sentence(
    logo: bytes | None, said: str, tmp_path: Path
) -> None:
    folder = _folder(tmp_path, logo)
    with pytest.raises(PreseanceError, match=said):
        preseance.print_papers(folder, "place-cards", to=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_logo_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    folder = _folder(tmp_path, None, "../other.png")
    (tmp_path / "other.png").write_bytes(_png(4, 4))
    with pytest.raises(PreseanceError, match="no file"):
        preseance.print_papers(folder, "place-cards", to=tmp_path / "out")


def test_a_logo_is_on_every_card(tmp_path: Path) -> None:
    folder = _folder(tmp_path, _png(4, 4))
    report = preseance.print_papers(
        folder, ["place-cards", "badges"], fmt="svg", to=tmp_path / "out"
    )
    assert all("<image" in file.read_text("utf-8") for file in report.files)


def test_the_size_of_a_jpeg_is_read_from_its_frame() -> None:
    frame = (
        b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08"
        + struct.pack(">HH", 12000, 20000)
        + b"\x01" * 9
    )
    with pytest.raises(PreseanceError, match="240 megapixels"):
        picture_of("a.jpg", frame, "logo")


def test_a_name_too_wide_for_its_label_writes_nothing(tmp_path: Path) -> None:
    event = hall("anna ben", [])
    long = tuple(
        g.model_copy(update={"name": "Wolfeschlegelsteinhausenbergerdorff"}) for g in event.guests
    )
    event = event.model_copy(update={"guests": long})
    event = event.model_copy(update={"plan": seated(event, "anna=t1-1 ben=t1-2")})
    with pytest.raises(PreseanceError, match="does not fit"):
        preseance.print_papers(
            event, ["floor-plan", "place-cards"], labels="25x20", to=tmp_path / "out"
        )
    assert not (tmp_path / "out").exists()
