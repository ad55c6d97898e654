//! The surface that plots are drawn on: pixels, text and markers, and the SVG that becomes of them.

use std::io;

use plotters::coord::Shift;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// Why drawing failed.
pub(super) type Fault = DrawingAreaErrorKind<io::Error>;
/// A point in pixels from the upper left corner.
pub(super) type Point = (i32, i32);
type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

/// Stands for the page's text colour until the SVG is finished; nothing else is drawn in it.
pub(super) const INK: RGBColor = RGBColor(1, 2, 3);
/// Series colours, by Okabe and Ito. Their yellow is left out, since it vanishes on white, and their black is the
/// page's ink.
pub(super) const PALETTE: [RGBColor; 7] = [
    RGBColor(0x00, 0x72, 0xB2),
    RGBColor(0xD5, 0x5E, 0x00),
    RGBColor(0x00, 0x9E, 0x73),
    RGBColor(0xCC, 0x79, 0xA7),
    RGBColor(0xE6, 0x9F, 0x00),
    RGBColor(0x56, 0xB4, 0xE9),
    INK,
];
/// Opacity of grid lines.
pub(super) const FAINT: f64 = 0.16;
/// Height of ordinary text, in pixels.
pub(super) const TEXT: f64 = 13.0;
/// Where the plot may begin, below title and subtitle.
pub(super) const TOP: i32 = 64;

/// A surface in the making.
pub(super) struct Canvas<'a> {
    pub(super) root: Area<'a>,
    pub(super) height: i32,
}

/// Draws a plot of `width` × `height` with a title and a subtitle, and finishes the SVG.
pub(super) fn draw(
    (width, height): Point,
    title: &str,
    subtitle: &str,
    plot: impl FnOnce(&Canvas) -> Result<(), Fault>,
) -> String {
    let mut raw = String::new();
    let size = (width.max(1).unsigned_abs(), height.max(1).unsigned_abs());
    let outcome = {
        let root = SVGBackend::with_string(&mut raw, size).into_drawing_area();
        let canvas = Canvas { root, height };
        canvas
            .heading(title, subtitle)
            .and_then(|()| plot(&canvas))
            .and_then(|()| canvas.root.present())
    };
    match outcome {
        Ok(()) => finish(&raw, size, title),
        // Writing to a string does not fail; should plotters refuse a plot, the page stays whole and says so.
        Err(_) => finish(
            "<svg>\n<text y=\"20\">This plot could not be drawn.</text>\n</svg>\n",
            size,
            title,
        ),
    }
}

/// Gives the SVG the page's colour and a size that scales.
fn finish(raw: &str, (width, height): (u32, u32), title: &str) -> String {
    let body = raw.split_once('>').map_or(raw, |(_, body)| body);
    let ink = format!("\"#{:02X}{:02X}{:02X}\"", INK.0, INK.1, INK.2);
    let body = body
        .replace(&ink, "\"currentColor\"")
        .replace("\"sans-serif\"", "\"system-ui, sans-serif\"");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\">{body}",
        plain_attribute(title)
    )
}

/// `text` without the characters that mean something in an attribute. Titles are ours and hold none.
fn plain_attribute(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '<' | '>' | '&' | '"' | '\''))
        .collect()
}

/// A text style in the page's ink. plotters divides sizes by 1.24 when it writes SVG.
pub(super) fn text_style(size: f64, opacity: f64) -> TextStyle<'static> {
    let style = TextStyle::from(("sans-serif", size * 1.24).into_font());
    TextStyle {
        color: INK.mix(opacity).to_backend_color(),
        ..style
    }
}

/// How many pixels `text` is wide at [`TEXT`], or a little more: the reader's fonts are not known.
pub(super) fn text_width(text: &str) -> i32 {
    let tenths = text.chars().map(|c| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ':' | '/' | '-' | ' ' | '(' | ')' => 60,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 128,
        'A'..='Z' | '0'..='9' | '=' => 93,
        c if c < '\u{1100}' => 83,
        _ => 140,
    });
    tenths.fold(0_i32, i32::saturating_add) / 10
}

