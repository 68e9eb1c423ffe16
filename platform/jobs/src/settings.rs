use minga_kernel::Random;
use std::time::Duration;

/// How a worker works.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How long it waits when there is nothing to do.
    pub pause: Duration,
    /// How long a job belongs to the one who took it; a run is stopped shortly before.
    /// The clocks of machines that share a database may differ by a tenth of it.
    pub lease: Duration,
    /// How often a job is tried before it has failed.
    pub attempts: u32,
    /// About how long it waits after the first try; twice as long after each further one.
    pub back_off: Duration,
    /// The longest wait between two tries.
    pub longest: Duration,
}

/// Ten tries in about four to eight hours: longer than most troubles of a mail server last.
impl Default for Settings {
    fn default() -> Settings {
        Settings {
            pause: Duration::from_millis(500),
            lease: Duration::from_mins(5),
            attempts: 10,
            back_off: Duration::from_mins(1),
            longest: Duration::from_hours(3),
        }
    }
}

impl Settings {
    /// How long a run may take: less than the lease, so that nobody takes the job meanwhile.
    pub(crate) fn patience(&self) -> Duration {
        self.lease * 9 / 10
    }

    /// How long to wait after this many tries. Half of it is chance, so that what failed
    /// together does not come back together.
    pub(crate) fn wait(&self, attempts: u32, random: &dyn Random) -> Duration {
        let doubled = 2u32.saturating_pow(attempts.saturating_sub(1));
        let whole = self.back_off.saturating_mul(doubled).min(self.longest);
        let mut bytes = [0; 2];
        random.fill(&mut bytes);
        let half = whole / 2;
        half + half * u32::from(u16::from_le_bytes(bytes)) / u32::from(u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minga_testkit::SeededRandom;

    const SECONDS: [u64; 10] = [60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 10_800, 10_800];

    #[test]
    fn each_wait_is_twice_as_long_up_to_the_longest_and_half_of_it_is_chance() {
        let (settings, random) = (Settings::default(), SeededRandom::new(7));
        for (attempts, whole) in (1..).zip(SECONDS.map(Duration::from_secs)) {
            let waits: Vec<_> = (0..100).map(|_| settings.wait(attempts, &random)).collect();
            assert!(waits.iter().all(|wait| (whole / 2..=whole).contains(wait)), "{attempts}: {waits:?}");
            assert!(waits.iter().any(|wait| *wait < whole / 8 * 5), "{attempts}: {waits:?}");
            assert!(waits.iter().any(|wait| *wait > whole / 8 * 7), "{attempts}: {waits:?}");
        }
    }

    #[test]
    fn no_number_of_tries_is_too_large() {
        let wait = Settings::default().wait(u32::MAX, &SeededRandom::new(1));
        assert!(wait <= Settings::default().longest);
    }
}
