//! stub
pub fn redact(text: &str) -> (String, usize) {
    (text.to_owned(), 0)
}
