"""Make the shipped encoder: vocabulary, training, evaluation on dev, export, model card.

    python -m training.encoder DATA [--output aligner/data/encoder] [--steps N] [--device cpu|cuda]

DATA is the folder that holds ``train/`` and ``dev/`` (training/README.md says where its files come from). The same
seed on the same machine gives the same model. Several tables are trained, some on pairs alone, some also on what the
teachers say (``python -m training.encoder.teachers DATA`` before), and made one.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from .card import write_card
from .evaluate import report
from .export import dequantize, export, quantize
from .merge import merge
from .prepare import VOCABULARY, encode_with, pair_tasks, read_corpus, sums_of, taught_tasks, vocabulary
from .sources import read_dev
from .teachers import STORE, USED, Store
from .train import Settings, train
from .vocabulary import piece_features

if TYPE_CHECKING:
    from .batches import Task

NAME = "builtin-2"
OUTPUT = Path(__file__).parents[2] / "aligner" / "data" / "encoder"


def main() -> int:
    """Run all steps and print what each took."""
    parser = argparse.ArgumentParser(prog="python -m training.encoder", description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder that holds train/ and dev/")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    parser.add_argument("--name", default=NAME, help="name for signatures")
    parser.add_argument("--teachers", type=Path, default=STORE, help="where the teachers' vectors are kept")
    parser.add_argument(
        "--hold-out",
        action="store_true",
        help="keep an eighth of the everyday sentences back and measure by them",
    )
    parser.add_argument("--vocabulary", type=int, default=VOCABULARY, help="number of pieces, roughly")
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    began = time.time()

    def say(message: str) -> None:
        print(f"[{time.time() - began:5.0f} s] {message}", file=sys.stderr, flush=True)

    settings = replace(Settings(), **{name: getattr(arguments, name) for name in asdict(Settings())})
    corpus = read_corpus(arguments.data, settings.seed, hold_out=arguments.hold_out)
    say("read: " + ", ".join(f"{name} {len(pairs):,}" for name, pairs in corpus.pairs.items()))
    tokenizer = vocabulary(corpus, arguments.vocabulary)
    pieces = [tokenizer.id_to_token(number) for number in range(tokenizer.get_vocab_size())]
    features = piece_features(pieces)
    say(f"vocabulary: {len(pieces):,} pieces out of {features[2]:,} features")
    dev = read_dev(arguments.data)
    if arguments.hold_out:
        dev["everyday"] = [pair.ko for pair in corpus.held_out], [pair.en for pair in corpus.held_out]
    pairs = pair_tasks(corpus, tokenizer)

    def trained(tasks: list[Task], settings: Settings) -> np.ndarray:
        rows = train(tasks, features, settings, device=arguments.device, log=say)
        say(f"dev: {json.dumps(report(encode_with(tokenizer, rows), dev))}")
        return rows

    stores = [Store(arguments.teachers, name, arguments.device) for name in USED]
    taught = taught_tasks(corpus, tokenizer, stores, settings.taught_share, settings.taught_until)
    longer = replace(settings, steps=int(settings.taught_steps * settings.steps))
    kinds = [(pairs, settings)] * settings.tables + [([*pairs, *taught], longer)] * settings.taught_tables
    tables = [
        trained(tasks, replace(turned, seed=settings.seed + number))
        for number, (tasks, turned) in enumerate(kinds)
    ]
    rows = merge(tables, sums_of(tokenizer, corpus.sentences()), settings.dim)
    scores = report(encode_with(tokenizer, dequantize(*quantize(rows))), dev)
    exact = report(encode_with(tokenizer, rows), dev)
    say(f"dev, all in one, 8 bits: {json.dumps(scores)}")
    say(f"dev, all in one, 32 bits: {json.dumps(exact)}")
    export(rows, tokenizer, arguments.output, arguments.name)
    write_card(arguments.output, arguments.name, settings, corpus, len(pieces), scores)
    say(f"written to {arguments.output}, median row length {np.median(np.linalg.norm(rows, axis=1)):.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
