"""A hostile hand-over is refused whole: paths, bombs, versions, changes, files outside it."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from ramping import STANDARD

from qc.errors import InputError, OutputError, SpecError
from qc.workflow.handovers import handover_file
from qc.workflow.handovers.handover_file import LIST, Matched, Packed, pack, unpack
from qc.workflow.handovers.taking import take_over

if TYPE_CHECKING:
    from pathlib import Path

NAME = "standards/bos.toml"


def packed(name: str = NAME, content: str = STANDARD, role: str = "standard") -> Packed:
    return Packed(name=name, role=role, content=content.encode())


def given(folder: Path, *files: Packed, matched: tuple[Matched, ...] = ()) -> Path:
    """A hand-over as it is written."""
    path = folder / "serah.zip"
    path.write_bytes(pack(files or (packed(),), matched, "qc"))
    return path


def altered(folder: Path, entries: dict[str, bytes] | None = None, **about: Any) -> Path:
    """A hand-over with other entries, or another list."""
    with zipfile.ZipFile(io.BytesIO(pack((packed(),), (), "qc"))) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    contents[LIST] = json.dumps(json.loads(contents[LIST]) | about).encode()
    path = folder / "serah.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (contents | (entries or {})).items():
            archive.writestr(name, content)
    return path


def check_refused(path: Path, said: str) -> None:
    """It is refused, and nothing appears beside it."""
    before = sorted(one.name for one in path.parent.rglob("*"))
    with pytest.raises(InputError, match=said):
        take_over(path, into=path.parent / "into", store=path.parent / "store.sqlite")
    assert sorted(one.name for one in path.parent.rglob("*") if "store.sqlite" not in one.name) == before


@pytest.mark.parametrize(
    "name",
    [
        "standards/../../jahat.toml",
        "/standards/jahat.toml",
        "standards//jahat.toml",
        "standards/./jahat.toml",
        "standards\\jahat.toml",
        "standards/c:jahat.toml",
        "standards/nul.toml",
        "standards/.jahat.toml",
        "standards/a\u202e.toml",
        "standards/jahat.exe",
        "standards.toml",
        "keys/jahat.toml",
        "baselines/jahat.toml",
        "standards/" + "a" * 300 + ".toml",
        "standards/a\n.toml",
        "",
    ],
)
def test_a_place_outside_its_own_folders_is_refused(tmp_path: Path, name: str) -> None:
    # Under Windows Python reads a backslash in an archive as a slash: then the list names what is not there.
    refused = "names a place where nothing of a hand-over belongs|damaged|is not what its list names"
    check_refused(given(tmp_path, packed(name)), refused)


def test_a_role_that_there_is_not_is_refused(tmp_path: Path) -> None:
    check_refused(given(tmp_path, packed(role="key")), "names a place")


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"schema_version": "2.0"}, "a newer version of qc wrote"),
        ({"schema": "other"}, "no hand-over file"),
        ({"files": []}, "not what its list names"),
        ({"files": 7}, "no hand-over file"),
        ({"columns": [{"buyer": 1}]}, "no hand-over file"),
        ({"columns": [dict.fromkeys(("buyer", "part_number", "header", "characteristic"), "")]}, "no hand-over file"),
        ({"files": [{"name": NAME, "role": "standard", "sha256": "0" * 64}]}, "was changed after it was written"),
    ],
)
def test_a_list_that_does_not_hold_is_refused(tmp_path: Path, about: dict[str, Any], said: str) -> None:
    check_refused(altered(tmp_path, **about), said)


def test_a_later_minor_version_is_taken(tmp_path: Path) -> None:
    files, _ = unpack(altered(tmp_path, schema_version="1.9"))
    assert [one.name for one in files] == [NAME]


@pytest.mark.parametrize("name", ["lebih.toml", NAME.upper()])
def test_more_than_the_list_names_is_refused(tmp_path: Path, name: str) -> None:
    check_refused(altered(tmp_path, {name: b"x"}), "not what its list names|two of one name")


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover_file, "MAX_UNPACKED", 100_000)
    check_refused(altered(tmp_path, {NAME: b"\0" * 200_000}), "larger than")


def test_too_many_files_and_too_large_a_file_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover_file, "MAX_FILES", 1)
    check_refused(given(tmp_path), "too many files")
    monkeypatch.setattr(handover_file, "MAX_BYTES", 10)
    check_refused(given(tmp_path), "too large for a hand-over")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"x" * 1000])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "serah.zip"
    path.write_bytes(content)
    check_refused(path, "no hand-over file, or it is damaged")


def test_a_torn_file_and_no_file_are_refused(tmp_path: Path) -> None:
    path = given(tmp_path)
    path.write_bytes(path.read_bytes()[:-30])
    check_refused(path, "damaged")
    check_refused(tmp_path / "tidak-ada.zip", "there is no such file")


@pytest.mark.parametrize(
    "inherits", ["/etc/passwd", "../../rahasia.toml", "profil/x.toml", "a/../../standards/bos.toml", "bos.toml"]
)
def test_a_standard_reads_no_file_outside_the_hand_over(tmp_path: Path, inherits: str) -> None:
    (tmp_path / "rahasia.toml").write_text("format = 1\n", encoding="utf-8")
    content = STANDARD.replace("format = 1\n", f'format = 1\ninherits = "{inherits}"\n')
    check_refused(given(tmp_path, packed(content=content)), "inherits from a file that is not in it")


def test_a_profile_above_the_standard_is_found(tmp_path: Path) -> None:
    content = STANDARD.replace("format = 1\n", 'format = 1\ninherits = "../p.toml"\n')
    files = (packed("standards/a/bos.toml", content), packed("standards/p.toml", "format = 1\n", "profile"))
    done = take_over(given(tmp_path, *files), into=tmp_path / "into", store=tmp_path / "store.sqlite")
    assert done.whole
    assert (tmp_path / "into" / "a" / "bos.toml").read_text(encoding="utf-8") == content


def test_a_standard_at_fault_is_refused_with_its_problems(tmp_path: Path) -> None:
    path = given(tmp_path, packed(content=STANDARD.replace("lsl = 11.957", "lsl = 13.0")))
    with pytest.raises(SpecError, match="lsl"):
        take_over(path, into=tmp_path / "into", store=tmp_path / "store.sqlite")
    assert not (tmp_path / "into").exists()
    check_refused(given(tmp_path, packed(content="format = \n")), "cannot be read")
    check_refused(given(tmp_path, packed(content="# " + "x" * 1_000_001)), "too large")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", "a baseline in it cannot be used"),
        ('{"standard": {"sha256": "0"}}', "belongs to no standard in it"),
    ],
)
def test_a_baseline_that_does_not_fit_is_refused(tmp_path: Path, content: str, said: str) -> None:
    check_refused(given(tmp_path, packed(), packed("baselines/bos.json", content, "baseline")), said)


def test_columns_of_other_parts_are_passed_over(tmp_path: Path) -> None:
    other = Matched(buyer="Lain", part_number="X", header="Ø", characteristic="d_luar")
    done = take_over(given(tmp_path, matched=(other,)), store=tmp_path / "store.sqlite")
    assert [one.what.text for one in done.brought] == ["{name}", "form {name}"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "into").write_text("a file", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be made"):
        take_over(given(tmp_path), into=tmp_path / "into", store=tmp_path / "store.sqlite")
