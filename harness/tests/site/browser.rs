//! A headless Chromium, spoken to over a pipe in the protocol of its developer tools.
//!
//! Why not a crate: those that there are generate the whole protocol and take three minutes to build; a dozen of its
//! commands are needed here, and they are JSON.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// How long the browser may take for one command before a test gives up.
const PATIENCE: Duration = Duration::from_secs(120);

/// The browser with one page.
pub struct Browser {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    session: Option<String>,
    last: u64,
    /// What the page has complained of, and every address that it asked for.
    pub complaints: Vec<String>,
    pub requests: Vec<String>,
    _profile: tempfile::TempDir,
}

/// The program, if it is installed. Where `ASSAY_CI_BROWSER` is set, it has to be.
pub fn program() -> Option<String> {
    let named = std::env::var("ASSAY_BROWSER").ok();
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let found = named
        .into_iter()
        .chain(names.map(str::to_owned))
        .find(|name| {
            let version = Command::new(name)
                .arg("--version")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            version.is_ok_and(|status| status.success())
        });
    assert!(
        found.is_some() || std::env::var_os("ASSAY_CI_BROWSER").is_none(),
        "ASSAY_CI_BROWSER is set and there is no Chromium: install it (`apt-get install chromium`)"
    );
    if found.is_none() {
        eprintln!("SKIPPED: no Chromium is installed (`apt-get install chromium`)");
    }
    found
}

impl Browser {
    /// Starts the program with a page that has opened nothing yet.
    pub fn start(program: &str) -> Self {
        let profile = tempfile::tempdir().unwrap();
        // The browser reads commands from descriptor 3 and answers on 4.
        let mut child = Command::new("sh")
            .args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 1>&2"#, program])
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--remote-debugging-pipe",
                "--window-size=1280,900",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let output = child.stdout.take().unwrap();
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            let mut message = Vec::new();
            while output.read_until(0, &mut message).is_ok_and(|n| n > 0) {
                message.pop();
                let parsed: Option<Value> = serde_json::from_slice(&message).ok();
                message.clear();
                if parsed.is_some_and(|one| sender.send(one).is_err()) {
                    break;
                }
            }
        });
        let mut browser = Self {
            child,
            input,
            messages,
            session: None,
            last: 0,
            complaints: Vec::new(),
            requests: Vec::new(),
            _profile: profile,
        };
        let page = browser.send("Target.createTarget", json!({"url": "about:blank"}));
        let attached = browser.send(
            "Target.attachToTarget",
            json!({"targetId": page["targetId"], "flatten": true}),
        );
        browser.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.send(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    /// Sends a command and waits for its answer.
    pub fn send(&mut self, method: &str, parameters: Value) -> Value {
        self.last += 1;
        let id = self.last;
        let mut command = json!({"id": id, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            command["sessionId"] = session.clone().into();
        }
        let mut bytes = serde_json::to_vec(&command).unwrap();
        bytes.push(0);
        self.input.write_all(&bytes).unwrap();
        self.input.flush().unwrap();
        loop {
            let message = self
                .messages
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("the browser does not answer {method}"));
            if message["id"] == id {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].clone();
            }
            self.note(&message);
        }
    }

    fn note(&mut self, message: &Value) {
        let said = &message["params"];
        match message["method"].as_str().unwrap_or_default() {
            "Runtime.exceptionThrown" => self.complaints.push(said["exceptionDetails"].to_string()),
            "Runtime.consoleAPICalled" if said["type"] == "error" || said["type"] == "warning" => {
                self.complaints.push(said["args"].to_string());
            }
            "Log.entryAdded" if said["entry"]["level"] == "error" => {
                self.complaints.push(said["entry"].to_string());
            }
            "Network.requestWillBeSent" => {
                let url = said["request"]["url"].as_str().unwrap_or_default();
                self.requests.push(url.to_owned());
            }
            _ => {}
        }
    }

    /// Opens a file, at `place` (what follows its name, such as `#/tasks`), and waits until the page is there.
    pub fn open(&mut self, file: &Path, place: &str) {
        // A change of the fragment alone would not load the page again.
        self.send("Page.navigate", json!({"url": "about:blank"}));
        self.until("location.href === 'about:blank'");
        let url = format!("file://{}{place}", file.display());
        self.send("Page.navigate", json!({"url": url}));
        self.until("location.protocol === 'file:' && document.readyState === 'complete'");
        if file.ends_with("episodes.html") {
            self.until("!!document.getElementById('view').dataset.page");
        }
    }

    /// The value of an expression.
    pub fn eval(&mut self, expression: &str) -> Value {
        let answer = self.send(
            "Runtime.evaluate",
            json!({"expression": expression, "returnByValue": true, "awaitPromise": true}),
        );
        assert!(
            answer["exceptionDetails"].is_null(),
            "{expression}: {}",
            answer["exceptionDetails"]
        );
        answer["result"]["value"].clone()
    }

    /// The text that an expression gives.
    pub fn text(&mut self, expression: &str) -> String {
        let value = self.eval(expression);
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    }

    /// Waits until `condition` holds.
    pub fn until(&mut self, condition: &str) {
        for _ in 0..1_500 {
            // While a page is being left there is nothing to ask.
            let answer = self.send(
                "Runtime.evaluate",
                json!({"expression": condition, "returnByValue": true}),
            );
            if answer["result"]["value"] == true {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let page = self.text("document.body?.innerText.slice(0, 2000) ?? ''");
        panic!(
            "never came true: {condition}\n{page}\n{:?}",
            self.complaints
        );
    }

    /// Presses a key.
    pub fn press(&mut self, key: &str) {
        let text = if key.chars().count() == 1 { key } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let text = if kind == "keyDown" { text } else { "" };
            self.send(
                "Input.dispatchKeyEvent",
                json!({"type": kind, "key": key, "text": text, "code": key}),
            );
        }
    }

    /// Puts text into a field, as typing does.
    pub fn fill(&mut self, field: &str, text: &str) {
        let text = Value::from(text);
        self.eval(&format!(
            "(() => {{ const field = document.querySelector({field:?}); field.value = {text}; \
             field.dispatchEvent(new Event('input')); field.dispatchEvent(new Event('change')); }})()"
        ));
    }

    /// Light or dark, as the system would say it.
    pub fn scheme(&mut self, scheme: &str) {
        self.send(
            "Emulation.setEmulatedMedia",
            json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}),
        );
    }

    /// How wide and high the page is.
    pub fn size(&mut self, width: u32, height: u32) {
        self.send(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}),
        );
    }

    /// Fails if the page has complained, or has asked for anything but files of its own folder.
    pub fn assert_quiet(&mut self, folder: &Path) {
        // Whatever is on its way arrives before the answer.
        self.eval("1");
        assert!(self.complaints.is_empty(), "{:#?}", self.complaints);
        let home = format!("file://{}/", folder.display());
        for url in &self.requests {
            assert!(url.starts_with(&home) || url == "about:blank", "{url}");
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
