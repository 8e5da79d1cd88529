#!/usr/bin/env python3
"""Fits the weights of the ranking, the evidence and the verdicts: src/answer/data/weights.toml.

    cargo build
    python3 tools/fit_weights.py --program target/debug/deelwijzer \\
        --exam tests/exam/nl --exam tests/exam/en [--model FILE] [--dry-run]

It learns from the sample organisation's question cases and, where given, from an exam: a folder
with `exam.tsv` (id, corpus, lang, question, kind, verdict, file, quote) and `guidelines/<corpus>/`.
With `--model`, the same for answers that also go by what texts mean: weights_meaning.toml.
An exam is turned into case files in a temporary folder, so that `deelwijzer eval --features` is
the one source of features. Nothing of an exam ends up in the file but the numbers.

The ranking is a conditional logit: of all candidates of a question, the relevant ones should have
the highest score; it minimises the negative logarithm of the softmax share that they get, with an
L2 penalty on standardised features. The evidence is a logistic regression of whether one of the
first three candidates is relevant, and so is the verdict: of whether what the table gives is what a
careful reader said. All are first cross-validated by leaving out one organisation at a time, and the
figures are printed and written into the file's first comment.

Needs numpy, scipy and scikit-learn.
"""

import argparse
import csv
import datetime
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/answer/data/weights.toml"
WEIGHTS_MEANING = ROOT / "src/answer/data/weights_meaning.toml"
# Chosen once among .003, .01 and .03 by cross-validated hit@1, which hardly differs.
RANK_PENALTY = 0.01
# What is added to the spread of a feature, so that one that never differs can be divided by it.
SPREAD_MIN = 1e-6
# The inverse of the L2 penalty, in scikit-learn's terms.
EVIDENCE_C = 0.1
# How much an unanswerable question counts beside an answerable one whose passage was not found:
# to answer it is the error that the threshold is set by. Of 1, 2, 4 and 8, by how many answerable
# questions are answered where as many of the unanswerable ones are.
UNANSWERABLE_WEIGHT = 4
# The same as EVIDENCE_C for verdicts.
VERDICT_C = 0.05
# As in answer/evidence.rs.
COVERED_MIN = 0.95
# Where there is no exam to learn it from.
ANSWER_FROM = 0.76
# At most so many of the unanswerable questions of exams are answered, in cross-validation.
FALSE_ANSWERS_MAX = 0.135
# At least so many of the verdicts that are given are right, in cross-validation, over all questions
# and over those of exams alone, and no yes is wrong.
RIGHT_VERDICTS_MIN = 0.854
# And for each of them so many at most are given to questions that no verdict is right for.
STRAY_VERDICTS_MAX = 0.12
# As in answer/evidence.rs: below it, nothing is cited.
SUGGEST_FROM = 0.12


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="target/debug/deelwijzer", type=Path)
    parser.add_argument("--guidelines", default=ROOT / "guidelines/voorbeeldstad", type=Path)
    parser.add_argument("--exam", type=Path, action="append", default=[],
                        help="folder with exam.tsv and guidelines/; may be given more than once")
    parser.add_argument("--model", type=Path,
                        help="an encoder's file: fits the weights that go with it")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, write nothing")
    return parser.parse_args()


# --- Features ------------------------------------------------------------------------------------


def features(program, guidelines, name, model):
    """The names of the features, and one dict for each question that somebody has judged."""
    # What passages mean takes a while to work out, and is kept from run to run.
    index = Path(tempfile.gettempdir()) / "deelwijzer-fit" / name
    index.mkdir(parents=True, exist_ok=True)
    command = [program.resolve(), "--guidelines", guidelines, "--index", index]
    environment = {**os.environ, "DEELWIJZER_MODEL": str(model.resolve()) if model else "off"}
    run = subprocess.run(
        [*command, "eval", "--features", "-"],
        capture_output=True,
        text=True,
        cwd=index,
        env=environment,
    )
    if run.returncode != 0:
        raise SystemExit(f"{name}: deelwijzer eval failed:\n{run.stderr}")
    names, *lines = [json.loads(line) for line in run.stdout.splitlines()]
    questions = [line for line in lines if line["answerable"] is not None]
    for question in questions:
        # Of an exam's case files, each is a set of its own; of an organisation, each language.
        stem = Path(question["id"].rsplit(":", 1)[0]).stem
        is_exam_set = stem.startswith("exam-")
        question["set"] = f"{name} {stem[5:] if is_exam_set else question['language']}"
        question["corpus"] = name
        question["is_exam"] = is_exam_set
        x = [candidate["features"] for candidate in question["candidates"]]
        question["x"] = np.array(x, float).reshape(len(x), len(names["rank"]))
        question["y"] = np.array([c["relevant"] for c in question["candidates"]], bool)
    return names, questions


