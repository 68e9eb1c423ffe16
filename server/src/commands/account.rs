//! `minga account`: the same commands as the pages of administrators, by the operator.

use crate::compose::{Purpose, compose};
use crate::config::Config;
use crate::terminal;
use crate::trouble::Told;
use clap::Subcommand;
use minga_auth::{
    Account, Membership, NewRole, account_by_address, accounts, add_account, address_of, block_account,
    end_role, give_role, memberships_of, sign_out_everywhere,
};
use minga_i18n::FluentArgs;
use minga_kernel::{Actor, Cx, Day, Kind, Lang, Moment, Problem, Ref, Role};
use minga_store::{CommandError, Conn};
use minga_web::App;
use std::process::ExitCode;

/// What is done with accounts.
#[derive(Subcommand)]
pub(crate) enum Deed {
    /// Every account with the roles that it holds
    List,
    /// Make an account and invite its owner by mail; the link is shown too
    Invite {
        /// The e-mail address
        address: String,
        /// What the person wants to be called
        #[arg(long)]
        name: String,
        /// The language of e-mails: es or en
        #[arg(long, value_name = "LANG")]
        mails: Option<String>,
        #[command(flatten)]
        role: Given,
    },
    /// Give a role
    Role {
        /// The e-mail address of the account
        address: String,
        #[command(flatten)]
        role: Given,
    },
    /// End a role now
    EndRole {
        /// The e-mail address of the account
        address: String,
        /// The role
        role: String,
        /// Only that for this organisation, by its code
        #[arg(long, value_name = "CODE")]
        organisation: Option<String>,
    },
    /// Lock an account: it signs in no more, and its sessions end
    Lock {
        /// The e-mail address of the account
        address: String,
    },
    /// Let a locked account in again
    Unlock {
        /// The e-mail address of the account
        address: String,
    },
    /// End every session of an account
    SignOut {
        /// The e-mail address of the account
        address: String,
    },
    /// Delete an account with everything that is kept of its person, because they asked for it
    Delete {
        /// The e-mail address of the account
        address: String,
    },
    /// Make a link that signs in once; those before are void
    Link {
        /// The e-mail address of the account
        address: String,
    },
}

/// A role to be given.
#[derive(clap::Args)]
pub(crate) struct Given {
    /// The role: administrator, coordinator, officer, counterpart, evaluator, moderator,
    /// reviewer or participant
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    /// The organisation for which they act, by its code
    #[arg(long, value_name = "CODE")]
    organisation: Option<String>,
    /// The plan to which the role is limited, by its code
    #[arg(long, value_name = "CODE")]
    plan: Option<String>,
    /// The first day; now if it is not given
    #[arg(long, value_name = "DAY")]
    from: Option<Day>,
    /// The day on which it holds no more
    #[arg(long, value_name = "DAY")]
    until: Option<Day>,
}

/// Does it.
pub(crate) async fn run(config: &Config, deed: &Deed) -> anyhow::Result<ExitCode> {
    let app = compose(config, Purpose::OneDeed).await?;
    app.store.migrate(&app.migrations()).await?;
    let desk = Desk { cx: app.cx(Actor::Operator, config.lang), app: &app, lang: config.lang };
    match desk.done(deed).await {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => match error.downcast::<CommandError>() {
            Ok(CommandError::Problems(problems)) => {
                for problem in &problems {
                    terminal::tell(desk.in_words(problem));
                }
                Ok(ExitCode::FAILURE)
            }
            Ok(error) => Err(error.into()),
            Err(error) => Err(error),
        },
    }
}

struct Desk<'a> {
    cx: Cx,
    app: &'a App,
    lang: Lang,
}

