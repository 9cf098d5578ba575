//! The `console` blocks of the README and the pages are what the program says: they are run, in order, in one shell per
//! page, in a home with the repository `shop`. `TINE_BLESS=1` writes the answers anew.

use crate::pages::{blessing, blocks, read, root, same};
use crate::place::Place;

/// Gives each `tine` and each `git` its own minute and its own ids, and hides where the home is.
const PRELUDE: &str = r#"
__next() {
    local n=$(($(cat "$HOME/tmp/n") + 1))
    echo "$n" > "$HOME/tmp/n"
    TINE_TEST_SEED=$n
    printf -v TINE_TEST_TIME '2026-03-02T%02d:%02d:00Z' $((9 + n / 60)) $((n % 60))
}
tine() {
    local TINE_TEST_SEED TINE_TEST_TIME
    __next
    TINE_TEST_SEED=$TINE_TEST_SEED TINE_TEST_TIME=$TINE_TEST_TIME command "$TINE" "$@"
}
git() {
    local TINE_TEST_SEED TINE_TEST_TIME
    __next
    GIT_AUTHOR_DATE=$TINE_TEST_TIME GIT_COMMITTER_DATE=$TINE_TEST_TIME command git "$@"
}
echo 0 > "$HOME/tmp/n"
exec 2>&1
"#;
const MARK: char = '\u{1e}';

/// One command of a block, with the lines it may go on for.
struct Step<'a> {
    typed: Vec<&'a str>,
    answer: Vec<&'a str>,
}

fn steps<'a>(lines: &[&'a str]) -> Vec<Step<'a>> {
    let mut found: Vec<Step<'a>> = Vec::new();
    for line in lines {
        if let Some(typed) = line.strip_prefix("$ ") {
            found.push(Step { typed: vec![typed], answer: Vec::new() });
            continue;
        }
        let last = found.last_mut().expect("a transcript begins with `$ `");
        match line.strip_prefix("> ").or_else(|| (*line == ">").then_some("")) {
            Some(more) if last.answer.is_empty() => last.typed.push(more),
            _ => last.answer.push(line),
        }
    }
    found
}

/// Runs the commands in one shell and gives each one's answer.
fn run(scripts: &[String]) -> Vec<String> {
    let place = Place::with_shop();
    let mut script = format!("{PRELUDE}cd \"$HOME/shop\"\n__s=0\n");
    for typed in scripts {
        // The status of the command before is still `$?` for this one.
        script.push_str(&format!("printf '{MARK}'\n(exit $__s)\n{typed}\n__s=$?\n"));
    }
    place.write("tmp/transcript.sh", &script);
    let mut bash = place.program("bash", "shop");
    bash.env("TINE", env!("CARGO_BIN_EXE_tine")).arg(place.root().join("tmp/transcript.sh"));
    let out = bash.output().expect("bash runs");
    let text = String::from_utf8(out.stdout).expect("UTF-8").replace(&*place.root().to_string_lossy(), "/home/ada");
    let answers: Vec<String> = text.split(MARK).skip(1).map(str::to_owned).collect();
    assert_eq!(answers.len(), scripts.len(), "every command answered:\n{text}");
    answers
}

#[track_caller]
fn check(page: &str) {
    let text = read(page);
    let found = blocks(&text);
    let consoles: Vec<_> = found.iter().filter(|b| b.language == "console").collect();
    assert!(!consoles.is_empty(), "{page} has transcripts");
    let taken: Vec<Vec<Step<'_>>> = consoles.iter().map(|b| steps(&b.lines)).collect();
    let scripts: Vec<String> = taken.iter().flatten().map(|s| s.typed.join("\n")).collect();
    let mut answers = run(&scripts).into_iter();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (block, steps) in consoles.iter().zip(&taken) {
        let mut new = Vec::new();
        for step in steps {
            let answer = answers.next().expect("one for each");
            let answer: Vec<&str> = answer.lines().map(str::trim_end).collect();
            new.extend(step.typed.iter().enumerate().map(|(n, t)| format!("{}{t}", if n == 0 { "$ " } else { "> " })));
            new.extend(answer.iter().map(|l| (*l).to_owned()));
            if !blessing() {
                let shown: Vec<&str> = step.answer.iter().map(|l| l.trim_end()).collect();
                assert_eq!(shown, answer, "{page}:{}: $ {}", block.line, step.typed.join("\n"));
            }
        }
        // Blank placeholders keep the numbers of later lines right until the end.
        let range = block.line - 1..block.line - 1 + block.lines.len();
        let place = range.start;
        for line in &mut lines[range] {
            *line = MARK.to_string();
        }
        if let Some(first) = lines.get_mut(place) {
            *first = new.join("\n");
        }
    }
    lines.retain(|l| *l != MARK.to_string());
    assert!(root().join(page).exists());
    same(page, &(lines.join("\n") + "\n"));
}

#[test]
fn the_readme() {
    check("README.md");
}

#[test]
fn the_page_of_sources() {
    check("docs/sources.md");
}

#[test]
fn looking_after_it() {
    check("docs/operations.md");
}

#[test]
fn the_guide() {
    check("docs/guide.md");
}

#[test]
fn the_page_on_competitions() {
    check("docs/competitions.md");
}

#[test]
fn the_page_about_working_together() {
    check("docs/coordination.md");
}

#[test]
fn the_page_on_sync() {
    check("docs/sync.md");
}

#[test]
fn the_page_of_patterns() {
    check("docs/patterns.md");
}

#[test]
fn the_page_on_pipelines() {
    check("docs/ci.md");
}
