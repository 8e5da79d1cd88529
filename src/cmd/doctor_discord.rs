//! Discord in `doctor`: whether the token works, and whether the bot may do what it needs.

use crate::config::{Organisations, Settings};
use crate::render::doctor::Check;

#[cfg(feature = "discord")]
use crate::adapters::discord::{Channel, ChannelState, DiscordOptions, Health, Unwell, health};

/// Looks at Discord; `organisations` are those that a server can belong to.
#[cfg(feature = "discord")]
pub fn look(settings: &Settings, organisations: &Organisations) -> Vec<Check> {
    let options = match crate::config::discord(settings) {
        Ok(Some(options)) => options,
        Ok(None) => return vec![Check::good("discord", "off: there is no token".to_string())],
        Err(error) => {
            let hint = "set it right in deelwijzer.toml or in the environment";
            return vec![Check::fault("discord", error.to_string(), hint)];
        }
    };
    let known: Vec<String> = organisations.all.iter().map(|one| one.id.clone()).collect();
    let mut checks = unknown(&options, &known);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let health = match runtime {
        Ok(runtime) => runtime.block_on(health(&options, &organisations.default)),
        Err(_) => Err(Unwell::Unreachable),
    };
    match health {
        Ok(health) => checks.extend(told(&options, &organisations.default, &health)),
        Err(unwell) => checks.push(unreached(&options, unwell)),
    }
    checks
}

/// A token that this program cannot use is told.
#[cfg(not(feature = "discord"))]
pub fn look(settings: &Settings, _organisations: &Organisations) -> Vec<Check> {
    match super::serve_discord::options(settings) {
        Ok(_) => Vec::new(),
        Err(_) => {
            let text = "there is a token, and this program was built without Discord".to_string();
            vec![Check::fault("discord", text, "take the token away, or build with Discord")]
        }
    }
}

/// Organisations of the settings that nobody knows.
#[cfg(feature = "discord")]
fn unknown(options: &DiscordOptions, known: &[String]) -> Vec<Check> {
    let unknown = options.named_organisations().filter(|(_, name)| !known.contains(name));
    let fault = |(setting, name): (&str, &String)| {
        let text = format!("there is no organisation `{name}`");
        Check::fault(setting, text, &format!("there are: {}", known.join(", ")))
    };
    unknown.map(fault).collect()
}

#[cfg(feature = "discord")]
fn unreached(options: &DiscordOptions, unwell: Unwell) -> Check {
    let place = options.rest_base.as_deref().unwrap_or("discord.com");
    let name = "discord";
    match unwell {
        Unwell::Token => Check::fault(
            "discord.token",
            "Discord does not accept the token".to_string(),
            "make a new one in the developer portal, under Bot",
        ),
        Unwell::Unreachable => Check::fault(
            name,
            format!("{place} does not answer"),
            "may this machine reach it by HTTPS? A proxy goes in DEELWIJZER_DISCORD__REST_BASE",
        ),
        Unwell::Refused(status) => Check::fault(
            name,
            format!("{place} answers with status {status}"),
            "try again later; is it Discord's own interface, without a path?",
        ),
    }
}

#[cfg(feature = "discord")]
fn told(options: &DiscordOptions, default: &str, health: &Health) -> Vec<Check> {
    let mut checks =
        vec![Check::good("discord.token", format!("works; the bot is {}", health.name))];
    checks.push(match health.privileged.as_slice() {
        [] => Check::good("discord intents", "no privileged intent is on or needed".to_string()),
        on => Check::warning(
            "discord intents",
            format!("on, and not needed: {}", on.join(", ")),
            "turn them off in the developer portal, under Bot",
        ),
    });
    if health.has_endpoint {
        let text = "Discord sends commands to an Interactions Endpoint URL, not to this program";
        let hint = "empty that field in the developer portal, under General Information";
        checks.push(Check::fault("discord commands", text.to_string(), hint));
    }
    match health.starts_left {
        Some(0) => checks.push(Check::fault(
            "discord gateway",
            "the bot may not connect again today".to_string(),
            "look in the log why it connects anew so often; wait a day, or make a new token",
        )),
        Some(left) => {
            let text = format!("the bot may connect anew {left} times today");
            checks.push(Check::good("discord gateway", text));
        }
        None => {}
    }
    checks.extend(servers(options, health));
    checks.extend(health.channels.iter().map(|it| channel(it, options, default)));
    checks.push(match health.wants_code {
        false => Check::good("discord invite", health.invite.clone()),
        true => Check::warning(
            "discord invite",
            health.invite.clone(),
            "the link works once Requires OAuth2 Code Grant is off, under Bot",
        ),
    });
    checks
}

/// Whether the bot can write in a channel of the settings.
#[cfg(feature = "discord")]
fn channel(of: &Channel, options: &DiscordOptions, default: &str) -> Check {
    let Channel { organisation, id, state } = of;
    let name = format!("discord authors of {organisation}");
    match state {
        ChannelState::Open { server } => match options.organisation(Some(*server), default) {
            own if own == organisation => {
                Check::good(&name, format!("the bot may write in channel {id}"))
            }
            other => Check::warning(
                &name,
                format!("channel {id} is in server {server}, which belongs to `{other}`"),
                "fine if these authors are there; else name another channel",
            ),
        },
        ChannelState::Closed { missing } => Check::fault(
            &name,
            format!("in channel {id} the bot may not: {}", missing.join(", ")),
            "give it these in that channel, under Edit Channel, Permissions",
        ),
        ChannelState::Unseen => Check::fault(
            &name,
            format!("the bot does not see channel {id}"),
            "is the number right? Let it see the channel, under Edit Channel, Permissions",
        ),
        ChannelState::NoMessages => Check::fault(
            &name,
            format!("channel {id} is a thread, a forum or a category"),
            "name a text channel in discord.authors_channels",
        ),
    }
}

/// What the bot may do in each server, and which it has yet to be invited to.
#[cfg(feature = "discord")]
fn servers(options: &DiscordOptions, health: &Health) -> Vec<Check> {
    let joined = |server: &u64| health.servers.iter().any(|one| one.id == *server);
    let named = options.organisations.keys().chain(&options.command_servers);
    let mut absent: Vec<u64> = named.copied().filter(|server| !joined(server)).collect();
    absent.sort_unstable();
    absent.dedup();
    let mut checks: Vec<Check> = absent
        .into_iter()
        .map(|server| {
            let text = "is in the settings, and the bot is not in it".to_string();
            let hint = "open the invite link below and choose it";
            Check::fault(&format!("discord server {server}"), text, hint)
        })
        .collect();
    let mut count = 0;
    for server in &health.servers {
        let name = format!("discord server {}", server.id);
        if !server.missing.is_empty() {
            let text = format!("the bot may not: {}", server.missing.join(", "));
            let hint = "give its role these permissions, or invite it anew";
            checks.push(Check::fault(&name, text, hint));
        } else if server.is_administrator {
            let text = "the bot is an administrator, and needs to be none".to_string();
            checks.push(Check::warning(&name, text, "take that permission from its role"));
        } else {
            count += 1;
        }
    }
    let all = health.servers.len();
    let text = format!("the bot may do what it needs in {count} of {all}; a channel can differ");
    checks.push(match health.servers.is_empty() {
        false => Check::good("discord servers", text),
        true => Check::warning(
            "discord servers",
            "the bot is in no server yet".to_string(),
            "open the invite link below",
        ),
    });
    checks
}
