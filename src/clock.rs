//! Where the time and random ids come from. Both are passed into `core`, so that tests repeat exactly.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::time::Instant;

use jiff::Timestamp;

use crate::git::ChangeId;
use crate::phase;
use crate::zone;

/// The time: the system's, or a fixed one that moves a second with every reading.
#[derive(Debug, Clone)]
pub struct Clock {
    fixed: Option<Cell<Timestamp>>,
    started: Instant,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Clock { fixed: None, started: Instant::now() }
    }

    /// A clock that starts here.
    pub fn fixed(at: Timestamp) -> Self {
        Clock { fixed: Some(Cell::new(at)), started: Instant::now() }
    }

    /// Now, in whole milliseconds.
    pub fn now(&self) -> Timestamp {
        let now = match &self.fixed {
            Some(at) => at.get(),
            None => Timestamp::now(),
        };
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// Milliseconds since the command started; 0 on a fixed clock.
    pub fn elapsed_ms(&self) -> u64 {
        if self.fixed.is_some() {
            return 0;
        }
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// What each part of the command took so far, in milliseconds; nothing on a fixed clock.
    pub fn phases_ms(&self) -> BTreeMap<String, u64> {
        if self.fixed.is_some() { BTreeMap::new() } else { phase::spent_ms() }
    }

    /// The offset from UTC in seconds that commits are written with.
    pub fn offset(&self) -> i32 {
        if self.fixed.is_some() {
            return 0;
        }
        zone::local_offset(self.now())
    }
}

/// Random bits: the system's, or a seeded sequence.
#[derive(Debug, Clone)]
pub struct Random {
    state: Cell<Option<u64>>,
}

impl Random {
    /// The system's generator.
    pub fn system() -> Self {
        Random { state: Cell::new(None) }
    }

    /// A repeatable sequence.
    pub fn seeded(seed: u64) -> Self {
        Random { state: Cell::new(Some(seed)) }
    }

    /// Sixteen random bytes.
    pub fn bytes(&self) -> [u8; 16] {
        let mut out = [0; 16];
        match self.state.get() {
            None => getrandom::fill(&mut out).expect("the system gives random bytes"),
            Some(mut seed) => {
                // SplitMix64: short, and good enough for ids in tests.
                for part in out.chunks_mut(8) {
                    seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
                    let mut z = seed;
                    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                    part.copy_from_slice(&(z ^ (z >> 31)).to_be_bytes());
                }
                self.state.set(Some(seed));
            }
        }
        out
    }

    /// A new change id.
    pub fn change_id(&self) -> ChangeId {
        ChangeId(self.bytes())
    }

    /// A new operation id: 12 hex digits.
    pub fn operation_id(&self) -> String {
        self.bytes()[..6].iter().map(|b| format!("{b:02x}")).collect()
    }

    /// A new sortable id for a decision or a note: a ULID.
    pub fn ulid(&self, now: Timestamp) -> String {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let ms = u64::try_from(now.as_millisecond()).unwrap_or(0);
        let mut bytes = self.bytes();
        bytes[..6].copy_from_slice(&ms.to_be_bytes()[2..]);
        let bits = u128::from_be_bytes(bytes);
        (0..26).rev().map(|i| char::from(ALPHABET[(bits >> (5 * i) & 31) as usize])).collect()
    }

    /// A few letters to tell two names apart.
    pub fn letters(&self, count: usize) -> String {
        const ALPHABET: &[u8; 20] = b"bcdfghjkmnpqrstvwxyz";
        self.bytes().iter().take(count).map(|b| char::from(ALPHABET[usize::from(*b) % 20])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ulids_sort_by_time() {
        let random = Random::seeded(1);
        let early = random.ulid(Timestamp::from_second(1_000).expect("in range"));
        let late = random.ulid(Timestamp::from_second(2_000).expect("in range"));
        assert!(early < late);
        assert_eq!(early.len(), 26);
    }
}
