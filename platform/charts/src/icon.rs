use crate::svg::{El, Svg};

/// A small sign beside a word. It never stands for the word: it is hidden from assistive
/// technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// Not begun: a dashed ring.
    NotStarted,
    /// Under way: a ring half full.
    InProgress,
    /// Done: a ring with a tick.
    Completed,
    /// Given up: a ring with a cross.
    Cancelled,
    /// Past its date: a ring with an exclamation mark.
    Overdue,
    /// With a new date: a clock.
    Delayed,
    /// Said by the institution: one tick.
    Reported,
    /// Agreed by the counterpart: two ticks.
    Confirmed,
    /// Not agreed by the counterpart: a sign of inequality.
    Disputed,
    /// A magnifying glass.
    Search,
    /// An arrow down to a tray.
    Download,
    /// A sheet of a calendar.
    Calendar,
    /// Waves from a point: news to follow.
    Feed,
    /// An arrow that leaves a frame: another site.
    LinkOut,
    /// A printer.
    Print,
    /// Three lines.
    Menu,
    /// A house.
    Home,
    /// A globe: language.
    Globe,
    /// A letter i in a ring.
    Info,
    /// A triangle with an exclamation mark.
    Warning,
}

impl Icon {
    /// Every icon.
    pub const ALL: [Icon; 20] = [
        Icon::NotStarted,
        Icon::InProgress,
        Icon::Completed,
        Icon::Cancelled,
        Icon::Overdue,
        Icon::Delayed,
        Icon::Reported,
        Icon::Confirmed,
        Icon::Disputed,
        Icon::Search,
        Icon::Download,
        Icon::Calendar,
        Icon::Feed,
        Icon::LinkOut,
        Icon::Print,
        Icon::Menu,
        Icon::Home,
        Icon::Globe,
        Icon::Info,
        Icon::Warning,
    ];

    /// The icon with this name, as a template writes it: `in_progress`.
    pub fn from_name(name: &str) -> Option<Icon> {
        Icon::ALL.into_iter().find(|icon| icon.name() == name)
    }

    /// The name, in lower case with underscores.
    pub fn name(self) -> &'static str {
        match self {
            Icon::NotStarted => "not_started",
            Icon::InProgress => "in_progress",
            Icon::Completed => "completed",
            Icon::Cancelled => "cancelled",
            Icon::Overdue => "overdue",
            Icon::Delayed => "delayed",
            Icon::Reported => "reported",
            Icon::Confirmed => "confirmed",
            Icon::Disputed => "disputed",
            Icon::Search => "search",
            Icon::Download => "download",
            Icon::Calendar => "calendar",
            Icon::Feed => "feed",
            Icon::LinkOut => "link_out",
            Icon::Print => "print",
            Icon::Menu => "menu",
            Icon::Home => "home",
            Icon::Globe => "globe",
            Icon::Info => "info",
            Icon::Warning => "warning",
        }
    }

    /// The lines of the drawing in a square of 16.
    fn strokes(self) -> &'static str {
        match self {
            Icon::NotStarted | Icon::InProgress => "",
            Icon::Completed => "M4.8 8.2L7 10.4L11.2 5.8",
            Icon::Cancelled => "M5.6 5.6L10.4 10.4M10.4 5.6L5.6 10.4",
            Icon::Overdue => "M8 4.6V8.6M8 11.2V11.4",
            Icon::Delayed => "M8 4.4V8L10.6 9.6",
            Icon::Reported => "M2.5 8.5L6.5 12.5L13.5 4",
            Icon::Confirmed => "M1 8.8L4.4 12.2L10.6 4.4M7.6 11.6L8.4 12.2L15 4.4",
            Icon::Disputed => "M2.5 6H13.5M2.5 10H13.5M10.4 2.6L5.6 13.4",
            Icon::Search => "M10.6 10.6L14.2 14.2",
            Icon::Download => "M8 1.8V10M4.6 6.8L8 10.2L11.4 6.8M2 11.4V14.2H14V11.4",
            Icon::Calendar => {
                "M2 3.4H14V14.2H2ZM2 6.8H14M5.2 1.6V4.4M10.8 1.6V4.4M5 9.4H6M10 9.4H11M5 11.6H6"
            }
            Icon::Feed => "M2.6 7.4A6 6 0 0 1 8.6 13.4M2.6 2.8A10.6 10.6 0 0 1 13.2 13.4",
            Icon::LinkOut => "M6.4 3H2.4V13.6H13V9.6M9.4 2.4H13.6V6.6M13.4 2.6L7.4 8.6",
            Icon::Print => "M4.4 6V1.8H11.6V6M4.4 12H1.8V6H14.2V12H11.6M4.4 9.6H11.6V14.2H4.4Z",
            Icon::Menu => "M2 3.8H14M2 8H14M2 12.2H14",
            Icon::Home => "M1.8 8.2L8 2.2L14.2 8.2M3.8 6.6V13.8H12.2V6.6M6.6 13.6V9.8H9.4V13.6",
            Icon::Globe => "M1.6 8H14.4M8 1.6C4.4 5.4 4.4 10.6 8 14.4C11.6 10.6 11.6 5.4 8 1.6Z",
            Icon::Info => "M8 7.4V11.4M8 4.6V4.8",
            Icon::Warning => "M8 1.9L14.8 13.8H1.2ZM8 6.2V9.6M8 11.6V11.8",
        }
    }

    /// The ring around, or in, the drawing: centre and radius.
    fn ring(self) -> Option<[&'static str; 3]> {
        match self {
            Icon::NotStarted
            | Icon::InProgress
            | Icon::Completed
            | Icon::Cancelled
            | Icon::Overdue
            | Icon::Delayed
            | Icon::Globe
            | Icon::Info => Some(["8", "8", "6.4"]),
            Icon::Search => Some(["6.8", "6.8", "4.8"]),
            _ => None,
        }
    }
}

/// Draws an icon of 16 by 16 px in the colour of the text around it.
pub fn icon(icon: Icon) -> Svg {
    let mut svg = El::new("svg")
        .class("icon")
        .attr("width", "16")
        .attr("height", "16")
        .attr("viewBox", "0 0 16 16")
        .attr("fill", "none")
        .attr("stroke", "currentColor")
        .attr("stroke-width", "1.6")
        .attr("stroke-linecap", "round")
        .attr("stroke-linejoin", "round")
        .attr("aria-hidden", "true");
    if let Some([cx, cy, r]) = icon.ring() {
        let ring = El::new("circle").attr("cx", cx).attr("cy", cy).attr("r", r);
        svg = svg.child(if icon == Icon::NotStarted {
            ring.attr("stroke-dasharray", "2.4 2.63")
        } else {
            ring
        });
    }
    let solid = |d: &str| El::new("path").attr("d", d).attr("fill", "currentColor").attr("stroke", "none");
    if !icon.strokes().is_empty() {
        svg = svg.child(El::new("path").attr("d", icon.strokes()));
    }
    svg.children(match icon {
        Icon::InProgress => Some(solid("M8 4A4 4 0 0 1 8 12Z")),
        Icon::Feed => Some(solid("M2.2 12.4A1.4 1.4 0 1 1 5 12.4A1.4 1.4 0 1 1 2.2 12.4Z")),
        _ => None,
    })
    .into_svg()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_icons() {
        for icon in Icon::ALL {
            assert_eq!(Icon::from_name(icon.name()), Some(icon));
        }
        assert_eq!(Icon::from_name("nothing"), None);
    }
}