def exam_folder(exam, corpus, rows, folder):
    """The guidelines of one corpus with its questions as case files, one for each id prefix."""
    shutil.copytree(exam / "guidelines" / corpus, folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "cases", ignore_errors=True)
    (folder / "cases").mkdir()
    cases = {}
    for row in rows:
        prefix = re.match("[a-z]+", row["id"]).group()
        case = ["[[case]]", f"question = {json.dumps(row['question'], ensure_ascii=False)}"]
        if row["kind"] == "answerable":
            quotes = ", ".join(
                f"{{ file = {json.dumps(file)}, quote = {json.dumps(quote, ensure_ascii=False)} }}"
                for file, quote in gold(row)
            )
            case.append(f"cites = [{quotes}]")
            # Where several are right, one that is given is wrong: it should be asked back.
            verdict = row["verdict"] if row["verdict"] != "-" and "/" not in row["verdict"] else "none"
            case.append(f"verdict = {json.dumps(verdict)}")
        else:
            case.append('outcome = "silent"\nverdict = "none"')
        cases.setdefault(prefix, []).append("\n".join(case))
    for prefix, texts in cases.items():
        (folder / "cases" / f"exam-{prefix}.toml").write_text("\n\n".join(texts) + "\n")


def gold(row):
    """The file and the words of each passage that is right."""
    for part in row["quote"].split(" || "):
        file, mark, quote = part.partition("::")
        if mark and re.fullmatch(r"[\w./-]+\.(md|html)", file):
            yield file, quote.strip()
        else:
            yield row["file"], part.strip()


def all_questions(options):
    names, questions = features(
        options.program, options.guidelines, options.guidelines.name, options.model
    )
    data = [f"the question cases of {options.guidelines.name} ({len(questions)})"]
    for exam in options.exam:
        with open(exam / "exam.tsv", encoding="utf-8") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        count = len(questions)
        for corpus in sorted({row["corpus"] for row in rows}):
            with tempfile.TemporaryDirectory() as folder:
                folder = Path(folder) / corpus
                mine = [row for row in rows if row["corpus"] == corpus]
                exam_folder(exam, corpus, mine, folder)
                questions += features(options.program, folder, corpus, options.model)[1]
        exam = exam.resolve()
        data.append(f"{exam.parent.name}/{exam.name} ({len(questions) - count})")
    return names, questions, data


# --- Fitting -------------------------------------------------------------------------------------


def fit_ranking(questions, spread):
    """One weight for each feature, from the questions with a relevant candidate."""
    pairs = [(q["x"] / spread, q["y"]) for q in questions if q["y"].any()]

    def loss(weights):
        total, slope = 0.0, np.zeros_like(weights)
        for x, y in pairs:
            score = x @ weights
            share = np.exp(score - score.max())
            right = share * y
            total -= np.log(right.sum() / share.sum())
            slope += x.T @ (share / share.sum() - right / right.sum())
        penalty = RANK_PENALTY * weights @ weights
        return total / len(pairs) + penalty, slope / len(pairs) + 2 * RANK_PENALTY * weights

    start = np.full(len(spread), 0.1)
    weights = minimize(loss, start, jac=True, method="L-BFGS-B").x / spread
    # What never differs (the cosine where there is no model) has no weight, not an arbitrary one.
    return np.where(spread > SPREAD_MIN, weights, 0.0)


def ranked(question, weights):
    """The order of the candidates, best first, and their scores in that order."""
    score = question["x"] @ weights
    order = np.argsort(-score, kind="stable")
    return order, score[order]


