//! The progress bullet: how far, against how far it should be.

use super::marks::Tone;
use super::svg::{Percent, Purpose, Svg, Writer};

/// Progress against the schedule; the figures stand beside it in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bullet {
    /// Progress, percent; none draws the empty track.
    pub value: Option<f64>,
    /// Where it should be by now (序时), percent; none draws no tick.
    pub expected: Option<f64>,
    /// Colour of the value.
    pub tone: Tone,
}

/// Draws the bullet, 14 px high and as wide as its place.
pub fn bullet(bullet: &Bullet) -> Svg {
    let mut writer = Writer::with_capacity(384);
    writer.root(Purpose::Decoration, |svg| svg.attr("class", "bul"));
    writer.rect("t", (Percent::START, Percent::END), 4.0, 6.0);
    if let Some(value) = bullet
        .value
        .map(Percent::from_value)
        .filter(|value| *value > Percent::START)
    {
        let class = match bullet.tone {
            Tone::Late => "v late",
            Tone::Risk => "v risk",
            Tone::On => "v on",
            Tone::Done => "v",
            Tone::Idle => "v idle",
        };
        writer.rect(class, (Percent::START, value), 4.0, 6.0);
    }
    if let Some(expected) = bullet.expected.map(Percent::from_value) {
        writer.line("k", (expected, expected), (0, 14));
    }
    writer.finish()
}
