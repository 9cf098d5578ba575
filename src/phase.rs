//! Names for the parts of a command: `-v` shows their times, and the operation log keeps them. Never decides anything by
//! them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

thread_local! {
    static TIMES: RefCell<Times> = RefCell::default();
}

/// What this thread spent so far.
#[derive(Default)]
struct Times {
    /// For each phase under way, what the phases inside it took.
    inner: Vec<Duration>,
    own: BTreeMap<&'static str, Duration>,
}

/// Runs a part of a command under its name.
pub fn phase<T>(name: &'static str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    TIMES.with_borrow_mut(|times| times.inner.push(Duration::ZERO));
    let done = tracing::debug_span!(target: "tine::phase", "phase", name).in_scope(work);
    let whole = started.elapsed();
    TIMES.with_borrow_mut(|times| {
        let inner = times.inner.pop().unwrap_or_default();
        *times.own.entry(name).or_default() += whole.saturating_sub(inner);
        if let Some(outer) = times.inner.last_mut() {
            *outer += whole;
        }
    });
    done
}

/// How long each phase of this thread took until now, in milliseconds and without the phases inside it. What took less
/// than one is left out, so that what is kept of it stays small.
pub fn spent_ms() -> BTreeMap<String, u64> {
    let ms = |time: &Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    TIMES.with_borrow(|times| {
        let all = times.own.iter().map(|(name, time)| ((*name).to_owned(), ms(time)));
        all.filter(|(_, ms)| *ms > 0).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_counts_without_those_inside_it_and_again_each_time() {
        let nap = |ms| std::thread::sleep(Duration::from_millis(ms));
        let both = std::thread::spawn(move || {
            phase("outer", || phase("inner", || nap(30)));
            phase("inner", || nap(30));
            phase("nothing", || ());
            spent_ms()
        });
        let spent = both.join().expect("it ends");
        assert!(spent["inner"] >= 60, "{spent:?}");
        assert!(!spent.contains_key("outer") || spent["outer"] < spent["inner"], "{spent:?}");
        assert!(!spent.contains_key("nothing"), "{spent:?}");
    }
}
