//! The pipelines of `docs/ci.md` parse, and what they run works in the kind of clone that each forge gives to a job.

use yaml_rust2::{Yaml, YamlLoader};

use crate::pages::{blocks, read};
use crate::place::Place;

/// The two files of the page.
fn files() -> [Yaml; 2] {
    let page = read("docs/ci.md");
    let texts: Vec<String> =
        blocks(&page).into_iter().filter(|b| b.language == "yaml").map(|b| b.lines.join("\n")).collect();
    let parsed: Vec<Yaml> = texts
        .iter()
        .map(|text| YamlLoader::load_from_str(text).unwrap_or_else(|e| panic!("{e}:\n{text}")).remove(0))
        .collect();
    parsed.try_into().expect("one for each forge")
}

/// The command lines of a list, but for those that install.
fn lines<'a>(list: &'a Yaml, of: impl Fn(&'a Yaml) -> Option<&'a str>) -> Vec<&'a str> {
    let all: Vec<&str> = list.as_vec().expect("a list").iter().filter_map(of).collect();
    assert!(!all.is_empty());
    all.into_iter().filter(|line| !line.starts_with("cargo install")).collect()
}

/// A server with one proposal that landed and one that waits.
fn server() -> Place {
    let place = Place::with_shop();
    place.write("shop/.tine/policy.toml", "[[check]]\nname = \"tests\"\nrun = \"test -s login.py\"\nrequired = true\n");
    place.git("shop", &["add", ".tine"]);
    place.git("shop", &["commit", "--quiet", "-m", "Ask for the tests"]);
    place.git("", &["clone", "--quiet", "--bare", "shop", "server.git"]);
    place.git("shop", &["remote", "add", "origin", "../server.git"]);
    for name in ["fix", "soon"] {
        place.ok("shop", &["start", name]);
        place.write(&format!("shop.sessions/{name}/{name}.py"), "pass\n");
        place.ok(&format!("shop.sessions/{name}"), &["propose"]);
    }
    place.ok("shop", &["sync"]);
    place.ok("shop", &["approve", "fix-1", "--actor", "bob"]);
    place.git(
        "shop",
        &["push", "--quiet", "--atomic", "origin", "main", "refs/tine/proposal/fix-1", "refs/tine/session/fix"],
    );
    place.ok("shop", &["sync"]);
    place
}

/// Runs the lines as a runner does, in one shell that stops at the first failure.
#[track_caller]
fn works(place: &Place, dir: &str, lines: &[&str], branch: (&str, &str)) {
    let bin = place.root().join("bin");
    if !bin.exists() {
        std::fs::create_dir(&bin).expect("a directory");
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_tine"), bin.join("tine")).expect("a link");
    }
    let path = std::env::var("PATH").expect("a path");
    let mut shell = place.program("bash", dir);
    shell
        .env("PATH", format!("{}:{path}", bin.display()))
        .env("CI", "true")
        .env("TINE_ACTOR", "ci")
        .env(branch.0, branch.1);
    let out = shell.args(["-euo", "pipefail", "-c", &lines.join("\n")]).output().expect("bash runs");
    let said = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "{lines:?}\n{said}");
}

#[test]
fn github_actions() {
    let [file, _] = files();
    let place = server();
    let steps = |job: &str| lines(&file["jobs"][job]["steps"], |step| step["run"].as_str());
    place.git("", &["clone", "--quiet", "--single-branch", "--branch", "proposal/soon-1", "server.git", "one"]);
    works(&place, "one", &steps("check"), ("GITHUB_REF_NAME", "proposal/soon-1"));
    place.git("", &["clone", "--quiet", "--single-branch", "--branch", "main", "server.git", "two"]);
    works(&place, "two", &steps("audit"), ("GITHUB_REF_NAME", "main"));
}

#[test]
fn gitlab_ci() {
    let [_, file] = files();
    let place = server();
    let before = lines(&file["default"]["before_script"], Yaml::as_str);
    let script = |job: &str| [before.clone(), lines(&file[job]["script"], Yaml::as_str)].concat();
    for (job, branch) in [("check", "proposal/soon-1"), ("audit", "main")] {
        place.git("", &["clone", "--quiet", "--branch", branch, "server.git", job]);
        place.git(job, &["checkout", "--quiet", "--detach"]);
        works(&place, job, &script(job), ("CI_COMMIT_BRANCH", branch));
    }
}