def evidence(question, order, score, place):
    """What the probability hangs on: the same as `features` of answer/evidence.rs gives."""
    first = question["x"][order[0]]
    fourth = score[3] if len(score) > 3 else 0.0
    near = first[place["near"]]
    cosines = np.sort(question["x"][:, place["cosine"]])
    return [
        first[place["all"]],
        first[place["sentence"]],
        near,
        score[0],
        score[0] - fourth,
        question["unknown"],
        question["formless"],
        question["field"],
        np.log(1 + near * question["weight"]),
        first[place["cosine"]],
        cosines[-1],
        cosines[-1] - (cosines[-4] if len(cosines) > 3 else 0.0),
    ]


def is_off_topic(question, weights, place):
    """The rule of answer/evidence.rs that goes before the probability."""
    order, _ = ranked(question, weights)
    near = question["x"][order[0]][place["near"]]
    is_covered = near >= COVERED_MIN and question["words"] > 1
    return question["field"] == 0 and not is_covered


def is_right(question, weights, depth):
    order, _ = ranked(question, weights)
    return bool(question["y"][order[:depth]].any())


def check_evidence(names, questions):
    """Stops where `evidence` here and `features` of answer/evidence.rs have grown apart."""
    place = {name: at for at, name in enumerate(names["rank"])}
    for question in questions:
        if not len(question["x"]):
            continue
        values = question["evidence"]
        score_at = names["evidence"].index("score")
        margin_at = names["evidence"].index("margin")
        # The candidates come in the program's order; its scores are by its own weights, and all
        # else must be the same.
        count = len(question["x"])
        ours = evidence(question, range(count), np.zeros(count), place)
        for at, (one, other) in enumerate(zip(values, ours, strict=True)):
            if at not in (score_at, margin_at) and abs(one - other) > 1e-3:
                raise SystemExit(f"{question['id']}: evidence {names['evidence'][at]} differs")


def fit_evidence(questions, weights, place):
    """Bias and weights on the features as they are. What they give is a probability again, though
    the unanswerable questions count for more: bias and scale are fitted anew without that."""
    questions = [question for question in questions if len(question["x"])]
    x = np.array([evidence(question, *ranked(question, weights), place) for question in questions])
    y = np.array([is_right(question, weights, 3) for question in questions])
    counts = np.array([1 if question["answerable"] else UNANSWERABLE_WEIGHT for question in questions])
    mean, spread = x.mean(0), x.std(0) + SPREAD_MIN
    x = (x - mean) / spread
    model = LogisticRegression(C=EVIDENCE_C, max_iter=3000).fit(x, y, sample_weight=counts)
    odds = (x @ model.coef_[0]).reshape(-1, 1)
    scale = LogisticRegression(C=1.0, max_iter=3000).fit(odds, y)
    by_feature = scale.coef_[0][0] * model.coef_[0] / spread
    return scale.intercept_[0] - by_feature @ mean, by_feature


def probability(question, weights, bias, by_feature, place):
    if not len(question["x"]) or is_off_topic(question, weights, place):
        return 0.0
    values = evidence(question, *ranked(question, weights), place)
    return 1 / (1 + np.exp(-bias - by_feature @ values))


# --- Figures -------------------------------------------------------------------------------------


def folds(questions):
    """Which questions are held out together: those of one organisation, since the bot is to do
    well on guidelines that nobody has seen."""
    for corpus in sorted({question["corpus"] for question in questions}):
        yield [at for at, question in enumerate(questions) if question["corpus"] == corpus]


def cross_validated(questions, spread, place):
    """For each question, in the order given: hit@1, hit@3 and probability by weights that have
    not seen its organisation."""
    outcomes = [None] * len(questions)
    for fold in folds(questions):
        held_out = set(fold)
        rest = [q for at, q in enumerate(questions) if at not in held_out]
        weights = fit_ranking(rest, spread)
        bias, by_feature = fit_evidence(rest, weights, place)
        for at in fold:
            question = questions[at]
            outcomes[at] = (
                is_right(question, weights, 1),
                is_right(question, weights, 3),
                probability(question, weights, bias, by_feature, place),
            )
    return outcomes


# --- Verdicts ------------------------------------------------------------------------------------


