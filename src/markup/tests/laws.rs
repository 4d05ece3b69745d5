//! What holds for all facts: well-formed markup, and nothing outside the axis but an edge.

use proptest::prelude::*;

use super::*;
use crate::markup::age::{Ages, ages, scale};
use crate::markup::drift::{Drift, Series, drift};
use crate::markup::gantt::{Arrow, Gantt, Named, Row, Spot, gantt};
use crate::markup::lane::{Lane, lane};
use crate::markup::pile::{Pile, Promise, pile};
use crate::markup::ruler::{Ruler, ruler};
use crate::markup::slope::{Pair, Slope, Weight, slope};
use crate::markup::spark::spark;
use crate::markup::steps::{Steps, Words, steps};
use crate::markup::ticks::{Ticks, ticks};
use crate::markup::wellformed;

fn any_date() -> impl Strategy<Value = Date> {
    (2019..2032_i32, 1..=366_u32).prop_map(|(year, day)| {
        Date::from_yo_opt(year, day)
            .or_else(|| Date::from_yo_opt(year, 365))
            .expect("a day of that year")
    })
}

fn any_mark() -> impl Strategy<Value = Mark> {
    prop::sample::select(vec![Mark::Done, Mark::Open, Mark::Owed])
}

fn any_tone() -> impl Strategy<Value = Tone> {
    prop::sample::select(vec![Tone::Late, Tone::Risk, Tone::On, Tone::Done, Tone::Idle])
}

fn any_axis() -> impl Strategy<Value = Axis> {
    prop_oneof![
        (1..=12_u32, 1..=28_u32, 2020..2031).prop_map(|(month, day, name)| {
            let starts = YearStart::new(month, day).expect("a day of every year");
            Axis::year(starts.reporting_year(name))
        }),
        (any_date(), any_date()).prop_map(|(a, b)| Axis::span(a, b)),
    ]
}

fn any_diamond() -> impl Strategy<Value = Diamond> {
    (any_date(), prop::option::of(any_date()), any_mark()).prop_map(|(date, promised, mark)| Diamond {
        date,
        promised,
        mark,
    })
}

fn any_bar() -> impl Strategy<Value = Bar> {
    let end = prop_oneof![
        4 => any_date().prop_map(End::On),
        1 => Just(End::Ongoing),
        1 => Just(End::Undecided),
    ];
    let promised = prop::option::of((prop::option::of(any_date()), any_date()))
        .prop_map(|promised| promised.map(|(start, end)| Promised { start, end }));
    let progress = prop::option::of(prop::num::f64::ANY);
    (prop::option::of(any_date()), end, promised, progress, any_tone()).prop_map(
        |(start, end, promised, progress, tone)| Bar {
            start,
            end,
            promised,
            progress,
            tone,
        },
    )
}

fn any_row() -> impl Strategy<Value = Row> {
    let milestone = (any_diamond(), any::<String>(), "[0-9-]{0,10}");
    let named = milestone.prop_map(|(diamond, name, date)| Named { diamond, name, date });
    let milestones = prop::collection::vec(named, 0..9);
    (any::<String>(), prop::option::of(any_bar()), milestones).prop_map(|(name, bar, milestones)| Row {
        name,
        bar,
        milestones,
    })
}

fn any_arrow() -> impl Strategy<Value = Arrow> {
    let spot = || (0..4_usize, 0..9_usize).prop_map(|(row, milestone)| Spot { row, milestone });
    (spot(), spot()).prop_map(|(from, to)| Arrow { from, to })
}

/// Checks markup whose coordinates are percentages of an axis.
fn check_on_axis(svg: &crate::markup::svg::Svg) -> Result<(), TestCaseError> {
    wellformed::check(svg.as_str());
    for value in wellformed::percentages(svg.as_str()) {
        prop_assert!((0.0..=100.0).contains(&value), "{value}%");
    }
    Ok(())
}

