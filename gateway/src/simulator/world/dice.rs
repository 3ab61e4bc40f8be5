//! Values that look random and depend on nothing but the seed and a label.

/// 64 bits for the label: FNV-1a, then the finalizer of `SplitMix64`.
pub(super) fn roll(seed: u64, label: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for byte in label.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// One of the choices; the fallback stands for an empty list only.
pub(super) fn pick<T: Copy>(seed: u64, label: &str, choices: &[T], fallback: T) -> T {
    let index = roll(seed, label).checked_rem(choices.len() as u64).unwrap_or(0);
    usize::try_from(index).ok().and_then(|index| choices.get(index)).copied().unwrap_or(fallback)
}

/// 32 hexadecimal digits, the form of most identifiers of the cloud.
pub(super) fn id(seed: u64, label: &str) -> String {
    let high = roll(seed, label);
    format!("{high:016x}{:016x}", roll(high, label))
}

/// An identifier in the hyphenated form that networks and security groups have.
pub(super) fn uuid(seed: u64, label: &str) -> String {
    let mut id = id(seed, label);
    for position in [20, 16, 12, 8] {
        id.insert(position, '-');
    }
    id
}

/// An address of the block that the documentation's own examples use.
pub(super) fn public_ip(seed: u64, label: &str) -> String {
    let [first, second, ..] = roll(seed, label).to_be_bytes();
    format!("100.95.{first}.{second}")
}

/// An address inside a private network.
pub(super) fn private_ip(seed: u64, label: &str) -> String {
    let [first, second, ..] = roll(seed, label).to_be_bytes();
    format!("192.168.{first}.{second}")
}
