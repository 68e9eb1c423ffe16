use crate::RecordError;
use std::collections::BTreeSet;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use tlog_tiles::{Error, Tile, TileReader};

/// The height of a tile, which the format fixes: 256 hashes.
pub(crate) const HEIGHT: u8 = 8;

/// The folder of the record: tiles, bundles of entries, the newest checkpoint. Any web
/// server can serve it as it is.
#[derive(Clone, Debug)]
pub struct Files(PathBuf);

impl Files {
    /// The files in this folder, which need not be there yet.
    pub fn at(folder: impl Into<PathBuf>) -> Files {
        Files(folder.into())
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// What a file holds; nothing if it is not there.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>, RecordError> {
        let path = self.0.join(name);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(source) => Err(RecordError::File { path, source }),
        }
    }

    /// Writes a file: whoever reads it finds all of it or what was there before, also after
    /// the power went.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), RecordError> {
        let path = self.0.join(name);
        write(&path, bytes).map_err(|source| RecordError::File { path, source })
    }

    /// Makes the names of these files last, and those of their folders: a file that was written
    /// has no name yet after the power went.
    pub(crate) fn settle(&self, names: &[String]) -> Result<(), RecordError> {
        let folders: BTreeSet<&Path> =
            names.iter().flat_map(|name| Path::new(name).ancestors().skip(1)).collect();
        for folder in folders {
            let path = self.0.join(folder);
            let settled = std::fs::File::open(&path).and_then(|folder| folder.sync_all());
            settled.map_err(|source| RecordError::File { path, source })?;
        }
        Ok(())
    }

    /// The bundle of entries of a tile of level 0.
    pub(crate) fn entries(&self, tile: &Tile) -> Result<Option<Vec<u8>>, RecordError> {
        self.read(&bundle_name(tile))
    }
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let new = beside(path);
    let written = whole(&new, bytes).and_then(|()| std::fs::rename(&new, path));
    if written.is_err() {
        // On a full disk what is left of it would be in the way. It may not be there at all.
        let _ = std::fs::remove_file(&new);
    }
    written
}

fn whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = std::fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}

/// A name beside this one that nobody else writes to.
pub(crate) fn beside(path: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.{}.new", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    path.with_file_name(name)
}

/// The name of a tile: `tile/0/x001/067.p/12`.
pub(crate) fn tile_name(tile: &Tile) -> String {
    tile.path().replacen(&format!("tile/{HEIGHT}/"), "tile/", 1)
}

/// The name of the bundle of entries whose hashes are in this tile.
pub(crate) fn bundle_name(tile: &Tile) -> String {
    tile_name(tile).replacen("tile/0/", "tile/entries/", 1)
}

impl TileReader for Files {
    fn height(&self) -> u8 {
        HEIGHT
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, Error> {
        let read = |tile: &Tile| {
            let own = self.read(&tile_name(tile));
            let found = own.map_err(|error| Error::InvalidInput(error.to_string()))?;
            found.ok_or_else(|| Error::InvalidInput(format!("{} is missing", tile_name(tile))))
        };
        tiles.iter().map(read).collect()
    }

    fn save_tiles(&self, _tiles: &[Tile], _data: &[Vec<u8>]) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_format() {
        let full = Tile::new(HEIGHT, 0, 1_234_067, 256, false);
        assert_eq!(tile_name(&full), "tile/0/x001/x234/067");
        assert_eq!(bundle_name(&full), "tile/entries/x001/x234/067");
        let part = Tile::new(HEIGHT, 1, 8, 17, false);
        assert_eq!(tile_name(&part), "tile/1/008.p/17");
    }
}
