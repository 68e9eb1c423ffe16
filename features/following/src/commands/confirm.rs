//! Somebody confirms by a link that they want to follow something.

use crate::model::{Follow, Follower, Wish};
use crate::queries;
use minga_auth::Token;
use minga_kernel::Cx;
use minga_store::{CommandError, Store, Tx, newest_number};
use minga_web::refused;
use std::fmt::Write;

/// Confirms; gives the follower. A link serves once.
pub(crate) async fn confirm(
    cx: &Cx,
    store: &Store,
    token: &Token,
    most: u32,
) -> Result<Follower, CommandError> {
    let tx = store.write().await?;
    let wish = queries::wish(&tx, &token.hash(), cx.now()).await?.ok_or(CommandError::NotFound)?;
    // Of two links of one address that come at once, the second finds the follower.
    tx.lock("followers").await?;
    if !queries::take_wish(&tx, &token.hash()).await? {
        return Err(CommandError::NotFound);
    }
    let follower = follower(cx, &tx, &wish).await?;
    let again = queries::follows_topic(&tx, follower.id, &wish.topic.to_string()).await?;
    if !again && queries::follow_count(&tx, follower.id).await? >= u64::from(most) {
        return Err(refused("", "follow-most"));
    }
    let follow = Follow { id: cx.new_id(), topic: wish.topic, rhythm: wish.rhythm };
    queries::follow(&tx, follower.id, &follow, newest_number(&tx).await?).await?;
    tx.commit().await?;
    Ok(follower)
}

/// Who has the address; new if nobody has. That somebody opened a mail shows that it arrives.
async fn follower(cx: &Cx, tx: &Tx, wish: &Wish) -> Result<Follower, CommandError> {
    if let Some(known) = queries::follower_by_address(tx, &wish.address).await? {
        let reached = Follower { soft: 0, soft_at: None, stopped_at: None, ..known };
        queries::save_follower(tx, &reached).await?;
        return Ok(reached);
    }
    let mut bytes = [0; 10];
    cx.random.fill(&mut bytes);
    let returns = bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    let new = Follower {
        id: cx.new_id(),
        address: wish.address.clone(),
        lang: wish.lang,
        key: Token::new(&*cx.random).reveal(),
        returns,
        soft: 0,
        soft_at: None,
        stopped_at: None,
    };
    queries::add_follower(tx, &new, cx.now()).await?;
    Ok(new)
}
