//! `doctor`: what an admin is told of the bot at Discord, before colleagues find out.

use std::process::Command;

use insta::assert_snapshot;
use serde_json::{Value, json};

use super::chat::place;
use super::double::{BOT, Double, Trouble, user};
use super::sight::folded;
use crate::program::{Place, Run, finish};

const TOKEN: &str = "geheim.teken.van-de-bot";

fn doctor(place: &Place, double: &Double) -> Command {
    let mut command = place.command(&["doctor"]);
    command
        .env("DEELWIJZER_WEB__ENABLED", "false")
        .env("DEELWIJZER_DISCORD__TOKEN", TOKEN)
        .env("DEELWIJZER_DISCORD__REST_BASE", double.rest_base());
    command
}

fn run(mut command: Command) -> Run {
    let run = finish(command.spawn().unwrap());
    assert!(!run.out.contains("geheim") && !run.err.contains("geheim"), "{}{}", run.out, run.err);
    run
}

/// What is told of Discord alone.
fn of_discord(run: &Run) -> String {
    let lines: Vec<&str> = run.out.lines().collect();
    let at = lines.iter().position(|line| line.contains(" discord")).unwrap();
    folded(&lines[at..].join("\n").replace('&', " &"))
}

/// A double that knows the bot.
fn double() -> Double {
    let double = Double::start(json!([]));
    tell(&double, "users/@me", user(BOT));
    tell(&double, "applications/@me", json!({ "id": BOT, "flags": 1 << 23 }));
    let limit = json!({ "total": 1000, "remaining": 998, "reset_after": 1, "max_concurrency": 1 });
    let gateway = json!({ "url": "wss://x.example", "shards": 1, "session_start_limit": limit });
    tell(&double, "gateway/bot", gateway);
    tell(
        &double,
        "users/@me/guilds",
        json!([{ "id": "500", "name": "S", "permissions": "68608" }]),
    );
    double
}

fn tell(double: &Double, path: &'static str, told: Value) {
    double.state.told.lock().unwrap().insert(path, told);
}

