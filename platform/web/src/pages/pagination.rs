use serde::Serialize;

/// The way through the pages of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pages {
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The pages to choose from.
    pub items: Vec<PageLink>,
}

/// One page to choose, or a gap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageLink {
    /// Its number; `None` for a gap.
    pub number: Option<u64>,
    /// Its address; `None` for the page itself and for a gap.
    pub href: Option<String>,
}

impl Pages {
    /// The pages of `total` rows, `size` to a page, standing on `current` (from 1).
    /// `address` gives the address of a page. The last page that can be reached is
    /// `deepest`, because a deep page costs as much as all before it.
    pub fn of(total: u64, size: u64, current: u64, deepest: u64, address: impl Fn(u64) -> String) -> Pages {
        let last = total.div_ceil(size.max(1)).min(deepest);
        if last <= 1 {
            return Pages::default();
        }
        let mut numbers: Vec<u64> = [1, 2, last]
            .into_iter()
            .chain(current.saturating_sub(1)..=current + 1)
            .filter(|number| (1..=last).contains(number))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut items = Vec::new();
        let mut before = 0;
        for number in numbers {
            if number > before + 1 {
                items.push(PageLink { number: None, href: None });
            }
            let href = (number != current).then(|| address(number));
            items.push(PageLink { number: Some(number), href });
            before = number;
        }
        Pages {
            previous: (current > 1 && current <= last + 1).then(|| address(current - 1)),
            next: (current < last).then(|| address(current + 1)),
            items,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_stand_for_what_is_left_out() {
        let pages = Pages::of(200, 10, 9, 100, |number| format!("?p={number}"));
        let shown: Vec<_> = pages.items.iter().map(|item| item.number).collect();
        assert_eq!(shown, [Some(1), Some(2), None, Some(8), Some(9), Some(10), None, Some(20)]);
        assert_eq!(pages.next.as_deref(), Some("?p=10"));
        assert_eq!(Pages::of(5, 10, 1, 100, |_| String::new()), Pages::default());
    }
}
