"""Compares drivers found in the words alone with the ratings that people gave to each subject.

  verbatim tag REVIEWS --taxonomy employees.taxonomy.tsv --output tagged.jsonl
  verbatim drivers REVIEWS --taxonomy employees.taxonomy.tsv --score rating --scale stars \
      --respondent respondent --format json > drivers.json
  python3 employees.py REVIEWS tagged.jsonl drivers.json

REVIEWS: JSON lines with id, respondent, rating and subscores. Prints the Johnson weights of the
subjects' ratings, the ranks of the drivers with their rank correlation, and the correlation of
praise minus complaint of each theme with each subject's rating. Needs numpy.
"""

import json
import sys

import numpy

SUBJECTS = {
    "salary": "Salary & benefits",
    "management": "Management cares about me",
    "culture": "Culture & fun",
    "training": "Training & learning",
    "office": "Office & workspace",
}


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def johnson(x, y):
    """Relative weights: J. Johnson (2000), A heuristic method for estimating the relative weight of
    predictor variables in multiple regression."""
    x = (x - x.mean(0)) / x.std(0)
    y = (y - y.mean()) / y.std()
    values, vectors = numpy.linalg.eigh(x.T @ x / len(y))
    root = vectors @ numpy.diag(numpy.sqrt(values)) @ vectors.T
    return root**2 @ numpy.linalg.solve(root, x.T @ y / len(y)) ** 2


def main(reviews, tagged, drivers):
    names = list(SUBJECTS)
    signs = {"positive": 1, "negative": -1, "mixed": -1}
    said = {
        row["id"]: {theme["theme"]: signs.get(theme["sentiment"], 0) for theme in row["themes"]}
        for row in lines(tagged)
    }
    people = {}
    for row in lines(reviews):
        person = people.setdefault(row["respondent"], (row["rating"], row["subscores"], []))
        person[2].append(said[row["id"]])
    people = [p for p in people.values() if all(p[1].get(s) is not None for s in SUBJECTS.values())]
    ratings = numpy.array([p[0] for p in people])
    subjects = numpy.array([[p[1][s] for s in SUBJECTS.values()] for p in people], float)
    opinions = numpy.array([
        [any(c.get(n) == 1 for c in p[2]) - any(c.get(n) == -1 for c in p[2]) + 0.0 for n in names]
        for p in people
    ])
    weights = johnson(subjects, ratings)
    with open(drivers, encoding="utf-8") as file:
        found = {driver["theme"]: driver for driver in json.load(file)["drivers"]}
    true = [sorted(-weights).index(-w) + 1 for w in weights]
    ranks = [found[n]["rank"] for n in names]
    distance = sum((a - b) ** 2 for a, b in zip(true, ranks))
    print(f"{len(people)} people")
    for index, name in enumerate(names):
        own = [numpy.corrcoef(opinions[:, index], subjects[:, s])[0, 1] for s in range(len(names))]
        print(
            f"{name:11} weight {weights[index] / weights.sum():.3f} (rank {true[index]})"
            f"  words: rank {ranks[index]}, importance {found[name]['importance']:.4f}"
            f"  praise − complaint with " + " ".join(f"{s} {c:.2f}" for s, c in zip(names, own))
            + ("" if max(own) == own[index] else "  NOT its own")
        )
    n = len(names)
    print(f"rank correlation {1 - 6 * distance / (n * (n * n - 1)):.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
