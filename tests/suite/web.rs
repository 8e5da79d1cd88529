//! The web chat over HTTP: pages, forms, the API, and what it refuses.

use std::net::TcpStream;
use std::path::PathBuf;

use deelwijzer::adapters::web::{self, WebOptions};
use serde_json::{Value, json};

use crate::http::{Response, send};
use crate::served::{QUESTION_CHARS_MAX, Served, serve, voorbeeldstad};

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn zetten?";

fn get(served: &Served, path: &str) -> Response {
    send(served.address, "GET", path, &[], "")
}

fn post_json(served: &Served, path: &str, body: &Value) -> Response {
    let headers = [("content-type", "application/json")];
    send(served.address, "POST", path, &headers, &body.to_string())
}

fn post_form(served: &Served, body: &str) -> Response {
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    send(served.address, "POST", "/", &headers, body)
}

/// A folder with files, gone when dropped.
fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let path = folder.path().to_path_buf();
    (folder, path)
}

#[test]
fn the_start_page_says_what_it_is_in_the_reader_s_language() {
    let served = voorbeeldstad();
    let page = get(&served, "/");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<html lang=\"nl\">"));
    assert!(page.body.contains("Dit is een programma, geen mens."));
    assert!(page.body.contains("Je vraag wordt niet bewaard."));
    let accepts = [("accept-language", "en-GB,en;q=0.9,nl;q=0.1")];
    let page = send(served.address, "GET", "/", &accepts, "");
    assert!(page.body.contains("<html lang=\"en\">"));
    let page = send(served.address, "GET", "/?taal=nl", &accepts, "");
    assert!(page.body.contains("<html lang=\"nl\">"));
    assert!(page.body.contains("<input type=\"hidden\" name=\"language\" value=\"nl\">"));
}

#[test]
fn every_response_carries_the_headers_that_keep_it_safe() {
    let served = voorbeeldstad();
    for path in ["/", "/richtlijnen", "/healthz", "/nergens", "/api/openapi.json"] {
        let response = get(&served, path);
        assert_eq!(response.header("x-content-type-options"), "nosniff", "{path}");
        // Only a page with a form says who sends it, in its header as in itself.
        let referrer = if path == "/" { "same-origin" } else { "no-referrer" };
        assert_eq!(response.header("referrer-policy"), referrer, "{path}");
        assert_eq!(response.body.contains("name=\"referrer\""), path == "/", "{path}");
        assert_eq!(
            response.header("content-security-policy"),
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "{path}"
        );
    }
}

#[test]
fn nothing_on_a_page_comes_from_outside() {
    let served = voorbeeldstad();
    let page = get(&served, "/").body;
    for loaded in ["src=\"", "rel=\"stylesheet\" href=\"", "rel=\"icon\""] {
        assert!(page.contains(loaded), "{loaded}");
    }
    assert!(!page.contains("src=\"http") && !page.contains("href=\"http"));
    assert!(!page.contains("style=\"") && !page.contains("<style"));
    let style = page.split("href=\"/assets/style").nth(1).unwrap().split('"').next().unwrap();
    let style = get(&served, &format!("/assets/style{style}"));
    assert_eq!(style.status, 200);
    assert_eq!(style.header("content-type"), "text/css; charset=utf-8");
    assert!(style.header("cache-control").contains("immutable"));
    assert!(!style.body.contains("url(") && !style.body.contains("@import"));
    assert_eq!(get(&served, "/assets/style-0000000000000000.css").status, 404);
}

#[test]
fn a_form_without_script_gives_the_page_with_the_answer() {
    let served = voorbeeldstad();
    let page = post_form(&served, "question=Mag+ik+een+foto+van+een+collega+plaatsen%3F");
    assert_eq!(page.status, 200);
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert!(page.body.contains("<span class=\"question\">Mag ik een foto van een collega"));
    assert!(page.body.contains("<article class=\"answer "));
    assert!(page.body.contains("<h2 class=\"headline\">"));
}

#[test]
fn a_fragment_quotes_the_rule_and_leads_to_it() {
    let served = voorbeeldstad();
    let fragment = post_json(&served, "/fragment", &json!({ "question": QUESTION }));
    assert_eq!(fragment.status, 200);
    assert_eq!(fragment.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(fragment.header("cache-control"), "no-store");
    assert!(fragment.body.starts_with("<article class=\"answer "));
    let link = fragment.body.split("href=\"/richtlijn/").nth(1).unwrap();
    let link = link.split('"').next().unwrap().replace("&amp;", "&");
    let (path, anchor) = link.split_once('#').unwrap();
    assert_eq!(anchor, "passage");
    let page = get(&served, &format!("/richtlijn/{path}"));
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<mark id=\"passage\" tabindex=\"-1\">"));
}

