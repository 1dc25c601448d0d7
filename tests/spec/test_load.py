"""Load a standard: every file of tests/spec/data with the problems that it names in its own last lines (#!)."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from qc.errors import Problem, SpecError
from qc.spec.load import LoadedSpec, check_spec, load_content, load_spec
from qc.spec.read import LARGEST, MOST_PROBLEMS
from qc.words import language

DATA = Path(__file__).parent / "data"
FILES = sorted(DATA.glob("*.toml"))
STANDARDS = sorted((Path(__file__).parents[2] / "specs").glob("*.toml"))
RINGS = Path(__file__).parents[2] / "specs" / "contoh-ring-piston.toml"
EN, ID = language("en"), language("id")


def expected(path: Path) -> list[tuple[str, ...]]:
    """Line, key, reason, and what to do (if anything), as the file's own comments name them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in line[2:].split(" | ")) for line in lines if line.startswith("#!")]


def told(problem: Problem) -> tuple[str, ...]:
    place = problem.location
    assert place is not None
    fix = () if problem.fix is None else (EN.say(problem.fix),)
    return (str(place.line or "-"), place.key or "-", EN.say(problem.reason), *fix)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_problems_are_those_named_in_the_file(path: Path) -> None:
    assert [told(problem) for problem in check_spec(path)] == expected(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_problem_shows_what_was_found_and_speaks_indonesian(path: Path) -> None:
    for problem in check_spec(path):
        missing = problem.reason.text in {"the key {key} is missing", "there is no specification limit"}
        assert missing or problem.found or (problem.location and problem.location.line is None)
        assert problem.expected or problem.fix
        for said in (problem.reason, problem.expected, problem.fix):
            assert said is None or ID.say(said) != EN.say(said)
        assert str(path) in ID.say(problem.location)


@pytest.mark.parametrize("path", STANDARDS, ids=lambda path: path.stem)
def test_every_standard_of_the_repository_loads(path: Path) -> None:
    assert check_spec(path) == ()


def test_a_loaded_standard_carries_its_file() -> None:
    path = DATA / "good.toml"
    loaded = load_spec(str(path))
    assert isinstance(loaded, LoadedSpec)
    assert loaded.name == "good.toml"
    assert loaded.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert loaded.data == tomllib.loads(path.read_text(encoding="utf-8"))
    assert loaded.notes == ()
    assert [c.id for c in loaded.spec.characteristic] == ["d_luar", "kerataan"]


def test_the_error_holds_all_problems_in_the_order_of_the_file() -> None:
    with pytest.raises(SpecError, match="this is not text in quotes") as raised:
        load_spec(DATA / "shape_and_sense_elsewhere.toml")
    lines = [problem.location.line for problem in raised.value.problems if problem.location]
    assert lines == [6, 17, 27]


def test_a_problem_is_told_in_full() -> None:
    (problem,) = check_spec(DATA / "comma_decimal_in_quotes.toml")
    place = f"{DATA / 'comma_decimal_in_quotes.toml'}, baris 18, kunci characteristic[1].usl (d_luar)"
    assert problem.lines(ID) == (
        f"{place}: ini bukan angka",
        '  tertulis: "12,05"',
        "  seharusnya: angka",
        "  yang perlu dilakukan: tulis angka dengan titik dan tanpa tanda kutip: usl = 12.05",
    )


def test_limits_swapped_show_both_as_written() -> None:
    (problem,) = check_spec(DATA / "limits_swapped.toml")
    assert problem.found == "lsl = 12.05, usl = 11.95"


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "notepad.toml"
    good = (DATA / "good.toml").read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + good.replace(b"\n", b"\r\n"))
    loaded = load_spec(path)
    assert loaded.spec == load_spec(DATA / "good.toml").spec
    assert loaded.data == load_spec(DATA / "good.toml").data
    path.write_bytes(good.replace(b"\n", b"\r\n").replace(b"usl = 0.3", b"usl = x"))
    (problem,) = check_spec(path)
    assert problem.location is not None
    assert (problem.location.line, problem.found) == (28, "usl = x")


def one(path: Path | str) -> tuple[str, str]:
    """The only problem of a file: its reason and what to do."""
    (problem,) = check_spec(path)
    return EN.say(problem.reason), EN.say(problem.fix)


