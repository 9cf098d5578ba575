//! 6: every command that writes, at a moment where it has much to do.

use super::crash::{Case, survives};
use crate::support::{Call, Place, World};

macro_rules! survive {
    ($($name:ident: $prepare:expr, $act:expr;)*) => {
        $(
            #[test]
            fn $name() {
                survives(&Case { prepare: $prepare, act: $act, take_back: None });
            }
        )*
    };
}

fn fix(world: &World) -> Place<'_> {
    world.workspace("fix")
}

fn nothing(_: &World) {}

/// Two checkpoints, then unsaved edits beside an ignored file.
fn at_work(world: &World) {
    let fix = world.start("fix");
    fix.write("src/main.txt", "1\n");
    fix.write("dir/one.txt", "1\n");
    fix.checkpoint("one");
    fix.write("src/main.txt", "2\n");
    fix.write("dir/two.txt", "2\n");
    fix.remove("README.md");
    fix.checkpoint("two");
    fix.write("src/main.txt", "not saved\n");
    fix.write("new/file.txt", "not saved\n");
    fix.write("trace.log", "ignored\n");
}

fn saved(world: &World) {
    at_work(world);
    fix(world).checkpoint("three");
}

fn handed(world: &World) {
    at_work(world);
    fix(world).json(["handoff", "fix", "--to", "bob", "-m", "take it"]);
}

fn noted(world: &World) {
    saved(world);
    fix(world).json(["note", "add", "-m", "mine"]);
}

/// What the session said stands below what somebody said from outside.
fn noted_by_two(world: &World) {
    noted(world);
    world.repo().json(["note", "add", "--on", "fix", "-m", "theirs"]);
}

fn pooled(world: &World) {
    with_env(world);
    world.repo().json(["config", "set", "start.pool", "1"]);
    world.repo().json(["start", "--fill-pool"]);
    // What it is brought to when it is taken.
    world.repo().write("late.txt", "1\n");
    world.repo().git(["add", "late.txt"]);
    world.repo().git(["commit", "-q", "-m", "late"]);
}

fn pooled_behind(world: &World) {
    pooled(world);
    world.repo().json(["config", "set", "start.pool", "2"]);
}

/// Enough for several threads to write them.
fn many_saved(world: &World) {
    let fix = world.start("fix");
    let each = |text: &str| (0..60).for_each(|n| fix.write(format!("d{}/f{n}", n % 7), format!("{text} {n}\n")));
    each("one");
    fix.checkpoint("one");
    each("two");
    (0..9).for_each(|n| fix.write(format!("new/{n}/file"), "new\n"));
    fix.checkpoint("two");
}

/// What plain git did has to go into the log first.
fn committed_by_git(world: &World) {
    saved(world);
    fix(world).write("src/main.txt", "by git\n");
    fix(world).git(["commit", "--quiet", "--all", "-m", "By plain git"]);
    fix(world).write("src/main.txt", "not saved\n");
}

fn undone(world: &World) {
    saved(world);
    fix(world).json(["undo", "-n", "2"]);
}

fn trunk_moved(world: &World) {
    world.repo().write("trunk.txt", "t\n");
    world.repo().git(["add", "--all"]);
    world.repo().git(["commit", "--quiet", "-m", "The trunk moves"]);
}

fn behind(world: &World) {
    at_work(world);
    trunk_moved(world);
}

fn conflicting(world: &World) {
    at_work(world);
    world.repo().write("src/main.txt", "theirs\n");
    world.repo().git(["commit", "--quiet", "--all", "-m", "Theirs"]);
}

fn resolved(world: &World) {
    conflicting(world);
    fix(world).tine(["refresh"]).run();
    fix(world).write("src/main.txt", "both\n");
}

fn proposed(world: &World) {
    saved(world);
    fix(world).propose("All three");
    trunk_moved(world);
}

fn granted(world: &World) {
    proposed(world);
    world.repo().json(["approve", "fix-1", "--no-land"]);
}

fn landed(world: &World) {
    proposed(world);
    world.repo().json(["approve", "fix-1"]);
}