#[test]
fn an_answer_tells_why_it_is_as_it_is() {
    let served = voorbeeldstad();
    let fragment =
        |question: &str| post_json(&served, "/fragment", &json!({ "question": question })).body;
    let told = fragment(QUESTION);
    assert!(told.contains("<summary>Waarom dit antwoord?</summary>"), "{told}");
    assert!(told.contains("<p>Ik zocht op: foto, collega, linkedin, zetten.</p>"), "{told}");
    // Not where there is nothing to explain.
    assert!(!fragment("?").contains("Waarom dit antwoord?"));
}

#[test]
fn a_question_is_shown_as_text_and_never_as_markup() {
    let served = voorbeeldstad();
    let page = post_form(&served, "question=%3Cscript%3Ealert(1)%3C%2Fscript%3E+foto+delen%3F");
    assert_eq!(page.status, 200);
    assert!(page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!page.body.contains("<script>alert"));
}

#[test]
fn the_api_answers_in_the_contract_s_form() {
    let served = voorbeeldstad();
    let response = post_json(&served, "/api/ask", &json!({ "id": "q1", "question": QUESTION }));
    assert_eq!(response.status, 200);
    assert_eq!(response.header("cache-control"), "no-store");
    let answer: Value = serde_json::from_str(&response.body).unwrap();
    assert_eq!((&answer["schema"], &answer["id"]), (&json!(1), &json!("q1")));
    assert_eq!(answer["organisation"], "voorbeeldstad");
    let file = answer["citations"][0]["file"].as_str().unwrap();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("guidelines/voorbeeldstad");
    let text = std::fs::read_to_string(root.join(file)).unwrap();
    let byte = |at: usize| answer["citations"][0]["bytes"][at].as_u64().unwrap() as usize;
    assert_eq!(answer["citations"][0]["quote"], text[byte(0)..byte(1)]);
}

#[test]
fn the_api_says_what_is_wrong_with_a_request() {
    let served = voorbeeldstad();
    let told = |response: Response, status: u16| {
        assert_eq!(response.status, status, "{}", response.body);
        let said: Value = serde_json::from_str(&response.body).unwrap();
        said["error"].as_str().unwrap().to_string()
    };
    let error = |response: Response, status: u16| assert_ne!(told(response, status), "");
    let kind = [("content-type", "application/json")];
    error(send(served.address, "POST", "/api/ask", &kind, "{"), 400);
    error(send(served.address, "POST", "/api/ask", &kind, "{\"question\":5}"), 400);
    error(send(served.address, "POST", "/api/ask", &[("content-type", "text/plain")], "{}"), 415);
    let long = json!({ "question": "a".repeat(300_000) });
    let too_large = "Your message is too large (at most 256 kB). Make your question shorter.";
    assert_eq!(told(post_json(&served, "/api/ask", &long), 413), too_large);
    let unknown = json!({ "question": QUESTION, "organisation": "nergens" });
    let unknown = told(post_json(&served, "/api/ask", &unknown), 400);
    assert_eq!(unknown, "There is no organisation with this name. Check the name.");
    let bad_day = json!({ "question": QUESTION, "as_of": "1-3-2026" });
    let bad_day = told(post_json(&served, "/api/ask", &bad_day), 400);
    assert_eq!(bad_day, "\"as_of\" must be a day as YYYY-MM-DD, not \"1-3-2026\"");
    error(send(served.address, "GET", "/api/ask", &[], ""), 405);
    error(send(served.address, "GET", "/api/nergens", &[], ""), 404);
}

#[test]
fn the_api_is_described_and_the_program_says_that_it_runs() {
    let served = voorbeeldstad();
    let described: Value = serde_json::from_str(&get(&served, "/api/openapi.json").body).unwrap();
    assert!(described["paths"]["/api/ask"]["post"]["responses"]["200"].is_object());
    assert!(
        described["components"]["schemas"]["AnswerJson"]["properties"]["citations"].is_object()
    );
    let health = send(served.address, "GET", "/healthz", &[("host", "10.1.2.3:8080")], "");
    assert_eq!((health.status, health.body.as_str()), (200, "{\"status\":\"ok\"}"));
}

#[test]
fn another_site_s_name_or_form_is_refused() {
    let served = voorbeeldstad();
    let refused = send(served.address, "GET", "/", &[("host", "evil.example")], "");
    assert_eq!(refused.status, 421);
    assert!(refused.body.contains("web.allowed_hosts"));
    let json = ("content-type", "application/json");
    let body = json!({ "question": QUESTION }).to_string();
    for header in
        [("sec-fetch-site", "cross-site"), ("origin", "http://evil.example"), ("origin", "null")]
    {
        for path in ["/fragment", "/api/ask", "/"] {
            let refused = send(served.address, "POST", path, &[json, header], &body);
            assert_eq!(refused.status, 403, "{path} {header:?}");
        }
    }
    let own = format!("http://{}", served.address);
    let taken = send(served.address, "POST", "/fragment", &[json, ("origin", &own)], &body);
    assert_eq!(taken.status, 200);
}

