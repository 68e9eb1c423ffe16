use crate::{Clock, Random};
use uuid::{Builder, Uuid};

/// A new identifier: UUID version 7 (RFC 9562), so that keys sort by time of birth.
pub fn new_id(clock: &dyn Clock, random: &dyn Random) -> Uuid {
    let mut bytes = [0u8; 10];
    random.fill(&mut bytes);
    let millis = u64::try_from(clock.now().timestamp_millis()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
}