/// Checks markup with a view box of `width` by `height`.
fn check_in_box(svg: &crate::markup::svg::Svg, width: f64, height: f64) -> Result<(), TestCaseError> {
    wellformed::check(svg.as_str());
    for (x, y) in wellformed::points(svg.as_str()) {
        prop_assert!(
            (0.0..=width).contains(&x) && (0.0..=height).contains(&y),
            "{x},{y}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn lanes_stay_on_their_axis(
        axis in any_axis(), today in any_date(), bar in prop::option::of(any_bar()),
        milestones in prop::collection::vec(any_diamond(), 0..12),
    ) {
        let facts = Lane { axis, today, grid: "g", bar, milestones: &milestones };
        let drawn = lane(&facts);
        check_on_axis(&drawn)?;
        let mut backwards = milestones.clone();
        backwards.reverse();
        prop_assert_eq!(drawn, lane(&Lane { milestones: &backwards, ..facts }), "order does not matter");
    }

    #[test]
    fn bars_have_parts_that_meet(axis in any_axis(), bar in any_bar()) {
        let parts = bar.parts(axis);
        prop_assert!(parts.track.0 <= parts.track.1);
    }

    #[test]
    fn plans_stay_on_their_axis(
        axis in any_axis(), today in any_date(), rows in prop::collection::vec(any_row(), 0..4),
        arrows in prop::collection::vec(any_arrow(), 0..6), finding in any::<String>(),
    ) {
        let labels = labels(axis);
        let planned = gantt(&Gantt { axis, labels: &labels, today, id: "g", finding: &finding, rows: &rows, arrows: &arrows });
        check_on_axis(&planned.svg)?;
        let on_axis = rows.iter().flat_map(|row| &row.milestones).filter(|named| axis.contains(named.diamond.date));
        let names = planned.svg.as_str().matches("class=\"ml").count();
        prop_assert_eq!(names + planned.unnamed, on_axis.count(), "every milestone is named or counted");
    }

    #[test]
    fn piles_lose_no_promise(
        axis in any_axis(), today in any_date(), flag in any::<String>(),
        promises in prop::collection::vec((any_date(), any_mark()), 0..200),
    ) {
        let promises: Vec<Promise> = promises.into_iter().map(|(date, mark)| Promise { date, mark }).collect();
        let labels = labels(axis);
        let piled = pile(&Pile { axis, labels: &labels, today, flag: &flag, left: &flag, id: "p", finding: &flag, promises: &promises });
        check_on_axis(&piled.svg)?;
        prop_assert_eq!(piled.total.total() + piled.outside, promises.len());
        prop_assert_eq!(piled.periods.len(), labels.len());
        if piled.unit == 1 {
            let diamonds = piled.svg.as_str().matches("href=\"#u-").count();
            prop_assert_eq!(diamonds, piled.total.total());
        }
    }

    #[test]
    fn rulers_and_ticks_stay_on_their_axis(
        axis in any_axis(), today in any_date(), flag in any::<String>(),
        dates in prop::collection::vec(any_date(), 0..60),
    ) {
        let labels = labels(axis);
        check_on_axis(&ruler(&Ruler { axis, labels: &labels, today, flag: &flag }))?;
        let ticked = ticks(&Ticks { axis, labels: &labels, today, id: "w", finding: &flag, dates: &dates });
        check_on_axis(&ticked.svg)?;
        let counted: usize = ticked.weeks.iter().map(|(_, count)| count).sum();
        prop_assert!(counted <= dates.iter().filter(|date| axis.contains(**date)).count());
    }

    #[test]
    fn charts_with_two_scales_stay_in_their_box(
        axis in any_axis(), today in any_date(), words in any::<String>(),
        dates in prop::collection::vec(any_date(), 0..20), split in 0..20_usize,
        reports in prop::collection::vec((any_date(), any_date()), 0..9), mark in any_mark(),
    ) {
        let labels = labels(axis);
        let (done, rest) = dates.split_at(split.min(dates.len()));
        let all = Words { promised: &words, done: &words, gap: &words, forecast: &words, today: &words };
        let svg = steps(&Steps { axis, labels: &labels, today, id: "s", finding: &words, promised: &dates, done, forecast: rest, words: all });
        check_in_box(&svg, 430.0, 300.0)?;
        let series = [Series { name: words.clone(), date: words.clone(), points: reports, mark }];
        let svg = drift(&Drift { axis, labels: &labels, today, id: "d", finding: &words, diagonal: &words, series: &series });
        check_in_box(&svg, 430.0, 300.0)?;
    }

    #[test]
    fn any_numbers_can_be_drawn(
        values in prop::collection::vec(prop::num::f64::ANY, 0..40), tone in any_tone(),
        days in prop::collection::vec(-9..4000_i64, 0..40), limit in prop::option::of(-9..4000_i64),
    ) {
        check_in_box(&spark(&values, tone), 88.0, 26.0)?;
        let pairs = values.chunks_exact(2).map(|pair| Pair {
            name: "a".to_owned(), before: pair[0], after: pair[1], before_words: "b".to_owned(),
            after_words: "c".to_owned(), weight: Weight::Quiet,
        });
        let pairs: Vec<Pair> = pairs.collect();
        check_in_box(&slope(&Slope { id: "y", finding: "f", before: "2025", after: "2026", lines: &pairs }), 300.0, 600.0)?;
        let oldest = days.iter().copied().max().unwrap_or(0);
        let labels: Vec<String> = scale(oldest).iter().map(i64::to_string).collect();
        prop_assert!((2..=5).contains(&labels.len()), "{} ticks", labels.len());
        let dots: Vec<(i64, Tone)> = days.iter().map(|days| (*days, tone)).collect();
        let limit = limit.map(|days| (days, "限"));
        check_on_axis(&ages(&Ages { id: "a", finding: "f", labels: &labels, limit, dots: &dots }))?;
    }
}
