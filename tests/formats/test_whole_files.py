"""A file is written whole or not at all, and what cannot be written is refused before the work."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest

from aligner.errors import ReadError, UnknownNameError, WriteError
from aligner.formats import (
    ALIGNMENT_WRITERS,
    GLOSSARY_WRITERS,
    check_output,
    open_input,
    read_alignment,
    write_alignment,
    write_whole,
    write_whole_text,
)
from aligner.formats.file_locks import locked
from aligner.formats.whole_files import together
from aligner.input_files import pipes_once, read_input

if TYPE_CHECKING:
    from aligner.model import Alignment


def fail_after_writing(file: IO[Any], content: str | bytes, error: BaseException) -> None:
    file.write(content)
    raise error


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    path.write_text("old")
    with pytest.raises(RuntimeError, match="half way"), write_whole_text(path) as file:
        fail_after_writing(file, "new", RuntimeError("half way"))
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["talks.csv"]


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), write_whole(tmp_path / "talks.csv") as file:
        fail_after_writing(file, b"new", KeyboardInterrupt())
    assert list(tmp_path.iterdir()) == []


def test_the_file_appears_only_when_it_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    with write_whole_text(path) as file:
        file.write("가\n")
        file.flush()
        assert not path.exists()
    assert path.read_bytes() == "가\n".encode()


def test_permissions_are_those_of_any_new_file_or_of_the_old_one(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    with write_whole(tmp_path / "new") as file:
        file.write(b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "new").chmod(0o640)
    with write_whole(tmp_path / "new") as file:
        file.write(b"y")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with write_whole_text(tmp_path / "link") as file:
        file.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("missing/talks.tmx", "does not exist"),
        ("file/talks.tmx", "is a file, not a folder"),
        ("folder.tmx", "this is a folder"),
    ],
)
def test_a_place_that_cannot_be_written_is_named(
    name: str, part: str, alignment: Alignment, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder.tmx").mkdir()
    for attempt in (lambda path: write_alignment(alignment, path), check_output):
        with pytest.raises(WriteError, match=part) as caught:
            attempt(tmp_path / name)
        assert str(tmp_path / name) in str(caught.value)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to")
def test_a_folder_that_even_root_cannot_write_to_is_named() -> None:
    with pytest.raises(WriteError, match="cannot be written to"):
        check_output("/proc/self/talks.tmx")


def test_a_full_disk_is_a_write_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="No space left"), write_whole(tmp_path / "talks.csv") as file:
        file.write(b"x")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_suffix_lists_the_known_ones(alignment: Alignment, tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"\.csv, \.html, \.jsonl, \.tmx"):
        write_alignment(alignment, tmp_path / "talks.doc")
    with pytest.raises(UnknownNameError, match=r"\.csv, \.jsonl, .*\.tmx"):
        read_alignment(tmp_path / "talks")
    with pytest.raises(UnknownNameError, match=r"\.csv, \.db, \.html, \.jsonl"):
        check_output(tmp_path / "names.tmx", GLOSSARY_WRITERS)


@pytest.mark.parametrize("suffix", ALIGNMENT_WRITERS)
def test_the_case_of_a_suffix_does_not_matter(suffix: str, alignment: Alignment, tmp_path: Path) -> None:
    assert write_alignment(alignment, tmp_path / f"TALKS{suffix.upper()}").path.exists()


def test_an_unknown_option_is_a_mistake_of_the_caller(alignment: Alignment, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="colour"):
        write_alignment(alignment, tmp_path / "talks.tmx", colour="red")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".tmx"])
def test_a_missing_file_is_named(suffix: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_alignment(tmp_path / f"nothing{suffix}")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="this is a folder"), open_input(tmp_path):
        pass


def test_a_name_that_no_system_takes_is_a_read_error() -> None:
    with pytest.raises(ReadError, match="cannot be opened"), open_input("a\0b"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files")
@pytest.mark.parametrize("suffix", sorted(ALIGNMENT_WRITERS))
def test_a_full_disk(suffix: str, tmp_path: Path) -> None:
    """In a process of its own, because what is thrown away later may complain too."""
    code = f"""
import resource, signal
from aligner import Alignment, Bead, Document, Sentence
from aligner.errors import WriteError
from aligner.formats import write_alignment
sentences = tuple(Sentence("가", 0, 1, i) for i in range(2000))
document = Document("a", "ko", "가")
beads = tuple(Bead((i,), (i,)) for i in range(2000))
alignment = Alignment(document, document, sentences, sentences, beads)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
try:
    write_alignment(alignment, "talks{suffix}")
except WriteError as error:
    print(error)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"talks{suffix}: there is no room for this file")
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


# --- several outputs


def write_new(path: Path) -> None:
    with write_whole_text(path) as file:
        file.write("new")


def write_new_together(*paths: Path) -> None:
    with together():
        for path in paths:
            write_new(path)


def test_of_several_outputs_all_appear_or_none(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("old")
    with pytest.raises(WriteError, match="does not exist"):
        write_new_together(tmp_path / "old", tmp_path / "missing" / "second")
    assert {item.name: item.read_text() for item in tmp_path.iterdir()} == {"old": "old"}
    with together():
        write_new(tmp_path / "old")
        assert (tmp_path / "old").read_text() == "old"
        write_new(tmp_path / "second")
    assert {item.name: item.read_text() for item in tmp_path.iterdir()} == {"old": "new", "second": "new"}


def test_if_the_last_cannot_be_put_in_place_the_first_goes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "first").write_text("old")
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "third":
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(WriteError, match="Permission denied"):
        write_new_together(*(tmp_path / name for name in ("first", "second", "third")))
    assert {item.name: item.read_text() for item in tmp_path.iterdir()} == {"first": "old"}


