"""Scores the sentiment of JSON lines with VADER, the peer of `verbatim tag` for English.

usage: vader.py INPUT.jsonl > OUTPUT.jsonl

Reads objects with "id" and "text", writes {"id","label","compound"} in input order. The label
follows the thresholds of VADER's authors: positive from 0.05 on, negative from -0.05 down.
Standard error gets one JSON object: the comments, the CPU seconds of the scoring loop alone
(reading, parsing and writing left out), and the versions.
"""

import json
import platform
import sys
from importlib.metadata import version
from itertools import islice
from time import process_time

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

BATCH = 1000  # so that the clock is read twice in a thousand comments and memory stays flat


def label(compound):
    if compound >= 0.05:
        return "positive"
    return "negative" if compound <= -0.05 else "neutral"


def main(path):
    score = SentimentIntensityAnalyzer().polarity_scores
    comments = 0
    loop = 0.0
    with open(path, encoding="utf-8") as lines:
        while batch := [json.loads(line) for line in islice(lines, BATCH)]:
            texts = [row["text"] for row in batch]
            begin = process_time()
            compounds = [score(text)["compound"] for text in texts]
            loop += process_time() - begin
            comments += len(batch)
            sys.stdout.writelines(
                json.dumps({"id": row.get("id"), "label": label(c), "compound": c}) + "\n"
                for row, c in zip(batch, compounds)
            )
    report = {
        "comments": comments,
        "loop_cpu_seconds": loop,
        "vaderSentiment": version("vaderSentiment"),
        "python": platform.python_version(),
    }
    print(json.dumps(report), file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
