use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Where a list goes on: the sort key of the last row that was given, in a form that
/// nobody should read.
pub struct Cursor;

/// The longest cursor that is looked at.
const LONGEST: usize = 400;

impl Cursor {
    /// Writes a key.
    pub fn write<K: Serialize>(key: &K) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
    }

    /// Reads a key; `None` if it is not one of ours.
    pub fn read<K: DeserializeOwned>(cursor: &str) -> Option<K> {
        if cursor.len() > LONGEST {
            return None;
        }
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()
    }
}
