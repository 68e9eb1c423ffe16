//! Pages for administrators: accounts and the roles that they hold.

mod account;
mod accounts;
mod registration;
pub(crate) mod registrations;

use minga_auth::may_administer;
use minga_store::Conn;
use minga_web::http::{Router, get};
use minga_web::{Address, App, PageError, Signed, ViewSamples, Visit};

/// The accounts.
pub(crate) const ACCOUNTS: Address = Address::new("administracion/cuentas", "administration/accounts");
/// One account.
pub(crate) const ACCOUNT: Address =
    Address::new("administracion/cuentas/{account}", "administration/accounts/{account}");

/// The organisations that ask to be listed.
pub(crate) const REGISTRATIONS: Address =
    Address::new("administracion/registros", "administration/registrations");
/// One of them.
pub(crate) const REGISTRATION: Address =
    Address::new("administracion/registros/{registration}", "administration/registrations/{registration}");

/// The routes.
pub(crate) fn routes(router: Router<App>) -> Router<App> {
    let pages = [
        (ACCOUNTS, get(accounts::show).post(accounts::send)),
        (ACCOUNT, get(account::show).post(account::send)),
        (REGISTRATIONS, get(registrations::show)),
        (REGISTRATION, get(registration::show).post(registration::send)),
    ];
    pages.into_iter().fold(router, |router, (address, handler)| address.serve(router, &handler))
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<accounts::AccountsPage>(),
        ViewSamples::of::<account::AccountPage>(),
        ViewSamples::of::<registrations::RegistrationsPage>(),
        ViewSamples::of::<registration::RegistrationPage>(),
    ]
}

/// Lets only administrators pass.
async fn pass(app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> Result<(), PageError> {
    may_administer(&signed.cx(app, visit.lang), db).await?;
    Ok(())
}
