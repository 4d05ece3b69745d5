//! Each chart with small and awkward facts, kept as text with one element a line.

use super::*;
use crate::markup::age::{Ages, ages, scale};
use crate::markup::bullet::{Bullet, bullet};
use crate::markup::drift::{Drift, Series, drift};
use crate::markup::gantt::{Arrow, Gantt, Named, Row, Spot, gantt};
use crate::markup::lane::{Lane, lane};
use crate::markup::months::{Month, months};
use crate::markup::pile::{Pile, Promise, pile};
use crate::markup::ruler::{Ruler, grid, ruler};
use crate::markup::slope::{Pair, Slope, Weight, slope};
use crate::markup::spark::spark;
use crate::markup::steps::{Steps, Words, steps};
use crate::markup::strip::{Strip, strip};
use crate::markup::svg::{Purpose, Svg};
use crate::markup::ticks::{Ticks, ticks};
use crate::markup::wellformed;

const HOSTILE: &str = "<script>\"&'</script>";

/// Checks `svg` and returns it with one element a line.
fn picture(svg: &Svg) -> String {
    wellformed::check(svg.as_str());
    svg.as_str().replace("><", ">\n<")
}

#[test]
fn a_late_lane_shows_progress_slip_and_first_promises() {
    let milestones = [
        diamond("2026-12-23", Some("2026-11-30"), Mark::Open),
        diamond("2026-11-27", Some("2026-10-15"), Mark::Owed),
        diamond("2026-03-05", Some("2026-03-06"), Mark::Done),
    ];
    let svg = lane(&Lane {
        axis: year(1, 1),
        today: date("2026-11-22"),
        grid: "mg",
        bar: Some(bar("2026-02-01", "2026-11-30", "2026-12-23", 68.0, Tone::Late)),
        milestones: &milestones,
    });
    insta::assert_snapshot!(picture(&svg));
}

#[test]
fn a_lane_across_both_ends_of_an_april_year() {
    let day = diamond("2026-03-31", None, Mark::Done);
    let svg = lane(&Lane {
        axis: year(4, 1),
        today: date("2027-04-01"),
        grid: HOSTILE,
        bar: Some(Bar {
            end: End::Ongoing,
            ..bar("2024-02-29", "2026-02-01", "2026-02-01", 50.0, Tone::Idle)
        }),
        milestones: &[day],
    });
    insta::assert_snapshot!(picture(&svg));
}

#[test]
fn a_ruler_of_one_quarter() {
    let axis = Axis::span(date("2027-12-20"), date("2028-03-01"));
    let svg = ruler(&Ruler {
        axis,
        labels: &labels(axis),
        today: date("2028-02-29"),
        flag: HOSTILE,
    });
    insta::assert_snapshot!(picture(&svg));
}

#[test]
fn a_grid_of_three_years() {
    let starts = YearStart::default();
    let axis = Axis::years(starts.reporting_year(2025), starts.reporting_year(2027));
    insta::assert_snapshot!(picture(&grid(axis, "mg-3")));
}

#[test]
fn a_pile_of_two_weeks() {
    let axis = Axis::span(date("2026-04-01"), date("2026-04-30"));
    let promise = |day: &str, mark| Promise {
        date: date(day),
        mark,
    };
    let piled = pile(&Pile {
        axis,
        labels: &labels(axis),
        today: date("2026-04-15"),
        flag: "今天 4-15",
        left: "剩15天",
        id: "p",
        finding: HOSTILE,
        promises: &[
            promise("2026-04-03", Mark::Owed),
            promise("2026-04-02", Mark::Done),
            promise("2026-04-30", Mark::Open),
            promise("2026-05-01", Mark::Open),
        ],
    });
    insta::assert_snapshot!(picture(&piled.svg));
}

fn named(day: &str, promised: Option<&str>, mark: Mark, name: &str) -> Named {
    Named {
        diamond: diamond(day, promised, mark),
        name: name.to_owned(),
        date: day[5..].to_owned(),
    }
}

fn phases() -> [Row; 2] {
    [
        Row {
            name: "方案".to_owned(),
            bar: Some(bar("2026-02-01", "2026-03-20", "2026-03-27", 100.0, Tone::Done)),
            milestones: vec![
                named("2026-03-27", Some("2026-03-20"), Mark::Done, "印发"),
                named("2026-03-05", None, Mark::Done, HOSTILE),
            ],
        },
        Row {
            name: HOSTILE.to_owned(),
            bar: Some(bar("2026-10-10", "2026-11-30", "2026-12-23", 40.0, Tone::Late)),
            milestones: vec![named("2026-12-15", Some("2026-11-16"), Mark::Owed, "评估")],
        },
    ]
}

#[test]
fn a_plan_of_two_phases() {
    let axis = year(1, 1);
    let planned = gantt(&Gantt {
        axis,
        labels: &labels(axis),
        today: date("2026-11-22"),
        id: "g",
        finding: "两个阶段",
        rows: &phases(),
        arrows: &[Arrow {
            from: Spot { row: 0, milestone: 0 },
            to: Spot { row: 1, milestone: 0 },
        }],
    });
    assert_eq!(planned.unnamed, 0);
    insta::assert_snapshot!(picture(&planned.svg));
}