/// The widest of `labels`, in pixels.
pub(super) fn widest<'a>(labels: impl IntoIterator<Item = &'a str>) -> i32 {
    labels.into_iter().map(text_width).max().unwrap_or(0)
}

/// Sets of pixels that scale with a number of things.
pub(super) fn pixels(count: usize, each: i32) -> i32 {
    i32::try_from(count)
        .unwrap_or(i32::MAX / 64)
        .saturating_mul(each)
}

impl Canvas<'_> {
    fn heading(&self, title: &str, subtitle: &str) -> Result<(), Fault> {
        let style =
            TextStyle::from(("sans-serif", 17.0 * 1.24, FontStyle::Bold).into_font()).color(&INK);
        self.root
            .draw(&Text::new(title.to_owned(), (0, 4), style))?;
        self.text((0, 38), subtitle, HPos::Left, 0.75)
    }

    /// Text of ordinary size beside, or around, a point at half its height.
    pub(super) fn text(
        &self,
        at: Point,
        text: &str,
        side: HPos,
        opacity: f64,
    ) -> Result<(), Fault> {
        let style = text_style(TEXT, opacity).pos(Pos::new(side, VPos::Center));
        self.root.draw(&Text::new(text.to_owned(), at, style))
    }

    /// Bold text of ordinary size to the right of a point.
    pub(super) fn strong(&self, at: Point, text: &str) -> Result<(), Fault> {
        let font = ("sans-serif", TEXT * 1.24, FontStyle::Bold).into_font();
        let style = TextStyle::from(font)
            .color(&INK)
            .pos(Pos::new(HPos::Left, VPos::Center));
        self.root.draw(&Text::new(text.to_owned(), at, style))
    }

    /// A straight line.
    pub(super) fn line(&self, from: Point, to: Point, style: ShapeStyle) -> Result<(), Fault> {
        self.root.draw(&PathElement::new([from, to], style))
    }

    /// A rectangle between two corners.
    pub(super) fn rectangle(
        &self,
        corner: Point,
        other: Point,
        style: ShapeStyle,
    ) -> Result<(), Fault> {
        self.root.draw(&Rectangle::new([corner, other], style))
    }

    /// A horizontal bar for an interval, with an upright at either end.
    pub(super) fn interval(
        &self,
        low: i32,
        high: i32,
        y: i32,
        style: ShapeStyle,
    ) -> Result<(), Fault> {
        self.line((low, y), (high, y), style)?;
        self.line((low, y - 4), (low, y + 4), style)?;
        self.line((high, y - 4), (high, y + 4), style)
    }

    /// The marker of series `index`. Colours and markers repeat at different intervals, so that 42 series differ.
    pub(super) fn marker(&self, index: usize, (x, y): Point) -> Result<(), Fault> {
        let colour = PALETTE[index % PALETTE.len()];
        let filled = ShapeStyle::from(&colour).filled();
        let stroke = ShapeStyle::from(&colour).stroke_width(2);
        match index % 6 {
            0 => self.root.draw(&Circle::new((x, y), 4, filled)),
            1 => self.rectangle((x - 4, y - 4), (x + 4, y + 4), filled),
            2 => self.root.draw(&Polygon::new(
                [(x - 5, y + 4), (x, y - 5), (x + 5, y + 4)],
                filled,
            )),
            3 => self.root.draw(&Polygon::new(
                [(x - 5, y), (x, y - 5), (x + 5, y), (x, y + 5)],
                filled,
            )),
            4 => self.root.draw(&Circle::new((x, y), 4, stroke)),
            _ => {
                self.line((x - 4, y - 4), (x + 4, y + 4), stroke)?;
                self.line((x - 4, y + 4), (x + 4, y - 4), stroke)
            }
        }
    }
}
