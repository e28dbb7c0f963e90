"""What the environment says, and the folder of data."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from preseance.errors import PreseanceError
from preseance.server import doctor, environment


def test_a_database_is_named_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(
        "DATABASE_URL", "postgresql://room:p%40ss@db.example:5433/room?sslmode=require"
    )
    told = environment.database()
    assert (told["NAME"], told["USER"], told["PASSWORD"], told["HOST"], told["PORT"]) == (
        "room", "room", "p@ss", "db.example", "5433",
    )  # fmt: skip
    assert told["OPTIONS"]["sslmode"] == "require"
    assert told["OPTIONS"]["pool"]
    monkeypatch.setenv("DATABASE_URL", "postgresql:///room?host=/run/pg")
    assert environment.database()["HOST"] == "/run/pg"
    assert not environment.is_embedded()


@pytest.mark.parametrize("url", ["mysql://secret@db/room", "postgresql://secret@db", "room"])
def test_an_address_that_is_none_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(PreseanceError) as told:
        environment.database()
    assert "secret" not in str(told.value)


def test_sqlite_writes_ahead_and_takes_its_turn_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("PRESEANCE_DATA", str(tmp_path))
    told = environment.database()
    assert told["NAME"] == str(tmp_path / "room.sqlite3")
    assert told["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in told["OPTIONS"]["init_command"]


def test_the_secret_key_is_made_once_for_its_owner_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = environment.prepared(tmp_path / "data")
    key = folder / environment.KEY
    first = key.read_text("ascii")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    environment.prepared(folder)
    assert key.read_text("ascii") == first
    assert sorted(p.name for p in folder.iterdir()) == [environment.KEY]
    monkeypatch.setenv("PRESEANCE_DATA", str(folder))
    monkeypatch.delenv("PRESEANCE_SECRET_KEY", raising=False)
    assert environment.secret_key() == first.strip()
    monkeypatch.setenv("PRESEANCE_SECRET_KEY", "another")
    assert environment.secret_key() == "another"


OIDC = {
    "PRESEANCE_OIDC_ISSUER": "https://id.house.example/", "PRESEANCE_OIDC_CLIENT": "room",
    "PRESEANCE_OIDC_SECRET": "hush",
}  # fmt: skip


def test_single_sign_on_is_set_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*OIDC, "PRESEANCE_OIDC_NAME", "PRESEANCE_OIDC_WHO"):
        monkeypatch.delenv(name, raising=False)
    assert environment.single_sign_on() is None
    for name, value in OIDC.items():
        monkeypatch.setenv(name, value)
    told = environment.single_sign_on()
    assert told == environment.SingleSignOn(
        "https://id.house.example/", "room", "hush", "id.house.example"
    )
    assert "hush" not in repr(told)
    monkeypatch.setenv("PRESEANCE_OIDC_WHO", "anybody")
    assert (environment.single_sign_on() or told).anybody


@pytest.mark.parametrize(
    ("name", "value"),
    [("ISSUER", ""), ("CLIENT", " "), ("SECRET", ""), ("ISSUER", "http://id.house.example"),
     ("ISSUER", "id.house.example"), ("ISSUER", "https://id.house.example/?a"), ("WHO", "all")],
)  # fmt: skip
def test_single_sign_on_that_is_set_badly_is_told_by_the_name_of_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    for given, well in OIDC.items():
        monkeypatch.setenv(given, well)
    monkeypatch.setenv(f"PRESEANCE_OIDC_{name}", value)
    with pytest.raises(PreseanceError) as error:
        environment.single_sign_on()
    assert f"PRESEANCE_OIDC_{name}" in str(error.value)
    assert "hush" not in str(error.value)
    (look,) = [k for k in doctor.looked() if k.what == "single-sign-on"]
    assert look.state == "broken"
