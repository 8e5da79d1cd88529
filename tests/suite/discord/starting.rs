//! The start: commands, intents, settings, and organisations that cannot be served.

use serde_json::{Value, json};

use super::chat::{Chat, SANNE, place};

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn plaatsen?";

#[test]
fn commands_are_told_to_discord_once() {
    let place = place();
    let mut chat = Chat::without_waiting(&[], &place, json!([]), None);
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    let told = chat.next_seen();
    assert_eq!(
        (told.method.as_str(), told.path.as_str()),
        ("PUT", "/api/v10/applications/4242/commands")
    );
    let named = |command: &Value| {
        let option = command["options"][0]["name"].as_str().map(|name| format!(" {name}"));
        let english = command["name_localizations"]["en-GB"].as_str().unwrap();
        format!("{}{} ({english})", command["name"].as_str().unwrap(), option.unwrap_or_default())
    };
    let commands: Vec<String> = told.body.as_array().unwrap().iter().map(named).collect();
    assert_eq!(
        commands,
        [
            "vraag tekst (ask)",
            "bronnen (sources)",
            "bron richtlijn (source)",
            "help (help)",
            "over (about)",
            "Mag dit? (Check this)",
            "wis code (delete)"
        ]
    );
    let mut known = told.body;
    chat.stop();
    let numbered = known.as_array_mut().unwrap();
    numbered.iter_mut().for_each(|command| command["id"] = "8000".into());
    numbered.reverse();
    let mut chat = Chat::without_waiting(&[], &place, known, None);
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    chat.asks(SANNE, QUESTION);
    chat.sees(2);
    chat.stop();
}

#[test]
fn one_server_can_try_the_commands_out() {
    let place = place();
    let settings = [("DEELWIJZER_DISCORD__COMMAND_SERVERS", "500")];
    let mut chat = Chat::without_waiting(&settings, &place, json!([]), None);
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    assert_eq!(chat.next_seen().path, "/api/v10/applications/4242/guilds/500/commands");
    chat.stop();
}

#[test]
fn no_privileged_intent_is_asked_for() {
    let place = place();
    let mut chat = Chat::without_waiting(&[], &place, json!([]), None);
    let identify = chat.next_seen();
    // Messages in servers, and direct messages.
    assert_eq!(identify.body["intents"], (1 << 9) | (1 << 12));
    chat.next_seen();
    chat.stop();
}

#[test]
fn a_wrong_token_is_told_in_one_sentence() {
    let place = place();
    for (code, told) in [(4004, "discord.token: Discord does not accept"), (4014, "(4014)")] {
        let mut chat = Chat::without_waiting(&[], &place, json!([]), Some(code));
        assert_eq!(chat.next_seen().path, "IDENTIFY");
        let run = chat.ends();
        let last = run.err.lines().last().unwrap_or_default();
        assert!(last.starts_with("deelwijzer: ") && last.contains(told), "{}", run.err);
        assert_eq!(run.code, 2);
        assert!(!run.err.contains("geheim"), "{}", run.err);
    }
}

#[test]
fn an_organisation_whose_files_are_broken_at_the_start_stops_no_other() {
    let place = place();
    place.write("guidelines/dienst/regels.md", "---\nreview_by: morgen\n---\n# Dienst\n\nNee.\n");
    let settings = [
        ("DEELWIJZER_ORGANISATION", "regels"),
        ("DEELWIJZER_DISCORD__ORGANISATIONS", "500=regels,501=dienst"),
    ];
    let mut chat = Chat::start_with(&settings, place);
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    chat.asks_in(SANNE, "501", QUESTION);
    assert!(chat.sees(2).contains("Sorry, er ging bij mij iets mis."));
    let run = chat.stop();
    assert!(run.err.contains("is not served"), "{}", run.err);
}

