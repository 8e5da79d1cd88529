//! A norm as it was read, and why there is a verdict or none: words for authors.

use super::answer::ruled;
use crate::model::Language::{self, En, Nl};
use crate::model::{Modality, NormExplanation, VerdictKind, Why};

/// What a norm was read as, on one line.
pub fn line(norm: &NormExplanation, language: Language) -> String {
    let mut line = format!("{}: {}", modality(norm.modality, language), norm.rules.join(" … "));
    let limits = [(condition(language), &norm.conditions), (exception(language), &norm.exceptions)];
    for (name, words) in limits {
        for words in words {
            line += &format!("; {name}: \"{words}\"");
        }
    }
    if norm.is_guessed {
        line += &format!("; {}", guessed(language));
    }
    if !norm.is_clear {
        line += &format!("; {}", unclear(language));
    }
    line
}

/// Says how a rule was read.
pub fn read(line: &str, language: Language) -> String {
    match language {
        Nl => format!("Gelezen als: {line}"),
        En => format!("Read as: {line}"),
    }
}

/// The name of a modality.
pub fn modality(modality: Modality, language: Language) -> &'static str {
    match (modality, language) {
        (Modality::Must, Nl) => "moet",
        (Modality::Must, En) => "must",
        (Modality::MustNot, Nl) => "mag niet",
        (Modality::MustNot, En) => "must not",
        (Modality::May, Nl) => "mag",
        (Modality::May, En) => "may",
        (Modality::MayIf, Nl) => "mag onder voorwaarden",
        (Modality::MayIf, En) => "may under conditions",
        (Modality::Should, Nl) => "advies",
        (Modality::Should, En) => "advice",
        (Modality::ShouldNot, Nl) => "advies om het niet te doen",
        (Modality::ShouldNot, En) => "advice against",
        (Modality::NeedNot, Nl) => "hoeft niet",
        (Modality::NeedNot, En) => "need not",
    }
}

fn condition(language: Language) -> &'static str {
    match language {
        Nl => "als",
        En => "if",
    }
}

fn exception(language: Language) -> &'static str {
    match language {
        Nl => "behalve",
        En => "except",
    }
}

fn guessed(language: Language) -> &'static str {
    match language {
        Nl => "vermoed, want er staat geen woord als \"mag\" of \"moet\" in",
        En => "guessed, since no word such as \"may\" or \"must\" says so",
    }
}

fn unclear(language: Language) -> &'static str {
    match language {
        Nl => "niet duidelijk wat er precies geldt",
        En => "not clear what exactly is ruled",
    }
}

/// What the table of verdicts gives, and how probable it is that this is right.
pub fn cell(kind: VerdictKind, probability: f32, language: Language) -> String {
    let said = ruled(language, kind);
    match language {
        Nl => format!("Wat deze regel zou zeggen: {said} (kans dat dat klopt: {probability:.2})."),
        En => {
            format!("What this rule would say: {said} (chance that it is right: {probability:.2}).")
        }
    }
}

/// Why there is a verdict, or none.
pub fn why(why: Why, language: Language) -> &'static str {
    match (why, language) {
        (Why::Decided, Nl) => "Deze zin geeft het oordeel.",
        (Why::Decided, En) => "This sentence gives the verdict.",
        (Why::NotAsked, Nl) => "Geen oordeel: de vraag vraagt niet of iets mag of moet.",
        (Why::NotAsked, En) => "No verdict: the question does not ask what may or must be done.",
        (Why::NoNorm, Nl) => "Geen oordeel: in deze tekst staat geen regel die ik kan lezen.",
        (Why::NoNorm, En) => "No verdict: this text holds no rule that I can read.",
        (Why::Unclear, Nl) => "Geen oordeel: de zin laat open wat er precies geldt.",
        (Why::Unclear, En) => "No verdict: the sentence leaves open what exactly is ruled.",
        (Why::NotExplained, Nl) => "Geen oordeel: de regel noemt te weinig van wat er is gevraagd.",
        (Why::NotExplained, En) => "No verdict: the rule names too little of what was asked.",
        (Why::OtherAccount, Nl) => "Geen oordeel: de regel gaat over een ander soort account.",
        (Why::OtherAccount, En) => "No verdict: the rule is about another kind of account.",
        (Why::OtherSide, Nl) => {
            "Geen oordeel: de regel geldt voor een ander moment of een andere plek."
        }
        (Why::OtherSide, En) => "No verdict: the rule holds for another time or place.",
        (Why::MaybeException, Nl) => {
            "Geen oordeel: je vraag lijkt op een uitzondering, maar dat is niet zeker."
        }
        (Why::MaybeException, En) => {
            "No verdict: your question looks like an exception, but that is not certain."
        }
        (Why::OpenCondition, Nl) => {
            "Geen oordeel: de regel hangt af van een voorwaarde die je niet noemt."
        }
        (Why::OpenCondition, En) => {
            "No verdict: the rule hangs on a condition that you do not mention."
        }
        (Why::NoCell, Nl) => "Geen oordeel: de regel beslist niet over wat er is gevraagd.",
        (Why::NoCell, En) => "No verdict: the rule does not decide what was asked.",
        (Why::Vetoed, Nl) => "Geen oordeel: een andere regel kan dit verbieden.",
        (Why::Vetoed, En) => "No verdict: another rule may forbid this.",
        (Why::Contradicted, Nl) => "Geen oordeel: twee regels spreken elkaar tegen.",
        (Why::Contradicted, En) => "No verdict: two rules contradict each other.",
    }
}
