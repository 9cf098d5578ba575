//! Work shared among the cores.

use std::num::NonZero;
use std::sync::OnceLock;

const MAX: usize = 8;

/// How many threads pay at most. Asking the system takes longer than some commands.
pub fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, NonZero::get).min(MAX))
}

/// Does the work on parts of a list, one for each core and none for fewer than `least` items. The answers come in the
/// order of the list.
pub fn in_parts<T: Sync, U: Send, E: Send>(
    items: &[T],
    least: usize,
    work: impl Fn(&[T]) -> Result<Vec<U>, E> + Sync,
) -> Result<Vec<U>, E> {
    let threads = cores().min(items.len() / least.max(1)).max(1);
    if threads == 1 {
        return work(items);
    }
    std::thread::scope(|scope| {
        let work = &work;
        let parts: Vec<_> =
            items.chunks(items.len().div_ceil(threads)).map(|part| scope.spawn(move || work(part))).collect();
        let mut all = Vec::with_capacity(items.len());
        for part in parts {
            all.extend(part.join().expect("a part of the work does not panic")?);
        }
        Ok(all)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_order_and_a_failure_is_the_answer() {
        let items: Vec<usize> = (0..1000).collect();
        let doubled = |part: &[usize]| Ok::<_, String>(part.iter().map(|n| n * 2).collect());
        assert_eq!(in_parts(&items, 1, doubled), Ok((0..1000).map(|n| n * 2).collect()));
        assert_eq!(in_parts(&[], 1, doubled), Ok(Vec::new()));
        let failing = |part: &[usize]| if part.contains(&700) { Err("700") } else { Ok(part.to_vec()) };
        assert_eq!(in_parts(&items, 1, failing), Err("700"));
    }
}
