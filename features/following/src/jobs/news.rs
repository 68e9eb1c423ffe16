//! What happened to the things that people follow, however much it was: for each topic how many
//! changes, and the newest of them.

use crate::model::Topic;
use minga_kernel::{Day, Ref};
use minga_store::{Conn, EventRow, StoreError, events_after};
use minga_web::App;
use std::collections::{HashMap, HashSet, VecDeque};

/// Events that are looked at in one go.
const BATCH: u64 = 1_000;
/// The newest changes of a topic whose numbers are kept: what one import did is told as one, so
/// these are more than a letter tells.
const NEWEST: usize = 100;

/// What happened to one topic.
#[derive(Debug, Default)]
pub(crate) struct News {
    /// How many changes.
    pub(crate) count: u64,
    /// The numbers of the newest.
    pub(crate) newest: VecDeque<u64>,
}

impl News {
    fn add(&mut self, number: u64) {
        self.count += 1;
        self.newest.push_back(number);
        if self.newest.len() > NEWEST {
            self.newest.pop_front();
        }
    }
}

/// What happened after one event and up to another to these topics.
pub(crate) async fn news(
    app: &App,
    db: &Conn,
    today: Day,
    (after, last): (u64, u64),
    topics: &[String],
) -> Result<HashMap<String, News>, StoreError> {
    let known = topics.iter().filter_map(|it| Some((it.parse().ok()?, it.clone())));
    let (mut things, mut searches) = (HashMap::new(), Vec::new());
    for (topic, text) in known {
        match topic {
            Topic::Thing(thing) => _ = things.insert(thing, text),
            Topic::Search(asked) => searches.push((asked, text)),
        }
    }
    let mut news: HashMap<String, News> = HashMap::new();
    let mut from = after;
    while from < last {
        let mut events = events_after(db, from, BATCH).await?;
        let Some(end) = events.last().map(|event| event.sequence) else { break };
        events.retain(|event| event.sequence <= last);
        let subjects: HashSet<Ref> = events.iter().map(|event| event.subject.clone()).collect();
        let subjects: Vec<Ref> = subjects.into_iter().collect();
        let circles = app.references.circles(db, &subjects).await?;
        for event in &events {
            let around = circles.get(&event.subject).map(Vec::as_slice).unwrap_or_default();
            for topic in heard_by(event, around, &things) {
                news.entry(topic.clone()).or_default().add(event.sequence);
            }
        }
        for (asked, text) in &searches {
            let found: HashSet<Ref> = asked.among(app, &subjects, today).await?.into_iter().collect();
            for event in events.iter().filter(|event| found.contains(&event.subject)) {
                news.entry(text.clone()).or_default().add(event.sequence);
            }
        }
        from = end;
    }
    Ok(news)
}

/// The topics under which an event is heard of, each once.
fn heard_by<'a>(event: &EventRow, around: &[Ref], things: &'a HashMap<Ref, String>) -> HashSet<&'a String> {
    around.iter().chain([&event.root]).filter_map(|it| things.get(it)).collect()
}