#[test]
fn the_doctor_finds_the_bot_well_and_says_how_to_invite_it() {
    let (place, double) = (place(), double());
    let well = run(doctor(&place, &double));
    assert_eq!(well.code, 0, "{}", well.out);
    assert_snapshot!(of_discord(&well), @r#"
    ok       discord.token: works; the bot is persoon4242
    ok       discord intents: no privileged intent is on or needed
    ok       discord gateway: the bot may connect anew 998 times today
    ok       discord servers: the bot may do what it needs in 1 of 1; a channel can differ
    ok       discord invite: https://discord.com/oauth2/authorize?client_id=4242
      &scope=bot+applications.commands &permissions=68608
    All is well.
    "#);
}

#[test]
fn the_doctor_tells_what_the_bot_may_not_do_and_where_it_is_not() {
    let (place, double) = (place(), double());
    let flags = 1 << 19 | 1 << 15;
    let endpoint = "https://elders.example";
    let application = json!({
        "id": BOT, "flags": flags, "interactions_endpoint_url": endpoint,
        "bot_require_code_grant": true,
    });
    tell(&double, "applications/@me", application);
    let servers = json!([
        { "id": "500", "name": "A", "permissions": "1024" },
        { "id": "501", "name": "B", "permissions": "8" },
    ]);
    tell(&double, "users/@me/guilds", servers);
    let mut command = doctor(&place, &double);
    command.env("DEELWIJZER_DISCORD__ORGANISATIONS", "500=regels, 777=nergens");
    command.env("DEELWIJZER_DISCORD__COMMAND_SERVERS", "888,777");
    let ill = run(command);
    assert_eq!(ill.code, 1, "{}", ill.out);
    assert_snapshot!(of_discord(&ill), @r#"
    FAULT    discord.organisations: there is no organisation `nergens`
             there are: regels
    ok       discord.token: works; the bot is persoon4242
    warning  discord intents: on, and not needed: Server Members, Message Content
             turn them off in the developer portal, under Bot
    FAULT    discord commands: Discord sends commands to an Interactions Endpoint URL, not to
      this program
             empty that field in the developer portal, under General Information
    ok       discord gateway: the bot may connect anew 998 times today
    FAULT    discord server 777: is in the settings, and the bot is not in it
             open the invite link below and choose it
    FAULT    discord server 888: is in the settings, and the bot is not in it
             open the invite link below and choose it
    FAULT    discord server 500: the bot may not: Send Messages, Read Message History
             give its role these permissions, or invite it anew
    warning  discord server 501: the bot is an administrator, and needs to be none
             take that permission from its role
    ok       discord servers: the bot may do what it needs in 0 of 2; a channel can differ
    warning  discord invite: https://discord.com/oauth2/authorize?client_id=4242
      &scope=bot+applications.commands &permissions=68608
             the link works once Requires OAuth2 Code Grant is off, under Bot
    5 faults, 3 warnings.
    "#);
}

#[test]
fn the_doctor_knows_what_threads_need_and_who_has_them() {
    let (place, double) = (place(), double());
    place.write("guidelines/dienst/regels.md", "# Dienst\n\nEen foto mag nooit op LinkedIn.\n");
    let enough = (1u64 << 10 | 1 << 11 | 1 << 16 | 1 << 35 | 1 << 38).to_string();
    let servers = json!([
        { "id": "500", "name": "A", "permissions": "68608" },
        { "id": "501", "name": "B", "permissions": "68608" },
        { "id": "502", "name": "C", "permissions": enough },
    ]);
    tell(&double, "users/@me/guilds", servers);
    let mut command = doctor(&place, &double);
    command.env("DEELWIJZER_ORGANISATION", "regels");
    command.env("DEELWIJZER_DISCORD__ORGANISATIONS", "501=dienst,502=dienst");
    command.env("DEELWIJZER_DISCORD__MENTION_REPLIES", "dienst=thread");
    let ill = run(command);
    assert_snapshot!(of_discord(&ill), @r#"
    ok       discord.token: works; the bot is persoon4242
    ok       discord intents: no privileged intent is on or needed
    ok       discord gateway: the bot may connect anew 998 times today
    FAULT    discord server 501: the bot may not: Create Public Threads, Send Messages in
      Threads
             give its role these permissions, or invite it anew
    ok       discord servers: the bot may do what it needs in 2 of 3; a channel can differ
    ok       discord invite: https://discord.com/oauth2/authorize?client_id=4242
      &scope=bot+applications.commands &permissions=309237713920
    1 faults, 0 warnings.
    "#);
}

#[test]
fn the_doctor_knows_what_a_channel_denies() {
    let (place, double) = (place(), double());
    for name in ["dicht", "elders", "draad", "weg"] {
        let path = format!("guidelines/{name}/regels.md");
        place.write(&path, "# Dienst\n\nEen foto mag nooit op LinkedIn.\n");
    }
    let servers = json!([
        { "id": "500", "name": "A", "permissions": "68608" },
        { "id": "501", "name": "B", "permissions": "68608" },
    ]);
    tell(&double, "users/@me/guilds", servers);
    tell(&double, "guilds/500/members/4242", json!({ "roles": ["7"] }));
    tell(&double, "guilds/501/members/4242", json!({ "roles": [] }));
    let channel = |server: &str, kind: u8, overwrites: Value| {
        let mut channel = json!({ "type": kind, "guild_id": server });
        channel["permission_overwrites"] = overwrites;
        channel
    };
    // Everyone is kept out, and the bot's role let in again; in the second it may not write.
    let everyone = json!({ "id": "500", "type": 0, "allow": "0", "deny": "1024" });
    let role = json!({ "id": "7", "type": 0, "allow": "1024", "deny": "0" });
    let bot = json!({ "id": "4242", "type": 1, "allow": "0", "deny": "2048" });
    tell(&double, "channels/610", channel("500", 0, json!([everyone, role])));
    tell(&double, "channels/611", channel("500", 0, json!([everyone, role, bot])));
    tell(&double, "channels/612", channel("501", 5, json!([])));
    tell(&double, "channels/613", channel("500", 11, json!([])));
    let mut command = doctor(&place, &double);
    command.env("DEELWIJZER_ORGANISATION", "regels");
    let channels = "regels=610,dicht=611,elders=612,draad=613,weg=614";
    command.env("DEELWIJZER_DISCORD__AUTHORS_CHANNELS", channels);
    command.env("DEELWIJZER_DISCORD__ORGANISATIONS", "500=regels");
    let ill = run(command);
    assert_eq!(ill.code, 1, "{}", ill.out);
    let told = of_discord(&ill);
    let channels: Vec<&str> = told.lines().skip_while(|it| !it.contains("authors of")).collect();
    assert_snapshot!(channels.join("\n"), @r#"
    FAULT    discord authors of dicht: in channel 611 the bot may not: Send Messages
             give it these in that channel, under Edit Channel, Permissions
    FAULT    discord authors of draad: channel 613 is a thread, a forum or a category
             name a text channel in discord.authors_channels
    warning  discord authors of elders: channel 612 is in server 501, which belongs to
      `regels`
             fine if these authors are there; else name another channel
    ok       discord authors of regels: the bot may write in channel 610
    FAULT    discord authors of weg: the bot does not see channel 614
             is the number right? Let it see the channel, under Edit Channel, Permissions
    ok       discord invite: https://discord.com/oauth2/authorize?client_id=4242
      &scope=bot+applications.commands &permissions=68608
    3 faults, 1 warnings.
    "#);
}

#[test]
fn the_doctor_tells_whether_the_token_works() {
    let (place, double) = (place(), double());
    let body = json!({ "message": "401: Unauthorized", "code": 0 });
    let path_end = "/users/@me";
    let trouble = Trouble { path_end, status: 401, body, headers: vec![] };
    double.state.troubles.lock().unwrap().push(trouble);
    let mut command = doctor(&place, &double);
    command.arg("--json");
    let ill = run(command);
    assert_eq!(ill.code, 1, "{}", ill.out);
    let told: Value = serde_json::from_str(&ill.out).unwrap();
    let last = told["checks"].as_array().unwrap().last().unwrap().to_string();
    let last = folded(&last.replace(',', ", "));
    assert_snapshot!(last, @r#"
    {"hint":"make a new one in the developer portal,  under Bot", "name":"discord.token",
      "state":"fault", "text":"Discord does not accept the token"}
    "#);
}

#[test]
fn the_doctor_tells_that_discord_is_not_reached() {
    let (place, double) = (place(), double());
    let mut command = doctor(&place, &double);
    command.env("DEELWIJZER_DISCORD__REST_BASE", "http://127.0.0.1:1");
    let ill = run(command);
    assert_eq!(ill.code, 1, "{}", ill.out);
    assert_snapshot!(of_discord(&ill), @r#"
    FAULT    discord: http://127.0.0.1:1 does not answer
             may this machine reach it by HTTPS? A proxy goes in DEELWIJZER_DISCORD__REST_BASE
    1 faults, 0 warnings.
    "#);
    let mut command = doctor(&place, &double);
    command.env("DEELWIJZER_DISCORD__TOKEN", "");
    let off = run(command);
    assert_snapshot!(of_discord(&off), @r#"
    ok       discord: off: there is no token
    All is well.
    "#);
    let mut command = doctor(&place, &double);
    command.env("DEELWIJZER_DISCORD__TOKEN", "").env("DEELWIJZER_DISCORD__TOKEN_FILE", "nergens");
    assert_snapshot!(of_discord(&run(command)), @r#"
    FAULT    discord: discord.token_file: nergens is not read: No such file or directory (os
      error 2)
             set it right in deelwijzer.toml or in the environment
    1 faults, 0 warnings.
    "#);
}