impl Desk<'_> {
    async fn done(&self, deed: &Deed) -> anyhow::Result<()> {
        let (app, cx) = (self.app, &self.cx);
        match deed {
            Deed::List => return self.list().await,
            Deed::Invite { address, name, mails, role } => {
                return self.invite(address, name, mails.as_deref(), role).await;
            }
            Deed::Role { address, role } => {
                let known = self.known(address).await?;
                let new = self.new_role(known.id, role).await?;
                let new = new.ok_or_else(|| self.told("cli-account-no-role", ""))?;
                give_role(cx, &app.store, new).await?;
                self.say("cli-account-role", &known.address);
            }
            Deed::EndRole { address, role, organisation } => {
                let known = self.known(address).await?;
                let ended = self.end(&known, role, organisation.as_deref()).await?;
                self.say_count("cli-account-ended", ended);
            }
            Deed::Lock { address } => {
                let known = self.known(address).await?;
                block_account(cx, &app.store, known.id, true).await?;
                self.say("cli-account-locked", &known.address);
            }
            Deed::Unlock { address } => {
                let known = self.known(address).await?;
                block_account(cx, &app.store, known.id, false).await?;
                self.say("cli-account-unlocked", &known.address);
            }
            Deed::SignOut { address } => {
                let known = self.known(address).await?;
                let ended = sign_out_everywhere(cx, &app.store, known.id).await?;
                self.say_count("cli-account-signed-out", usize::try_from(ended).unwrap_or(usize::MAX));
            }
            Deed::Delete { address } => {
                let known = self.known(address).await?;
                app.delete_person(cx, known.id, false).await?;
                self.say("cli-account-deleted", &known.address);
            }
            Deed::Link { address } => {
                let known = self.known(address).await?;
                let tx = app.store.write().await?;
                let link = app.sign_in_link(cx, &tx, &known).await?;
                tx.commit().await?;
                self.say("cli-account-link", &known.address);
                terminal::say(link);
            }
        }
        Ok(())
    }

    /// A line for each account, fields separated by tabs.
    async fn list(&self) -> anyhow::Result<()> {
        let db = self.app.store.read().await?;
        let mut after: Option<String> = None;
        loop {
            let some = accounts(&db, after.as_deref(), 500).await?;
            let Some(last) = some.last() else { return Ok(()) };
            after = Some(last.address.clone());
            for account in some {
                let mut fields = vec![account.address.clone(), account.name.clone()];
                if account.blocked {
                    fields.push(self.app.words.plain(self.lang, "cli-account-is-locked"));
                }
                let now = self.cx.now();
                for held in memberships_of(&db, account.id).await?.iter().filter(|it| it.holds(now)) {
                    fields.push(self.role_in_words(&db, held).await?);
                }
                terminal::say(fields.join("\t"));
            }
        }
    }

    async fn role_in_words(&self, db: &Conn, held: &Membership) -> anyhow::Result<String> {
        let mut words = held.role.code().to_owned();
        for thing in [&held.body, &held.scope].into_iter().flatten() {
            if let Some(known) = self.app.references.one(db, thing).await? {
                words.push(' ');
                words.push_str(&known.short.unwrap_or_else(|| known.title.for_reader(self.lang).to_owned()));
            }
        }
        Ok(words)
    }

    async fn invite(
        &self,
        address: &str,
        name: &str,
        mails: Option<&str>,
        role: &Given,
    ) -> anyhow::Result<()> {
        let mails = match mails {
            None => self.lang,
            Some(code) => Lang::from_code(code).ok_or_else(|| self.told("cli-account-lang", code))?,
        };
        // What the role is for is looked up before anything is written.
        self.new_role(uuid::Uuid::nil(), role).await?;
        let tx = self.app.store.write().await?;
        let made = add_account(&self.cx, &tx, address, name, mails).await?;
        let link = self.app.invite(&self.cx, &tx, &made).await?;
        tx.commit().await?;
        if let Some(new) = self.new_role(made.id, role).await? {
            give_role(&self.cx, &self.app.store, new).await?;
        }
        self.say("cli-account-invited", &made.address);
        terminal::say(link);
        Ok(())
    }

    /// The account with this address.
    async fn known(&self, address: &str) -> anyhow::Result<Account> {
        let db = self.app.store.read().await?;
        let found = match address_of(address) {
            Some(address) => account_by_address(&db, &address).await?,
            None => None,
        };
        Ok(found.map(|(account, _)| account).ok_or_else(|| self.told("cli-account-unknown", address))?)
    }

    /// The role that was named; nothing if none was.
    async fn new_role(&self, account: uuid::Uuid, given: &Given) -> anyhow::Result<Option<NewRole>> {
        let Some(code) = &given.role else { return Ok(None) };
        let first = |day: Day| day.and_time(chrono::NaiveTime::MIN).and_utc();
        let begins: Moment = given.from.map_or_else(|| self.cx.now(), first);
        Ok(Some(NewRole {
            account,
            role: self.role(code)?,
            body: self.named(&Kind::new("organisation"), given.organisation.as_deref()).await?,
            scope: self.named(&Kind::new("plan"), given.plan.as_deref()).await?,
            begins,
            ends: given.until.map(first),
        }))
    }

    fn role(&self, code: &str) -> anyhow::Result<Role> {
        let role = Role::from_code(code).filter(|role| Role::GIVEN.contains(role));
        Ok(role.ok_or_else(|| self.told("cli-account-no-such-role", code))?)
    }

    async fn named(&self, kind: &Kind, code: Option<&str>) -> anyhow::Result<Option<Ref>> {
        let Some(code) = code else { return Ok(None) };
        let db = self.app.store.read().await?;
        let found = self.app.references.find(&db, kind, code).await?;
        Ok(Some(found.ok_or_else(|| self.told("cli-account-no-code", code))?))
    }

    /// Ends what they hold in this role; how many there were.
    async fn end(&self, of: &Account, role: &str, organisation: Option<&str>) -> anyhow::Result<usize> {
        let role = self.role(role)?;
        let body = self.named(&Kind::new("organisation"), organisation).await?;
        let db = self.app.store.read().await?;
        let now = self.cx.now();
        let held = memberships_of(&db, of.id).await?;
        drop(db);
        let meant = held.into_iter().filter(|it| it.role == role && it.ends.is_none_or(|ends| ends > now));
        let mut ended = 0;
        for it in meant.filter(|it| body.is_none() || it.body == body) {
            end_role(&self.cx, &self.app.store, it.id).await?;
            ended += 1;
        }
        Ok(ended)
    }

    fn in_words(&self, problem: &Problem) -> String {
        super::import::in_words(self.app, self.lang, problem)
    }

    fn told(&self, key: &str, what: &str) -> Told {
        Told(self.sentence(key, what))
    }

    fn say(&self, key: &str, what: &str) {
        terminal::say(self.sentence(key, what));
    }

    fn sentence(&self, key: &str, what: &str) -> String {
        let mut args = FluentArgs::new();
        args.set("what", what.to_owned());
        self.app.words.say(self.lang, key, &args)
    }

    fn say_count(&self, key: &str, count: usize) {
        let mut args = FluentArgs::new();
        args.set("count", count as f64);
        terminal::say(self.app.words.say(self.lang, key, &args));
    }
}
