//! A headless browser, driven through ChromeDriver by the W3C WebDriver protocol.
//!
//! The protocol is JSON over HTTP; a crate for it would bring some fifty others.

use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::http;

/// The key that the protocol names so.
pub const ENTER: &str = "\u{e007}";
pub const TAB: &str = "\u{e004}";
pub const SHIFT: &str = "\u{e008}";

/// How long a page may take to do what a test waits for.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The name under which the protocol hands out an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// How a browser shows pages.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub is_dark: bool,
    pub has_script: bool,
}

pub const DESKTOP: Screen = Screen { width: 1280, height: 900, is_dark: false, has_script: true };
pub const PHONE: Screen = Screen { width: 360, height: 740, ..DESKTOP };

/// A browser with one window; both end when dropped.
pub struct Browser {
    driver: Child,
    address: SocketAddr,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// A fresh browser; none, said out loud, where there is no ChromeDriver.
    pub fn open(screen: Screen) -> Option<Browser> {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let started = Command::new("chromedriver")
            .arg(format!("--port={}", address.port()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let Ok(driver) = started else {
            crate::program::skipped("no chromedriver on this machine, so no browser was driven");
            return None;
        };
        let profile = tempfile::tempdir().unwrap();
        let mut browser = Browser { driver, address, session: String::new(), _profile: profile };
        browser.begin(screen);
        Some(browser)
    }

    fn begin(&mut self, screen: Screen) {
        let begun = Instant::now();
        while std::net::TcpStream::connect(self.address).is_err() {
            assert!(begun.elapsed() < PATIENCE, "chromedriver does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
        let profile = self._profile.path().display();
        let arguments = json!([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            format!("--user-data-dir={profile}"),
            format!("--window-size={},{}", screen.width, screen.height),
        ]);
        let options = json!({ "alwaysMatch": { "goog:chromeOptions": { "args": arguments } } });
        let session = self.send("POST", "/session", &json!({ "capabilities": options }));
        self.session = format!("/session/{}", session["sessionId"].as_str().unwrap());
        // A page that is still coming is waited for, up to the same patience.
        self.post("/timeouts", json!({ "implicit": PATIENCE.as_millis() as u64 }));
        let size = json!({ "width": screen.width, "height": screen.height, "mobile": false,
            "deviceScaleFactor": 1 });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
        let scheme = if screen.is_dark { "dark" } else { "light" };
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] }));
        let off = json!({ "value": !screen.has_script });
        self.devtools("Emulation.setScriptExecutionDisabled", off);
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Value {
        self.try_to(method, path, body)
            .unwrap_or_else(|answer| panic!("{method} {path}: {}", answer["message"]))
    }

    /// What came of it; what the driver says where it fails.
    fn try_to(&self, method: &str, path: &str, body: &Value) -> Result<Value, Value> {
        let headers = [("content-type", "application/json")];
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let response = http::send(self.address, method, path, &headers, &body);
        let answer: Value = serde_json::from_str(&response.body).unwrap_or_default();
        let value = answer["value"].clone();
        if response.status == 200 { Ok(value) } else { Err(value) }
    }

    fn post(&self, path: &str, body: Value) -> Value {
        self.send("POST", &format!("{}{path}", self.session), &body)
    }

    fn devtools(&self, command: &str, parameters: Value) {
        self.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }));
    }

    /// Opens a page and waits until it is loaded.
    pub fn go(&self, url: &str) {
        self.post("/url", json!({ "url": url }));
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        let url = self.send("GET", &format!("{}/url", self.session), &Value::Null);
        url.as_str().unwrap_or_default().to_string()
    }

    /// Waits until the page is the one at `url`, without any script on it.
    pub fn arrive(&self, url: &str) {
        let begun = Instant::now();
        while self.url() != url {
            assert!(begun.elapsed() < PATIENCE, "never there: {url}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Keeps what the screen shows as a PNG file, for a person to look at.
    pub fn picture(&self, path: &str) {
        use base64::Engine;
        use base64::engine::general_purpose::STANDARD;
        let parameters = json!({ "format": "png", "captureBeyondViewport": false });
        let command = json!({ "cmd": "Page.captureScreenshot", "params": parameters });
        let taken = self.post("/goog/cdp/execute", command);
        let bytes = STANDARD.decode(taken["data"].as_str().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// What `script` returns on the page.
    pub fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", json!({ "script": script, "args": [] }))
    }

    /// What `script` hands to its last argument, some time later.
    pub fn run_later(&self, script: &str) -> Value {
        self.post("/execute/async", json!({ "script": script, "args": [] }))
    }

    /// The text that `script` returns.
    pub fn text(&self, script: &str) -> String {
        self.run(script).as_str().unwrap_or_default().to_string()
    }

    /// Waits until `script` returns true.
    pub fn wait(&self, script: &str) {
        let begun = Instant::now();
        while self.run(script) != true {
            assert!(begun.elapsed() < PATIENCE, "never true: {script}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Does `what` with the first element of a selector. One that is not there yet, or whose page
    /// has just been left, is looked for again.
    fn with(&self, selector: &str, method: &str, what: &str, body: &Value) -> Value {
        let begun = Instant::now();
        let query = json!({ "using": "css selector", "value": selector });
        loop {
            let found = self.try_to("POST", &format!("{}/element", self.session), &query);
            let done = found.and_then(|found| {
                let element = found[ELEMENT].as_str().unwrap_or_default();
                self.try_to(method, &format!("{}/element/{element}/{what}", self.session), body)
            });
            let fault = match done {
                Ok(value) => return value,
                Err(fault) => fault,
            };
            let is_on_its_way =
                fault["error"] == "stale element reference" || fault["error"] == "no such element";
            let is_over = !is_on_its_way || begun.elapsed() >= PATIENCE;
            assert!(!is_over, "{what} of {selector}: {}", fault["message"]);
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Clicks the first element of a selector.
    pub fn click(&self, selector: &str) {
        self.with(selector, "POST", "click", &json!({}));
    }

    /// The visible text of the first element of a selector, without any script on the page.
    pub fn read(&self, selector: &str) -> String {
        self.with(selector, "GET", "text", &Value::Null).as_str().unwrap_or_default().to_string()
    }

    /// The same, once it is there and has any text.
    pub fn read_soon(&self, selector: &str) -> String {
        let begun = Instant::now();
        loop {
            let text = self.read(selector);
            if !text.is_empty() {
                return text;
            }
            assert!(begun.elapsed() < PATIENCE, "never any text: {selector}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Types into the first element of a selector, without any script on the page.
    pub fn fill(&self, selector: &str, text: &str) {
        self.with(selector, "POST", "value", &json!({ "text": text }));
    }

    /// Presses keys, one after another, wherever the focus is; `held` is down all the while.
    pub fn press(&self, held: Option<&str>, keys: &str) {
        let stroke = |kind: &str, key: &str| json!({ "type": kind, "value": key });
        let mut actions: Vec<Value> = held.iter().map(|key| stroke("keyDown", key)).collect();
        for key in keys.chars().map(String::from) {
            actions.extend([stroke("keyDown", &key), stroke("keyUp", &key)]);
        }
        actions.extend(held.iter().map(|key| stroke("keyUp", key)));
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("/actions", json!({ "actions": [keyboard] }));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            http::send(self.address, "DELETE", &self.session, &[], "");
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
