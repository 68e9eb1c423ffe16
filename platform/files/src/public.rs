use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What is no stranger's address, though it looks like one (IANA's registries of special
/// addresses), and one inside a public block by which Azure answers its own machines.
const SPECIAL_4: [([u8; 4], u32); 17] = [
    ([0, 0, 0, 0], 8),        // this network
    ([10, 0, 0, 0], 8),       // private
    ([100, 64, 0, 0], 10),    // behind a carrier's NAT
    ([127, 0, 0, 0], 8),      // this machine
    ([168, 63, 129, 16], 32), // Azure
    ([169, 254, 0, 0], 16),   // link-local, metadata of clouds
    ([172, 16, 0, 0], 12),    // private
    ([192, 0, 0, 0], 24),     // protocols
    ([192, 0, 2, 0], 24),     // documentation
    ([192, 88, 99, 0], 24),   // relays of 6to4
    ([192, 168, 0, 0], 16),   // private
    ([192, 175, 48, 0], 24),  // AS112
    ([198, 18, 0, 0], 15),    // measuring
    ([198, 51, 100, 0], 24),  // documentation
    ([203, 0, 113, 0], 24),   // documentation
    ([224, 0, 0, 0], 4),      // many at once
    ([240, 0, 0, 0], 4),      // reserved, broadcast
];

/// The same within 2000::/3, outside of which nothing is public.
const SPECIAL_6: [([u16; 2], u32); 4] = [
    ([0x2001, 0], 23),     // protocols: Teredo, measuring, ORCHID
    ([0x2001, 0xDB8], 32), // documentation
    ([0x2002, 0], 16),     // 6to4, which wraps any address of version 4
    ([0x3FFF, 0], 20),     // documentation
];

/// Where NAT64 wraps addresses of version 4 (RFC 6052).
const NAT64: [u16; 6] = [0x64, 0xFF9B, 0, 0, 0, 0];

/// Whether this is the address of a stranger on the internet: the only ones that we visit.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_4(address),
        IpAddr::V6(address) => is_public_6(address),
    }
}

fn is_public_4(address: Ipv4Addr) -> bool {
    let begins = |(network, bits): &([u8; 4], u32)| {
        (u32::from(address) ^ u32::from_be_bytes(*network)).leading_zeros() >= *bits
    };
    !SPECIAL_4.iter().any(begins)
}

fn is_public_6(address: Ipv6Addr) -> bool {
    let [.., high, low] = address.segments();
    if address.segments()[..6] == NAT64 {
        return is_public_4(Ipv4Addr::from(u32::from(high) << 16 | u32::from(low)));
    }
    let begins = |(network, bits): &([u16; 2], u32)| {
        let network = u128::from(network[0]) << 112 | u128::from(network[1]) << 96;
        (u128::from(address) ^ network).leading_zeros() >= *bits
    };
    begins(&([0x2000, 0], 3)) && !SPECIAL_6.iter().any(begins)
}
