//! stub
use super::{Context, Outcome};
/// Demo
#[derive(Debug, clap::Args)]
pub struct Args {}
pub fn run(_: &mut Context, _: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    anyhow::bail!("x")
}
