"""``aligner align KO EN1 EN2``: several versions of a text in one table, and what each leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .outputs import check_outputs, write_outputs
from .talk import say

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["show_versions"]


def show_versions(
    texts: Sequence[Path],
    outputs: Sequence[str],
    *,
    encoder: str,
    langs: tuple[str, str],
    keep_clutter: bool,
    table: bool | None,
) -> None:
    """Align, write, print."""
    from ..formats.versions import VERSIONS_WRITERS, versions_lines

    check_outputs(outputs, VERSIONS_WRITERS, texts)
    from ..versions import align_version_files

    versions = align_version_files(texts, encoder=encoder, langs=langs, keep_clutter=keep_clutter)
    write_outputs(
        outputs,
        lambda path: VERSIONS_WRITERS[Path(path).suffix.lower()](versions, path),
        lambda: versions_lines(versions),
    )
    if table or (table is None and not outputs):
        from .tables import console, omission_table, version_table

        console().print(version_table(versions))
        console().print(omission_table(versions))
    whole = sum(omission.kind == "sentence" for omission in versions.omissions)
    say(
        f"{len(versions.rows)} rows in {len(versions.targets)} versions; left out of one but not of all: "
        f"{whole} whole sentences, {len(versions.omissions) - whole} names and numbers"
    )
