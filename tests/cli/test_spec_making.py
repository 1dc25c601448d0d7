"""``qc spec new`` and ``qc spec import`` as their users call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from qc.cli import main
from qc.spec.load import load_spec

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = ["PT Contoh", "BRK-1", "Braket", "", ""]
OUTER = ["Diameter luar", "Outer diameter", "12 ± 0,05", "mm", "kritis", "Mikrometer", "0,001"]
LOOKS = ["Penampilan", "", "bebas gores", "minor"]
TABLE = "Karakteristik;Persyaratan;Satuan;Alat;Resolusi;Kelas\nØ luar;12 ± 0,05;mm;Mikrometer;0,001;kritis\n"
PART = ("--buyer", "PT X", "--part-number", "P-1", "--part-name", "Bos", "--edition", "2026-11-01")


def new(path: Path, answers: list[str], *args: str) -> Result:
    return CliRunner().invoke(main, ["spec", "new", "-o", str(path), *args], input="\n".join(answers) + "\n")


def imported(table: Path, out: Path, *args: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, ["spec", "import", str(table), "-o", str(out), *PART, *args], input=answer)


def test_answers_become_a_standard_with_comments_in_the_reader_s_language(tmp_path: Path) -> None:
    path = tmp_path / "baru.toml"
    ran = new(path, [*ABOUT, *OUTER, *LOOKS, "cukup"])
    assert ran.exit_code == 0, ran.output
    spec = load_spec(path).spec
    outer, looks = spec.characteristic
    assert (spec.buyer, spec.revision, spec.part_name.en) == ("PT Contoh", "A", "Braket")
    assert (outer.id, outer.lsl, outer.usl, outer.severity.value) == ("diameter_luar", 11.95, 12.05, "critical")
    assert outer.gauge is not None
    assert (looks.kind, looks.severity.value) == ("attribute", "minor")
    text = path.read_text(encoding="utf-8")
    assert "# Siapa yang memesan barang." in text
    assert '# capability = { index = "ppk", minimum = 1.67 }' in text
    assert "dipahami: dari 11,95 sampai 12,05" in ran.output


def test_wrong_answers_are_explained_and_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    answers = ["", "PT", "P", "x", "", "", "enough", "Diameter", "", "12 h7", "ISO 2768-1 m", "12 ISO 2768-1 m"]
    answers += ["huge", "major", "Caliper", "none", "0", "0,5", "0,01"]
    answers += ["Diameter", "Coating", "", "min 60", "mmm", "banana", "banana", "mi", "", "done"]
    ran = new(path, answers, "--lang", "en")
    assert ran.exit_code == 0, ran.output
    for said in (
        *("at least one characteristic", "“12 h7” does not say", "needs the nominal size", "critical, major or minor"),
        *(
            "a number above zero",
            "as wide as the whole tolerance",
            "has this name already",
            "does not know the unit mmm",
        ),
        "understood: limits by ISO 2768-1 m",
    ):
        assert said in ran.output, said
    first, second = load_spec(path).spec.characteristic
    assert (first.lsl, first.usl, first.unit) == (11.8, 12.2, "mm")
    assert (second.unit, second.lsl, second.usl, second.gauge) == ("banana", 60.0, None, None)


def test_upper_limits_and_units_behind_the_number_need_no_question(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    ran = new(path, [*ABOUT, "Oleng", "Runout", "maks 0,3 mm", "", "", "cukup"], "--lang", "en")
    assert ran.exit_code == 0, ran.output
    assert "understood: at most 0.3" in ran.output
    assert load_spec(path).spec.characteristic[0].sides == "upper"


def test_nothing_is_written_when_the_input_ends(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    ran = new(path, [*ABOUT, *OUTER])
    assert ran.exit_code == 3
    assert "jawaban berakhir sebelum semua pertanyaan dijawab: tidak ada yang ditulis" in ran.output
    assert not path.exists()


def test_nothing_is_written_when_the_person_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_: str) -> str:
        raise KeyboardInterrupt

    path = tmp_path / "new.toml"
    monkeypatch.setattr("click.termui.visible_prompt_func", stopped)
    with pytest.raises(SystemExit) as left:
        main(["spec", "new", "-o", str(path)])
    assert left.value.code == 130
    assert "tidak ada yang ditulis" in capsys.readouterr().err
    assert not path.exists()


def test_a_gauge_whose_step_is_not_known_is_left_out_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    ran = new(path, [*ABOUT, *OUTER[:5], "Mikrometer", "", "cukup"])
    assert ran.exit_code == 0, ran.output
    assert "alat “Mikrometer” tidak ditulis: langkah terkecilnya tidak disebut" in ran.output
    assert "Enter: tidak tahu; “kembali”: alat lain" in ran.output
    assert load_spec(path).spec.characteristic[0].gauge is None
    assert "# alat “Mikrometer” tidak ditulis" in path.read_text(encoding="utf-8")


def test_another_gauge_may_be_named_instead(tmp_path: Path) -> None:
    path = tmp_path / "new.toml"
    ran = new(path, [*ABOUT, *OUTER[:5], "Mistar", "kembali", "Mikrometer", "0,001", "cukup"])
    assert ran.exit_code == 0, ran.output
    gauge = load_spec(path).spec.characteristic[0].gauge
    assert gauge is not None
    assert (gauge.name.id, gauge.resolution) == ("Mikrometer", 0.001)


@pytest.mark.parametrize(("answer", "kept"), [("", True), ("tidak", True), ("ya", False)])
def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path, answer: str, kept: bool) -> None:  # noqa: FBT001 - a parametrized fact
    path = tmp_path / "new.toml"
    path.write_text("mine", encoding="utf-8")
    assert new(path, [answer, *ABOUT, *LOOKS, "cukup"]).exit_code == 0
    assert (path.read_text(encoding="utf-8") == "mine") is kept


def test_a_table_becomes_a_standard_and_says_what_it_took_for_granted(tmp_path: Path) -> None:
    table, out = tmp_path / "tabel.csv", tmp_path / "out.toml"
    table.write_text(TABLE, encoding="utf-8")
    ran = imported(table, out, "--lang", "en", "--part-name-en", "Collar", "--revision", "C", "--unit", "mm")
    assert ran.exit_code == 0, ran.output
    assert "- the table says nothing of subgroups: 5 units in a row are taken together" in ran.output
    spec = load_spec(out).spec
    assert (spec.part_name.en, spec.revision, spec.edition.isoformat()) == ("Collar", "C", "2026-11-01")
    assert (spec.characteristic[0].id, spec.characteristic[0].source) == ("d_luar", "tabel.csv, 2")
    assert "# the table says nothing of subgroups" in out.read_text(encoding="utf-8")


def test_nothing_is_written_while_a_cell_is_unclear(tmp_path: Path) -> None:
    table, out = tmp_path / "tabel.csv", tmp_path / "out.toml"
    table.write_text(TABLE + "Berat;kira-kira 5;kg;;;minor\nKasar;maks 1;µm;Ra;2;minor\n", encoding="utf-8")
    ran = imported(table, out)
    assert ran.exit_code == 3
    assert "baris 3, kolom Persyaratan: yang diminta di sini tidak jelas" in ran.output
    assert not out.exists()
    table.write_text(TABLE + "Kasar;1 ± 0,1;µm;Ra;2;minor\n", encoding="utf-8")
    ran = imported(table, out, "--lang", "en")
    assert "row 3, column Resolusi: Kasar: the gauge's step is as wide as the whole tolerance" in ran.output
    assert not out.exists()


def test_an_import_replaces_a_file_only_when_asked(tmp_path: Path) -> None:
    table, out = tmp_path / "tabel.csv", tmp_path / "out.toml"
    table.write_text(TABLE, encoding="utf-8")
    out.write_text("mine", encoding="utf-8")
    assert "tidak ada yang ditulis" in imported(table, out, answer="\n").output
    assert out.read_text(encoding="utf-8") == "mine"
    assert imported(table, out, answer="ya\n").exit_code == 0
    assert load_spec(out).spec.buyer == "PT X"