def test_a_missing_file_suggests_one_of_nearly_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "kerah.toml").write_text("", encoding="utf-8")
    assert one(tmp_path / "kera.toml") == ("there is no such file", "did you mean kerah.toml?")
    assert one(tmp_path / "nothing" / "x.toml") == ("there is no such file", "check the name and the folder")


def test_a_folder_is_no_standard(tmp_path: Path) -> None:
    assert one(tmp_path) == ("this is a folder, not a file", "name the file inside it")


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff"])
def test_an_empty_file_is_no_standard(tmp_path: Path, text: str) -> None:
    path = tmp_path / "empty.toml"
    path.write_text(text, encoding="utf-8")
    assert one(path)[0] == "the file is empty"


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("book.toml", b"PK\x03\x04\x14\x00", "this is a workbook, no standard"),
        ("book.xls", b"\xd0\xcf\x11\xe0\xa1", "this is a workbook, no standard"),
        ("drawing.pdf", b"%PDF-1.7", "this is a PDF: what it asks cannot be read from it"),
        ("lot.csv", b"No;Diameter (mm)\n1;12,01\n", "this is a table, no standard"),
        ("s.toml", "format = 1".encode("utf-16"), "this is not a text file"),
        ("s.toml", b"\0\0", "this is not a text file"),
    ],
)
def test_other_kinds_of_file_are_no_standards(tmp_path: Path, name: str, raw: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    assert one(path)[0] == said


def test_text_in_another_encoding_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "ansi.toml"
    path.write_bytes('format = 1\nunit = "µm"'.encode("cp1252"))
    (problem,) = check_spec(path)
    assert problem.location is not None
    assert (problem.location.line, problem.found) == (2, 'unit = "µm"')
    assert EN.say(problem.reason) == "a character is not written as UTF-8"


def test_a_file_of_more_than_a_megabyte_is_no_standard(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (LARGEST + 1))
    assert one(path)[0] == "the file is too large for a standard"
    path.write_bytes(b"#" * LARGEST)
    assert "too large" not in "".join(EN.say(problem.reason) for problem in check_spec(path))


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "locked.toml"
    path.write_text("format = 1", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert one(path)[0] == "the file cannot be read"


@pytest.mark.parametrize("opening", ["[", "{a="])
def test_brackets_nested_too_deep_are_refused(tmp_path: Path, opening: str) -> None:
    path = tmp_path / "deep.toml"
    path.write_text("x = " + opening * 20_000, encoding="utf-8")
    (problem,) = check_spec(path)
    assert problem.fix is not None


def test_of_very_many_problems_the_first_are_told(tmp_path: Path) -> None:
    path = tmp_path / "list.toml"
    path.write_text("".join(f"key{number} = 1\n" for number in range(2 * MOST_PROBLEMS)), encoding="utf-8")
    problems = check_spec(path)
    assert len(problems) == MOST_PROBLEMS + 1
    assert EN.say(problems[-1].reason) == "there are more than 1,000 problems: these are the first"


def test_nothing_that_a_terminal_would_obey_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "escape.toml"
    path.write_text('format = "\\u001b[31m"\n"\\u001b[2J" = "' + "x" * 500 + '"\n', encoding="utf-8")
    with pytest.raises(SpecError, match="no such key") as raised:
        load_spec(path)
    text = raised.value.text(EN)
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) < 250


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("key", ["inherits", '"inherits"', '"\\u0069nherits"'])
def test_a_standard_from_elsewhere_opens_no_file(tmp_path: Path, mark: str, key: str) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text("hidden words\n", encoding="utf-8")
    content = f"{mark}{key} = '{secret.as_posix()}'\n{RINGS.read_text(encoding='utf-8')}".encode()
    with pytest.raises(SpecError, match="inherits from another file") as refused:
        load_content(content, "ring.toml")
    assert "hidden" not in str(refused.value)


def test_a_standard_from_elsewhere_is_the_one_of_the_file() -> None:
    sent, found = load_content(RINGS.read_bytes(), RINGS.name), load_spec(RINGS)
    assert (sent.spec, sent.sha256, sent.data) == (found.spec, found.sha256, found.data)


def test_a_standard_from_elsewhere_is_not_too_large() -> None:
    with pytest.raises(SpecError, match="too large"):
        load_content(b"#" * (LARGEST + 1), "ring.toml")
