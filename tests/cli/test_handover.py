"""``qc handover``: a workshop's set-up in one file, taken by the next one with nothing lost that is there."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa
from new_stores import new_store
from ramping import measured, standard
from remembering import locked, recorded, run

from qc.spec.load import load_spec
from qc.store import schema
from qc.store.keeping import keep_standard
from qc.store.opening import open_store
from qc.store.set_ups import column_matches, keep_match
from qc.workflow.remembered.remembering import standing_of

SPECS = Path(__file__).parents[2] / "specs"
INHERITS = SPECS / "contoh-nikel-krom.toml"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workshop with a locked baseline, a batch, and a column that was understood."""
    folder = tmp_path_factory.mktemp("shop")
    locked(folder)
    recorded(folder, 1, "--workshop", "CV Maju")
    with open_store(folder / "store.sqlite").writing("Budi") as book:
        keep_match(book, 1, "Ø luar", "d_luar")
        keep_match(book, 1, "Lama", "sudah_tidak_ada")
    return folder


def written(shop: Path, target: Path, *more: object) -> str:
    status, text = run(shop, "handover", "write", target, *more)
    assert status == 0, text
    return text


def test_what_is_handed_over_holds_no_readings_and_no_people(shop: Path, tmp_path: Path) -> None:
    out = tmp_path / "serah.zip"
    text = written(shop, out, INHERITS)
    assert "2 standards, 2 profiles, 0 baselines, 2 columns" in text
    with zipfile.ZipFile(out) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    assert set(contents) == {
        "handover.json",
        "standards/contoh-nikel-krom.toml",
        "standards/profil/contoh-pembeli-aql.toml",
        "standards/profil/contoh-pembeli.toml",
        "standards/standard.toml",
    }
    assert contents["standards/standard.toml"] == (shop / "standard.toml").read_bytes()
    whole = b"".join(contents.values())
    for secret in (b"Budi", b"11,9", b"CV Maju"):
        assert secret not in whole


