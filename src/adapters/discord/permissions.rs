//! Discord's permissions: what the bot needs where, and what it may in a channel.

/// A permission: its bit in a sum, and Discord's own name for it.
pub(super) type Permission = (u32, &'static str);

/// What the bot needs in a channel that it only writes in.
pub(super) const NEEDED_TO_WRITE: [Permission; 2] = [(10, "View Channels"), (11, "Send Messages")];
/// What it needs besides in a server.
const NEEDED_TO_ANSWER: [Permission; 1] = [(16, "Read Message History")];
/// What it needs besides where it answers in threads.
const NEEDED_FOR_THREADS: [Permission; 2] =
    [(35, "Create Public Threads"), (38, "Send Messages in Threads")];
/// Whoever has this may do everything.
pub(super) const ADMINISTRATOR: u64 = 1 << 3;

/// What the bot needs in a server, with what threads need where it answers in them.
pub(super) fn needed(has_threads: bool) -> impl Iterator<Item = Permission> {
    let for_threads = has_threads.then_some(NEEDED_FOR_THREADS).into_iter().flatten();
    NEEDED_TO_WRITE.into_iter().chain(NEEDED_TO_ANSWER).chain(for_threads)
}

/// The names of those that `permissions` lack.
pub(super) fn missing(
    needed: impl Iterator<Item = Permission>,
    permissions: u64,
) -> Vec<&'static str> {
    let is_administrator = permissions & ADMINISTRATOR != 0;
    let is_missing = |(bit, _): &Permission| permissions & (1u64 << bit) == 0;
    needed.filter(|one| !is_administrator && is_missing(one)).map(|(_, name)| name).collect()
}

/// What a channel allows or denies to a role or to one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Overwrite {
    /// Of the role or the member; the role of everyone has the number of its server.
    pub id: u64,
    pub is_of_member: bool,
    pub allow: u64,
    pub deny: u64,
}

/// Somebody in a server.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub id: u64,
    pub server: u64,
    /// Besides that of everyone.
    pub roles: &'a [u64],
    /// What all their roles together allow in the server, before any channel's say.
    pub permissions: u64,
}

/// What a member may in a channel: first everyone's overwrite counts, then those of all their roles
/// together, then their own; in each, what is allowed goes over what is denied.
///
/// Discord's algorithm:
/// <https://discord.com/developers/docs/topics/permissions#permission-overwrites>.
pub(super) fn in_channel(member: Member, overwrites: &[Overwrite]) -> u64 {
    if member.permissions & ADMINISTRATOR != 0 {
        return u64::MAX;
    }
    let of_role = |one: &&Overwrite| !one.is_of_member;
    let is_everyone = |one: &&Overwrite| one.id == member.server;
    let roles = overwrites.iter().filter(of_role);
    let everyone = roles.clone().filter(is_everyone);
    let own_roles = roles.filter(|one| !is_everyone(one) && member.roles.contains(&one.id));
    let own = overwrites.iter().filter(|one| one.is_of_member && one.id == member.id);
    let permissions = applied(member.permissions, everyone);
    applied(applied(permissions, own_roles), own)
}

fn applied<'a>(permissions: u64, overwrites: impl Iterator<Item = &'a Overwrite>) -> u64 {
    let (allow, deny) =
        overwrites.fold((0, 0), |(allow, deny), one| (allow | one.allow, deny | one.deny));
    permissions & !deny | allow
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: u64 = 1 << 10;
    const SEND: u64 = 1 << 11;
    const SERVER: u64 = 500;
    const BOT: u64 = 4242;

    fn role(id: u64, allow: u64, deny: u64) -> Overwrite {
        Overwrite { id, is_of_member: false, allow, deny }
    }

    fn may(permissions: u64, overwrites: &[Overwrite]) -> u64 {
        in_channel(Member { id: BOT, server: SERVER, roles: &[7, 8], permissions }, overwrites)
    }

    #[test]
    fn the_nearer_overwrite_has_the_last_word() {
        let both = VIEW | SEND;
        assert_eq!(may(both, &[]), both);
        assert_eq!(may(both, &[role(SERVER, 0, VIEW)]), SEND);
        // A role lets in whom everyone's overwrite keeps out.
        assert_eq!(may(both, &[role(SERVER, 0, VIEW), role(7, VIEW, 0)]), both);
        // Of two roles the one that allows wins, in whatever order.
        assert_eq!(may(both, &[role(7, 0, SEND), role(8, SEND, 0)]), both);
        assert_eq!(may(both, &[role(8, SEND, 0), role(7, 0, SEND)]), both);
        // Roles that the bot has not do not count.
        assert_eq!(may(both, &[role(9, 0, both)]), both);
        let own = Overwrite { id: BOT, is_of_member: true, allow: 0, deny: SEND };
        assert_eq!(may(both, &[role(7, SEND, 0), own]), VIEW);
        // A member whose number is that of a role is no role, nor the other way round.
        assert_eq!(may(both, &[Overwrite { id: 7, ..own }]), both);
        assert_eq!(may(both, &[Overwrite { id: BOT, is_of_member: false, ..own }]), both);
    }

    #[test]
    fn an_administrator_may_everything() {
        assert_eq!(may(ADMINISTRATOR, &[role(SERVER, 0, VIEW)]), u64::MAX);
        assert_eq!(missing(needed(true), ADMINISTRATOR), [""; 0]);
        assert_eq!(missing(NEEDED_TO_WRITE.into_iter(), VIEW), ["Send Messages"]);
    }
}
