//! A `Ui` whose two streams are kept, for tests.

use std::io;
use std::sync::{Arc, Mutex};

use super::{Sink, Ui, UiOptions};

/// A stream that is kept, or that fails.
#[derive(Clone, Default)]
pub(crate) struct Buffer {
    bytes: Arc<Mutex<Vec<u8>>>,
    pub(crate) fails_with: Option<io::ErrorKind>,
}

impl Buffer {
    pub(crate) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        if let Some(kind) = self.fails_with {
            return Err(kind.into());
        }
        self.bytes.lock().expect("no test panics in a write").extend_from_slice(bytes);
        Ok(())
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.bytes.lock().expect("no test panics in a write").clone()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.bytes()).expect("text")
    }
}

/// A `Ui` and its stdout and stderr.
pub(crate) fn captured(options: UiOptions) -> (Ui, Buffer, Buffer) {
    failing(options, None)
}

/// The same with a stdout that cannot be written to.
pub(crate) fn failing(options: UiOptions, fails_with: Option<io::ErrorKind>) -> (Ui, Buffer, Buffer) {
    let (out, err) = (Buffer { fails_with, ..Buffer::default() }, Buffer::default());
    (Ui::with_sinks(options, Sink::Buffer(out.clone()), Sink::Buffer(err.clone())), out, err)
}