def judged(questions):
    """The questions for whose first passages the table gives a verdict that somebody has judged."""
    return [q for q in questions if q["considered"] and q["verdict"] is not None]


def with_held_out_evidence(questions, names, outcomes):
    """Puts the probability that the passage answers in the features of verdicts as weights give it
    that have not seen the organisation: on a new one it is no better than that."""
    at = names["verdict"].index("evidence")
    for question, outcome in zip(questions, outcomes, strict=True):
        for considered in question["considered"]:
            considered["features"][at] = outcome[2]


def fit_verdict(questions):
    """Bias and weights on the features as they are, of every norm that comes into question: whether
    it is of the right passage and gives the right verdict."""
    all_considered = [(c, q["verdict"]) for q in questions for c in q["considered"]]
    x = np.array([c["features"] for c, _ in all_considered])
    y = np.array([c["relevant"] and c["kind"] == verdict for c, verdict in all_considered])
    mean, spread = x.mean(0), x.std(0) + SPREAD_MIN
    model = LogisticRegression(C=VERDICT_C, max_iter=3000).fit((x - mean) / spread, y)
    by_feature = model.coef_[0] / spread
    return model.intercept_[0] - by_feature @ mean, by_feature


def chosen_verdict(question, bias, by_feature):
    """The most probable of a question's verdicts, with its probability: as `best` of
    answer/verdict.rs chooses it."""
    x = np.array([c["features"] for c in question["considered"]])
    probabilities = 1 / (1 + np.exp(-bias - x @ by_feature))
    best = int(np.argmax(probabilities))
    return question["considered"][best], float(probabilities[best])


def held_out_verdicts(known):
    """What is chosen for each question by weights that have not seen its organisation."""
    chosen = [None] * len(known)
    for fold in folds(known):
        held_out = set(fold)
        model = fit_verdict([q for at, q in enumerate(known) if at not in held_out])
        for at in fold:
            chosen[at] = chosen_verdict(known[at], *model)
    return chosen


def verdicts_from(known, chosen, least):
    """The verdicts given from a probability on: how many to questions that have one, the share of
    these that is right, the lesser of all and of those of exams; how many are given where none is
    right, and how many wrong ones say yes."""
    given = [
        (question, considered["kind"])
        for question, (considered, probability) in zip(known, chosen, strict=True)
        if probability >= least and considered["may_be"] and probability_answers(question)
    ]
    wanted = [(q, kind) for q, kind in given if q["verdict"] != "none"]

    def right(pairs):
        return np.mean([kind == q["verdict"] for q, kind in pairs]) if pairs else 1.0

    least_right = min(right(wanted), right([pair for pair in wanted if pair[0]["is_exam"]]))
    wrong_yes = sum(is_wrong_yes(kind, q["verdict"]) for q, kind in given)
    return len(wanted), least_right, len(given) - len(wanted), wrong_yes


def is_wrong_yes(kind, verdict):
    """Whether a yes is given where the rules say no or nothing, or one without the condition that
    they have. What is required or not required may be done."""
    wrong = {"allowed": ("not_allowed", "none", "allowed_if"), "allowed_if": ("not_allowed", "none")}
    return verdict in wrong.get(kind, ())


def probability_answers(question):
    """Whether the question gets citations at all, by which a verdict could be carried."""
    return question["held_out"] >= SUGGEST_FROM


def verdict_figures(questions):
    """The probability from which verdicts are given, and lines on what comes of it; by weights that
    have not seen the organisation."""
    known = judged(questions)
    chosen = held_out_verdicts(known)
    wanted = sum(q["verdict"] not in (None, "none") for q in questions)
    right = [c["kind"] == q["verdict"] for q, (c, _) in zip(known, chosen, strict=True)]
    auc = roc_auc_score(right, [probability for _, probability in chosen])
    lines = [f"verdicts: AUC {auc:.3f} of {len(known)} that the table gives, {sum(right)} right"]
    fits = []
    for least in np.arange(0.5, 0.96, 0.01):
        count, share, stray, wrong_yes = verdicts_from(known, chosen, least)
        is_enough = share >= RIGHT_VERDICTS_MIN and stray <= STRAY_VERDICTS_MAX * count
        if is_enough and wrong_yes == 0:
            fits.append(least)
    verdict_from = float(fits[0]) if fits else 0.95
    for least in sorted({0.5, 0.6, 0.7, 0.8, round(verdict_from, 2)}):
        count, share, stray, wrong_yes = verdicts_from(known, chosen, least)
        lines.append(
            f"verdicts from {least:.2f}: {count} given of {wanted}, {share:.3f} right, "
            f"{stray} where none is right, {wrong_yes} wrong yes"
        )
    return verdict_from, lines


