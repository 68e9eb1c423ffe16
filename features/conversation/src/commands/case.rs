//! A thing on which moderators decide: a comment, or whatever another feature offers.

use super::matter::told;
use crate::model::{COMMENT, CONVERSATION, Comment, Decision, State};
use crate::queries;
use minga_kernel::{Capacity, Cx, Parts, Ref};
use minga_store::{CommandError, Conn, Event, Judged, References, Stands, Tx};
use serde_json::{Value, json};
use uuid::Uuid;

/// The thing with what decides who may do what to it.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) thing: Ref,
    /// What a comment is about; anything else itself.
    pub(crate) about: Ref,
    pub(crate) state: State,
    /// Whether nobody but its author sees it until a moderator has looked.
    pub(crate) first_look: bool,
    pub(crate) author: Option<Uuid>,
    pub(crate) parts: Parts,
    pub(crate) words: Words,
}

/// What is judged.
#[derive(Clone, Debug)]
pub(crate) enum Words {
    Comment(Comment),
    Other(Judged),
}

/// What becomes of it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Turn<'a> {
    /// It is hidden, for these words.
    Hide(&'a str),
    Show,
    /// It is as it was before it was hidden.
    PutBack,
}

impl Case {
    /// A case that nobody else touches until the transaction ends.
    pub(crate) async fn hold(tx: &Tx, references: &References, thing: &Ref) -> Result<Case, CommandError> {
        tx.lock(&format!("comment {}", thing.id)).await?;
        Case::find(tx, references, thing).await
    }

    pub(crate) async fn find(db: &Conn, references: &References, thing: &Ref) -> Result<Case, CommandError> {
        Case::all(db, references, std::slice::from_ref(thing)).await?.pop().ok_or(CommandError::NotFound)
    }

    /// Those of these things that are there, in their order, with one question for each kind.
    pub(crate) async fn all(
        db: &Conn,
        references: &References,
        things: &[Ref],
    ) -> Result<Vec<Case>, CommandError> {
        let ids = |kind: &minga_kernel::Kind| -> Vec<Uuid> {
            things.iter().filter(|it| it.kind == *kind).map(|it| it.id).collect()
        };
        let mut cases = Vec::new();
        for comment in queries::comments_by_id(db, &ids(&COMMENT)).await? {
            cases.push(Case {
                thing: COMMENT.with(comment.id),
                about: comment.about.clone(),
                state: comment.state,
                first_look: false,
                author: comment.author,
                parts: Parts::default(),
                words: Words::Comment(comment),
            });
        }
        for kind in references.moderated_kinds() {
            let own = ids(&kind);
            let Some(offered) = references.moderated(&kind).filter(|_| !own.is_empty()) else { continue };
            for it in offered.judged(db, &own).await? {
                cases.push(Case {
                    thing: it.reference.clone(),
                    about: it.reference.clone(),
                    state: match it.stands {
                        Stands::Waiting | Stands::Shown => State::Published,
                        Stands::Hidden => State::Hidden,
                        Stands::Gone => State::Withdrawn,
                    },
                    first_look: it.stands == Stands::Waiting,
                    author: it.author,
                    parts: Parts::default(),
                    words: Words::Other(it),
                });
            }
        }
        let about: Vec<Ref> = cases.iter().map(|it| it.about.clone()).collect();
        let mut parts = references.parts(db, &about).await?;
        for case in &mut cases {
            case.parts = parts.remove(&case.about).unwrap_or_default();
        }
        let place = |it: &Case| things.iter().position(|thing| *thing == it.thing);
        cases.sort_by_key(place);
        Ok(cases)
    }

    /// Whether it is no comment.
    pub(crate) fn is_other(&self) -> bool {
        matches!(self.words, Words::Other(_))
    }

    /// Hides or shows it, and tells of it.
    pub(crate) async fn turn(
        &self,
        cx: &Cx,
        tx: &Tx,
        references: &References,
        capacity: &Capacity,
        turn: Turn<'_>,
    ) -> Result<(), CommandError> {
        let to = if matches!(turn, Turn::Hide(_)) { State::Hidden } else { State::Published };
        if to == self.state && !self.first_look {
            return Ok(());
        }
        let Words::Comment(comment) = &self.words else {
            let offered = references.moderated(&self.thing.kind).ok_or(CommandError::NotFound)?;
            return match turn {
                Turn::Hide(why) => offered.hide(cx, tx, capacity, self.thing.id, why).await,
                Turn::Show => offered.show(cx, tx, capacity, self.thing.id).await,
                Turn::PutBack => offered.put_back(cx, tx, capacity, self.thing.id).await,
            };
        };
        queries::move_comment(tx, comment.id, to).await?;
        let changes = json!({ "changes": { "state": [self.state.code(), to.code()] } });
        tx.publish(cx, capacity, vec![self.event(self.thing.clone(), "comment.moved", changes)]).await?;
        Ok(())
    }

    /// Something that moderation did: told of the comment alone, or of nothing but the talk about
    /// the thing. The owner of the thing tells of it what it means for it.
    pub(crate) fn event(&self, thing: Ref, action: &'static str, facts: Value) -> Event {
        let subject = match self.words {
            Words::Comment(_) => self.thing.clone(),
            Words::Other(_) => CONVERSATION.with(self.thing.id),
        };
        Event { subject, ..told(&self.about, thing, action, facts) }
    }

    /// The name of an event: comments had theirs before there was anything else.
    pub(crate) fn action(&self, of_comment: &'static str, of_other: &'static str) -> &'static str {
        if self.is_other() { of_other } else { of_comment }
    }

    /// Whether its author may still appeal: it is hidden, and nobody has appealed or decided on it.
    pub(crate) fn is_appealable(&self, decisions: &[Decision], appealed: bool) -> bool {
        self.state == State::Hidden
            && !appealed
            && !decisions.is_empty()
            && !decisions.iter().any(|it| it.on_appeal)
    }
}