#[test]
fn a_server_has_the_rules_of_its_organisation() {
    let place = place();
    place.write(
        "guidelines/dienst/regels.md",
        "# Dienst\n\nEen foto van een collega mag nooit op LinkedIn.\n",
    );
    let settings = [
        ("DEELWIJZER_ORGANISATION", "regels"),
        ("DEELWIJZER_DISCORD__ORGANISATIONS", "500=dienst"),
    ];
    let mut chat = Chat::start_with(&settings, place);
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("mag nooit op LinkedIn"));
    chat.writes_directly(SANNE, QUESTION);
    assert!(chat.sees(1).contains("zonder toestemming"));
    chat.stop();
}

#[test]
fn a_wrong_setting_is_told_before_anything_is_done() {
    let place = place();
    let run = |settings: &[(&str, &str)]| {
        let mut command = place.command(&["serve"]);
        command.env("DEELWIJZER_WEB__ENABLED", "false").env("DISCORD_TOKEN", "geheim");
        command.env("DEELWIJZER_DISCORD__REST_BASE", "http://127.0.0.1:1");
        command.envs(settings.iter().copied());
        let run = crate::program::finish(command.spawn().unwrap());
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(!run.err.contains("geheim"), "{}", run.err);
        run.err.lines().last().unwrap_or_default().to_string()
    };
    let organisations = |value| run(&[("DEELWIJZER_DISCORD__ORGANISATIONS", value)]);
    assert!(organisations("500=nergens").ends_with("no organisation `nergens`; there are: regels"));
    assert!(organisations("500").contains("`500` is no server and organisation"));
    assert!(organisations("x=regels").contains("`x` is no server's number"));
    let modes = |value| run(&[("DEELWIJZER_DISCORD__MODES", value)]);
    assert!(modes("regels=webchat").contains("`webchat` is neither chat nor link"));
    assert!(modes("regels=link").contains("discord.web_addresses: mode link leads to your own"));
    let address = run(&[("DEELWIJZER_DISCORD__WEB_ADDRESSES", "regels=stad.example")]);
    assert!(address.contains("discord.web_addresses: is `stad.example`, expected an address"));
    let replies = |value| run(&[("DEELWIJZER_DISCORD__MENTION_REPLIES", value)]);
    assert!(
        replies("nergens=thread").contains("discord.mention_replies: there is no organisation")
    );
    assert!(
        replies("thread").contains("`thread` has no organisation and `=`, such as stad=thread")
    );
    assert!(replies("regels=draad").contains("`draad` is neither button nor thread"));
    let link = run(&[("DEELWIJZER_DISCORD__MODE", "link")]);
    assert!(link.contains("discord.web_address: mode link leads to your own web chat"), "{link}");
    let token = run(&[("DEELWIJZER_DISCORD__TOKEN", "ge heim")]);
    assert!(token.contains("discord.token: is empty or has letters that no secret has"), "{token}");
    let file = run(&[("DISCORD_TOKEN", ""), ("DEELWIJZER_DISCORD__TOKEN_FILE", "nergens")]);
    assert!(file.contains("discord.token_file: nergens is not read"), "{file}");
}

#[test]
fn discord_says_itself_where_its_gateway_is() {
    let settings = [("DEELWIJZER_DISCORD__GATEWAY_URL", "")];
    let mut chat = Chat::start_with(&settings, place());
    chat.slash(SANNE, "help", None);
    assert!(chat.sees(2).contains("Stel je vraag"));
    chat.stop();
}

#[cfg(feature = "web")]
#[test]
fn the_web_chat_and_discord_are_served_together() {
    let settings =
        [("DEELWIJZER_WEB__ENABLED", "true"), ("DEELWIJZER_WEB__ADDRESS", "127.0.0.1:0")];
    let mut chat = Chat::start_with(&settings, place());
    chat.asks(SANNE, QUESTION);
    assert!(chat.sees(2).contains("zonder toestemming"));
    let run = chat.stop();
    assert!(run.err.contains("Deelwijzer luistert op http://127.0.0.1:"), "{}", run.err);
}
