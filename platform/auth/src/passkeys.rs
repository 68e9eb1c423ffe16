//! Passkeys (WebAuthn level 3): keys that a device or a password manager keeps, and that
//! prove with a finger or a code who one is.
//!
//! `webauthn-rs` draws its challenges itself: it is the one place below `server/` that does.

use crate::accounts::{Account, account};
use crate::entity::passkey;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use minga_kernel::{Cx, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QueryOrder;
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use serde_json::Value;
use url::{Host, Url};
use webauthn_rs::WebauthnBuilder;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Webauthn,
};

/// A passkey, for its owner to recognise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its identifier, by which its owner removes it. It proves nothing.
    pub id: Uuid,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub made_at: Moment,
    /// When it was used last.
    pub used_at: Option<Moment>,
}

/// The rules of this installation for passkeys.
#[derive(Debug)]
pub struct Passkeys(Webauthn);

impl Passkeys {
    /// Passkeys for the site at this address; `None` if browsers allow none there: they ask
    /// for a name, and for TLS unless that is `localhost`.
    pub fn new(base_url: &str, name: &str) -> Option<Passkeys> {
        let origin = Url::parse(base_url).ok()?;
        let Some(Host::Domain(host)) = origin.host() else { return None };
        if origin.scheme() != "https" && host != "localhost" {
            return None;
        }
        let builder = WebauthnBuilder::new(host, &origin).ok()?.rp_name(name);
        builder.build().ok().map(Passkeys)
    }

    /// Begins to add one: what the browser is told, and what has to survive until it answers.
    pub async fn add(&self, db: &Conn, owner: &Account) -> Result<(Value, Value), StoreError> {
        let known = passkey::Entity::find().filter(passkey::Column::AccountId.eq(owner.id)).all(db).await?;
        let known: Vec<Passkey> = known.iter().map(read).collect::<Result<_, _>>()?;
        let known = known.iter().map(|key| key.cred_id().clone()).collect();
        let begun = self.0.start_passkey_registration(owner.id, &owner.address, &owner.name, Some(known));
        let (options, state) = begun.map_err(|error| StoreError::new(error.to_string()))?;
        let mut options = json(&options)?;
        // It has to be found without typing an address.
        options["publicKey"]["authenticatorSelection"]["residentKey"] = "required".into();
        options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = true.into();
        Ok((options, json(&state)?))
    }

    /// Adds the one that the browser made; `false` if its answer does not hold.
    pub async fn added(
        &self,
        cx: &Cx,
        tx: &Tx,
        owner: Uuid,
        name: &str,
        answer: Value,
        state: Value,
    ) -> Result<bool, StoreError> {
        let Ok(answer) = serde_json::from_value::<RegisterPublicKeyCredential>(answer) else {
            return Ok(false);
        };
        let Ok(state) = serde_json::from_value::<PasskeyRegistration>(state) else { return Ok(false) };
        let Ok(made) = self.0.finish_passkey_registration(&answer, &state) else { return Ok(false) };
        let handle = handle_of(made.cred_id().as_ref());
        tx.lock("passkeys").await?;
        if by_handle(tx, &handle).await?.is_some() {
            return Ok(false);
        }
        let row = passkey::ActiveModel {
            id: Set(cx.new_id()),
            handle: Set(handle),
            account_id: Set(owner),
            credential: Set(json(&made)?.to_string()),
            name: Set(name.to_owned()),
            made_at: Set(cx.now()),
            used_at: Set(None),
        };
        passkey::Entity::insert(row).exec_without_returning(&**tx).await?;
        Ok(true)
    }

    /// Begins to sign in with one: what the browser is told, and what has to survive.
    pub fn ask(&self) -> Result<(Value, Value), StoreError> {
        let begun = self.0.start_discoverable_authentication();
        let (mut options, state) = begun.map_err(|error| StoreError::new(error.to_string()))?;
        // Whoever pressed the button is asked at once, and not while filling in a field.
        options.mediation = None;
        Ok((json(&options)?, json(&state)?))
    }

    /// Whose passkey answered; `None` if the answer does not hold, the counter went back, or
    /// the account is blocked.
    pub async fn answered(
        &self,
        cx: &Cx,
        tx: &Tx,
        answer: Value,
        state: Value,
    ) -> Result<Option<Uuid>, StoreError> {
        let Ok(answer) = serde_json::from_value::<PublicKeyCredential>(answer) else { return Ok(None) };
        let Ok(state) = serde_json::from_value::<DiscoverableAuthentication>(state) else { return Ok(None) };
        let Ok((owner, id)) = self.0.identify_discoverable_authentication(&answer) else { return Ok(None) };
        // Two answers at once would both be compared with the old counter.
        tx.lock("passkeys").await?;
        let Some(row) = by_handle(tx, &handle_of(id)).await? else { return Ok(None) };
        let mut key = read(&row)?;
        let Ok(result) = self.0.finish_discoverable_authentication_v2(&answer, state, &key) else {
            return Ok(None);
        };
        let known = account(tx, row.account_id).await?.filter(|known| known.id == owner && !known.blocked);
        if known.is_none() || !result.user_verified() {
            return Ok(None);
        }
        key.update_credential(&result);
        let row = passkey::ActiveModel {
            id: Set(row.id),
            credential: Set(json(&key)?.to_string()),
            used_at: Set(Some(cx.now())),
            ..Default::default()
        };
        row.update(&**tx).await?;
        Ok(Some(owner))
    }
}

/// The passkeys of an account, newest first.
pub async fn passkeys_of(db: &Conn, account: Uuid) -> Result<Vec<Key>, StoreError> {
    let found = passkey::Entity::find()
        .filter(passkey::Column::AccountId.eq(account))
        .order_by_desc(passkey::Column::MadeAt);
    let shown =
        |row: passkey::Model| Key { id: row.id, name: row.name, made_at: row.made_at, used_at: row.used_at };
    Ok(found.all(db).await?.into_iter().map(shown).collect())
}

/// Removes one passkey of this account; whether there was one.
pub async fn remove_passkey(tx: &Tx, account: Uuid, id: Uuid) -> Result<bool, StoreError> {
    let own = passkey::Entity::delete_many()
        .filter(passkey::Column::Id.eq(id))
        .filter(passkey::Column::AccountId.eq(account));
    Ok(own.exec(&**tx).await?.rows_affected > 0)
}

async fn by_handle(db: &Conn, handle: &str) -> Result<Option<passkey::Model>, StoreError> {
    Ok(passkey::Entity::find().filter(passkey::Column::Handle.eq(handle)).one(db).await?)
}

fn read(row: &passkey::Model) -> Result<Passkey, StoreError> {
    serde_json::from_str(&row.credential).map_err(|error| StoreError::new(error.to_string()))
}

fn json(value: &impl serde::Serialize) -> Result<Value, StoreError> {
    serde_json::to_value(value).map_err(|error| StoreError::new(error.to_string()))
}

fn handle_of(id: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(id)
}

#[cfg(test)]
mod tests {
    use super::Passkeys;

    #[test]
    fn passkeys_exist_where_browsers_allow_them() {
        for base in ["https://minga.example", "http://localhost:8080", "https://gob.example:8443"] {
            assert!(Passkeys::new(base, "Minga").is_some(), "{base}");
        }
        for base in ["http://minga.example", "http://127.0.0.1:8080", "https://10.0.0.7", "", "x"] {
            assert!(Passkeys::new(base, "Minga").is_none(), "{base}");
        }
    }
}
