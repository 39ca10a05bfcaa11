"""Punkt without the rest of NLTK: quick to load, and NLTK stays whole for others."""

import subprocess
import sys

SCRIPT = """
import sys, time
import aligner.sentences
from aligner.model import Document
assert not any(name.startswith("nltk") for name in sys.modules), "loaded before any text was split"
aligner.sentences.split(Document("d", "ko", "회담이 진행되였다."))
assert not any(name.startswith("nltk") for name in sys.modules), "Korean does not need it"
start = time.process_time()
sentences = aligner.sentences.split(Document("d", "en", "He met Gen. Smith. He left."))
seconds = time.process_time() - start
assert [s.text for s in sentences] == ["He met Gen. Smith.", "He left."]
for name in ("nltk", "scipy", "sklearn", "numpy", "pandas"):
    assert name not in sys.modules, name
print(seconds)
import nltk
assert nltk.sent_tokenize and nltk.tokenize.punkt.PunktSentenceTokenizer
assert nltk.__version__
aligner.sentences.split(Document("d", "en", "It goes on. So it does."))
from aligner.sentences.punkt import load_punkt
load_punkt.cache_clear()
assert load_punkt() is nltk.tokenize.punkt, "where NLTK is loaded already, its own module serves"
"""


def test_cold_start_is_quick_and_leaves_nltk_whole() -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert float(run.stdout) < 0.5