fn rivals(world: &World) {
    proposed(world);
    world.repo().json(["start", "other", "--from", "fix@0"]);
    world.workspace("other").write("other.txt", "other\n");
    world.workspace("other").propose("The other one");
}

fn promoted(world: &World) {
    world.repo().json(["source", "promote", "base"]);
    trunk_moved(world);
}

fn checked(world: &World) {
    let policy = "[review]\nself_approval = true\n[[check]]\nname = \"a\"\nrun = \"true\"\nrequired = true\n";
    world.repo().write(".tine/policy.toml", policy);
    world.repo().git(["add", "--all"]);
    world.repo().git(["commit", "--quiet", "-m", "The policy"]);
    proposed(world);
}

fn rejected(world: &World) {
    proposed(world);
    world.repo().json(["reject", "fix-1", "-m", "no", "--delete"]);
}

/// Idle with edits that nobody made just now, beside one that was given up with its proposal.
fn idle(world: &World) {
    proposed(world);
    world.repo().json(["reject", "fix-1", "-m", "no", "--delete"]);
    world.repo().json(["start", "idle"]);
    world.workspace("idle").write("src/main.txt", "not saved\n");
    world.workspace("idle").write("trace.log", "ignored\n");
    crate::sweep::age(&world.workspace("idle"));
}

fn hooked(world: &World) {
    at_work(world);
    world.repo().json(["hooks", "install", "claude", "--yes"]);
}

const AT_ONCE: [&str; 6] =
    ["--config", "retention.idle_after=1s", "--config", "retention.rejected=1s", "--config", "retention.discarded=1s"];

/// A remote where somebody else decided on the same, and made something new. It lies where nobody looks.
fn decided_elsewhere(world: &World) {
    world.start("fix").write("a.txt", "a\n");
    world.workspace("fix").propose("One");
    let repo = world.repo();
    world.at_root().git(["clone", "--quiet", "--bare", "repo", "home/server.git"]);
    repo.git(["remote", "add", "origin", "../home/server.git"]);
    repo.json(["sync"]);
    world.at_root().git(["clone", "--quiet", "home/server.git", "home/other"]);
    let other = world.place("home/other");
    other.json(["sync"]);
    other.tine(["approve", "fix-1", "--no-land"]).by("bob").json();
    other.json(["start", "theirs", "--no-workspace"]);
    other.json(["sync"]);
    repo.json(["approve", "fix-1", "--no-land"]);
}

fn archived(world: &World) {
    at_work(world);
    world.repo().json(["archive", "fix"]);
}

fn edited_here(world: &World) {
    world.repo().write("src/main.txt", "edited\n");
    world.repo().write("new.txt", "new\n");
    world.repo().write("trace.log", "ignored\n");
}

fn here(world: &World) {
    edited_here(world);
    world.repo().json(["start", "fix", "--here"]);
    world.repo().write("more.txt", "not saved\n");
}

fn locked(world: &World) {
    at_work(world);
    fix(world).tine(["lock", "src/**", "--ttl", "7d"]).by("agent/codex").ok();
    fix(world).tine(["lock", "--ttl", "7d"]).by("agent/codex").ok();
}

fn with_env(world: &World) {
    world.repo().write(".worktreeinclude", ".env\n");
    world.repo().write(".env", "KEY=1\n");
    world.repo().git(["add", "--all"]);
    world.repo().git(["commit", "--quiet", "-m", "Say what a workspace needs"]);
}

const EDITS: &str = r##"[{"path": "dir/two.txt", "content": "edited\n"}, {"path": "dir/one.txt", "delete": true},
    {"path": "by/edit.sh", "content": "#!/bin/sh\n", "mode": "100755"}]"##;

/// An event of an agent in this place.
fn told_in(place: &Place<'_>, event: &str) -> Call {
    let cwd = place.path.display();
    let payload = format!(
        r#"{{"session_id": "s", "prompt_id": "p", "cwd": "{cwd}", "hook_event_name": "{event}", "prompt": "Do it", "name": "new"}}"#
    );
    place.tine(["hook", "claude"]).stdin(payload)
}

