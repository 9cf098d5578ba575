//! Shell commands that may throw work away, by their words. A pattern is a few words that stand in one command in this order;
//! others may stand between. It says too much rather than too little: what comes of a match is one checkpoint more.

/// Commands to save everything before.
#[derive(Debug, Clone, Default)]
pub struct Risky {
    patterns: Vec<Vec<String>>,
}

impl Risky {
    /// Patterns with `;` between them.
    pub fn parse(text: &str) -> Risky {
        let words = |pattern: &str| pattern.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        Risky { patterns: text.split(';').map(words).filter(|words| !words.is_empty()).collect() }
    }

    /// The pattern that a command line meets, if one does.
    pub fn find(&self, command: &str) -> Option<String> {
        let ends = |c: char| matches!(c, '\n' | ';' | '|' | '&' | '(' | ')' | '`');
        let gap = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
        command.split(ends).find_map(|simple| {
            let words: Vec<&str> = simple.split(gap).filter(|word| !word.is_empty()).collect();
            self.patterns.iter().find(|pattern| stands_in(pattern, &words)).map(|pattern| pattern.join(" "))
        })
    }
}

fn stands_in(pattern: &[String], words: &[&str]) -> bool {
    let mut rest = words.iter();
    let mut wanted = pattern.iter();
    let first = wanted.next().expect("a pattern has words");
    // `/bin/rm` is `rm`.
    rest.any(|word| word.rsplit('/').next() == Some(first.as_str()))
        && wanted.all(|part| rest.any(|word| word == part || has_flag(part, word)))
}

/// `-r` stands in `-rf`, but `-delete` only for itself.
fn has_flag(part: &str, word: &str) -> bool {
    let letter = part.strip_prefix('-').filter(|letters| letters.len() == 1);
    let flags = word.strip_prefix('-').filter(|flags| !flags.starts_with('-'));
    matches!((letter, flags), (Some(letter), Some(flags)) if flags.contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_known_by_their_words() {
        let risky = Risky::parse("git reset --hard; git checkout --; rm -r; find -delete;; ");
        let cases = [
            ("git reset --hard HEAD~1", Some("git reset --hard")),
            ("cd x && git -C y reset HEAD --hard", Some("git reset --hard")),
            ("git reset --soft HEAD", None),
            ("git checkout -- .", Some("git checkout --")),
            ("sudo /bin/rm -fr build", Some("rm -r")),
            ("bash -c 'rm -rf x'", Some("rm -r")),
            ("echo $(rm -r x)", Some("rm -r")),
            ("rm --force x", None),
            ("rm x; ls -r", None),
            ("find . -name x -delete", Some("find -delete")),
            ("find . -d", None),
            ("", None),
        ];
        for (command, pattern) in cases {
            assert_eq!(risky.find(command).as_deref(), pattern, "{command}");
        }
        assert_eq!(Risky::parse("").find("rm -rf /"), None);
    }
}
