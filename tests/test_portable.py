"""The program runs under Windows too: what only POSIX has, or what Windows does otherwise, is not used."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROGRAM = sorted((ROOT / "qc").rglob("*.py"))
SCRIPTS = sorted(path for place in ("tests", "samples") for path in (ROOT / place).rglob("*.py"))
POSIX_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}
POSIX_ONLY = re.compile(
    r"os\.(?:fork\w*|get(?:e?uid|e?gid|pgid|login)|kill|killpg|setsid|mkfifo|f?chown|fchmod|statvfs|sync|uname|sysconf)"
    r"|signal\.(?:SIGALRM|SIGHUP|SIGKILL|SIGUSR\d|alarm|pause)"
    r"|time\.tzset|locale\.setlocale|socket\.SO_REUSEPORT|multiprocessing\.get_context\('fork\w*'\)"
)
OTHERWISE = {
    r"os\.rename|\w+\.rename": "replace: Windows renames over no file",
    r"tempfile\.(?:mkstemp|(?:Named)?TemporaryFile)": "hangs in a folder that is shut, or cannot be opened twice",
    r"os\.umask": "of the whole process, and other threads make files too",
    r"(?!formatter)\w+\.write_text": "write_bytes: Windows writes other line ends",
}
WITHOUT_MODE = re.compile(r"^(?:os|io|webbrowser|pikepdf|Image|archive|tarfile|zipfile)\.open$")
TEXT = re.compile(r"[rwax+t]+")


def said(node: ast.AST) -> str:
    return f"line {getattr(node, 'lineno', 0)}: {ast.unparse(node)[:80]}"


def nodes(source: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source)))


def posix_only(walked: list[ast.AST]) -> list[str]:
    """Imports and names that Windows has not."""
    found = []
    for node in walked:
        match node:
            case ast.Import(names=names) if {one.name.partition(".")[0] for one in names} & POSIX_MODULES:
                found.append(said(node))
            case ast.ImportFrom(module=str() as module) if module.partition(".")[0] in POSIX_MODULES:
                found.append(said(node))
            case ast.Attribute() if POSIX_ONLY.fullmatch(ast.unparse(node)):
                found.append(said(node))
            case ast.Constant(value=str() as text) if re.search(r"%-[dmHIMSjy]", text):
                found.append(said(node))
    return found


def otherwise(walked: list[ast.AST]) -> list[str]:
    """Calls that do something else under Windows, and what to do instead, or why not."""
    calls = [(node, ast.unparse(node.func)) for node in walked if isinstance(node, ast.Call)]
    return [
        f"{said(node)}: {why}" for node, name in calls for known, why in OTHERWISE.items() if re.fullmatch(known, name)
    ]


def text_without_encoding(walked: list[ast.AST]) -> list[str]:
    """Texts read or written in whatever encoding the country has."""
    calls = [node for node in walked if isinstance(node, ast.Call)]
    return [said(node) for node in calls if _is_text(node) and not _encoded(node)]


def _is_text(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    if name.endswith((".read_text", ".write_text")):
        return not name.startswith("formatter.")
    if name == "open":
        return _mode(call, 1) is not None
    return name.endswith(".open") and not WITHOUT_MODE.match(name) and _mode(call, 0) is not None


def _mode(call: ast.Call, at: int) -> str | None:
    """The mode in which a file is opened as text; None where it is bytes, or where no file is opened."""
    modes = [word.value for word in call.keywords if word.arg == "mode"] + call.args[at : at + 1]
    if not modes:
        return "r" if len(call.args) == at and not call.keywords else None
    value = modes[0].value if isinstance(modes[0], ast.Constant) else None
    return value if isinstance(value, str) and TEXT.fullmatch(value) else None


def _encoded(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    place = 0 if name.endswith(".read_text") else 1 if name.endswith(".write_text") else 3
    return any(word.arg in {"encoding", None} for word in call.keywords) or len(call.args) > place


def test_the_program_uses_nothing_that_windows_lacks_or_does_otherwise() -> None:
    found = {}
    for path in PROGRAM:
        walked = nodes(path.read_text(encoding="utf-8"))
        found[path.relative_to(ROOT).as_posix()] = (
            posix_only(walked) + otherwise(walked) + text_without_encoding(walked)
        )
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_tests_and_samples_name_the_encoding_of_every_text() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): text_without_encoding(nodes(path.read_text("utf-8"))) for path in SCRIPTS
    }
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_samples_are_made_alike_on_every_system() -> None:
    makers = sorted((ROOT / "samples").rglob("*.py"))
    found = {path.relative_to(ROOT).as_posix(): otherwise(nodes(path.read_text("utf-8"))) for path in makers}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_committed_bytes_stay_as_they_are_on_every_system() -> None:
    assert "* -text" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()


def test_the_windows_launcher_is_ascii_and_has_the_line_ends_that_its_labels_need() -> None:
    lines = (ROOT / "qc" / "mulai.bat").read_bytes().split(b"\r\n")
    assert lines[-1] == b""
    assert all(line.isascii() and b"\n" not in line for line in lines)
    labels = {line[1:] for line in lines if line.startswith(b":")}
    assert {line.rpartition(b" ")[2] for line in lines if b"goto " in line} == labels


@pytest.mark.parametrize(
    "source",
    ["import fcntl", "from pwd import getpwuid", "os.getuid()", "signal.SIGALRM", "f'{day:%-d}'", "time.tzset()"],
)
def test_what_only_posix_has_is_found(source: str) -> None:
    assert posix_only(nodes(source)) != []


@pytest.mark.parametrize("source", ["os.rename(a, b)", "path.rename(b)", "tempfile.mkstemp()", "path.write_text('a')"])
def test_what_windows_does_otherwise_is_found(source: str) -> None:
    assert otherwise(nodes(source)) != []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("open(a)", True),
        ("open(a, 'w')", True),
        ("path.open()", True),
        ("path.open('a')", True),
        ("path.read_text()", True),
        ("path.write_text(text)", True),
        ("open(a, 'rb')", False),
        ("path.open('wb')", False),
        ("path.open(encoding='utf-8')", False),
        ("path.read_text('utf-8')", False),
        ("phone.open('/lots')", False),
        ("os.open(path, flags)", False),
    ],
)
def test_a_text_without_encoding_is_found(source: str, *, found: bool) -> None:
    assert bool(text_without_encoding(nodes(source))) == found
