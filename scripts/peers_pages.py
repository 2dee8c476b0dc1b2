"""The bodies of articles taken out of pages, Khabar beside other programs; used by scripts/peers.py.

Started by itself it is one of them: peers_pages.py PROGRAM PAGES_FOLDER RUNS prints {"name": …, "bodies": {…}}.
"""

import gzip
import importlib.metadata
import importlib.util
import json
import os
import pathlib
import subprocess
import sys

# Pages are read once for their bodies and then again, about so many in all, for the time they take.
TIMED = 360


def trafilatura():
    import trafilatura

    return "trafilatura", lambda html: trafilatura.extract(html, include_comments=False)


def newspaper4k():
    import newspaper

    # It would fetch the pictures of every page; the text is all that is asked for, and nothing goes to the network.
    config = newspaper.Config()
    config.fetch_images = False

    return "newspaper4k", lambda html: newspaper.article("https://example.org/", input_html=html, config=config).text


def readability():
    import html_text
    import readability

    return "readability-lxml", lambda html: html_text.extract_text(readability.Document(html).summary(html_partial=True))


def goose3():
    import goose3

    return "goose3", lambda html: goose3.Goose().extract(raw_html=html).cleaned_text


PROGRAMS = {"trafilatura": trafilatura, "newspaper4k": newspaper4k, "readability": readability, "goose3": goose3}


def one(program, folder, runs):
    """What a single program makes of all pages."""
    package, extract = PROGRAMS[program]()
    pages = {path.stem: path.read_text(encoding="utf8") for path in pathlib.Path(folder).glob("*.html")}
    for _ in range(runs):
        bodies = {}
        for name, html in pages.items():
            try:
                bodies[name] = extract(html) or ""
            except Exception as reason:  # a page it cannot read is an empty body, as the benchmark has it
                print(f"{program}: {name}: {type(reason).__name__}: {reason}", file=sys.stderr)
                bodies[name] = ""
    json.dump({"name": f"{package} {importlib.metadata.version(package)}", "bodies": bodies}, sys.stdout)


def measured(command, runs):
    """What a program prints, the processor's seconds it took, and the most memory it held, in bytes."""
    process = subprocess.Popen([*command, str(runs)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"it ends with {process.returncode}: {' '.join(command)}")
    return json.loads(out), usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def unpack(benchmark, folder):
    """The pages of the benchmark, or of a folder of pages with a gold.json, as plain files; and their gold bodies."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.html"):
        path.unlink()
    if (benchmark / "ground-truth.json").exists():
        truth = json.loads((benchmark / "ground-truth.json").read_text(encoding="utf8"))
        truth = {name: {"articleBody": entry.get("articleBody", "")} for name, entry in truth.items()}
        read = lambda name: gzip.open(benchmark / "html" / f"{name}.html.gz").read()
    else:
        truth = json.loads((benchmark / "gold.json").read_text(encoding="utf8"))
        truth = {name: {"articleBody": "\n".join(entry["paras"])} for name, entry in truth.items()}
        read = lambda name: (benchmark / f"{name}.html").read_bytes()
    for name in truth:
        (folder / f"{name}.html").write_bytes(read(name))
    return truth


def scorer(benchmark):
    """The benchmark's own measure."""
    spec = importlib.util.spec_from_file_location("evaluate", benchmark / "evaluate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def score(truth, bodies):
        counts = [module.string_shingle_matching(true=truth[name]["articleBody"], pred=bodies.get(name, "")) for name in truth]
        # Its means need one page at least with anything in it.
        return module.metrics_from_tp_fp_fns(counts) if any(bodies.values()) else dict.fromkeys(("f1", "precision", "recall"), 0.0)

    return score


def pages(khabar, cache, benchmark, *folders):
    """Prints the table of each folder: the benchmark, and folders of pages with a gold.json scored in the same way."""
    score = scorer(benchmark)
    for folder in [benchmark, *folders]:
        plain = pathlib.Path(cache) / "pages"
        truth = unpack(folder, plain)
        size = sum(path.stat().st_size for path in plain.glob("*.html"))
        more = max(2, TIMED // len(truth))
        print(f"\nBodies of {len(truth)} pages of {folder.name}, {size / 1e6:.1f} MB; seconds of one processor")
        print(f"  {'':32} {'F1':>6} {'precision':>10} {'recall':>7} {'pages/s':>8} {'peak memory':>12}")
        commands = {"Khabar": [khabar, "bodies", str(plain), "--runs"]}
        for program in PROGRAMS:
            commands[program] = [sys.executable, __file__, program, str(plain)]
        for name, command in commands.items():
            try:
                made, once, memory = measured(command, 1)
                _, often, _ = measured(command, 1 + more)
            except (RuntimeError, ValueError) as reason:
                print(f"  skipped: {name}: {reason}")
                continue
            result = score(truth, made["bodies"])
            speed = len(truth) * more / max(often - once, 1e-9)
            print(
                f"  {made['name']:32} {result['f1']:6.3f} {result['precision']:10.3f} {result['recall']:7.3f}"
                f" {speed:8.1f} {memory / 2**20:9.0f} MB"
            )


if __name__ == "__main__":
    one(sys.argv[1], sys.argv[2], int(sys.argv[3]))