# --- runs that were killed, runs at the same time


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    code = (
        "import os, sys\n"
        "from aligner.formats import write_whole_text\n"
        "with write_whole_text(sys.argv[1]) as file:\n"
        "    file.write('half'); file.flush(); os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert [item.suffix for item in tmp_path.iterdir()] == [".part"]
    with write_whole_text(path) as file:
        file.write("whole")
    assert {item.name: item.read_text() for item in tmp_path.iterdir()} == {"talks.csv": "whole"}


def test_what_another_run_is_writing_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "talks.csv"
    with write_whole_text(path) as first:
        first.write("first")
        with write_whole_text(path) as second:
            second.write("second")
        assert path.read_text() == "second"
    assert path.read_text() == "first"
    assert [item.name for item in tmp_path.iterdir()] == ["talks.csv"]


def test_a_writer_waits_for_another_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    code = (
        "import sys, time\n"
        "from aligner.formats.file_locks import locked\n"
        "with locked(sys.argv[1]):\n"
        "    print('held', flush=True); time.sleep(.5)\n"
    )
    told: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with locked(path, told.append), locked(path):
            assert other.wait() == 0
    assert told == [f"waiting for another program that writes {path}"]
    assert list(tmp_path.iterdir()) == []


def test_who_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr("aligner.formats.file_locks.LONGEST_WAIT", 0.1)
    path = tmp_path / "names.jsonl"
    errors: list[Exception] = []

    def wait() -> None:
        try:
            with locked(path):
                pass
        except WriteError as error:
            errors.append(error)

    with locked(path):
        other = threading.Thread(target=wait)
        other.start()
        other.join()
    assert "another program has been writing this file" in str(errors[0])


# --- what is no plain file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("is_link", [False, True])
def test_a_pipe_is_written_through(is_link: bool, alignment: Alignment, tmp_path: Path) -> None:
    pipe = tmp_path / "talks.jsonl"
    os.mkfifo(tmp_path / "real")
    if is_link:
        pipe.symlink_to(tmp_path / "real")
    else:
        (tmp_path / "real").rename(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_alignment(alignment, pipe)
        out, _ = reader.communicate()
    assert out == write_alignment(alignment, tmp_path / "plain.jsonl").path.read_bytes()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_nobody_reads_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aligner.formats.whole_files._LONGEST_WAIT", 0.1)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WriteError, match="nobody reads"), write_whole(tmp_path / "pipe") as file:
        file.write(b"x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the devices of Linux")
def test_a_device_is_written_through_and_never_replaced(tmp_path: Path) -> None:
    for name in ("null", "full"):
        (tmp_path / name).symlink_to(f"/dev/{name}")
    with write_whole_text(tmp_path / "null") as file:
        file.write("x")
    with pytest.raises(WriteError, match="no room"), write_whole_text(tmp_path / "full") as file:
        file.write("x")
    assert all(stat.S_ISCHR((tmp_path / name).stat().st_mode) for name in ("null", "full"))


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs the devices of Linux")
def test_a_device_without_end_is_no_input() -> None:
    with pytest.raises(ReadError, match="a device, not a file"), open_input("/dev/zero"):
        pass
    with pytest.raises(ReadError, match="is empty"), open_input("/dev/null"):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_read_once_with_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pipes_once(), subprocess.Popen(["sh", "-c", f"echo text > {pipe}"]):
        for _ in range(2):
            with open_input(pipe) as stream:
                assert stream.read() == b"text\n"
    monkeypatch.setenv("ALIGNER_LIMIT_FILE_BYTES", "1000")
    writer = subprocess.Popen(["sh", "-c", f"yes > {pipe}"], stderr=subprocess.DEVNULL)
    with writer, pytest.raises(ReadError, match="ALIGNER_LIMIT_FILE_BYTES"):
        read_input(pipe)


@pytest.mark.parametrize("stem", ["가" * 83, "a" * 250])
def test_names_may_be_as_long_as_the_system_takes(stem: str, tmp_path: Path) -> None:
    write_new_together(tmp_path / f"{stem}1.x", tmp_path / f"{stem}2.x")
    assert len(list(tmp_path.iterdir())) == 2


def test_what_only_looks_like_ours_stays(tmp_path: Path) -> None:
    for name in (".talks.csv.download.part", ".talks.csv.lock"):
        (tmp_path / name).write_text("mine")
    write_new(tmp_path / "talks.csv")
    assert {item.name for item in tmp_path.iterdir()} == {
        "talks.csv",
        ".talks.csv.download.part",
        ".talks.csv.lock",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal")
def test_a_run_that_is_told_to_stop_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys\n"
        "from aligner import cli, formats\n"
        "def stopped(*_, **__):\n"
        "    with formats.write_whole_text('half.csv') as file:\n"
        "        file.write('half'); file.flush(); os.kill(os.getpid(), signal.SIGTERM)\n"
        "cli.main = stopped\n"
        "cli.run()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert done.returncode == 128 + 15
    assert list(tmp_path.iterdir()) == []
