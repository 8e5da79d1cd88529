//! Organisations whose questions may not come through Discord, beside others whose may.

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::chat::{Chat, SANNE, place};
use super::double::{Double, Seen};
use crate::program::Place;

const QUESTION: &str = "Mag ik een foto van een collega op LinkedIn plaatsen?";
/// The organisation of server 500 stays out of Discord, the default one does not.
const SETTINGS: [(&str, &str); 4] = [
    ("DEELWIJZER_ORGANISATION", "regels"),
    ("DEELWIJZER_DISCORD__ORGANISATIONS", "500=dienst"),
    ("DEELWIJZER_DISCORD__MODES", "dienst=link"),
    ("DEELWIJZER_DISCORD__WEB_ADDRESSES", "dienst=https://regels.dienst.example"),
];

fn two_organisations() -> Place {
    let place = place();
    let organisation = "name = \"Dienst\"\n\n[contact]\nname = \"team Recht\"\n";
    place.write("guidelines/dienst/organisation.toml", organisation);
    place.write("guidelines/dienst/regels.md", "# Dienst\n\nEen foto mag nooit op LinkedIn.\n");
    place
}

/// The names of the commands that were told, and where they can be given.
fn told(seen: &Seen) -> String {
    let commands = seen.body.as_array().unwrap().iter();
    let names: Vec<&str> = commands.map(|one| one["name"].as_str().unwrap()).collect();
    let place = seen.path.split("/4242/").nth(1).unwrap();
    format!("{place} {}: {}", seen.body[0]["contexts"], names.join(", "))
}

/// The bot joins a server, or is told of one that it is in.
fn joins(chat: &mut Chat, server: &str) {
    let mut event = json!({
        "id": server, "name": "Server", "owner_id": SANNE, "afk_timeout": 300,
        "preferred_locale": "nl", "joined_at": "2026-01-05T09:00:00.000000+00:00",
        "member_count": 2, "premium_progress_bar_enabled": false, "large": false,
    });
    for (value, keys) in [
        (json!([]), "roles emojis features stickers voice_states channels threads presences"),
        (json!([]), "members stage_instances guild_scheduled_events soundboard_sounds"),
        (json!(0), "verification_level default_message_notifications explicit_content_filter"),
        (json!(0), "mfa_level system_channel_flags premium_tier nsfw_level"),
        (json!(null), "icon splash discovery_splash afk_channel_id application_id description"),
        (json!(null), "system_channel_id rules_channel_id vanity_url_code banner"),
        (json!(null), "public_updates_channel_id safety_alerts_channel_id"),
    ] {
        keys.split(' ').for_each(|key| event[key] = value.clone());
    }
    chat.emit("GUILD_CREATE", &event);
}

#[test]
fn each_server_gets_the_commands_of_its_organisation() {
    let place = two_organisations();
    let mut chat = Chat::without_waiting(&SETTINGS, &place, json!([]), None);
    // It is told of servers that it joins: the only intent besides messages.
    let intents = 1 << 0 | 1 << 9 | 1 << 12;
    assert_eq!(chat.next_seen().body["intents"], intents);
    let all = "vraag, bronnen, bron, help, over, Mag dit?, wis";
    // Those for all servers are for direct messages alone, or they would stand there twice.
    assert_eq!(told(&chat.next_seen()), format!("commands [1]: {all}"));
    assert_eq!(told(&chat.next_seen()), "guilds/500/commands null: vraag, help, over");
    joins(&mut chat, "500");
    joins(&mut chat, "501");
    assert_eq!(told(&chat.next_seen()), format!("guilds/501/commands null: {all}"));
    chat.stop();
}

#[test]
fn one_organisation_is_led_to_its_web_chat_and_another_is_answered() {
    let place = two_organisations();
    let mut chat = Chat::without_waiting(&SETTINGS, &place, json!([]), None);
    (0..3).for_each(|_| drop(chat.next_seen()));
    chat.slash(SANNE, "vraag", None);
    assert_snapshot!(chat.sees(2), @r#"
    <thinks, only for the asker>

    <so>
    Stel je vraag in de webchat van Dienst. Dan gaat hij niet via Discord.
    [Open de webchat → https://regels.dienst.example]
    "#);
    chat.writes(SANNE, &format!("<@4242> {QUESTION}"));
    assert!(chat.sees(1).ends_with("[Open de webchat → https://regels.dienst.example]"));
    chat.checks(SANNE, "Mag dit?");
    assert!(chat.sees(2).ends_with("[Open de webchat → https://regels.dienst.example]"));
    // A direct message is to the default organisation.
    chat.writes_directly(SANNE, QUESTION);
    assert!(chat.sees(1).contains("zonder toestemming"));
    chat.stop();
}

#[test]
fn an_organisation_has_its_own_address_or_that_of_all() {
    let settings = [
        ("DEELWIJZER_ORGANISATION", "regels"),
        ("DEELWIJZER_DISCORD__ORGANISATIONS", "500=dienst"),
        ("DEELWIJZER_DISCORD__MODE", "link"),
        ("DEELWIJZER_DISCORD__WEB_ADDRESS", "https://regels.stad.example"),
        ("DEELWIJZER_DISCORD__WEB_ADDRESSES", "dienst=https://regels.dienst.example"),
    ];
    let mut chat = Chat::start_with(&settings, two_organisations());
    chat.slash(SANNE, "vraag", None);
    assert!(chat.sees(2).ends_with("[Open de webchat → https://regels.dienst.example]"));
    chat.writes_directly(SANNE, QUESTION);
    assert!(chat.sees(1).ends_with("[Open de webchat → https://regels.stad.example]"));
    chat.stop();
}

#[test]
fn commands_of_another_time_are_taken_from_a_server() {
    let left = json!([{ "id": "1", "type": 1, "name": "vraag", "description": "Vraag" }]);
    let know = |double: &Double| double.knows_commands_of("500", left.clone());
    let place = place();
    let mut chat = Chat::knowing(know, &[], &place);
    assert_eq!(chat.next_seen().path, "IDENTIFY");
    assert!(told(&chat.next_seen()).starts_with("commands [0,1]: vraag, bronnen"));
    let taken = chat.next_seen();
    assert_eq!(taken.path, "/api/v10/applications/4242/guilds/500/commands");
    assert_eq!(taken.body, json!([]));
    chat.stop();
}

#[test]
fn nothing_but_the_web_chat_is_offered_where_questions_stay_out() {
    let settings = [
        ("DEELWIJZER_DISCORD__MODE", "link"),
        ("DEELWIJZER_DISCORD__WEB_ADDRESS", "https://regels.stad.example"),
    ];
    let place = place();
    let mut chat = Chat::without_waiting(&settings, &place, json!([]), None);
    chat.next_seen();
    let told = chat.next_seen().body;
    let commands: Vec<&Value> = told.as_array().unwrap().iter().collect();
    let names: Vec<&str> = commands.iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["vraag", "help", "over"]);
    assert!(commands.iter().all(|command| command["options"].is_null()));
    chat.stop();
}
