"""The command line: arguments in, library calls, tables and files out.

In:   arguments.
Out:  an exit code (0 done, 1 the input is at fault, 2 wrong usage); results on stdout, talk on stderr.
Not:  any work of its own: each command is a thin skin over one call of the library.
Idea: one file per command; everything that takes time to import is imported inside the command, so that
      ``--help`` answers at once.

    aligner align KO EN | BILINGUAL   align two texts
    aligner compare KO EN1 EN2 ...    several translations in one table, and what each leaves out
    aligner explain KO EN --bead N    why a row is as it is, and what the runner-up was
    aligner glossary ALIGNMENT...     collect the names of alignments
    aligner check KO EN GLOSSARY      where a translation departs from a glossary
    aligner lookup QUERY              find a name, North or South spelling, English or Russian
    aligner evaluate GOLD PREDICTION  score an alignment against the truth
    aligner convert IN OUT            rewrite an alignment or a glossary in another format
    aligner import REVIEWED ALIGNMENT apply a reviewed spreadsheet
    aligner srx FILE                  write our segmentation rules for CAT tools
    aligner cache                     show or clear the vectors kept from earlier runs
"""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from .._version import __version__
from ..errors import AlignerError, AlignerWarning
from ..input_files import pipes_once
from .align import align
from .cache import cache
from .check import check
from .compare import compare
from .convert import convert
from .evaluate import evaluate
from .explain import explain
from .glossary import glossary
from .import_review import import_review
from .lookup import lookup
from .srx import srx
from .talk import harmless, say

__all__ = ["app", "main", "run"]

# What a shell reports for a program that Ctrl-C ended: 128 + SIGINT.
_INTERRUPTED = 130

app = typer.Typer(
    name="aligner",
    help="Align Korean and English versions of a text, export them for translators, and list their names.",
    epilog="Exit codes: 0 done, 1 the input is at fault, 2 wrong usage.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for _command in (align, compare, explain, glossary, check, lookup, evaluate, convert, srx, cache):
    app.command(no_args_is_help=_command is not cache)(_command)
app.command("import", no_args_is_help=True)(import_review)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"aligner {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line; never raises for bad input.

    Args:
        argv: arguments without the program's name; ``None`` takes those of the process.

    Returns:
        0 done, 1 the input is at fault, 2 wrong usage, 130 interrupted.
    """
    _speak_utf8()
    with warnings.catch_warnings(), pipes_once():
        warnings.simplefilter("default", AlignerWarning)
        warnings.showwarning = _show_warning
        try:
            code = app(args=None if argv is None else list(argv), prog_name="aligner", standalone_mode=False)
            sys.stdout.flush()
            if code == _INTERRUPTED:
                raise KeyboardInterrupt
            return code if isinstance(code, int) else 0
        except AlignerError as error:
            return _fail(str(error))
        except BrokenPipeError:
            return _leave_pipe()
        except SystemExit as ended:
            # How the argument parser leaves when it meets a closed pipe.
            if isinstance(ended.__context__, BrokenPipeError):
                return _leave_pipe()
            raise
        except (KeyboardInterrupt, typer.Abort):
            say("aligner: interrupted.")
            return _INTERRUPTED
        except typer.Exit as done:
            return done.exit_code
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            return _fail(f"{name}{error.strerror or error}.")
        except MemoryError:
            return _fail("the texts are too large for this machine's memory. Align them in parts.")
        except Exception as error:
            if isinstance(code := getattr(error, "exit_code", None), int) and hasattr(error, "show"):
                # Wrong usage, found by the argument parser, which repeats what it was given.
                if isinstance(told := getattr(error, "message", None), str):
                    error.message = harmless(told)  # type: ignore[attr-defined]
                error.show()
                return code
            if os.environ.get("ALIGNER_DEBUG"):
                raise
            return _fail(
                f"this should not have happened ({type(error).__name__}: {error}). "
                "Set ALIGNER_DEBUG=1 to see where, and report it."
            )


def run() -> None:
    """The console script; ended by the system, it leaves nothing half written behind."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            number = getattr(signal, name)
            signal.signal(number, lambda number, _: sys.exit(128 + number))
    sys.exit(main())


def _fail(message: str) -> int:
    """Say what is wrong in one line; returns the exit code for it."""
    say(f"aligner: {message}")
    return 1


def _speak_utf8() -> None:
    """Korean must come out right whatever the locale; a path that is no text must not stop a message.

    A stream that was closed before we began takes everything and shows nothing.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - lives as long as we do
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)


def _leave_pipe() -> int:
    """Whoever read our output has had enough, which is no error; nothing may be flushed to them at exit."""
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - lives as long as we do
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.close(nothing)
    except OSError:
        pass
    return 0


def _show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    say(f"aligner: note: {message}")
