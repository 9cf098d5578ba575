//! `tine mcp`: a Model Context Protocol server on stdio. Every tool and resource is a call of our own program with `--json`,
//! whose document is handed on: no command is written twice, and nothing that decides can be reached. Never writes anything
//! but the protocol to stdout.

mod bounds;
mod call;
mod child;
mod inputs;
mod place;
mod resources;
mod server;
mod tools;

use std::path::PathBuf;

use rmcp::ServiceExt as _;
use rmcp::service::ServerInitializeError;
use rmcp::transport::io::stdio_pipes;
use serde_json::Value;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::error::{Code, Context as _, Error, Result};

/// What the server is given.
pub struct Options {
    /// The program that it calls: this one.
    pub program: PathBuf,
    /// Where it was started.
    pub directory: PathBuf,
    /// The session that is meant where none is named.
    pub session: Option<String>,
    /// Who acts, if not the client.
    pub actor: Option<String>,
    /// The agent that was named to us, which the client's name gives way to.
    pub agent: Option<String>,
    /// Settings for every call.
    pub config: Vec<String>,
    /// The command line, for what the tools are for.
    pub commands: clap::Command,
    /// The document of an error, as a command would print it.
    pub refusal: fn(&str, Error) -> Value,
}

/// Serves whoever is at the other end of stdin and stdout, until stdin ends or somebody stops us.
pub fn serve(options: Options) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.or_io(|| "cannot serve".to_owned())?;
    let done = runtime.block_on(talk(options));
    // A read of stdin that nobody will answer any more must not keep us.
    runtime.shutdown_background();
    done
}

async fn talk(options: Options) -> Result<()> {
    let mut stops = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()].map(signal);
    let mut stop = async || {
        let [a, b, c] = &mut stops;
        tokio::select! { () = told(a) => {}, () = told(b) => {}, () = told(c) => {} }
    };
    let server = server::Server::new(options)?;
    let begun = tokio::select! {
        begun = server.serve(stdio_pipes()) => begun,
        () = stop() => return Ok(()),
    };
    let running = match begun {
        Ok(running) => running,
        // Gone before it said who it is.
        Err(ServerInitializeError::ConnectionClosed(_) | ServerInitializeError::Cancelled) => return Ok(()),
        Err(e) => return Err(Error::new(Code::Invalid, "the client does not speak the protocol").because(e)),
    };
    let token = running.cancellation_token();
    let mut waiting = std::pin::pin!(running.waiting());
    tokio::select! {
        _ = &mut waiting => {}
        () = stop() => {
            token.cancel();
            let _ = waiting.await;
        }
    }
    Ok(())
}

/// Waits for a signal; for ever, where it cannot be had.
async fn told(signal: &mut std::io::Result<Signal>) {
    match signal {
        Ok(signal) => {
            let _ = signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}
