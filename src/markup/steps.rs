//! The cumulative step chart: how many milestones were promised, handed over and are expected by each day.
//!
//! Milestones are counts, so the lines are stairs and not curves.

use super::axis::Axis;
use super::labels::{Label, width};
use super::plot::{self, Plot, WIDTH};
use super::ruler::TEXT;
use super::svg::{Points, Purpose, Svg, Writer};
use crate::model::Date;

/// The milestones of a project or a group of projects.
#[derive(Clone, Copy, Debug)]
pub struct Steps<'a> {
    /// The time shown; what lies before it counts from its start, what lies behind it is left out.
    pub axis: Axis,
    /// One label for each of [`Axis::periods`], in that order.
    pub labels: &'a [Label],
    /// The status date.
    pub today: Date,
    /// Id of the title, unique in its page.
    pub id: &'a str,
    /// The finding, a sentence.
    pub finding: &'a str,
    /// The days first promised, in any order.
    pub promised: &'a [Date],
    /// The days on which milestones were handed over, in any order.
    pub done: &'a [Date],
    /// The current due dates of those still to come; a day before the status date has no place in a forecast.
    pub forecast: &'a [Date],
    /// The words at the lines.
    pub words: Words<'a>,
}

/// The words at the lines of a step chart; empty ones are left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    /// `原计划应交 8`
    pub promised: &'a str,
    /// `实交 5`
    pub done: &'a str,
    /// `欠3`; shown where fewer are done than were promised by the status date.
    pub gap: &'a str,
    /// `预计12-23`; shown where there is a forecast.
    pub forecast: &'a str,
    /// `今天`
    pub today: &'a str,
}

const PLOT: Plot = Plot {
    left: 24.0,
    right: 360.0,
    top: 14.0,
    bottom: 274.0,
};

/// Draws the chart.
pub fn steps(steps: &Steps<'_>) -> Svg {
    let purpose = Purpose::Finding {
        id: steps.id,
        sentence: steps.finding,
    };
    let mut writer = Writer::with_capacity(4_096);
    writer.root(purpose, plot::frame);
    let stairs = Stairs::new(steps);
    stairs.draw_scale(&mut writer);
    plot::draw_foot(&mut writer, &PLOT, &PLOT.labelled(steps.axis, steps.labels));
    if steps.axis.first_day() <= steps.today {
        stairs.draw_gap(&mut writer);
    }
    if steps.axis.contains(steps.today) {
        writer.line("d", (stairs.now, stairs.now), (6.0, PLOT.bottom));
    }
    stairs.draw_lines(&mut writer);
    stairs.draw_words(&mut writer);
    writer.finish()
}

/// The three stairs in the units of the drawing.
struct Stairs<'a> {
    steps: &'a Steps<'a>,
    /// Abscissa of the status date, at the nearer end where it is outside.
    now: f64,
    /// Highest count on the scale, a multiple of `every`.
    most: usize,
    /// Distance of two lines of the scale.
    every: usize,
    promised: Vec<f64>,
    done: Vec<f64>,
    forecast: Vec<f64>,
}

