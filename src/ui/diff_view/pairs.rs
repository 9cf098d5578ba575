//! Which removed line became which added one, and the words in which the two differ. Lines that have little in common
//! are not paired: emphasis on all of a line says nothing.

use std::ops::Range;

use crate::core::diff::{Line, LineKind, changed_words as words_between};

/// Lines beyond this are not looked into.
const MAX_LINE: usize = 2_000;
/// Runs of changed lines beyond this are not looked into: nobody compares them line by line.
const MAX_RUN: usize = 40;
/// The share of the longer line that two lines must have in common.
const SIMILAR: f64 = 0.5;

/// For each line the byte ranges to emphasise.
pub(super) fn changed_words(lines: &[Line]) -> Vec<Vec<Range<usize>>> {
    let mut words = vec![Vec::new(); lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let run = |from: usize, kind| from + lines[from..].iter().take_while(|l| l.kind == kind).count();
        let removed = run(at, LineKind::Remove);
        let added = run(removed, LineKind::Add);
        if removed > at && added > removed && added - at <= MAX_RUN {
            pair(lines, at..removed, removed..added, &mut words);
        }
        at = added.max(at + 1);
    }
    words
}

/// Pairs in order: each removed line goes with the first added one after the last pair that is similar enough.
fn pair(lines: &[Line], removed: Range<usize>, added: Range<usize>, words: &mut [Vec<Range<usize>>]) {
    let mut next = added.start;
    for old in removed {
        for new in next..added.end {
            if let Some((before, after)) = compare(&lines[old].text, &lines[new].text) {
                (words[old], words[new]) = (before, after);
                next = new + 1;
                break;
            }
        }
    }
}

type Ranges = Vec<Range<usize>>;

fn compare(old: &[u8], new: &[u8]) -> Option<(Ranges, Ranges)> {
    let end = |line: &[u8]| line.len() - usize::from(line.ends_with(b"\n"));
    let (old, new) = (&old[..end(old)], &new[..end(new)]);
    let longer = old.len().max(new.len());
    if longer > MAX_LINE {
        return None;
    }
    let (before, after) = words_between(old, new);
    // White space is in common with every line, so it makes no two lines alike.
    let solid = |line: &[u8]| line.iter().filter(|b| !b.is_ascii_whitespace()).count();
    let differ = |line: &[u8], ranges: &Ranges| ranges.iter().map(|r| solid(&line[r.clone()])).sum::<usize>();
    let common = solid(old) - differ(old, &before);
    let enough = SIMILAR * solid(old).max(solid(new)) as f64;
    (common > 0 && common as f64 >= enough).then_some((before, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emphasised(text: &str) -> String {
        let lines: Vec<Line> = text
            .lines()
            .map(|l| Line {
                kind: match &l[..1] {
                    "-" => LineKind::Remove,
                    "+" => LineKind::Add,
                    _ => LineKind::Context,
                },
                text: format!("{}\n", &l[1..]).into(),
            })
            .collect();
        let mut out = String::new();
        for (line, words) in lines.iter().zip(changed_words(&lines)) {
            let mut text = line.text.to_string();
            for word in words.iter().rev() {
                text.insert(word.end, ']');
                text.insert(word.start, '[');
            }
            out += &text;
        }
        out
    }

    #[test]
    fn an_edited_line_shows_its_words_and_a_replaced_one_does_not() {
        assert_eq!(emphasised("-let x = 1;\n+let x = 2;\n"), "let x = [1];\nlet x = [2];\n");
        assert_eq!(emphasised("-let x = 1;\n+return total\n"), "let x = 1;\nreturn total\n");
        assert_eq!(emphasised("-\n+    \n"), "\n    \n");
    }

    #[test]
    fn lines_pair_in_order_across_new_ones() {
        let text = "-fn first(a: u8)\n-fn second(b: u8)\n+fn first(a: u16)\n+something new\n+fn second(c: u8)\n";
        let shown = "fn first(a: [u8])\nfn second([b]: u8)\nfn first(a: [u16])\nsomething new\nfn second([c]: u8)\n";
        assert_eq!(emphasised(text), shown);
    }

    #[test]
    fn context_between_two_changes_keeps_them_apart() {
        let text = "-value = 1\n same\n+value = 2\n";
        assert_eq!(emphasised(text), "value = 1\nsame\nvalue = 2\n");
    }

    #[test]
    fn endless_lines_and_runs_are_left_alone() {
        let long = "word ".repeat(MAX_LINE);
        assert!(!emphasised(&format!("-{long}a\n+{long}b\n")).contains('['));
        let run = |sign: &str| format!("{sign}let x = 1;\n").repeat(MAX_RUN);
        assert!(!emphasised(&format!("{}{}", run("-"), run("+").replace('1', "2"))).contains('['));
    }
}