def test_the_same_set_up_gives_the_same_bytes(shop: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        written(shop, tmp_path / name, INHERITS, "--baselines")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_it_is_shown_before_it_is_taken(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(shop, tmp_path / "a.zip")
    monkeypatch.chdir(tmp_path)
    status, text = run(tmp_path, "handover", "take", "a.zip")
    assert (status, "Nothing was taken yet" in text) == (0, True)
    assert sorted(path.name for path in tmp_path.glob("*.toml")) == []
    assert "nothing is recorded yet" in run(tmp_path, "store", "info")[1]


def test_the_next_workshop_works_with_it(shop: Path, tmp_path: Path) -> None:
    written(shop, tmp_path / "a.zip", INHERITS, "--baselines")
    take = ("handover", "take", tmp_path / "a.zip", "--into", tmp_path / "standar")
    status, text = run(tmp_path, *take, "--baselines", "--who", "Siti")
    assert status == 0, text
    assert "column Ø luar is d_luar" in text
    assert "Lama" not in text, "its characteristic is no longer in the standard"
    assert (tmp_path / "standar" / "profil" / "contoh-pembeli-aql.toml").is_file()
    assert (tmp_path / "standar" / "formulir" / "standard.xlsx").read_bytes().startswith(b"PK")
    assert run(tmp_path, "spec", "check", tmp_path / "standar" / INHERITS.name)[0] in {0, 2}
    assert "locked by Pak Budi" in run(tmp_path, "baseline", "show", "BOS-12")[1]
    with open_store(tmp_path / "store.sqlite").reading() as connection:
        assert column_matches(connection, 2) | column_matches(connection, 1) == {"Ø luar": "d_luar"}
    (tmp_path / "standard.toml").write_bytes((tmp_path / "standar" / "standard.toml").read_bytes())
    assert "ACCEPT" in recorded(tmp_path, 1)[1], "it is held against the baseline that was taken"
    assert run(tmp_path, "log", "verify")[0] == 0
    status, text = run(tmp_path, *take, lang="id")
    assert (status, "sudah ada" in text, "tidak diambil: --baselines" in text) == (0, True, True)


def test_nothing_is_overwritten_in_silence(shop: Path, tmp_path: Path) -> None:
    written(shop, tmp_path / "a.zip", INHERITS)
    into = tmp_path / "standar"
    (into / "profil").mkdir(parents=True)
    own = into / "profil" / "contoh-pembeli-aql.toml"
    own.write_text("# milik sendiri\n", encoding="utf-8")
    take = ("handover", "take", tmp_path / "a.zip", "--into", into)
    status, text = run(tmp_path, *take)
    assert (status, "another one is there: left as it is" in text) == (4, True)
    assert own.read_text(encoding="utf-8") == "# milik sendiri\n"
    assert not (into / INHERITS.name).exists(), "it would inherit from another profile than its own"
    assert (into / "standard.toml").exists()
    status, text = run(tmp_path, *take, "--replace")
    assert (status, "takes the place of another one" in text) == (0, True)
    assert own.read_bytes() == (SPECS / "profil" / own.name).read_bytes()


def test_what_is_recorded_stays(shop: Path, tmp_path: Path) -> None:
    written(shop, tmp_path / "a.zip", "--baselines")
    run(tmp_path, "handover", "take", tmp_path / "a.zip", "--into", tmp_path / "s", "--baselines")
    with open_store(tmp_path / "store.sqlite").writing("Siti") as book:
        keep_match(book, 1, "Ø luar", "lain")
    status, text = run(tmp_path, "handover", "take", tmp_path / "a.zip", "--into", tmp_path / "s", "--replace")
    assert (status, "another one is there" in text) == (4, True)
    with open_store(tmp_path / "store.sqlite").reading() as connection:
        assert column_matches(connection, 1) == {"Ø luar": "lain"}


def test_a_baseline_that_is_locked_there_is_never_replaced(shop: Path, tmp_path: Path) -> None:
    written(shop, tmp_path / "a.zip", "--baselines")

    def took(folder: Path) -> tuple[int, str]:
        take = ("handover", "take", tmp_path / "a.zip", "--into", folder / "s", "--replace", "--baselines")
        status, text = run(folder, *take)
        return status, next(line for line in text.splitlines() if "baseline of BOS-12" in line)

    other, new = tmp_path / "other", tmp_path / "new"
    for folder in (other, new):
        folder.mkdir()
    path = standard(other)
    pilot = measured(other, "own", day=2, seed=9)
    assert run(other, "baseline", "lock", pilot, "--spec", path, "--who", "Bu Ani")[0] == 0
    status, line = took(other)
    assert (status, line.endswith("another one is there: left as it is")) == (4, True), line
    assert "Bu Ani" in run(other, "baseline", "show", "BOS-12")[1]
    assert "Pak Budi" not in run(other, "baseline", "show", "BOS-12")[1]
    first, second = took(new)[1], took(new)[1]
    assert first.endswith("  new")
    assert second.endswith("  there already")


def test_standards_of_which_only_the_whole_is_remembered_go_in_as_one_file(tmp_path: Path) -> None:
    loaded = load_spec(INHERITS)
    with open_store(tmp_path / "store.sqlite").writing("Budi") as book:
        keep_standard(book, loaded.spec, standing_of(loaded, INHERITS.read_bytes()))
    text = written(tmp_path, tmp_path / "a.zip")
    assert "goes in as one file, because its profiles are not remembered" in text
    assert run(tmp_path, "handover", "take", tmp_path / "a.zip", "--into", tmp_path / "s")[0] == 0
    assert load_spec(tmp_path / "s" / INHERITS.name).spec.characteristic == loaded.spec.characteristic


def test_a_profile_elsewhere_and_a_baseline_of_another_file(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "profil").mkdir()
    (tmp_path / "profil" / "p.toml").write_text("format = 1\n", encoding="utf-8")
    (tmp_path / "standar").mkdir()
    spec = tmp_path / "standar" / "bos.toml"
    text = standard(tmp_path).read_text(encoding="utf-8")
    spec.write_text(text.replace("format = 1\n", 'format = 1\ninherits = "../profil/p.toml"\n'), encoding="utf-8")
    said = written(shop, tmp_path / "a.zip", spec, "--baselines")
    assert "a profile lies outside its folder" in said
    assert "its baseline was locked with another file of the standard" in said


def test_there_must_be_something_to_hand_over(tmp_path: Path) -> None:
    new_store(tmp_path / "store.sqlite")
    status, text = run(tmp_path, "handover", "write", tmp_path / "a.zip")
    assert (status, "there is no standard to hand over" in text) == (2, True)
    assert not (tmp_path / "a.zip").exists()


def test_two_files_of_one_name_are_refused(shop: Path, tmp_path: Path) -> None:
    other = standard(tmp_path)
    text = other.read_text(encoding="utf-8").replace("BOS-12", "BOS-13")
    other.write_text(text, encoding="utf-8")
    status, said = run(shop, "handover", "write", tmp_path / "a.zip", shop / "standard.toml", other)
    assert (status, "would have one name" in said) == (2, True)
    assert "standar-1.toml" in written(shop, tmp_path / "b.zip", other), "a recorded one takes another name"


def test_the_log_says_who_took_it(shop: Path, tmp_path: Path) -> None:
    written(shop, tmp_path / "a.zip")
    run(tmp_path, "handover", "take", tmp_path / "a.zip", "--into", tmp_path / "s", "--who", "Siti")
    with open_store(tmp_path / "store.sqlite").reading() as connection:
        assert set(connection.execute(sa.select(schema.LOG.c.who)).scalars()) == {"Siti"}
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert json.loads(archive.read("handover.json"))["schema"] == "qc-handover"
