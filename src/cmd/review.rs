//! stub
use super::{Context, Outcome};
/// Review
#[derive(Debug, clap::Args)]
pub struct Args {
    name: Option<String>,
}
pub fn run(_: &mut Context, _: &Args) -> anyhow::Result<Box<dyn Outcome>> {
    anyhow::bail!("x")
}