def answer_threshold(questions, outcomes):
    """The probability from which few enough of the unanswerable questions of exams are answered."""
    silent = [
        o[2]
        for q, o in zip(questions, outcomes, strict=True)
        if not q["answerable"] and q["is_exam"]
    ]
    return float(np.ceil(np.quantile(silent, 1 - FALSE_ANSWERS_MAX) * 100) / 100)


def figures(questions, outcomes, answer_from):
    """A line for each set, and one for the evidence of all."""
    lines = []
    for name in sorted({question["set"] for question in questions}):
        mine = [(q, o) for q, o in zip(questions, outcomes) if q["set"] == name]
        answerable = [o for q, o in mine if q["answerable"]]
        silent = [o for q, o in mine if not q["answerable"]]
        line = f"{name}: {len(answerable)} answerable"
        if answerable:
            hits = [np.mean([o[at] for o in answerable]) for at in (0, 1)]
            answered = [o for o in answerable if o[2] >= answer_from]
            line += f", hit@1 {hits[0]:.3f}, hit@3 {hits[1]:.3f}, answered {len(answered)}"
        if silent:
            false = sum(o[2] >= answer_from for o in silent)
            line += f"; {len(silent)} not answerable, answered all the same {false}"
        lines.append(line)
    right = [o[1] for o in outcomes]
    lines.append(
        "probability against right among the first three: "
        f"AUC {roc_auc_score(right, [o[2] for o in outcomes]):.3f}"
    )
    return lines


def main():
    options = arguments()
    names, questions, data = all_questions(options)
    place = {name: at for at, name in enumerate(names["rank"])}
    learned = [question for question in questions if question["y"].any()]
    check_evidence(names, questions)
    spread = np.concatenate([question["x"] for question in learned]).std(0) + SPREAD_MIN
    cross = cross_validated(questions, spread, place)
    answer_from = answer_threshold(questions, cross) if options.exam else ANSWER_FROM
    report = figures(questions, cross, answer_from)
    with_held_out_evidence(questions, names, cross)
    for question, outcome in zip(questions, cross, strict=True):
        question["held_out"] = outcome[2]
    verdict_from, lines = verdict_figures(questions)
    report += [f"answers from {answer_from:.2f}", *lines]
    print("\n".join(report))
    weights = fit_ranking(questions, spread)
    bias, by_feature = fit_evidence(questions, weights, place)
    verdict_bias, by_verdict = fit_verdict(judged(questions))
    comment = [
        "Weights of the ranking and of the evidence, by feature (see answer/rank.rs and",
        "answer/evidence.rs).",
        "",
        f"Fitted by tools/fit_weights.py on {datetime.date.today()}, on {' and '.join(data)}.",
        "Cross-validated by leaving out one organisation at a time:",
        *(f"- {line}" for line in report),
    ]
    text = "".join(f"# {line}".rstrip() + "\n" for line in comment)
    text += f"\nanswer_from = {answer_from:.2f}\nverdict_from = {verdict_from:.2f}\n"
    text += "\n[rank]\n" + rows(names["rank"], weights)
    text += "\n# The logarithm of the odds that one of the first three passages answers.\n"
    text += "[evidence]\n" + rows(["bias", *names["evidence"]], [bias, *by_feature])
    text += "\n# The logarithm of the odds that the verdict of the table is right.\n"
    text += "[verdict]\n" + rows(["bias", *names["verdict"]], [verdict_bias, *by_verdict])
    if not options.dry_run:
        (WEIGHTS_MEANING if options.model else WEIGHTS).write_text(text, encoding="utf-8")


def rows(names, values):
    return "".join(f"{name} = {value:.4f}\n" for name, value in zip(names, values, strict=True))


if __name__ == "__main__":
    main()
