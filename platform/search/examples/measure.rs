//! Measures the index with 200,000 documents: building, memory, and how long people wait.
//!
//! `cargo run --release -p minga-search --example measure [documents] [directory]`
//!
//! An index that is in the directory already is not built again. The documents are the
//! same on every run. Their words follow Zipf's law, as words do:
//! a few are nearly everywhere, most are nearly nowhere.
#![expect(clippy::print_stdout, reason = "what it measured is its output")]

use minga_kernel::search::{Document, Query, Search, SearchError};
use minga_kernel::{Day, Kind, Lang, Ref, Text};
use minga_search::Index;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Words that people look for, from the most frequent to rarer ones.
const WORDS: &str = "gobierno abierto datos participación ciudadana información pública contratación plan compromiso \
    ministerio transparencia política portal desarrollo implementación guía acceso derechos ambiental sociedad \
    civil institución capacitar informe evaluar presupuesto municipio salud educación agua montaña niñez \
    comunidad justicia seguridad trabajo empresa universidad ciudad provincia proyecto ley reforma tecnología \
    servicio nacional sistema control calidad";
const SYLLABLES: [&str; 24] = [
    "ca", "de", "mi", "to", "ra", "se", "li", "no", "pu", "ta", "re", "con", "al", "bra", "ción", "dad",
    "men", "te", "go", "ví", "ña", "es", "tru", "par",
];
const FACETS: [(&str, u64); 5] =
    [("state", 6), ("theme", 40), ("province", 24), ("organisation", 900), ("year", 12)];

/// A small generator of numbers that look random (xorshift): the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % below.max(1)
    }

    /// A word, the rarer the later in the list.
    fn word<'a>(&mut self, words: &'a [String]) -> &'a str {
        // The product of two numbers below one is mostly small, as ranks of words are.
        let size = words.len() as u64;
        let rank = self.next(size) * self.next(size) / size * self.next(size) / size;
        usize::try_from(rank).ok().and_then(|rank| words.get(rank)).map_or("", String::as_str)
    }

    fn sentence(&mut self, words: &[String], length: u64) -> String {
        let words: Vec<&str> = (0..length).map(|_| self.word(words)).collect();
        words.join(" ")
    }
}

fn vocabulary() -> Vec<String> {
    let mut numbers = Numbers(42);
    let mut words: Vec<String> = WORDS.split_ascii_whitespace().map(str::to_owned).collect();
    words.sort_by_cached_key(|_| numbers.next(1_000));
    for _ in 0..60_000 {
        let length = 2 + numbers.next(4);
        let syllable = |_| SYLLABLES[usize::try_from(numbers.next(24)).unwrap_or_default()];
        words.push((0..length).map(syllable).collect());
    }
    words
}

