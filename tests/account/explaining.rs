//! Every figure answers for itself: explained results are those of `data/portfolio.json`.

use milepost::derivation::{Derivation, Explainer, Explanation, Working};
use milepost::locale::{Language, Locale};
use milepost::view::portfolio_json::portfolio_json;
use serde_json::Value;

use crate::sample::{CHINESE, ENGLISH, Sample, sample};

impl Sample {
    fn explainer(&self) -> Explainer<'_> {
        Explainer::new(&self.facts, &self.analysis.sources)
    }

    fn figure(&self, subject: &str) -> Derivation {
        match self.explainer().explain(subject) {
            Ok(Explanation::Figure(derivation)) => derivation,
            other => panic!("{subject}: {other:?}"),
        }
    }

    /// Holds every single value of `whole` to its explanation.
    fn hold(&self, owner: &str, field: &str, whole: &Value) -> usize {
        match whole {
            Value::Object(entries) => entries
                .iter()
                .map(|(key, value)| {
                    let below = if field.is_empty() {
                        key.clone()
                    } else {
                        format!("{field}.{key}")
                    };
                    self.hold(owner, &below, value)
                })
                .sum(),
            Value::Array(items) if items.iter().any(Value::is_object) => items
                .iter()
                .enumerate()
                .map(|(index, item)| self.hold(owner, &format!("{field}[{index}]"), item))
                .sum(),
            value => {
                let derivation = self.figure(&format!("{owner}.{field}"));
                assert_eq!(&derivation.result, value, "{owner}.{field}: {derivation:?}");
                self.hold_inputs(&derivation);
                1
            }
        }
    }

    /// Every input has a value that can be explained in turn, or a place, or is the run's date or a default.
    fn hold_inputs(&self, derivation: &Derivation) {
        if let Working::Tests(tests) = &derivation.working {
            let (last, before) = tests.split_last().expect("a decision has conditions");
            assert!(
                last.holds && before.iter().all(|test| !test.holds),
                "{derivation:?}"
            );
        }
        for input in &derivation.inputs {
            let setting = input.name.starts_with("site.") || input.name == "--as-of";
            let Some(place) = &input.place else {
                let open = input.name.ends_with(".closed") || input.name.contains(": closed");
                assert!(
                    setting || open,
                    "{}: {} has no place",
                    derivation.subject,
                    input.name
                );
                continue;
            };
            let path = place
                .file
                .strip_prefix("content/")
                .expect("places are below content/");
            assert!(path.ends_with(".md") || path == "site.yaml", "{path}");
            assert!(place.line > 0);
        }
    }
}

fn hold_site(content: &str, day: &str) {
    let sample = sample(content, day);
    let data: Value = serde_json::from_str(&portfolio_json(&sample.facts)).unwrap();
    let mut held = 0;
    for project in data["projects"].as_array().unwrap() {
        held += sample.hold(project["key"].as_str().unwrap(), "", project);
    }
    for (year, figures) in data["years"].as_object().unwrap() {
        held += sample.hold(year, "", figures);
    }
    for folder in ["offices", "leads"] {
        for (year, groups) in data[folder].as_object().unwrap() {
            for (name, figures) in groups.as_object().unwrap() {
                held += sample.hold(&format!("{year}/{folder}/{name}"), "", figures);
            }
        }
    }
    for (id, directive) in data["directives"].as_object().unwrap() {
        held += sample.hold(&format!("directives/{id}"), "", directive);
    }
    assert!(held > 1000, "{held} figures");
}

#[test]
fn every_figure_of_the_chinese_site_is_explained_as_the_data_file_has_it() {
    hold_site(CHINESE, "2026-11-22");
}

#[test]
fn every_figure_of_the_english_site_is_explained_as_the_data_file_has_it() {
    hold_site(ENGLISH, "2026-11-22");
}

/// Explains `subject` in English on a day and returns the lines before its inputs.
fn told(sample: &Sample, subject: &str) -> String {
    let explanation = sample.explainer().explain(subject).unwrap();
    let text = milepost::derivation::text(&explanation, &Locale::new(Language::English));
    text.split("\n\n").skip(1).take(1).collect()
}

#[test]
fn a_formula_is_shown_with_its_numbers() {
    let sample = sample(CHINESE, "2026-11-22");
    let cases = [
        ("2026/jcgb.expected", "100 × 8 ÷ 9 = 88.9"),
        ("2026/jcgb.slip_days", "2026-12-23 − 2026-11-30 = 23"),
        ("2026/jcgb.gap", "earned 55.6 − expected 88.9 = -33.3"),
        ("2026/jcgb.health", "✓ slip_days 23 > 14 → late"),
        (
            "2026/jcgb.milestones[3].state",
            "✓ done 2026-08-14 ≤ 2026-11-22 → done",
        ),
        ("2026.as_of", "✓ otherwise → 2026-11-22"),
        ("2025.as_of", "✓ closed 2026-01-15 ≤ 2026-11-22 → 2026-01-15"),
        ("site.thresholds.tolerance", "A setting in content/site.yaml"),
        ("directives/yd2026.uncovered", "[18]"),
    ];
    for (subject, expected) in cases {
        let told = told(&sample, subject);
        assert!(told.contains(expected), "{subject}: {told}");
    }
}

