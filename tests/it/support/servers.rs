//! Real servers on the loopback interface: `git http-backend` behind HTTP, and an sshd. They end with the test.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::forge::key;
use super::{World, eventually};

/// `git http-backend` for everything below a world's root.
pub struct HttpServer {
    pub port: u16,
    stop: Arc<AtomicBool>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl HttpServer {
    pub fn start(world: &World) -> HttpServer {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let stop = Arc::new(AtomicBool::new(false));
        let (stopped, root, home) = (Arc::clone(&stop), world.root().to_owned(), world.root().join("home/gitconfig"));
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::SeqCst) {
                    return;
                }
                answer(stream, &root, &home);
            }
        });
        HttpServer { port, stop, thread: Some(thread) }
    }
}

impl Drop for HttpServer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// One request as CGI (RFC 3875), and the connection ends.
fn answer(stream: TcpStream, root: &Path, config: &Path) {
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
    let mut line = String::new();
    reader.read_line(&mut line).expect("a request");
    let mut words = line.split_whitespace();
    let (method, target) = (words.next().expect("a method").to_owned(), words.next().expect("a path").to_owned());
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).expect("a header");
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let header = |name: &str| headers.get(name).cloned().unwrap_or_default();
    let mut body = vec![0; header("content-length").parse().unwrap_or(0)];
    reader.read_exact(&mut body).expect("a body");
    let mut backend = Command::new("git");
    backend.arg("http-backend").env("GIT_PROJECT_ROOT", root).env("GIT_HTTP_EXPORT_ALL", "1");
    backend.env("GIT_CONFIG_GLOBAL", config).env("GIT_CONFIG_NOSYSTEM", "1");
    backend.env("REQUEST_METHOD", method).env("PATH_INFO", path).env("QUERY_STRING", query);
    backend.env("CONTENT_TYPE", header("content-type")).env("CONTENT_LENGTH", body.len().to_string());
    backend.env("GIT_PROTOCOL", header("git-protocol")).env("HTTP_CONTENT_ENCODING", header("content-encoding"));
    backend.env("REMOTE_USER", "somebody").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = backend.spawn().expect("git http-backend starts");
    let mut input = child.stdin.take().expect("piped");
    let writer = std::thread::spawn(move || input.write_all(&body));
    let out = child.wait_with_output().expect("it ends").stdout;
    let _ = writer.join();
    let split = out.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&out[..split]).into_owned();
    let status = head.lines().find_map(|l| l.strip_prefix("Status: ")).unwrap_or("200 OK");
    let mut stream = stream;
    let _ = write!(stream, "HTTP/1.1 {status}\r\nConnection: close\r\n{head}\r\n\r\n");
    let _ = stream.write_all(&out[split + 4..]);
}

/// An sshd that lets in who has a key made for it.
pub struct SshServer {
    pub port: u16,
    pub user: String,
    /// For `core.sshCommand`.
    pub command: String,
    child: Child,
}

impl SshServer {
    /// None where there is no sshd.
    pub fn start(world: &World) -> Option<SshServer> {
        let places = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd", "/usr/bin/sshd"];
        let program = places.iter().map(PathBuf::from).find(|p| p.is_file())?;
        let root = world.root().display().to_string();
        for name in ["host", "login"] {
            key(world, name);
        }
        let port = TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("an address").port();
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {root}/host\nAuthorizedKeysFile {root}/login.pub\n\
             StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n\
             PermitRootLogin prohibit-password\nPidFile none\nSetEnv GIT_CONFIG_GLOBAL={root}/home/gitconfig\n"
        );
        std::fs::write(world.root().join("sshd_config"), config).expect("a file");
        // As root it wants a directory that the package's service would make.
        let _ = std::fs::create_dir_all("/run/sshd");
        let mut child = Command::new(program)
            .args(["-D", "-e", "-f"])
            .arg(world.root().join("sshd_config"))
            .stderr(std::fs::File::create(world.root().join("sshd.log")).expect("a file"))
            .spawn()
            .expect("sshd starts");
        let listens = eventually(|| {
            TcpStream::connect(("127.0.0.1", port))
                .ok()
                .or_else(|| child.try_wait().ok().flatten().map(|_| panic!("sshd ended")))
        });
        assert!(listens.is_some());
        let who = Command::new("id").arg("-un").output().expect("id runs").stdout;
        let command = format!(
            "ssh -F none -i {root}/login -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
        );
        Some(SshServer { port, user: String::from_utf8_lossy(&who).trim().to_owned(), command, child })
    }
}

impl Drop for SshServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
