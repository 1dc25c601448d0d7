"""``qc verify`` and ``qc keys``: from a key to a report that a buyer checks, and the exit status of each answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click
import pytest
from click.testing import CliRunner, Result
from proving import NAME, PASSPHRASE, SAMPLES, SPECS, report

from qc.cli import main
from qc.cli.passphrase import signer_for
from qc.errors import UsageError
from qc.words import language

if TYPE_CHECKING:
    from pathlib import Path

INSPECT = [
    "inspect",
    str(SAMPLES / "ring-piston" / "piston_rings.csv"),
    "--spec",
    str(SPECS / "contoh-ring-piston.toml"),
    "--pilot-units",
    "125",
    "--lang",
    "en",
]


def run(*args: object, folder: Path, passphrase: str | None = PASSPHRASE, typed: str = "") -> Result:
    env = {"QC_KEYS": str(folder), "QC_PASSPHRASE": passphrase, "QC_LANG": "en"}
    return CliRunner().invoke(main, [*map(str, args)], env=env, input=typed)


def known_of(pdf: Path, *, folder: Path) -> list[dict[str, Any]]:
    """What a check found, for other programs."""
    found: list[dict[str, Any]] = json.loads(run("verify", pdf, "--json", "-", folder=folder).stdout)["findings"]
    return found


def fingerprint(shown: str) -> str:
    """The line of a key's fingerprint, without its spaces."""
    return next(line.replace(" ", "").lower() for line in shown.splitlines() if len(line.replace(" ", "")) == 64)


def test_from_a_key_to_a_report_that_a_buyer_checks(tmp_path: Path) -> None:
    workshop, buyer, pdf = tmp_path / "workshop", tmp_path / "buyer", tmp_path / "report.pdf"
    made = run("keys", "new", "--name", NAME, folder=workshop)
    assert made.exit_code == 0, made.output
    told = fingerprint(made.output)
    assert run(*INSPECT, "--pdf", pdf, folder=workshop).exit_code == 4
    unknown = run("verify", pdf, folder=buyer)
    assert (unknown.exit_code, unknown.output.startswith("NOT SHOWN: it was signed by")) == (4, True)
    assert f"\n      if it is the same: qc keys trust {pdf}\n" in unknown.output
    said = next(one["said"] for one in known_of(pdf, folder=buyer) if one["code"] == "key-unknown")
    assert [text for text in said.values() if "qc keys" in text] == [], "a page says it too"
    refused = run("keys", "trust", pdf, "--fingerprint", "0a" * 32, folder=buyer)
    assert (refused.exit_code, "do not trust it" in refused.stderr) == (2, True)
    trusted = run("keys", "trust", pdf, folder=buyer, typed=f"{told}\n")
    assert trusted.exit_code == 0, trusted.output
    assert f"{NAME}: {told[:4].upper()}" in trusted.output
    holds = run("verify", pdf, folder=buyer)
    assert (holds.exit_code, holds.output.splitlines()[0]) == (
        0,
        "HOLDS: the signature, the key, the attachments, the verdict, the pages.",
    )
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    broken = run("verify", pdf, folder=buyer)
    assert broken.exit_code == 1
    assert broken.output.splitlines()[0] == (
        "DOES NOT HOLD: 1 bytes were added behind what was signed. What holds: the attachments, the verdict, the pages."
    )


def test_verify_speaks_indonesian_and_json(tmp_path: Path) -> None:
    pdf = tmp_path / "report.pdf"
    pdf.write_bytes(report())
    said = run("verify", pdf, "--lang", "id", folder=tmp_path).output
    assert said.startswith("BELUM TERBUKTI: tidak bertanda tangan")
    found = json.loads(run("verify", pdf, "--json", "-", folder=tmp_path).output)
    assert (found["schema"], found["standing"], found["decision"]) == ("qc-proof", "open", "hold")
    assert next(one["code"] for one in found["findings"]) == "unsigned"
    assert set(found["findings"][0]["said"]) == {"id", "en"}


@pytest.mark.parametrize("content", [None, b"unit,d\n"])
def test_what_is_no_report_is_unusable_input(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "file.pdf"
    if content is not None:
        path.write_bytes(content)
    assert run("verify", path, folder=tmp_path).exit_code == 3


def test_without_a_passphrase_nothing_is_signed_and_that_is_said(tmp_path: Path) -> None:
    run("keys", "new", "--name", NAME, folder=tmp_path / "keys")
    pdf = tmp_path / "report.pdf"
    ran = run(*INSPECT, "--pdf", pdf, folder=tmp_path / "keys", passphrase=None)
    assert (ran.exit_code, "the report gets no signature" in ran.stderr) == (4, True)
    assert b"/Sig" not in pdf.read_bytes()


def test_a_wrong_passphrase_is_told_before_anything_is_written(tmp_path: Path) -> None:
    run("keys", "new", "--name", NAME, folder=tmp_path / "keys")
    pdf = tmp_path / "report.pdf"
    ran = run(*INSPECT, "--pdf", pdf, folder=tmp_path / "keys", passphrase="something else")
    assert (ran.exit_code, pdf.exists()) == (2, False)
    assert "the passphrase does not open the key\n  what to do: correct what QC_PASSPHRASE holds" in ran.stderr


@pytest.mark.parametrize(("typed", "tries"), [(["no", PASSPHRASE], 2), (["no"] * 9, 3)])
def test_a_mistyped_passphrase_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: list[str], tries: int
) -> None:
    run("keys", "new", "--name", NAME, folder=tmp_path / "keys")
    monkeypatch.setenv("QC_KEYS", str(tmp_path / "keys"))
    monkeypatch.delenv("QC_PASSPHRASE", raising=False)
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": staticmethod(lambda: True)}))
    asked: list[str] = []

    def prompt(said: str, **_: object) -> str:
        asked.append(said)
        return typed[len(asked) - 1]

    monkeypatch.setattr(click, "prompt", prompt)
    if PASSPHRASE in typed:
        assert signer_for(language("en")) is not None
    else:
        with pytest.raises(UsageError, match="the passphrase does not open the key"):
            signer_for(language("en"))
    assert len(asked) == tries


def test_keys_are_shown_and_exported(tmp_path: Path) -> None:
    nothing = run("keys", "show", folder=tmp_path / "keys")
    assert "You have no key of your own" in nothing.output
    told = fingerprint(run("keys", "new", "--name", NAME, folder=tmp_path / "keys").output)
    shown = run("keys", "show", "--export", tmp_path / "mine.pem", folder=tmp_path / "keys")
    assert fingerprint(shown.output) == told
    assert (tmp_path / "mine.pem").read_bytes().startswith(b"-----BEGIN CERTIFICATE-----")


def test_a_new_key_needs_somebody_to_ask(tmp_path: Path) -> None:
    ran = run("keys", "new", "--name", NAME, folder=tmp_path / "keys", passphrase=None)
    assert (ran.exit_code, "there is nobody to ask" in ran.stderr) == (2, True)
