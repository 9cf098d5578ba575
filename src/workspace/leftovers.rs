//! stub
use crate::{
    error::Result,
    git::{BString, Repo},
};
use std::path::Path;
pub fn list(_: &Repo) -> Result<Vec<BString>> {
    Ok(vec![])
}
pub fn set_aside(_: &Repo, _: &[BString], _: &Path) -> Result<()> {
    Ok(())
}
pub fn bring_back(_: &Path, _: &Path) -> Result<()> {
    Ok(())
}
