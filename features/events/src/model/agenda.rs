//! An agenda as people write it: a line for each item, which begins with its time.

use chrono::NaiveTime;

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) time: NaiveTime,
    pub(crate) words: String,
}

/// The items of an agenda. `Err` with the number of the first line, from 1, that does not begin
/// with a time, says nothing after it, or is earlier than the one before.
pub(crate) fn items(agenda: &str) -> Result<Vec<Item>, usize> {
    let mut items: Vec<Item> = Vec::new();
    for (line, number) in agenda.lines().zip(1..) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let (time, words) = line.split_once(char::is_whitespace).ok_or(number)?;
        let time = time_of(time.trim_end_matches([':', '.', '-', '–'])).ok_or(number)?;
        let words = words.trim_start_matches(['-', '–', ' ']).trim();
        if words.is_empty() || items.last().is_some_and(|before| before.time > time) {
            return Err(number);
        }
        items.push(Item { time, words: words.to_owned() });
    }
    Ok(items)
}

/// A time as people and browsers write it: `9:00`, `09:00`, `09:00:00`, `9h30`.
pub(crate) fn time_of(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split([':', 'h']);
    let mut part = || -> Option<u32> {
        let text = parts.next()?;
        (text.len() <= 2 && text.chars().all(|c| c.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let (hour, minute) = (part()?, part()?);
    let second = part();
    if parts.next().is_some() || second.is_some_and(|it| it > 59) {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_begins_with_its_time() {
        let all = items("9:00 Bienvenida\n\n 09:15 – Mesas de trabajo \n11h30: Cierre").expect("an agenda");
        let said: Vec<String> =
            all.iter().map(|it| format!("{} {}", it.time.format("%H:%M"), it.words)).collect();
        assert_eq!(said, ["09:00 Bienvenida", "09:15 Mesas de trabajo", "11:30 Cierre"]);
        assert_eq!(items(""), Ok(Vec::new()));
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        for (agenda, line) in [
            ("Bienvenida", 1),
            ("9:00 Uno\nluego dos", 2),
            ("9:00 Uno\n8:00 Dos", 2),
            ("9:00", 1),
            ("9:00 -", 1),
            ("25:00 Uno", 1),
            ("9:61 Uno", 1),
            ("9:00:61 Uno", 1),
            ("-9:00 Uno", 1),
            ("٩:٠٠ Uno", 1),
        ] {
            assert_eq!(items(agenda), Err(line), "{agenda}");
        }
    }
}