fn document(number: u64, words: &[String]) -> Document {
    let mut numbers = Numbers(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let kinds = ["proposal", "milestone", "comment", "commitment", "dataset"];
    let kind = Kind::new(kinds[usize::try_from(numbers.next(5)).unwrap_or_default()]);
    let (title_length, body_length) = (4 + numbers.next(8), 30 + numbers.next(120));
    let mut title = Text::new("es", numbers.sentence(words, title_length));
    if number.is_multiple_of(4) {
        title.set("en", numbers.sentence(words, title_length));
    }
    let mut facets: Vec<(&'static str, String)> =
        FACETS.iter().map(|&(facet, values)| (facet, format!("{facet}-{}", numbers.next(values)))).collect();
    for _ in 0..numbers.next(5) {
        facets.push(("sdg", (1 + numbers.next(17)).to_string()));
    }
    let due = number.is_multiple_of(3).then(|| Day::from_yo_opt(2020, 1)).flatten();
    let code = format!("EC-{}-{number}", numbers.next(40));
    Document {
        reference: kind.with(uuid::Uuid::from_u128(number.into())),
        paths: [format!("/es/{code}"), format!("/en/{code}")],
        code,
        title,
        names: Vec::new(),
        body: Text::new("es", numbers.sentence(words, body_length)),
        facets,
        due: due.map(|day| day + chrono::Days::new(numbers.next(4_000))),
    }
}

/// What the system says of the memory of this process.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let wanted = |line: &&str| ["VmHWM", "VmRSS", "RssAnon"].iter().any(|name| line.starts_with(name));
    let lines: Vec<String> = status.lines().filter(wanted).map(|line| line.replace('\t', " ")).collect();
    lines.join(", ")
}

/// How long this thread has been running on a processor. On a machine that is busy with
/// other things, that says more about the index than the clock does.
fn running() -> Duration {
    let status = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = status.split(' ').next().and_then(|field| field.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// Prints milliseconds: on a processor, and in brackets by the clock.
fn report(name: &str, times: &[(Duration, Duration)], total: u64) {
    let mut busy: Vec<Duration> = times.iter().map(|&(busy, _)| busy).collect();
    let mut waited: Vec<Duration> = times.iter().map(|&(_, waited)| waited).collect();
    busy.sort_unstable();
    waited.sort_unstable();
    let at = |times: &[Duration], share: usize| {
        times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1_000.0
    };
    print!("{name:<24}");
    for share in [50, 95, 99] {
        print!(" p{share} {:>6.2} ({:>7.2})", at(&busy, share), at(&waited, share));
    }
    println!("  {total} results");
}

fn measure(index: &Index, name: &str, mut query: impl FnMut(u64) -> Query) -> Result<(), SearchError> {
    let mut times = Vec::new();
    let mut total = 0;
    for number in 0..300 {
        let query = query(number);
        let (started, before) = (Instant::now(), running());
        total += index.find(&query)?.total;
        times.push((running().saturating_sub(before), started.elapsed()));
    }
    report(name, &times, total / 300);
    Ok(())
}

fn searches(index: &Index, words: &[String]) -> Result<(), SearchError> {
    let today = Day::from_ymd_opt(2026, 1, 1).unwrap_or_default();
    let ask = |text: String| Query { text, lang: Lang::Es, today, limit: 20, ..Query::default() };
    let filter = |facet: &str, value: String| (facet.to_owned(), value);
    let of = |number: u64| Numbers(number * 7_919 + 1);
    let frequent = &words[..50];
    measure(index, "frequent word", |n| ask(of(n).word(frequent).to_owned()))?;
    measure(index, "any word", |n| ask(of(n).word(words).to_owned()))?;
    measure(index, "two frequent words", |n| ask(of(n).sentence(frequent, 2)))?;
    measure(index, "two words", |n| ask(of(n).sentence(words, 2)))?;
    measure(index, "twelve frequent words", |n| ask(of(n).sentence(frequent, 12)))?;
    measure(index, "phrase", |n| ask(format!("\"{}\"", of(n).sentence(frequent, 2))))?;
    for letters in [2, 3, 5] {
        let start = |n| of(n).word(words).chars().take(letters).collect();
        measure(index, &format!("beginning, {letters} letters"), |n| ask(start(n)))?;
    }
    measure(index, "code", |n| ask(format!("EC-{}", of(n).next(40))))?;
    measure(index, "typing error", |n| {
        let mut word: Vec<char> = of(n).word(words).chars().collect();
        let at = word.len() / 2;
        word[at] = 'x';
        ask(word.into_iter().collect())
    })?;
    measure(index, "nonsense", |n| {
        let mut numbers = of(n);
        let mut letter = || char::from(b'a' + u8::try_from(numbers.next(26)).unwrap_or_default());
        ask((0..30).map(|at| if at % 10 == 9 { ' ' } else { letter() }).collect())
    })?;
    measure(index, "no words", |_| ask(String::new()))?;
    measure(index, "no words, two filters", |n| {
        let (state, province) = (of(n).next(6), of(n + 1).next(24));
        let filters = vec![
            filter("state", format!("state-{state}")),
            filter("province", format!("province-{province}")),
        ];
        Query { filters, ..ask(String::new()) }
    })?;
    measure(index, "word, filter, overdue", |n| {
        let filters = vec![filter("theme", format!("theme-{}", of(n).next(40)))];
        Query { filters, overdue: true, ..ask(of(n).word(frequent).to_owned()) }
    })?;
    measure(index, "page 100 of a word", |n| Query { offset: 2_000, ..ask(of(n).word(frequent).to_owned()) })
}

/// How many bytes are below this directory.
fn size(directory: &Path) -> u64 {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.metadata() {
        Ok(data) if data.is_dir() => size(&entry.path()),
        Ok(data) => data.len(),
        Err(_) => 0,
    });
    sizes.sum()
}

fn filed(document: Document) -> (Ref, Document) {
    (document.reference.clone(), document)
}

/// Does something while watching how much memory, other than of files, is in use at most.
fn watched<T>(what: impl FnOnce() -> T) -> (T, u64) {
    let anonymous = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default()
    };
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut most = 0;
            while !done.load(Relaxed) {
                most = most.max(anonymous());
                std::thread::sleep(Duration::from_millis(20));
            }
            most
        });
        let result = what();
        done.store(true, Relaxed);
        (result, watch.join().unwrap_or_default())
    })
}

