use minga_kernel::Random;
use std::sync::atomic::{AtomicU64, Ordering};

/// The step of SplitMix64, the generator of `java.util.SplittableRandom`.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// Dice that fall in the same way in every run. For tests only: whoever knows the seed
/// knows all that follows.
#[derive(Debug)]
pub struct SeededRandom(AtomicU64);

impl SeededRandom {
    /// Dice with this seed.
    pub const fn new(seed: u64) -> SeededRandom {
        SeededRandom(AtomicU64::new(seed))
    }

    fn next(&self) -> u64 {
        let state = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Random for SeededRandom {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            part.copy_from_slice(&self.next().to_le_bytes()[..part.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_repeats_itself_and_does_not_stand_still() {
        let draw = |dice: &SeededRandom| {
            let mut bytes = [0; 10];
            dice.fill(&mut bytes);
            bytes
        };
        let (first, second) = (SeededRandom::new(7), SeededRandom::new(7));
        assert_eq!(draw(&first), draw(&second));
        assert_ne!(draw(&first), draw(&SeededRandom::new(7)));
        assert_ne!(draw(&SeededRandom::new(7)), draw(&SeededRandom::new(8)));
    }

    #[test]
    fn it_is_the_published_generator() {
        // The first two numbers for the seed 1234567 in its authors' own implementation.
        let dice = SeededRandom::new(1_234_567);
        assert_eq!(dice.next(), 6_457_827_717_110_365_317);
        assert_eq!(dice.next(), 3_203_168_211_198_807_973);
    }
}
