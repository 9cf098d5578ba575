//! Ids as people type them: the shortest prefix that is still unique stands out from the rest.

use super::style::Style;

/// How many characters of an id are shown where nothing else is said.
pub const SHOWN: usize = 8;

/// A set of ids (change ids or commit ids, not both) in which prefixes have to be unique.
#[derive(Debug, Clone, Default)]
pub struct Prefixes {
    sorted: Vec<String>,
}

impl Prefixes {
    /// The set of these ids.
    pub fn new<I: IntoIterator<Item = S>, S: Into<String>>(ids: I) -> Self {
        let mut sorted: Vec<String> = ids.into_iter().map(Into::into).collect();
        sorted.sort_unstable();
        sorted.dedup();
        Prefixes { sorted }
    }

    /// The unique prefix of `id`, and what follows it up to `min_shown` characters in all.
    pub fn split<'a>(&self, id: &'a str, min_shown: usize) -> (&'a str, &'a str) {
        let unique = self.unique_len(id);
        let shown = boundary(id, min_shown.max(unique));
        id[..shown].split_at(unique.min(shown))
    }

    /// A change id with its unique prefix standing out.
    pub fn change(&self, id: &str) -> String {
        self.paint(id, Style::ChangeId)
    }

    /// A commit id with its unique prefix standing out.
    pub fn commit(&self, id: &str) -> String {
        self.paint(id, Style::CommitId)
    }

    fn paint(&self, id: &str, style: Style) -> String {
        let (unique, rest) = self.split(id, SHOWN);
        style.paint(unique) + &Style::IdRest.paint(rest)
    }

    /// One more than what `id` shares with its neighbours in the order, which share the most with it.
    fn unique_len(&self, id: &str) -> usize {
        let at = self.sorted.partition_point(|other| other.as_str() < id);
        let after = self.sorted[at..].iter().find(|other| *other != id);
        let before = self.sorted[..at].last();
        let shared = [before, after].into_iter().flatten().map(|other| shared_len(id, other)).max();
        boundary(id, shared.map_or(1, |n| n + 1))
    }
}

fn shared_len(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

/// The nearest place to cut at or after `at`; ids are ASCII, but a caller's mistake must not panic.
fn boundary(id: &str, at: usize) -> usize {
    (at..id.len()).find(|&i| id.is_char_boundary(i)).unwrap_or(id.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_unique_prefix() {
        let ids = Prefixes::new(["kkmmzzzzzzzz", "kkmpzzzzzzzz", "qszzzzzzzzzz"]);
        assert_eq!(ids.split("kkmmzzzzzzzz", 8), ("kkmm", "zzzz"));
        assert_eq!(ids.split("kkmpzzzzzzzz", 8), ("kkmp", "zzzz"));
        assert_eq!(ids.split("qszzzzzzzzzz", 8), ("q", "szzzzzz"));
        assert_eq!(ids.split("qszzzzzzzzzz", 0), ("q", ""));
    }

    #[test]
    fn an_id_outside_the_set_and_one_that_continues_another() {
        let ids = Prefixes::new(["abc", "abcdef", "abc"]);
        assert_eq!(ids.split("abc", 8), ("abc", ""));
        assert_eq!(ids.split("abcdef", 8), ("abcd", "ef"));
        assert_eq!(ids.split("abx", 8), ("abx", ""));
        assert_eq!(Prefixes::default().split("0123456789", 8), ("0", "1234567"));
        assert_eq!(Prefixes::default().split("", 8), ("", ""));
        assert_eq!(Prefixes::default().split("é", 0), ("é", ""));
    }

    /// The definition, tried on every prefix: shorter ones are shared, the chosen one is not.
    #[test]
    fn every_prefix_names_one_id_and_no_shorter_one_does() {
        let all: Vec<String> = (0u32..300).map(|n| format!("{:08x}", n.wrapping_mul(2_654_435_761))).collect();
        let ids = Prefixes::new(all.clone());
        for id in &all {
            let (unique, _) = ids.split(id, 0);
            let holders = |prefix: &str| all.iter().filter(|other| other.starts_with(prefix)).count();
            assert_eq!(holders(unique), 1, "{id}");
            assert!(unique.len() == 1 || holders(&unique[..unique.len() - 1]) > 1, "{id}");
        }
    }
}