fn told(world: &World, event: &str) -> Call {
    told_in(&fix(world), event)
}

fn asked(world: &World) {
    at_work(world);
    told(world, "UserPromptSubmit").ok();
    fix(world).write("src/main.txt", "by an agent\n");
}

fn back_to_the_first(world: &World) -> Call {
    // The entry is found by looking, so the command that looks must not count.
    let commands = world.commands();
    let log = fix(world).operations([]);
    world.rewind_to(commands);
    let first = log.last().expect("an entry")["id"].as_str().expect("text").to_owned();
    fix(world).tine(["op", "restore", &first])
}

survive! {
    law_06_hooks_install: at_work, |w| w.repo().tine(["hooks", "install", "claude", "--yes"]);
    law_06_hooks_uninstall: hooked, |w| w.repo().tine(["hooks", "uninstall", "claude", "--yes"]);
    law_06_start: with_env, |w| w.repo().tine(["start", "new", "--task", "A task"]);
    law_06_start_from_the_pool: pooled, |w| w.repo().tine(["start", "new"]).env("CI", "true");
    law_06_fill_the_pool: pooled_behind, |w| w.repo().tine(["start", "--fill-pool"]);
    law_06_start_without_workspace: nothing, |w| w.repo().tine(["start", "new", "--no-workspace"]);
    law_06_start_here: edited_here, |w| w.repo().tine(["start", "new", "--here"]);
    law_06_checkpoint: at_work, |w| fix(w).tine(["checkpoint", "--prompt", "Do it"]);
    law_06_checkpoint_after_plain_git: committed_by_git, |w| fix(w).tine(["checkpoint", "--prompt", "Do it"]);
    law_06_checkpoint_of_edits: saved, |w| fix(w).tine(["checkpoint", "--edits", "-"]).stdin(EDITS);
    law_06_undo: saved, |w| fix(w).tine(["undo"]);
    law_06_undo_of_unsaved_edits: at_work, |w| fix(w).tine(["undo", "-n", "2"]);
    law_06_redo: undone, |w| fix(w).tine(["redo"]);
    law_06_restore: at_work, |w| fix(w).tine(["restore", "@0"]);
    law_06_op_restore: at_work, back_to_the_first;
    law_06_fork: at_work, |w| fix(w).tine(["fork", "-n", "2"]);
    law_06_run: at_work, |w| fix(w).tine(["run", "--", "true"]);
    law_06_run_in_a_new_session: nothing, |w| w.repo().tine(["run", "--new", "--task", "A task", "--", "true"]);
    law_06_race: at_work, |w| fix(w).tine(["race", "--task", "A task", "--agents", "true", "false"]);
    law_06_hook_at_a_prompt: at_work, |w| told(w, "UserPromptSubmit");
    law_06_hook_at_a_first_prompt: edited_here, |w| told_in(&w.repo(), "UserPromptSubmit");
    law_06_hook_at_a_turns_end: asked, |w| told(w, "Stop");
    law_06_hook_for_a_worktree: at_work, |w| told(w, "WorktreeCreate");
    law_06_refresh: behind, |w| fix(w).tine(["refresh"]);
    law_06_refresh_by_rebase: behind, |w| fix(w).tine(["refresh", "--rebase"]);
    law_06_refresh_continued: resolved, |w| fix(w).tine(["refresh", "--continue"]);
    law_06_propose: at_work, |w| fix(w).tine(["propose", "-m", "All of it"]);
    law_06_propose_squashed: saved, |w| fix(w).tine(["propose", "-m", "All of it", "--squash"]);
    law_06_approve: proposed, |w| w.repo().tine(["approve", "fix-1"]);
    law_06_approve_by_merge: proposed, |w| w.repo().tine(["approve", "fix-1", "--method", "merge"]);
    law_06_approve_by_rebase: proposed, |w| w.repo().tine(["approve", "fix-1", "--method", "rebase"]);
    law_06_approve_a_part: proposed, |w| w.repo().tine(["approve", "fix-1", "--only", "dir/one.txt", "README.md"]);
    law_06_approve_without_landing: proposed, |w| w.repo().tine(["approve", "fix-1", "--no-land"]);
    law_06_approve_with_a_check: checked, |w| w.repo().tine(["approve", "fix-1"]);
    law_06_pick: rivals, |w| w.repo().tine(["pick", "fix-1", "--over", "other-1"]);
    law_06_revert: landed, |w| w.repo().tine(["revert", "fix-1"]);
    law_06_land: granted, |w| w.repo().tine(["land", "fix-1"]);
    law_06_undo_of_a_landing: landed, |w| w.repo().tine(["undo"]);
    law_06_reject: proposed, |w| w.repo().tine(["reject", "fix-1", "-m", "no"]);
    law_06_reject_and_delete: proposed, |w| w.repo().tine(["reject", "fix-1", "-m", "no", "--delete"]);
    law_06_reopen: rejected, |w| w.repo().tine(["proposal", "reopen", "fix-1"]);
    law_06_withdraw: proposed, |w| w.repo().tine(["proposal", "withdraw", "fix-1"]);
    law_06_archive: at_work, |w| w.repo().tine(["archive", "fix"]);
    law_06_archive_of_a_borrowed_worktree: here, |w| w.repo().tine(["archive", "fix"]);
    law_06_discard: at_work, |w| w.repo().tine(["discard", "fix", "-m", "over"]);
    law_06_op_prune: saved, |w| w.repo().tine(["op", "prune", "--older-than", "20m"]);
    law_06_op_prune_of_everything: saved, |w| w.repo().tine(["op", "prune", "--older-than", "1m"]);
    law_06_sweep: idle, |w| w.repo().tine(AT_ONCE.iter().chain(&["sweep", "--apply"]));
    law_06_undo_of_many_files: many_saved, |w| fix(w).tine(["undo"]);
    law_06_source_promote: promoted, |w| w.repo().tine(["source", "promote", "base", "-m", "The second"]);
    law_06_source_rm: promoted, |w| w.repo().tine(["source", "rm", "base"]);
    law_06_lock: at_work, |w| fix(w).tine(["lock", "src/**", "dir", "--ttl", "7d"]);
    law_06_unlock: locked, |w| fix(w).tine(["unlock"]).by("agent/codex");
    law_06_unlock_by_force: locked, |w| fix(w).tine(["unlock", "--force", "--reason", "it hangs"]);
    law_06_tag: at_work, |w| fix(w).tine(["tag", "set", "team=checkout"]);
    law_06_health: at_work, |w| fix(w).tine(["health", "set", "fail", "--detail", "one"]);
    law_06_handoff: at_work, |w| w.repo().tine(["handoff", "fix", "--to", "bob", "-m", "take it"]);
    law_06_accept: handed, |w| w.repo().tine(["accept", "fix"]).by("bob");
    law_06_note: at_work, |w| fix(w).tine(["note", "add", "dir/one.txt:1", "-m", "One"]);
    law_06_note_on_what_is_not_saved: at_work, |w| fix(w).tine(["note", "add", "src/main.txt:1", "-m", "New"]);
    law_06_note_resolved: noted, |w| fix(w).tine(["note", "resolve", "01", "-m", "done"]);
    law_06_undo_of_a_note_below_another: noted_by_two, |w| fix(w).tine(["undo"]);
    law_06_sync: decided_elsewhere, |w| w.repo().tine(["sync"]);
    law_06_reactivate: archived, |w| w.repo().tine(["reactivate", "fix"]);
}

#[test]
fn law_06_refresh_with_conflicts() {
    survives(&Case {
        prepare: |world| {
            conflicting(world);
            fix(world).checkpoint("three");
        },
        act: |world| fix(world).tine(["refresh"]),
        // Half of the files may have been given their markers; giving the refresh up makes them what they were.
        take_back: Some(|world| {
            let ran = fix(world).tine(["refresh", "--abort"]).run();
            assert!(matches!(ran.status, Some(0 | 1)), "{ran}");
        }),
    });
}
