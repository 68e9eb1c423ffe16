//! Pages for administrators: accounts and the roles that they hold.

mod account;
mod accounts;

use minga_auth::may_administer;
use minga_store::Conn;
use minga_web::http::{Router, get};
use minga_web::{Address, App, PageError, Signed, ViewSamples, Visit};

/// The accounts.
pub(crate) const ACCOUNTS: Address = Address::new("administracion/cuentas", "administration/accounts");
/// One account.
pub(crate) const ACCOUNT: Address =
    Address::new("administracion/cuentas/{account}", "administration/accounts/{account}");

/// The routes.
pub(crate) fn routes(router: Router<App>) -> Router<App> {
    let pages = [
        (ACCOUNTS, get(accounts::show).post(accounts::send)),
        (ACCOUNT, get(account::show).post(account::send)),
    ];
    pages.into_iter().fold(router, |router, (address, handler)| address.serve(router, &handler))
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![ViewSamples::of::<accounts::AccountsPage>(), ViewSamples::of::<account::AccountPage>()]
}

/// Lets only administrators pass.
async fn pass(app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> Result<(), PageError> {
    may_administer(&signed.cx(app, visit.lang), db).await?;
    Ok(())
}