#[test]
fn an_allowed_host_is_answered() {
    let (_files, folder) = folder(&[("regels.md", "# Regels\n\nJe mag foto's delen.\n")]);
    let allowed_hosts = vec!["deelwijzer.stad.example".to_string()];
    let served = serve(&[("stad", folder)], WebOptions { allowed_hosts, ..WebOptions::default() });
    let host = [("host", "deelwijzer.stad.example")];
    assert_eq!(send(served.address, "GET", "/", &host, "").status, 200);
}

#[test]
fn a_question_that_is_too_long_is_answered_in_words() {
    let served = voorbeeldstad();
    let question = "mag ik dit delen ".repeat(QUESTION_CHARS_MAX / 10);
    let fragment = post_json(&served, "/fragment", &json!({ "question": question }));
    assert_eq!(fragment.status, 200);
    assert!(fragment.body.contains("Je bericht is te lang voor mij"));
    let question = "a".repeat(300_000);
    let fragment = post_json(&served, "/fragment", &json!({ "question": question }));
    assert_eq!(fragment.status, 413);
    assert!(fragment.body.contains("Je bericht is te lang"));
}

#[test]
fn a_guideline_is_shown_with_safe_links_only() {
    let text = "---\ntitle: Regels\nversion: \"2.1\"\nowner: team Online\n---\n# Regels\n\n\
        Zie [andere](map/andere.md#kop), [web](https://stad.example), \
        [slecht](javascript:alert(1)) en [weg](nergens.txt). <b>vet</b> & meer\n\n\
        ### Diep\n\n- Eén **regel**\n- Twee\n\n| Wat | Mag |\n|---|---|\n| Foto | Ja |\n";
    let (_files, folder) = folder(&[
        ("regels.md", text),
        ("map/andere.md", "# Andere\n\n## Kop\n\nJe mag [terug](../regels.md).\n"),
    ]);
    let served = serve(&[("stad", folder)], WebOptions::default());
    let page = get(&served, "/richtlijn/regels").body;
    assert!(page.contains("<a href=\"/richtlijn/map/andere#kop\">andere</a>"));
    assert!(page.contains("<a href=\"https://stad.example\">web</a>"));
    assert!(!page.contains("javascript:") && !page.contains("nergens.txt"));
    assert!(page.contains("<h2 id=\"diep\">Diep</h2>"));
    assert!(page.contains("<li>Eén <strong>regel</strong></li>"));
    assert!(page.contains("<th scope=\"col\">Wat</th>"));
    assert!(page.contains("<td>2.1</td>") && page.contains("<td>team Online</td>"));
    assert_eq!(page.matches("<h1").count(), 1);
    let other = get(&served, "/richtlijn/map/andere").body;
    assert!(other.contains("<a href=\"/richtlijn/regels\">terug</a>"));
    assert_eq!(get(&served, "/richtlijn/nergens").status, 404);
}

#[test]
fn a_guideline_s_address_may_be_written_in_another_way() {
    let served = voorbeeldstad();
    for (path, wanted) in [
        ("/richtlijn/linkedin/", "/richtlijn/linkedin"),
        ("/richtlijn/LinkedIn?taal=en", "/richtlijn/linkedin?taal=en"),
        ("/richtlijn/EN/Personal-Accounts/", "/richtlijn/en/personal-accounts"),
    ] {
        let moved = get(&served, path);
        assert_eq!((moved.status, moved.header("location")), (308, wanted), "{path}");
    }
    for path in ["/richtlijn/%ff", "/richtlijn/"] {
        let page = get(&served, path);
        assert_eq!(page.status, 404, "{path}");
        assert!(page.body.contains("begin bij de startpagina"), "{path}");
    }
    assert_eq!(get(&served, "/assets/%ff").body, "");
}

#[test]
fn the_marked_passage_is_the_one_that_the_address_names() {
    let text = "# Regels\n\nEerste zin. Je mag *foto's* delen. Laatste zin.\n";
    let (_files, folder) = folder(&[("regels.md", text)]);
    let served = serve(&[("stad", folder)], WebOptions::default());
    let start = text.find("Je mag").unwrap();
    let end = text.find(" Laatste").unwrap();
    let page = get(&served, &format!("/richtlijn/regels?passage={start}-{end}")).body;
    assert!(page.contains("Eerste zin. <mark id=\"passage\" tabindex=\"-1\">"));
    assert!(page.contains("Je mag <em>foto's</em> delen.</mark> Laatste zin."));
}