impl<'a> Stairs<'a> {
    fn new(steps: &'a Steps<'a>) -> Stairs<'a> {
        let axis = steps.axis;
        let places = |dates: &mut dyn Iterator<Item = Date>| {
            let on_axis = dates.filter(|date| *date <= axis.last_day());
            let mut places: Vec<f64> = on_axis.map(|date| PLOT.x(axis.start_of(date))).collect();
            places.sort_by(f64::total_cmp);
            places
        };
        let promised = places(&mut steps.promised.iter().copied());
        let done = places(&mut steps.done.iter().copied().filter(|date| *date <= steps.today));
        let forecast = places(&mut steps.forecast.iter().copied().filter(|date| *date >= steps.today));
        let highest = promised.len().max(done.len() + forecast.len());
        let every = interval(highest);
        Stairs {
            steps,
            now: PLOT.x(axis.noon_of(steps.today)),
            most: highest.div_ceil(every).max(1) * every,
            every,
            promised,
            done,
            forecast,
        }
    }

    fn y(&self, count: usize) -> f64 {
        PLOT.bottom - (PLOT.bottom - PLOT.top) * count as f64 / self.most as f64
    }

    /// Returns how many of `places` lie at or before the status date.
    fn by_now(&self, places: &[f64]) -> usize {
        places.partition_point(|x| *x <= self.now)
    }

    fn draw_scale(&self, writer: &mut Writer) {
        for count in (0..=self.most).step_by(self.every) {
            let y = self.y(count);
            writer.line("g", (PLOT.left, PLOT.right), (y, y));
            let at = (PLOT.left - 7.0, y + 4.0);
            plot::word(writer, "", at, "end", &count.to_string());
        }
    }

    /// Returns the corners of stairs that begin at `from` with `count` and go up at each of `places`, to `to`.
    fn corners(&self, from: f64, count: usize, places: &[f64], to: Option<f64>) -> Vec<(f64, f64)> {
        let mut corners = Vec::with_capacity(2 * places.len() + 2);
        corners.push((from, self.y(count)));
        for (index, x) in places.iter().enumerate() {
            corners.push((*x, self.y(count + index)));
            corners.push((*x, self.y(count + index + 1)));
        }
        if let Some(to) = to {
            corners.push((to, self.y(count + places.len())));
        }
        corners
    }

    fn draw_lines(&self, writer: &mut Writer) {
        let promised = self.corners(PLOT.left, 0, &self.promised, Some(PLOT.right));
        draw_line(writer, "p", &promised);
        if self.steps.today < self.steps.axis.first_day() {
            return;
        }
        draw_line(
            writer,
            "a",
            &self.corners(PLOT.left, 0, &self.done, Some(self.now)),
        );
        if !self.forecast.is_empty() {
            let forecast: Vec<f64> = self.forecast.iter().map(|x| x.max(self.now)).collect();
            draw_line(
                writer,
                "f",
                &self.corners(self.now, self.done.len(), &forecast, None),
            );
        }
    }

    /// Fills what is missing now: from the promise since which the done never caught up, to the status date.
    fn draw_gap(&self, writer: &mut Writer) {
        let due = self.by_now(&self.promised);
        if due <= self.done.len() {
            return;
        }
        let mut since = due - 1;
        while since > 0 && self.done.partition_point(|x| *x <= self.promised[since]) < since {
            since -= 1;
        }
        let begin = self.promised[since];
        let mut corners = self.corners(begin, since, &self.promised[since..due], Some(self.now));
        let under: Vec<f64> = self.done.iter().copied().filter(|x| *x > begin).collect();
        let below = self.corners(begin, self.done.len() - under.len(), &under, Some(self.now));
        corners.extend(below.into_iter().rev());
        corners.dedup();
        let gap = writer.tag("polygon").attr("class", "gap");
        gap.attr("points", Points(&corners)).end();
    }

    fn draw_words(&self, writer: &mut Writer) {
        let words = &self.steps.words;
        let (due, done) = (self.by_now(&self.promised), self.done.len());
        if self.steps.axis.first_day() <= self.steps.today {
            if done > due {
                self.draw_upper(writer, "lab", &self.done, words.done);
                self.draw_lower(writer, "", due, words.promised);
            } else {
                self.draw_upper(writer, "", &self.promised[..due], words.promised);
                self.draw_lower(writer, "lab", done, words.done);
            }
            if done < due {
                let middle = f64::midpoint(self.y(due), self.y(done)) + 4.0;
                self.draw_gap_words(writer, due, middle);
            }
            self.draw_forecast(writer, words.forecast);
        }
        if self.steps.axis.contains(self.steps.today) {
            self.draw_today(writer, words.today);
        }
    }

    /// Writes the name of the today line right of its foot, or of its head where the words of the lower stairs
    /// had to go to the right of its foot.
    fn draw_today(&self, writer: &mut Writer, words: &str) {
        let early = self.now - PLOT.left < width(self.steps.words.done, TEXT) + 8.0;
        let y = if early { PLOT.top - 2.0 } else { PLOT.bottom - 6.0 };
        let right = self.now + 5.0;
        if right + width(words, TEXT) <= WIDTH {
            draw_word(writer, "", (right, y), "start", words);
        } else {
            draw_word(writer, "", (self.now - 5.0, y), "end", words);
        }
    }

    /// Writes words left of the last step of the upper stairs, where nothing is drawn.
    fn draw_upper(&self, writer: &mut Writer, class: &str, places: &[f64], words: &str) {
        let step = places.last().copied().unwrap_or(self.now).min(self.now);
        let ground = if places.is_empty() { -22.0 } else { 4.0 };
        let y = self.y(places.len()) + ground;
        if step - 6.0 - width(words, TEXT) >= PLOT.left {
            draw_word(writer, class, (step - 6.0, y), "end", words);
        } else {
            draw_word(writer, class, (self.now + 6.0, y), "start", words);
        }
    }

    /// Writes words under the lower stairs, or above where they lie on the ground.
    fn draw_lower(&self, writer: &mut Writer, class: &str, count: usize, words: &str) {
        let under = self.y(count) + 17.0;
        let y = if under > PLOT.bottom - 4.0 {
            self.y(count) - 6.0
        } else {
            under
        };
        self.draw_before_now(writer, class, y, 6.0, words);
    }

    /// Writes what is owed into the gap, or behind the status date where the gap is too narrow and nothing is
    /// forecast so soon.
    fn draw_gap_words(&self, writer: &mut Writer, due: usize, y: f64) {
        let words = self.steps.words.gap;
        let room = width(words, TEXT) + 6.0;
        // At half its height, where the words stand.
        let step = usize::midpoint(due, self.done.len());
        let begin = self.promised.get(step).copied().unwrap_or(self.now);
        let next = self.forecast.first().copied().unwrap_or(WIDTH);
        if self.now - begin < room && next - self.now > room {
            draw_word(writer, "tred", (self.now + 4.0, y), "start", words);
        } else {
            self.draw_before_now(writer, "tred", y, 3.0, words);
        }
    }

    fn draw_before_now(&self, writer: &mut Writer, class: &str, y: f64, gap: f64, words: &str) {
        if self.now - gap - width(words, TEXT) >= PLOT.left {
            draw_word(writer, class, (self.now - gap, y), "end", words);
        } else {
            draw_word(writer, class, (self.now + gap, y), "start", words);
        }
    }

    fn draw_forecast(&self, writer: &mut Writer, words: &str) {
        let Some(last) = self.forecast.last() else {
            return;
        };
        let x = last.max(self.now);
        let y = self.y(self.done.len() + self.forecast.len()) + 4.0;
        if x + 7.0 + width(words, TEXT) <= WIDTH {
            draw_word(writer, "tred", (x + 7.0, y), "start", words);
        } else {
            // Above the last step, where no line is.
            draw_word(writer, "tred", (WIDTH, y - 11.0), "end", words);
        }
    }
}

fn draw_line(writer: &mut Writer, class: &str, corners: &[(f64, f64)]) {
    let line = writer.tag("polyline").attr("class", class);
    line.attr("points", Points(corners)).end();
}

fn draw_word(writer: &mut Writer, class: &str, at: (f64, f64), anchor: &str, words: &str) {
    if !words.is_empty() {
        plot::word(writer, class, at, anchor, words);
    }
}

/// Returns the distance of scale lines that gives at most five of them for counts up to `most`.
fn interval(most: usize) -> usize {
    let mut unit = 1;
    loop {
        for factor in [1, 2, 3, 5] {
            if most <= 4 * unit * factor {
                return unit * factor;
            }
        }
        unit *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_has_at_most_five_lines() {
        let cases = [
            (0, 1),
            (4, 1),
            (5, 2),
            (9, 3),
            (20, 5),
            (21, 10),
            (163, 50),
            (401, 200),
        ];
        for (most, every) in cases {
            assert_eq!(interval(most), every, "{most}");
        }
    }
}
