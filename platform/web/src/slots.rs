use crate::{App, Markup, Visit};
use async_trait::async_trait;
use minga_kernel::Ref;
use minga_store::{Conn, StoreError};

/// A named place in a page that other features can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// On the home page: what was promised and how much of it is done.
    Promised,
    /// On the home page: a card with what a person can do today.
    Act,
    /// The middle of a thing's page.
    Main,
    /// Beside the facts of a thing's page.
    Aside,
    /// Below the content of a thing's page.
    Below,
    /// In a chain of another page that leads to the thing: what became of it since.
    Onward,
    /// Below the results of a search.
    Found,
}

/// What a feature puts into one place.
#[async_trait]
pub trait SlotContent: Send + Sync {
    /// The place.
    fn place(&self) -> Place;

    /// The fragment for this thing, or `None` if there is nothing to say of it. `thing`
    /// is `None` on the home page and on that of a search.
    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError>;
}

/// A feature's content for a slot.
pub type Slot = std::sync::Arc<dyn SlotContent>;

impl App {
    /// Everything that features put into this place, in the order of the server's list.
    pub async fn slot(
        &self,
        db: &Conn,
        visit: &Visit,
        place: Place,
        thing: Option<&Ref>,
    ) -> Result<Vec<Markup>, StoreError> {
        let mut filled = Vec::new();
        for slot in self.slots.iter().filter(|slot| slot.place() == place) {
            filled.extend(slot.fill(self, db, visit, thing).await?);
        }
        Ok(filled)
    }
}
