use crate::caption::tidy_id;
use crate::svg::{El, Svg};

/// The woven band, the only ornament of the house: 12 px high, as wide as its container.
///
/// Stepped pyramids rise from the lower edge and hang from the upper one, interlocked as in an
/// Andean sash, with a small stepped lozenge where two of them meet. Abstract: no flag, no emblem.
/// `id` must be unique on the page. The colours are `band-ground`, `band-a`, `band-b`, `band-c`.
pub fn band(id: &str) -> Svg {
    let pattern = format!("{}-weave", tidy_id(id));
    let path = |class: &str, d: &str| El::new("path").class(class).attr("d", d);
    // A tile is 20 by 6 threads of 2 px; every shape is made of whole threads.
    let weave = El::new("pattern")
        .attr("id", &pattern)
        .attr("width", "40")
        .attr("height", "12")
        .attr("patternUnits", "userSpaceOnUse")
        .child(path("band-a", "M4 12V10H8V8H12V6H16V4H24V6H28V8H32V10H36V12Z"))
        .child(path("band-b", "M0 0H16V2H12V4H8V6H4V8H0ZM24 0H40V8H36V6H32V4H28V2H24Z"))
        .child(path("band-c", "M16 12V10H18V8H22V10H24V12ZM0 0H4V2H2V4H0ZM36 0H40V4H38V2H36Z"));
    El::new("svg")
        .class("band")
        .attr("width", "100%")
        .attr("height", "12")
        .attr("aria-hidden", "true")
        .attr("shape-rendering", "crispEdges")
        .child(El::new("defs").child(weave))
        .child(El::new("rect").class("band-ground").attr("width", "100%").attr("height", "12"))
        .child(
            El::new("rect")
                .attr("width", "100%")
                .attr("height", "12")
                .attr("fill", format!("url(#{pattern})")),
        )
        .into_svg()
}
