//! The guard as git's `pre-receive` hook: writing it, and reading what git gives it.

use std::path::{Path, PathBuf};

use crate::error::{Code, Error, Result};
use crate::git::Oid;

use super::super::store::Store;
use super::{Refusal, Update, judge, refs_after};

const HOOK: &str = "pre-receive";
const MARK: &str = "# Written by `tine guard install`.";

/// Writes the hook that calls `program`, and says where.
pub fn install(store: &Store, program: &Path) -> Result<PathBuf> {
    let quoted = program.display().to_string().replace('\'', r"'\''");
    let text =
        format!("#!/bin/sh\n{MARK} The trunk moves only by approved proposals.\nexec '{quoted}' guard pre-receive\n");
    store.repo.install_hook(HOOK, &text, MARK)?.ok_or_else(|| {
        let there = store.repo.hooks_dir().join(HOOK);
        Error::new(Code::Exists, format!("`{}` is there already", there.display()))
            .hint("call `tine guard pre-receive` from it, with its standard input")
    })
}

/// Judges a push by the lines that git gives the hook. What is pushed is in `quarantine` until the hook has agreed.
pub fn receive(store: &Store, lines: &[u8], quarantine: Option<&Path>) -> Result<(usize, Vec<Refusal>)> {
    let updates = String::from_utf8_lossy(lines).lines().map(update).collect::<Result<Vec<Update>>>()?;
    let aliases = aliases(store, &updates)?;
    if !aliases.is_empty() {
        return Ok((updates.len(), aliases));
    }
    let trunk = store.trunk()?;
    let refs = refs_after(store.repo.refs_below("refs/")?, &updates);
    let view = store.repo.view(&refs, quarantine)?;
    Ok((updates.len(), judge(store.seeing(view.repo), &trunk, &updates)?))
}

/// A name that stands for another ref is judged as that one, or not at all.
fn aliases(store: &Store, updates: &[Update]) -> Result<Vec<Refusal>> {
    let mut refusals = Vec::new();
    for update in updates.iter().filter(|update| update.before.is_some()) {
        if let Some(target) = store.repo.stands_for(&update.name)? {
            refusals.push(update.refused(&format!("it stands for `{target}`: push that")));
        }
    }
    Ok(refusals)
}

fn update(line: &str) -> Result<Update> {
    let odd = || {
        Error::new(Code::Usage, "standard input is not what git gives a `pre-receive` hook")
            .hint("a line `BEFORE AFTER REF` for each ref")
    };
    let mut words = line.splitn(3, ' ');
    let mut id = || words.next().and_then(|hex| Oid::from_hex(hex.as_bytes()).ok()).ok_or_else(odd);
    let (before, after) = (id()?, id()?);
    let name = words.next().filter(|name| name.starts_with("refs/")).ok_or_else(odd)?.to_owned();
    let there = |id: Oid| (!id.is_null()).then_some(id);
    Ok(Update { name, before: there(before), after: there(after) })
}