#[test]
fn stairs_with_a_gap() {
    let axis = Axis::span(date("2026-01-15"), date("2026-12-31"));
    let svg = steps(&Steps {
        axis,
        labels: &labels(axis),
        today: date("2026-11-22"),
        id: "s",
        finding: "欠1个",
        promised: &[date("2026-10-31"), date("2026-03-06"), date("2026-12-01")],
        done: &[date("2026-03-27")],
        forecast: &[date("2026-12-08"), date("2026-12-23"), date("2026-11-01")],
        words: Words {
            promised: "应交 2",
            done: "实交 1",
            gap: "欠1",
            forecast: "预计12-23",
            today: HOSTILE,
        },
    });
    insta::assert_snapshot!(picture(&svg));
}

#[test]
fn a_drift_of_one_slipping_and_one_finished_milestone() {
    let axis = Axis::span(date("2026-03-01"), date("2026-12-31"));
    let series = |name: &str, forecasts: [&str; 2], mark| Series {
        name: name.to_owned(),
        date: "11-27".to_owned(),
        points: vec![
            (date("2026-04-01"), date(forecasts[0])),
            (date("2026-10-01"), date(forecasts[1])),
        ],
        mark,
    };
    let svg = drift(&Drift {
        axis,
        labels: &labels(axis),
        today: date("2026-11-22"),
        id: "d",
        finding: "一个推迟",
        diagonal: "按时交账",
        series: &[
            series(HOSTILE, ["2026-10-15", "2026-11-27"], Mark::Owed),
            series("清单", ["2026-09-10", "2026-09-24"], Mark::Done),
            series("年外", ["2027-09-10", "2027-09-24"], Mark::Open),
        ],
    });
    insta::assert_snapshot!(picture(&svg));
}

#[test]
fn slopes_of_close_values() {
    let pair = |name: &str, before, after, weight| Pair {
        name: name.to_owned(),
        before,
        after,
        before_words: format!("{before}%"),
        after_words: format!("{after}%"),
        weight,
    };
    let svg = slope(&Slope {
        id: "y",
        finding: "好于上年",
        before: "2025",
        after: "2026",
        lines: &[
            pair("全部", 81.0, 88.0, Weight::Strong),
            pair(HOSTILE, 81.5, 60.0, Weight::Quiet),
            pair("无", f64::NAN, 1.0, Weight::Quiet),
        ],
    });
    insta::assert_snapshot!(picture(&svg));
}

#[test]
fn ages_with_a_limit() {
    let days: Vec<String> = scale(76).iter().map(i64::to_string).collect();
    let svg = ages(&Ages {
        id: "a",
        finding: "最久76天",
        labels: &days,
        limit: Some((60, HOSTILE)),
        dots: &[(76, Tone::Late), (3, Tone::Risk), (3, Tone::Risk), (-2, Tone::On)],
    });
    insta::assert_snapshot!(picture(&svg));
}

#[test]
fn updates_of_four_weeks() {
    let axis = Axis::span(date("2026-04-01"), date("2026-04-30"));
    let ticked = ticks(&Ticks {
        axis,
        labels: &labels(axis),
        today: date("2026-04-24"),
        id: "w",
        finding: "每周都有更新",
        dates: &[
            date("2026-04-01"),
            date("2026-04-02"),
            date("2026-04-22"),
            date("2026-05-22"),
        ],
    });
    let counts: Vec<usize> = ticked.weeks.iter().map(|(_, count)| *count).collect();
    assert_eq!(
        counts,
        [2, 0, 0, 1],
        "what lies outside the axis or ahead is not counted"
    );
    insta::assert_snapshot!(picture(&ticked.svg));
}

#[test]
fn a_strip_whose_milestones_crowd() {
    let axis = year(1, 1);
    let milestones = [
        diamond("2026-05-01", None, Mark::Done),
        diamond("2026-05-02", None, Mark::Owed),
        diamond("2026-05-03", None, Mark::Done),
        diamond("2026-09-01", None, Mark::Open),
        diamond("2027-01-01", None, Mark::Open),
    ];
    let svg = strip(&Strip {
        axis,
        scale: "ys",
        purpose: Purpose::Decoration,
        milestones: &milestones,
    });
    let diamonds: Vec<String> = picture(&svg)
        .lines()
        .filter(|line| line.starts_with("<use") || line.contains("\"mc\""))
        .map(str::to_owned)
        .collect();
    insta::assert_snapshot!(diamonds.join("\n"));
}

#[test]
fn small_marks() {
    let parts = [
        bullet(&Bullet {
            value: Some(68.0),
            expected: Some(97.0),
            tone: Tone::Late,
        }),
        bullet(&Bullet {
            value: None,
            expected: None,
            tone: Tone::Idle,
        }),
        spark(&[1.0, f64::NAN, 3.0, 2.0], Tone::Risk),
        spark(&[7.0], Tone::Done),
        spark(&[], Tone::On),
        months(
            &[Month::Present, Month::Missing, Month::Outside],
            Purpose::Decoration,
        ),
    ];
    let pictures: Vec<String> = parts.iter().map(picture).collect();
    insta::assert_snapshot!(pictures.join("\n\n"));
}
