//! Pictures of numbers, drawn on the server as accessible SVG.
//!
//! Three decisions shape every picture here:
//!
//! * **Percent instead of a `viewBox`.** A chart is an `<svg>` as wide as its container whose
//!   shapes are placed in percent of it. Bars stretch to any width; letters, lines and rounded
//!   corners keep their size, on a phone and on a desk.
//! * **Classes instead of colours.** Geometry is in attributes, colour in the stylesheet, so that
//!   a strict content security policy, a dark theme, forced colours and paper all work. No output
//!   ever has a `style` attribute, a `<style>` or a script. `examples/charts.css` is a complete
//!   stylesheet for it.
//! * **No words of its own.** Titles, descriptions and labels come from the caller in the reader's
//!   language. The caller shows the same numbers in a table beside the picture.
//!
//! Invariants: the output is well-formed XML whatever the input; every text passes through one
//! escape function; numbers are finite and have at most two decimals; percentages stay in 0..=100.

mod bars;
mod caption;
mod gantt;
mod line;
mod paired;
mod qr;
mod sparkline;
mod stacked;
mod svg;
mod timeline;
mod tone;

pub use bars::{BarRow, Bars, bar_cell};
pub use caption::Caption;
pub use gantt::Bar;
pub use line::{Line, Series};
pub use paired::PairedBar;
pub use qr::qr;
pub use sparkline::sparkline;
pub use stacked::{Segment, StackedBar};
pub use svg::Svg;
pub use timeline::{Span, Tick, TickUnit, Timeline, Today};
pub use tone::{State, Tone, swatch};
