//! Random edits of a worktree, as people, programs and accidents make them.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::world::Seed;

/// What is edited.
#[derive(Default)]
pub struct Edits {
    place: PathBuf,
    files: Vec<PathBuf>,
    made: u64,
}

impl Edits {
    /// Looks at what there is to edit.
    pub fn list(&mut self, place: &Path) {
        fn walk(place: &Path, dir: &Path, found: &mut Vec<PathBuf>) {
            for entry in fs::read_dir(place.join(dir)).into_iter().flatten().flatten() {
                let path = dir.join(entry.file_name());
                // What is no text cannot be named in an answer without loss.
                if path == Path::new(".git") || path.to_str().is_none() {
                    continue;
                }
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => walk(place, &path, found),
                    _ => found.push(path),
                }
            }
        }
        self.place = place.to_owned();
        self.files.clear();
        walk(place, Path::new(""), &mut self.files);
        // The order on disk is no matter of the seed.
        self.files.sort();
    }

    fn any(&self, dice: &mut Seed) -> PathBuf {
        match self.files.len() {
            0 => PathBuf::from("first.txt"),
            number => self.files[dice.below(number as u64) as usize].clone(),
        }
    }

    fn new_name(&mut self, beside: &Path) -> PathBuf {
        self.made += 1;
        beside.with_file_name(format!("soak-{}.txt", self.made))
    }

    /// Makes a few edits and says where.
    pub fn some(&mut self, dice: &mut Seed) -> Vec<PathBuf> {
        let number = match dice.below(20) {
            0 => 0,
            1 => 200,
            _ => 1 + dice.below(8),
        };
        (0..number).map(|_| self.one(dice)).collect()
    }

    /// Edits that meet what is not there, or is of another kind by now, do nothing.
    fn one(&mut self, dice: &mut Seed) -> PathBuf {
        let (path, other) = (self.any(dice), self.any(dice));
        let (full, source) = (self.place.join(&path), self.place.join(&other));
        let text = format!("{:x}\n", dice.next());
        match dice.below(20) {
            0..5 => drop(fs::write(&full, text)),
            5 | 6 => {
                let new = self.new_name(&path);
                let _ = fs::write(self.place.join(&new), text);
                self.files.push(new.clone());
                return new;
            }
            7 => drop(fs::remove_file(&full)),
            8 => {
                let new = self.new_name(&other);
                let _ = fs::rename(&full, self.place.join(&new));
                self.files.push(new.clone());
                return new;
            }
            // As many bytes as before, and older than before: git takes a file with the times of the same second for the same.
            9 | 10 => {
                let times = fs::metadata(&full).and_then(|m| m.modified()).map(|time| time - Duration::from_secs(3));
                if let Ok(mut bytes) = fs::read(&full)
                    && let Some(byte) = bytes.first_mut()
                {
                    *byte = byte.wrapping_add(1);
                    let _ = fs::write(&full, bytes);
                    let file = fs::File::options().write(true).open(&full);
                    let _ = file.and_then(|file| file.set_modified(times?));
                }
            }
            11 => {
                if let Ok(meta) = fs::symlink_metadata(&full).map(|m| m.permissions().mode()) {
                    let _ = fs::set_permissions(&full, fs::Permissions::from_mode(meta ^ 0o111));
                }
            }
            12 => {
                let _ = fs::remove_file(&full);
                let _ = std::os::unix::fs::symlink(&text, &full);
            }
            // A file becomes a directory.
            13 => {
                if fs::remove_file(&full).is_ok() && fs::create_dir(&full).is_ok() {
                    let _ = fs::write(full.join("inner.txt"), text);
                    self.files.push(path.join("inner.txt"));
                }
            }
            // A small directory becomes a file, or goes.
            14 => {
                if let Some(dir) = self.small_directory(&path) {
                    let _ = fs::remove_dir_all(&dir);
                    if dice.below(2) == 0 {
                        let _ = fs::write(&dir, text);
                    }
                }
            }
            15 => {
                if let Some(dir) = self.small_directory(&path) {
                    self.made += 1;
                    let _ = fs::rename(&dir, dir.with_file_name(format!("soak-dir-{}", self.made)));
                }
            }
            16 => drop(Command::new("cp").args(["-p", "--"]).arg(&source).arg(&full).output()),
            17 => {
                let _ = fs::File::options()
                    .append(true)
                    .open(&full)
                    .and_then(|f| f.set_modified(std::time::SystemTime::now()));
            }
            18 => {
                let deep = path.with_file_name(format!("soak-new-{}/a/b", dice.below(50)));
                let _ = fs::create_dir_all(self.place.join(&deep));
                let _ = fs::write(self.place.join(&deep).join("c.txt"), text);
                self.files.push(deep.join("c.txt"));
                return deep;
            }
            // What is ignored, and what is not any more.
            _ => {
                let rules = path.with_file_name(".gitignore");
                if dice.below(3) == 0 {
                    let _ = fs::remove_file(self.place.join(&rules));
                } else {
                    let name = other.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    let _ = fs::write(self.place.join(&rules), format!("{name}\nsoak-*\n!soak-1*\n"));
                }
                return rules;
            }
        }
        path
    }

    /// The directory of a path, if little is lost with it.
    fn small_directory(&self, path: &Path) -> Option<PathBuf> {
        let dir = self.place.join(path.parent().filter(|dir| dir.components().count() > 1)?);
        let entries: Vec<_> = fs::read_dir(&dir).ok()?.flatten().collect();
        let is_flat = entries.iter().all(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()));
        (is_flat && entries.len() <= 20).then_some(dir)
    }
}
