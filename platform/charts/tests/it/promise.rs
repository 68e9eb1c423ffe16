//! The promises of the crate, checked on a finished picture.

use minga_charts::Svg;

const ELEMENTS: [&str; 13] = [
    "svg", "g", "defs", "use", "pattern", "title", "desc", "rect", "line", "circle", "path", "polyline",
    "text",
];
const ATTRIBUTES: [&str; 36] = [
    "aria-hidden",
    "aria-labelledby",
    "class",
    "cx",
    "cy",
    "d",
    "dx",
    "dy",
    "fill",
    "height",
    "href",
    "id",
    "overflow",
    "patternUnits",
    "points",
    "preserveAspectRatio",
    "r",
    "role",
    "rx",
    "shape-rendering",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-width",
    "text-anchor",
    "transform",
    "vector-effect",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

/// Well-formed; only known elements and attributes, so no style, script or handler; names that lead
/// to something; finite numbers with at most two decimals; percentages within 0..=100.
pub(crate) fn keeps_promises(svg: &Svg) {
    let document = roxmltree::Document::parse(svg.as_str()).unwrap_or_else(|e| panic!("{e}: {svg}"));
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "element {:?}", node.tag_name());
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(ATTRIBUTES.contains(&name), "attribute {name}");
            match name {
                "x" | "y" | "x1" | "x2" | "y1" | "y2" | "width" | "height" | "cx" | "cy" | "dx" | "dy"
                | "r" | "rx" => number(value),
                "points" => value.split([' ', ',']).for_each(number),
                "aria-labelledby" => {
                    assert!(value.split(' ').all(|id| ids.contains(&id)), "{value} in {ids:?}");
                }
                "href" => assert!(value.starts_with('#'), "{value}"),
                _ => {}
            }
        }
    }
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "an id twice in {svg}");
    let root = document.root_element();
    assert!(root.attribute("role") == Some("img") || root.attribute("aria-hidden") == Some("true"));
}

fn number(text: &str) {
    let bare = text.trim_end_matches("em").trim_end_matches('%');
    let value: f64 = bare.parse().unwrap_or_else(|_| panic!("{text} is not a length"));
    assert!(value.is_finite(), "{text}");
    assert!(bare.split_once('.').is_none_or(|(_, decimals)| decimals.len() <= 2), "{text} is too long");
    if text.ends_with('%') {
        assert!((0.0..=100.0).contains(&value), "{text} is outside");
    }
}
