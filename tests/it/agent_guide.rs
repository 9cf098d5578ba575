//! `agent-guide`: the text that an agent needs, kept between two marks of somebody's file.

use std::os::unix::fs::PermissionsExt as _;

use serde_json::json;

use crate::support::World;

const BEGIN: &str = "<!-- begin tine agent-guide -->";
const END: &str = "<!-- end tine agent-guide -->";

#[test]
fn it_is_short_and_leaves_deciding_to_people() {
    let world = World::empty();
    let home = world.at_root();
    let text = home.tine(["agent-guide"]).ok().stdout;
    assert!(text.starts_with(BEGIN) && text.trim_end().ends_with(END), "{text}");
    assert!(text.lines().count() < 60 && text.len() < 4500, "{} lines, {} bytes", text.lines().count(), text.len());
    for told in ["tine checkpoint --prompt", "tine undo", "tine propose -m", "tine lock", "tine cache set", "`--json`"]
    {
        assert!(text.contains(told), "{told}: {text}");
    }
    for status in ["3 `conflict`", "4 `refused`", "5 `busy`", "6 `stale`", "7 `check_failed`"] {
        assert!(text.contains(&format!("- {status}: ")), "{status}: {text}");
    }
    let code: Vec<&str> = text.split("```").nth(1).expect("a block of commands").lines().collect();
    assert!(code.len() > 15 && !code.iter().any(|l| l.contains("approve") || l.contains("land")), "{code:?}");
    let skill = home.tine(["agent-guide", "--skill"]).ok().stdout;
    assert!(skill.starts_with("---\nname: tine\ndescription: ") && skill.ends_with(&text), "{skill}");
    let data = home.json(["agent-guide"]);
    assert_eq!((&data["text"], &data["file"], &data["change"]), (&json!(text), &json!(null), &json!(null)));
}

#[test]
fn it_is_put_into_a_file_brought_up_to_date_and_taken_out() {
    let world = World::empty();
    let home = world.at_root();
    let before = "# Our rules\r\n\r\nBe kind.";
    home.write("rules/AGENTS.md", before);
    home.link("CLAUDE.md", "rules/AGENTS.md");
    let file = home.path.join("rules/AGENTS.md");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).expect("the mode is set");
    let done = home.json(["agent-guide", "--install", "CLAUDE.md"]);
    assert_eq!((&done["file"], &done["change"]), (&json!("CLAUDE.md"), &json!("updated")));
    let with = home.read("rules/AGENTS.md");
    assert!(with.starts_with(before) && with.contains("tine checkpoint") && !with.replace("\r\n", "").contains('\n'));
    assert!(home.path.join("CLAUDE.md").is_symlink(), "the link is followed, not replaced");
    assert_eq!(file.metadata().expect("it is there").permissions().mode() & 0o777, 0o600);
    let again = home.json(["agent-guide", "--install", "CLAUDE.md"]);
    assert_eq!((&again["change"], home.read("rules/AGENTS.md")), (&json!("unchanged"), with.clone()));

    let (top, _) = with.split_once(BEGIN).expect("a mark");
    home.write("rules/AGENTS.md", format!("{top}{BEGIN}\r\nfrom long ago\r\n{END}\r\n\r\nBe brief.\r\n"));
    assert_eq!(home.json(["agent-guide", "--install", "rules/AGENTS.md"])["change"], "updated");
    let newer = home.read("rules/AGENTS.md");
    assert!(newer.ends_with(&format!("{END}\r\n\r\nBe brief.\r\n")) && !newer.contains("long ago"), "{newer}");

    home.write("rules/AGENTS.md", &with);
    assert_eq!(home.json(["agent-guide", "--remove", "CLAUDE.md"])["change"], "removed");
    assert_eq!(home.read("rules/AGENTS.md"), before);
    assert_eq!(home.json(["agent-guide", "--remove", "CLAUDE.md"])["change"], "unchanged");
    assert_eq!(home.json(["agent-guide", "--remove", "nothing.md"])["change"], "unchanged");
}

#[test]
fn a_skill_is_a_file_of_its_own() {
    let world = World::empty();
    let home = world.at_root();
    let place = ".claude/skills/tine/SKILL.md";
    let install = ["agent-guide", "--skill", "--install", place];
    assert_eq!(home.json(install)["change"], "created");
    assert_eq!(home.read(place), home.tine(["agent-guide", "--skill"]).ok().stdout);
    assert_eq!(home.json(install)["change"], "unchanged");
    let own = home.read(place).replace("description: Save", "description: Always use it. Save");
    home.write(place, own.replace("tine undo", "tine nothing"));
    assert_eq!(home.json(install)["change"], "updated");
    assert_eq!(home.read(place), own, "the front matter is somebody's to change");
    assert_eq!(home.json(["agent-guide", "--remove", place])["change"], "removed");
    assert!(home.read(place).starts_with("---\nname: tine\n"), "what somebody wrote stays");
    home.remove(place);
    home.json(install);
    home.json(["agent-guide", "--remove", place]);
    assert!(!home.has(place), "what was ours alone goes");
    home.write("empty.md", "");
    home.link("LINK.md", "empty.md");
    home.json(["agent-guide", "--install", "LINK.md"]);
    home.json(["agent-guide", "--remove", "LINK.md"]);
    assert!(home.path.join("LINK.md").is_symlink() && home.read("empty.md").is_empty(), "a link stays");
    home.write("notes.md", "mine\n");
    home.fails("exists", ["agent-guide", "--skill", "--install", "notes.md"]);
    assert_eq!(home.read("notes.md"), "mine\n");
}

#[test]
fn what_is_not_certain_is_left_alone() {
    let world = World::empty();
    let home = world.at_root();
    let broken = format!("text\n{BEGIN}\nhalf\n");
    home.write("AGENTS.md", &broken);
    for flag in ["--install", "--remove"] {
        let error = home.fails("invalid", ["agent-guide", flag, "AGENTS.md"]);
        let message = error["message"].as_str().expect("a message");
        assert!(message.contains("AGENTS.md`, line 2: ") && message.contains("without an end"), "{message}");
    }
    assert_eq!(home.read("AGENTS.md"), broken);
    home.link("dangling.md", "nowhere.md");
    home.fails("io", ["agent-guide", "--install", "dangling.md"]);
    assert!(!home.has("nowhere.md"));
    home.fails("io", ["agent-guide", "--install", "home"]);
    home.fails("usage", ["agent-guide", "--install", "a.md", "--remove", "a.md"]);
}

#[cfg(debug_assertions)]
#[test]
fn killed_on_the_way_it_leaves_the_file_as_it_was() {
    let world = World::empty();
    let home = world.at_root();
    home.write("AGENTS.md", "mine\n");
    for plan in ["kill@1", "enospc@1"] {
        let ran = home.tine(["agent-guide", "--install", "AGENTS.md"]).env("TINE_FAIL", plan).run();
        assert_ne!(ran.status, Some(0), "{ran}");
        assert_eq!(home.read("AGENTS.md"), "mine\n");
    }
}
