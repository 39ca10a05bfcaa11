"""``aligner cache``: the vectors kept from earlier runs."""

from __future__ import annotations

from typing import Annotated

import typer

from .talk import harmless

__all__ = ["cache"]


def cache(
    clear: Annotated[bool, typer.Option("--clear", help="Delete them.")] = False,
) -> None:
    """Show the sentence vectors kept from earlier runs, or clear them."""
    from ..embeddings.cache import cache_info, clear_cache

    if clear:
        typer.echo(f"{clear_cache()} vectors deleted")
        return
    info = cache_info()
    typer.echo(
        f"{harmless(str(info.path))}: {info.vectors} vectors, {info.size / 2**20:.1f} of {info.limit / 2**20:.0f} MiB"
    )
    for name, count in info.models:
        typer.echo(f"  {harmless(name)}: {count}")
