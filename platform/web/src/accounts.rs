//! Letting somebody in: invitations and links, for the pages and for the command line.

use crate::pages::leading_on;
use crate::{App, Letter};
use chrono::Duration;
use minga_auth::{Account, Allowance, Purpose, Token, issue_ticket, make_link};
use minga_i18n::FluentArgs;
use minga_kernel::Cx;
use minga_store::{CommandError, Tx};

/// How long a link that was asked for by mail serves.
pub(crate) const LINK: Duration = Duration::minutes(30);

impl App {
    /// How often somebody may try to prove who they are.
    pub(crate) fn tries(&self) -> Allowance {
        Allowance { times: self.settings.sign_in_tries, within: Duration::minutes(15) }
    }

    /// The same for a passkey, which a browser tries by itself and nobody can guess.
    pub(crate) fn tries_by_passkey(&self) -> Allowance {
        Allowance { times: self.settings.sign_in_tries.saturating_mul(3), ..self.tries() }
    }

    /// Sends an invitation; the one before is void. Returns its link.
    pub async fn invite(&self, cx: &Cx, tx: &Tx, account: &Account) -> Result<String, CommandError> {
        let lasts = Duration::days(i64::from(self.settings.invitation_days));
        let token = issue_ticket(cx, tx, Purpose::Invitation, account.id, lasts).await?;
        let link = self.ticket_address(account.lang, &token);
        let mut args = FluentArgs::new();
        args.set("address", link.clone());
        args.set("days", lasts.num_days() as f64);
        let letter = self.letter(account.lang, ["mail-invitation-subject", "mail-invitation"], args);
        self.send_mail(cx, tx, &account.address, letter).await?;
        Ok(link)
    }

    /// A link that signs in as this account once, for whoever hands it over by themselves.
    pub async fn sign_in_link(&self, cx: &Cx, tx: &Tx, account: &Account) -> Result<String, CommandError> {
        let token = make_link(cx, tx, account, Duration::days(1)).await?;
        Ok(self.ticket_address(account.lang, &token))
    }

    /// The same, by mail to the account's own address.
    pub async fn mail_sign_in_link(&self, cx: &Cx, tx: &Tx, account: &Account) -> Result<(), CommandError> {
        let token = make_link(cx, tx, account, LINK).await?;
        let letter = self.link_letter(account, &token, LINK, "");
        Ok(self.send_mail(cx, tx, &account.address, letter).await?)
    }

    /// What tells of a link that signs in, and leads on to `next` after that.
    pub(crate) fn link_letter(
        &self,
        account: &Account,
        token: &Token,
        lasts: Duration,
        next: &str,
    ) -> Letter {
        let mut args = FluentArgs::new();
        args.set("address", leading_on(&self.ticket_address(account.lang, token), next));
        args.set("minutes", lasts.num_minutes() as f64);
        self.letter(account.lang, ["mail-link-subject", "mail-link"], args)
    }
}
