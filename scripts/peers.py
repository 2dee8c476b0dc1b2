"""Prints Khabar beside other programs; started by scripts/peers.

usage: peers.py KHABAR_EVAL CACHE_FOLDER all|dates|words|pages [BENCHMARK [PAGES_FOLDER…]]
"""

import datetime
import glob
import importlib.metadata
import os
import pathlib
import platform
import re
import subprocess
import sys
import time

import peers_pages

PUBLISHED = datetime.datetime(2022, 1, 10)  # as eval/src/peers/dates.rs has it
DATES = "eval/data/dates.tsv"
TEXT_BYTES = 2_000_000
RUNS = 5


def version(package):
    return f"{package} {importlib.metadata.version(package)}"


def right(read, value):
    """Whether a datetime is the expected value, at the precision the value has."""
    if read is None:
        return False
    year, week, _ = read.isocalendar()
    forms = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d", 16: "%Y-%m-%dT%H:%M"}
    return f"{year}-W{week:02}" == value if "W" in value else read.strftime(forms[len(value)]) == value


def dates(khabar):
    import dateparser
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": PUBLISHED, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    hits = cases = 0
    for line in open(DATES, encoding="utf8"):
        if line.startswith("#"):
            continue
        text, value = line.rstrip("\n").split("\t")
        read = dateparser.parse(text, languages=["ar"], settings=settings)
        if read is None:  # a second chance: any date within the text
            found = search_dates(text, languages=["ar"], settings=settings)
            read = found[0][1] if found else None
        cases += 1
        hits += right(read, value)
    ours = subprocess.run([khabar, "dates", DATES], check=True, capture_output=True, text=True).stdout
    our_hits, our_cases = map(int, re.match(r"(\d+) of (\d+)", ours).groups())
    assert our_cases == cases
    print(f"\nDates right, of {cases} in {DATES}")
    print(f"  {'Khabar':32} {our_hits:3}  {our_hits / cases:.2f}")
    print(f"  {version('dateparser'):32} {hits:3}  {hits / cases:.2f}")


def tokenizers():
    try:
        import spacy

        arabic = spacy.blank("ar")
        arabic.max_length = 10 * TEXT_BYTES
        yield version("spacy") + ", blank ar", lambda text: sum(len(arabic(line)) for line in text.split("\n"))
    except ImportError as reason:
        print(f"  skipped: spaCy: {reason}")
    try:
        from tashaphyne.stemming import ArabicLightStemmer

        yield version("Tashaphyne"), lambda text: len(ArabicLightStemmer().tokenize(text))
    except ImportError as reason:
        print(f"  skipped: Tashaphyne: {reason}")
    try:
        from camel_tools.tokenizers.word import simple_word_tokenize

        yield version("camel-tools") + ", simple", lambda text: len(simple_word_tokenize(text))
    except ImportError as reason:
        print(f"  skipped: CAMeL Tools: {reason}")


def words(khabar, cache):
    samples = "\n".join(open(path, encoding="utf8").read() for path in sorted(glob.glob("samples/*.txt")))
    text = samples * (TEXT_BYTES // len(samples.encode()) + 1)
    path = os.path.join(cache, "words.txt")
    with open(path, "w", encoding="utf8") as file:
        file.write(text)
    count = len(text.split())
    print(f"\nWords a second on one core, {count:,} words of samples/, best of {RUNS} runs")
    ours = subprocess.run([khabar, "words", path, "--runs", str(RUNS)], check=True, capture_output=True, text=True).stdout
    ours = int(ours.split()[0])
    print(f"  {'Khabar, text room':32} {ours:12,}")
    for name, tokenize in tokenizers():
        best = min(timed(tokenize, text) for _ in range(RUNS))
        print(f"  {name:32} {count / best:12,.0f}   Khabar is {ours * best / count:.1f} times as fast")


def timed(run, text):
    begin = time.perf_counter()
    run(text)
    return time.perf_counter() - begin


if __name__ == "__main__":
    khabar, cache, only, *folders = sys.argv[1:]
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    if only in ("all", "dates"):
        dates(khabar)
    if only in ("all", "words"):
        words(khabar, cache)
    if only in ("all", "pages"):
        peers_pages.pages(khabar, cache, *(pathlib.Path(folder) for folder in folders))