#[test]
fn a_scorecard_adds_up_from_the_inputs_that_it_names() {
    let sample = sample(CHINESE, "2026-11-22");
    for folder in ["offices", "leads", "people"] {
        let year = &sample.facts.figures.years[&2026];
        let groups = match folder {
            "offices" => &year.offices,
            "leads" => &year.leads,
            _ => &year.responsible,
        };
        for group in groups {
            let name = format!("2026/{folder}/{}", group.name);
            let value = |figure: &Derivation, end: &str| -> Vec<f64> {
                let named = |input: &&milepost::derivation::Input| input.name.ends_with(end);
                figure
                    .inputs
                    .iter()
                    .filter(named)
                    .filter_map(|input| input.value.as_f64())
                    .collect()
            };
            let completion = sample.figure(&format!("{name}.scorecard.completion"));
            let progress = value(&completion, ".progress");
            let mean = progress.iter().sum::<f64>() / progress.len() as f64;
            let result = completion.result.as_f64();
            assert!(
                progress.is_empty() || (mean - result.unwrap()).abs() < 0.1,
                "{name}: {mean}"
            );
            let punctuality = sample.figure(&format!("{name}.scorecard.punctuality"));
            let days = |end: &str| -> Vec<Option<&str>> {
                let named = |input: &&milepost::derivation::Input| input.name.ends_with(end);
                punctuality
                    .inputs
                    .iter()
                    .filter(named)
                    .map(|input| input.value.as_str())
                    .collect()
            };
            let (promised, done) = (days(".baseline"), days(".done"));
            let kept = promised
                .iter()
                .zip(&done)
                .filter(|(due, done)| done.is_some() && done <= due)
                .count();
            let share = 100.0 * kept as f64 / promised.len() as f64;
            let result = punctuality.result.as_f64();
            assert!(
                promised.is_empty() || (share - result.unwrap()).abs() < 0.1,
                "{name}: {share}"
            );
        }
    }
}

#[test]
fn a_whole_and_a_page_list_their_figures() {
    let sample = sample(CHINESE, "2026-11-22");
    let cases = [
        ("2026/jcgb", "2026/jcgb.health"),
        ("2026/jcgb.milestones[3]", "2026/jcgb.milestones[3].state"),
        ("2026/projects/jcgb.html", "2026/jcgb.health"),
        ("index.html", "2026.mean_progress"),
        ("2026/review-2.html", "2026.total"),
        (
            "2026/offices/组织一处.html",
            "2026/offices/组织一处.scorecard.total",
        ),
        ("2026/scorecard.html", "2026/offices/组织一处.scorecard.total"),
        ("2026/goals.html", "directives/yd2026.uncovered"),
        ("2026/compare.html", "2025.total"),
        ("2026/meetings/2026-10-28-ddh.html", "2026.total"),
    ];
    for (question, expected) in cases {
        let Ok(Explanation::List(listing)) = sample.explainer().explain(question) else {
            panic!("{question}");
        };
        assert!(
            listing.figures.iter().any(|(name, _)| name == expected),
            "{question}"
        );
    }
    assert!(sample.explainer().explain("2026/nothing.html").is_err());
}

#[test]
fn what_was_most_likely_meant_is_named() {
    let sample = sample(CHINESE, "2026-11-22");
    let cases = [
        ("2026/jcgb.expectd", Some("2026/jcgb.expected")),
        ("2026/jcbg.health", Some("2026/jcgb.health")),
        ("2026.mean_progres", Some("2026.mean_progress")),
        ("2026.health.hopeless", None),
        ("1999.total", None),
    ];
    for (question, expected) in cases {
        let unknown = sample.explainer().explain(question).expect_err(question);
        if expected.is_some() {
            assert_eq!(unknown.nearest.as_deref(), expected, "{question}");
        }
    }
    let silent = sample.figure("2026.health.cancelled");
    assert_eq!(
        (silent.result, silent.inputs.len()),
        (0.into(), 0),
        "a word that does not occur"
    );
}

#[test]
fn every_sentence_of_an_explanation_exists_in_both_languages() {
    let sample = sample(CHINESE, "2026-06-30");
    for language in Language::ALL {
        let locale = Locale::new(language);
        let explanation = sample.explainer().explain("2026/jcgb.health").unwrap();
        let text = milepost::derivation::text(&explanation, &locale);
        assert!(text.starts_with("2026/jcgb.health = "), "{text}");
        assert!(text.contains("content/projects/2026/jcgb.md:"), "{text}");
        let object: Value = serde_json::from_str(&milepost::derivation::json(&explanation, &locale)).unwrap();
        assert_eq!(object["result"], sample.figure("2026/jcgb.health").result);
    }
}