#[test]
fn only_a_whole_rule_is_marked() {
    let text = "# Regels\n\nEerste zin. Je mag niet alles delen. Laatste zin.\n\nMag wel:\n\n\
        - een foto\n- een link\n";
    let (_files, folder) = folder(&[("regels.md", text)]);
    let served = serve(&[("stad", folder)], WebOptions::default());
    let of = |words: &str| {
        let start = text.find(words).unwrap();
        format!("{start}-{}", start + words.len())
    };
    let page = |passage: &str| get(&served, &format!("/richtlijn/regels?passage={passage}"));
    let said = "De tekst is intussen veranderd, of deze link klopt niet.";
    for whole in [
        "Je mag niet alles delen.",
        "Eerste zin. Je mag niet alles delen.",
        "Eerste zin. Je mag niet alles delen. Laatste zin.",
        "Mag wel:",
        "een foto",
    ] {
        let page = page(&of(whole)).body;
        assert!(page.contains("<mark id=\"passage\"") && !page.contains(said), "{whole}");
    }
    let part = ["Je mag", "alles delen.", "zin. Je", "delen. Laatste zin.", "een foto\n- een link"];
    let odd = ["99990-99999", "5-1", "a-b", "0-99999999", ""].map(String::from);
    for wrong in part.map(of).into_iter().chain(odd) {
        let page = page(&wrong);
        assert_eq!(page.status, 200, "{wrong}");
        assert!(!page.body.contains("<mark") && page.body.contains(said), "{wrong}");
    }
}

#[test]
fn a_rule_of_another_day_is_quoted_where_the_day_is_asked() {
    let text = "---\ntitle: Foto's\nvalid_until: 2020-12-31\n---\n# Foto's\n\n\
        Je mag foto's van collega's delen op LinkedIn.\n";
    let (_files, folder) = folder(&[("fotos.md", text)]);
    let served = serve(&[("stad", folder)], WebOptions::default());
    let citations = |as_of: Value| {
        let ask = json!({ "question": "Mag ik foto's van collega's delen?", "as_of": as_of });
        let answer: Value =
            serde_json::from_str(&post_json(&served, "/api/ask", &ask).body).unwrap();
        answer["citations"].as_array().unwrap().len()
    };
    assert_eq!((citations(Value::Null), citations(json!("2020-06-01"))), (0, 1));
}

#[test]
fn a_silent_client_makes_room_and_a_slow_body_is_told_so() {
    let (_files, folder) = folder(&[("regels.md", "# Regels\n\nJe mag foto's delen.\n")]);
    let few = WebOptions { request_seconds_max: 1, connections_max: 2, ..WebOptions::default() };
    let served = serve(&[("stad", folder)], few);
    let silent = [(); 2].map(|()| TcpStream::connect(served.address).unwrap());
    assert_eq!(get(&served, "/healthz").status, 200);
    drop(silent);
    let head = [("content-type", "application/json"), ("content-length", "99")];
    let slow = send(served.address, "POST", "/fragment", &head, "{\"question");
    assert_eq!(slow.status, 408);
    assert!(slow.body.contains("Je vraag kwam niet op tijd binnen."), "{}", slow.body);
}

#[test]
fn the_list_names_every_guideline_with_its_owner_and_version() {
    let served = voorbeeldstad();
    let page = get(&served, "/richtlijnen").body;
    assert!(page.contains(">LinkedIn</a>"));
    assert!(page.contains("<dd>1.4</dd>") && page.contains("<dd>team Communicatie</dd>"));
    assert!(page.contains("href=\"/richtlijn/en/personal-accounts\" lang=\"en\""));
}

#[test]
fn each_organisation_has_its_own_pages() {
    let (_een, een) = folder(&[("een.md", "# Een\n\nJe mag foto's delen.\n")]);
    let (_twee, twee) = folder(&[("twee.md", "# Twee\n\nJe mag geen foto's delen.\n")]);
    let served = serve(&[("een", een), ("twee", twee)], WebOptions::default());
    assert!(get(&served, "/richtlijnen").body.contains("href=\"/richtlijn/een\""));
    let page = get(&served, "/richtlijnen?organisatie=twee").body;
    assert!(page.contains("href=\"/richtlijn/twee?organisatie=twee\""));
    assert_eq!(get(&served, "/richtlijn/een?organisatie=twee").status, 404);
    assert_eq!(get(&served, "/?organisatie=drie").status, 404);
}

#[tokio::test]
async fn a_port_in_use_is_told_before_anything_else() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let options = WebOptions { address, ..WebOptions::default() };
    let error = web::bind(options).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "web.address {address}: another program listens there already; choose another port"
        )
    );
}