fn build(index: &Index, count: u64, words: &[String], directory: &Path) -> Result<(), SearchError> {
    let started = Instant::now();
    let documents = || (0..count).map(|number| Ok(filed(document(number, words))));
    let (result, most) = watched(|| index.replace(None, &mut documents(), 1));
    result?;
    let bytes = size(directory) / 1_000_000;
    println!("built {count} documents in {:.1?}: {bytes} MB, {}", started.elapsed(), memory());
    println!("this thread ran {:.1?}; RssAnon was {most} kB at most", running());
    Ok(())
}

fn change(index: &Index, count: u64, words: &[String]) -> Result<(), SearchError> {
    let mut times = Vec::new();
    for number in 0..100 {
        let document = document(number * 1_999 % count, words);
        let root = [document.reference.clone()];
        let (started, before) = (Instant::now(), running());
        index.replace(Some(&root), &mut std::iter::once(Ok(filed(document))), number + 2)?;
        times.push((running().saturating_sub(before), started.elapsed()));
    }
    report("replace one document", &times, 1);
    println!("then: {}", memory());
    Ok(())
}

fn main() -> Result<(), SearchError> {
    let mut arguments = std::env::args().skip(1);
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(200_000_u64);
    let given = arguments.next().map(PathBuf::from);
    let directory = given.unwrap_or_else(|| std::env::temp_dir().join("minga-search-measure"));
    let words = vocabulary();

    println!("before: {}", memory());
    let index = Index::open(&directory)?;
    if index.sequence() == 0 {
        build(&index, count, &words, &directory)?;
    }
    change(&index, count, &words)?;
    drop(index);

    let started = Instant::now();
    let index = Index::open(&directory)?;
    println!("opened in {:.1?}: {}", started.elapsed(), memory());
    searches(&index, &words)?;
    println!("after searching: {}", memory());

    println!("\nAnd with three others searching and one document after another replaced:");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let mut numbers = Numbers(99);
                while !done.load(Relaxed) {
                    let query = Query { text: numbers.sentence(&words, 2), limit: 20, ..Query::default() };
                    let _ = index.find(&query);
                    std::thread::sleep(Duration::from_millis(20));
                }
            });
        }
        scope.spawn(|| {
            for number in (2..).take_while(|_| !done.load(Relaxed)) {
                let document = document(number * 1_999 % count, &words);
                let root = [document.reference.clone()];
                let _ = index.replace(Some(&root), &mut std::iter::once(Ok(filed(document))), number);
            }
        });
        let result = searches(&index, &words);
        done.store(true, Relaxed);
        result
    })?;
    println!("at the end: {}", memory());
    Ok(())
}
